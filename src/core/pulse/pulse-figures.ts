/** Satisfaction, recommendation and who is at ease on a day, of each cohort and of all, with the silent (ME-5, ME-8, GA-7, GA-8). */
import { addDays } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'
import { netPromoters } from '#core/metrics/intervals.ts'
import { smallestGroup } from '#core/metrics/small-groups.ts'
import { atEaseAfterDays, atEaseEveryDays, firstAskedOn, isAnonymousIn, isAskedIn, lastAskedOn, weekOf } from '#core/pulse/pulse-week.ts'

/** Somebody who counts: assigned and still employed. */
export interface PulsePerson {
  readonly personId: string
  readonly phaseKey: string | null
  readonly locationId: string | null
  readonly goLiveOn: string | null
}

/** An answer of an anonymous week: of which cohort, where that is large enough to hide in, and nothing of whom. */
export interface PulseAnswer {
  readonly weekOn: string
  /** The phase; empty for cohorts under five people. */
  readonly groupKey: string
  readonly answerId: string
  readonly satisfied: number
  readonly recommend: number
}

type SaidOfEase = Pick<Row<'atEase'>, 'personId' | 'saidOn' | 'saidBy' | 'answer'>

export interface PulseRows {
  readonly people: readonly PulsePerson[]
  readonly phases: readonly Pick<Row<'phase'>, 'phaseKey' | 'goLiveOn'>[]
  readonly modes: readonly Row<'pulseMode'>[]
  readonly replies: readonly Pick<Row<'pulseReply'>, 'personId' | 'weekOn' | 'answeredOn' | 'satisfied' | 'recommend'>[]
  readonly answers: readonly PulseAnswer[]
  readonly ease: readonly SaidOfEase[]
}

/** Those who were asked, what they answered, and who is silent. */
export interface Asked {
  /** How many were asked. */
  readonly people: number
  readonly answered: number
  readonly silent: readonly string[]
  /** Of each location: how many answered, of how many (GA-8). */
  readonly locations: readonly (readonly [answered: number, of: number])[]
  /** The day of the newest answer, or in an anonymous week its last day. */
  readonly newestOn: string | null
}

export interface PulseFigure extends Asked {
  /** 0 to 10, in the order in which they came; in anonymous weeks in an order that says nothing. */
  readonly satisfied: readonly number[]
  readonly recommend: readonly number[]
  readonly mean: number | null
  /** -100 to 100. */
  readonly nps: number | null
  /** Fewer than five answered in an anonymous week: what they said is not told. */
  readonly withheld: boolean
}

export interface EaseFigure extends Asked {
  /** 1 for who said yes, 0 for partly and no, in the order in which they came. */
  readonly answers: readonly (0 | 1)[]
  readonly yes: number
  readonly partly: number
  readonly no: number
  /** How many of the answers somebody else recorded. */
  readonly recorded: number
}

export interface PulseGroup {
  readonly pulse: PulseFigure
  readonly atEase: EaseFigure
}

export interface PulseFigures {
  readonly asOf: string
  /** Whether the answers are of an anonymous week; then they are of the last week that is over. */
  readonly anonymous: boolean
  readonly all: PulseGroup
  readonly phases: ReadonlyMap<string | null, PulseGroup>
}

interface SilentTold {
  readonly count: number
  /** The first of them. */
  readonly people: readonly string[]
}

/** A group as who runs the rollout sees it: no single answer. */
export interface PulseShown {
  readonly pulse: Pick<PulseFigure, 'people' | 'answered' | 'newestOn' | 'mean' | 'nps' | 'withheld'> & { readonly silent: SilentTold }
  readonly atEase: Pick<EaseFigure, 'people' | 'answered' | 'yes' | 'partly' | 'no' | 'recorded'> & { readonly silent: SilentTold }
}

