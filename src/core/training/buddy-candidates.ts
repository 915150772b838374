/** Who could be somebody's buddy, best first: for a pair that is made anew while the others stay (TR-5). */
import { addDays } from '#core/kernel/calendar.ts'
import type { PlanFacts, PlanPerson } from '#core/plan/plan.ts'
import type { Row } from '#core/kernel/rows.ts'

export interface Candidate {
  readonly person: PlanPerson
  /** 2 for another place, 1 for another department. */
  readonly misfit: number
  /** Whom they help already, apart from the one who is asked for. */
  readonly helps: number
  /** Whether they can help one more. */
  readonly free: boolean
}

/** Those who speak the language of a person, the nearest first, then whoever helps fewest. */
const ranked = (
  person: PlanPerson,
  people: readonly PlanPerson[],
  settings: PlanFacts['settings'],
  buddies: readonly Pick<Row<'buddy'>, 'personId' | 'buddyId'>[],
): Candidate[] => {
  const helped = new Map<string, number>()
  for (const pair of buddies) if (pair.personId !== person.id) helped.set(pair.buddyId, (helped.get(pair.buddyId) ?? 0) + 1)
  const most = Math.max(1, Math.floor(settings.peoplePerBuddy))
  return people
    .filter((one) => one.id !== person.id && one.language === person.language)
    .map((one) => {
      const helps = helped.get(one.id) ?? 0
      const misfit = (one.locationId === person.locationId ? 0 : 2) + (one.department === person.department ? 0 : 1)
      return { person: one, misfit, helps, free: helps < most }
    })
    .toSorted(
      (a, b) =>
        a.misfit - b.misfit || a.helps - b.helps || (a.person.order < b.person.order ? -1 : a.person.order > b.person.order ? 1 : 0),
    )
}

/**
 * Everyone of an earlier phase who speaks the language of a person: the nearest first, then whoever helps fewest (TR-5). Pilot users go
 * before the others of the first phase. `phases` are those with people in them.
 *
 * @example candidatesFor(person, facts, phases, buddies)[0]?.person.name // 'Sherida'
 */
export const candidatesFor = (
  person: PlanPerson,
  { people, settings }: Pick<PlanFacts, 'people' | 'settings'>,
  phases: readonly Pick<Row<'phase'>, 'phaseKey' | 'position'>[],
  buddies: readonly Pick<Row<'buddy'>, 'personId' | 'buddyId'>[],
): Candidate[] => {
  const turns = new Map(phases.toSorted((a, b) => a.position - b.position).map(({ phaseKey }, index) => [phaseKey, index + 1]))
  const turnOf = ({ current, pilot }: PlanPerson): number | undefined => {
    const turn = current === null ? undefined : turns.get(current)
    return turn === 1 && pilot ? 0 : turn
  }
  const mine = turnOf(person)
  if (mine === undefined) return []
  return ranked(
    person,
    people.filter((one) => (turnOf(one) ?? mine) < mine),
    settings,
    buddies,
  )
}

/**
 * Whether a phase is the first of those with people: pilot users alone go before its people, so that nobody can be moved ahead of them (TR-5).
 *
 * @example isFirstPhase('early', [{ phaseKey: 'early', position: 1 }]) // true
 */
export const isFirstPhase = (phaseKey: string, phases: readonly Pick<Row<'phase'>, 'phaseKey' | 'position'>[]): boolean =>
  phases.toSorted((one, other) => one.position - other.position)[0]?.phaseKey === phaseKey

/** Days with the tool after which somebody knows it well enough to show it to a newcomer. */
const seasonedDays = 28

/**
 * Who could be the buddy of somebody who joins after the rollout: everyone who speaks their language and has worked with the tool for four
 * weeks by then, or where there is nobody, shorter; those who can help one more before the others (RV-5). Days are `YYYY-MM-DD`.
 *
 * @example newcomerCandidates({ person, startsOn: '2027-03-01' }, facts, participants, buddies)[0]?.person.name // 'Sherida'
 */
export const newcomerCandidates = (
  { person, startsOn }: { readonly person: PlanPerson; readonly startsOn: string },
  { people, settings }: Pick<PlanFacts, 'people' | 'settings'>,
  participants: readonly Pick<Row<'participant'>, 'personId' | 'goLiveOn'>[],
  buddies: readonly Pick<Row<'buddy'>, 'personId' | 'buddyId'>[],
): Candidate[] => {
  const liveOn = new Map(participants.map(({ personId, goLiveOn }) => [personId, goLiveOn]))
  const liveBy = (day: string): Candidate[] => {
    const those = people.filter(({ id }) => (liveOn.get(id) ?? '9') <= day)
    return ranked(person, those, settings, buddies).toSorted((one, other) => Number(other.free) - Number(one.free))
  }
  const seasoned = liveBy(addDays(startsOn, -seasonedDays))
  return seasoned.length > 0 ? seasoned : liveBy(addDays(startsOn, -1))
}