/** What is told of the pulse of a rollout. */
export interface PulseTold {
  readonly asOf: string
  readonly anonymous: boolean
  readonly all: PulseShown
  readonly phases: readonly (PulseShown & { readonly key: string | null })[]
  /** Of all, at the end of each of the last weeks and on the day itself. */
  readonly weeks: readonly {
    readonly on: string
    readonly mean: number | null
    readonly nps: number | null
    readonly answered: number
    readonly people: number
  }[]
  readonly oldUse: Pick<Row<'oldUse'>, 'statedOn' | 'stillThere' | 'statedBy'> | null
}

/** By day, those of one day by a key that says nothing of what they answered. */
const order = <T>(rows: readonly T[], dayOf: (row: T) => string, keyOf: (row: T) => string): T[] =>
  // Most come in the order of their keys, which costs little to find.
  [...Map.groupBy(rows, dayOf)]
    .toSorted(([day], [other]) => (day < other ? -1 : 1))
    .flatMap(([, ofDay]) =>
      ofDay.toSorted((a, b) => {
        const [key, than] = [keyOf(a), keyOf(b)]
        return key < than ? -1 : key > than ? 1 : 0
      }),
    )

/** What depends on the first day alone: few days are those of many people. */
const onceADay = (decide: (goLiveOn: string) => boolean): ((person: PulsePerson) => boolean) => {
  const known = new Map<string, boolean>()
  return ({ goLiveOn }) => {
    if (goLiveOn === null) return false
    let found = known.get(goLiveOn)
    if (found === undefined) known.set(goLiveOn, (found = decide(goLiveOn)))
    return found
  }
}

/** The last row of each person. */
const lastOf = <T extends { readonly personId: string }>(rows: readonly T[], dayOf: (row: T) => string): Map<string, T> => {
  const last = new Map<string, T>()
  for (const row of rows) {
    const known = last.get(row.personId)
    if (!known || dayOf(row) > dayOf(known)) last.set(row.personId, row)
  }
  return last
}

const askedOf = (asked: readonly PulsePerson[], days: ReadonlyMap<string, string>): Asked => {
  const silent = asked.filter(({ personId }) => !days.has(personId)).map(({ personId }) => personId)
  const places = new Map<string | null, [number, number]>()
  for (const { personId, locationId } of asked) {
    const place = places.get(locationId) ?? [0, 0]
    places.set(locationId, [place[0] + (days.has(personId) ? 1 : 0), place[1] + 1])
  }
  const newestOn = asked.reduce<string | null>((newest, { personId }) => {
    const day = days.get(personId) ?? null
    return day !== null && (newest === null || day > newest) ? day : newest
  }, null)
  return { people: asked.length, answered: asked.length - silent.length, silent, locations: [...places.values()], newestOn }
}

interface Scores {
  readonly satisfied: number
  readonly recommend: number
}

const figureOf = (asked: Asked, scores: readonly Scores[], withheld: boolean): PulseFigure => {
  const told = withheld ? [] : scores
  const satisfied = told.map((one) => one.satisfied)
  const recommend = told.map((one) => one.recommend)
  const mean = satisfied.length === 0 ? null : satisfied.reduce((sum, score) => sum + score, 0) / satisfied.length
  return { ...asked, satisfied, recommend, mean, nps: netPromoters(recommend).score, withheld }
}

const easeOf = (people: readonly PulsePerson[], last: ReadonlyMap<string, SaidOfEase>): EaseFigure => {
  const asked = askedOf(people, new Map([...last].map(([personId, { saidOn }]) => [personId, saidOn])))
  const said = order(
    people.flatMap(({ personId }) => last.get(personId) ?? []),
    ({ saidOn }) => saidOn,
    ({ personId }) => personId,
  )
  const count = (answer: string): number => said.filter((one) => one.answer === answer).length
  return {
    ...asked,
    answers: said.map(({ answer }) => (answer === 'yes' ? 1 : 0)),
    yes: count('yes'),
    partly: count('partly'),
    no: count('no'),
    recorded: said.filter(({ saidBy }) => saidBy === 'champion').length,
  }
}

/**
 * The answers that count on a day. By name: the last one of each person from this week and the one before. Where one of the two weeks
 * is anonymous: those of the week before alone, because answers of a week that still runs would tell who came last; of a cohort in
 * which fewer than five answered nothing is told, nor may the total give it away (ME-8). At ease: the last answer of each person that
 * is no older than its month.
 */
export const pulseFigures = ({ people, phases, modes, replies, answers, ease }: PulseRows, asOf: string): PulseFigures => {
  const week = weekOf(asOf)
  const before = addDays(week, -7)
  const [isNow, wasThen] = [isAnonymousIn(week, modes), isAnonymousIn(before, modes)]
  const weeks = isNow || wasThen ? [before] : [before, week]
  const lastOn = lastAskedOn(phases)
  const isAsked = onceADay((goLiveOn) => weeks.some((one) => isAskedIn(one, goLiveOn, lastOn)) && firstAskedOn(goLiveOn) <= asOf)
  const last = lastOf(
    replies.filter(({ weekOn, answeredOn }) => weeks.includes(weekOn) && (wasThen || answeredOn <= asOf)),
    ({ weekOn }) => weekOn,
  )
  const lastDay = addDays(before, 6)
  const days = new Map([...last].map(([personId, { answeredOn }]) => [personId, wasThen ? lastDay : answeredOn]))
  const unnamed = wasThen ? order(answers.filter(({ weekOn }) => weekOn === before), ({ weekOn }) => weekOn, ({ answerId }) => answerId) : [] // prettier-ignore

  const easeSince = addDays(asOf, 1 - atEaseEveryDays - 7)
  const saidLast = lastOf(
    ease.filter(({ saidOn }) => saidOn <= asOf && saidOn >= easeSince),
    ({ saidOn, saidBy }) => `${saidOn} ${saidBy}`,
  )
  const isEaseAsked = onceADay((goLiveOn) => addDays(goLiveOn, atEaseAfterDays) <= asOf)

  const namedScores = (asked: readonly PulsePerson[]): Scores[] =>
    order(
      asked.flatMap(({ personId }) => last.get(personId) ?? []),
      ({ answeredOn }) => answeredOn,
      ({ personId }) => personId,
    ).flatMap(({ satisfied, recommend }) => (satisfied === null || recommend === null ? [] : [{ satisfied, recommend }]))

  const groupOf = (members: readonly PulsePerson[], scores: readonly Scores[] | null, withheld: boolean): PulseGroup => {
    const asked = members.filter(isAsked)
    return {
      pulse: figureOf(askedOf(asked, days), scores ?? namedScores(asked), withheld),
      atEase: easeOf(members.filter(isEaseAsked), saidLast),
    }
  }

  const cohorts = Map.groupBy(people, ({ phaseKey }) => phaseKey)
  const scoresBy = Map.groupBy(unnamed, ({ groupKey }) => groupKey)
  const isTold = (groupKey: string): boolean => (scoresBy.get(groupKey)?.length ?? 0) >= smallestGroup
  const hidden = [...scoresBy].filter(([key]) => key === '' || !cohorts.has(key) || !isTold(key)).flatMap(([, of]) => of)
  const shown = [...scoresBy].filter(([key]) => key !== '' && cohorts.has(key) && isTold(key)).flatMap(([, of]) => of)
  const everyone = hidden.length === 0 || hidden.length >= smallestGroup ? unnamed : shown

  const ofPhase = (phaseKey: string | null, members: readonly PulsePerson[]): PulseGroup => {
    const key = phaseKey ?? ''
    const scores = wasThen ? (key === '' ? [] : (scoresBy.get(key) ?? [])) : null
    return groupOf(members, scores, wasThen && (key === '' || !isTold(key)))
  }
  let all: PulseGroup | undefined
  let byPhase: ReadonlyMap<string | null, PulseGroup> | undefined
  return {
    asOf,
    anonymous: wasThen,
    // A gate asks for phases alone, and a series for all.
    get all() {
      return (all ??= groupOf(people, wasThen ? everyone : null, wasThen && everyone.length < smallestGroup))
    },
    get phases() {
      return (byPhase ??= new Map([...cohorts].map(([phaseKey, members]) => [phaseKey, ofPhase(phaseKey, members)])))
    },
  }
}
