/** Cuts a phase that is too large for its support into waves, week after week (PH-5, PH-8). */
import type { PhaseKey, PlanPerson } from '#core/plan/plan.ts'
import { byOrder, byUse, groupBy, teamOf } from '#core/plan/ranking.ts'
import type { PlanSettings } from '#core/plan/settings.ts'
import { type Going, startersIn } from '#core/plan/support-load.ts'

/** More waves than this make a rollout that never ends; the plan then says what help is short instead. */
export const mostWaves = 12

interface Help {
  /** People live before the first wave, by week. */
  readonly earlier: readonly Going[]
  readonly championWeeks: readonly number[]
  readonly settings: PlanSettings
  /** Week of the first wave. */
  readonly firstWeek: number
  /** Phases that have begun: nobody joins or leaves them. */
  readonly begun: ReadonlySet<PhaseKey>
}

const weekOf = ({ firstWeek, settings }: Help, wave: number): number =>
  firstWeek + (wave - 1) * Math.max(1, Math.round(settings.weeksPerWave))

const waveIn = (key: string | null): number | undefined => (key?.startsWith('rest-') ? Number(key.slice(5)) : undefined)

/** Whether so many people fit into the allowed waves when each is filled to the brim. */
const canCarry = (people: number, help: Help): boolean => {
  const goings = [...help.earlier]
  for (let wave = 1, left = people; wave <= mostWaves; wave++) {
    const week = weekOf(help, wave)
    const starting = Math.min(left, Math.max(0, startersIn(week, goings, help.championWeeks, help.settings)))
    goings.push({ week, people: starting })
    left -= starting
    if (left === 0) return true
  }
  return false
}

/** Whole teams up to the room, the heaviest users first; where none fits, or `cut` says so, a team is cut. */
const fill = (fresh: readonly PlanPerson[], room: number, cut: boolean, empty: boolean): PlanPerson[] => {
  const hours = (people: readonly PlanPerson[]) => people.reduce((sum, { oldUse }) => sum + (oldUse ?? 0), 0) / people.length
  const teams = [...groupBy(fresh, teamOf).values()]
    .map((people) => ({ people: people.sort(byUse), mean: hours(people) }))
    .sort((one, other) => other.mean - one.mean || byOrder(one.people[0] as PlanPerson, other.people[0] as PlanPerson))
  const taken: PlanPerson[] = []
  const put = (people: readonly PlanPerson[]) => {
    for (const person of people) taken.push(person)
  }
  for (const { people } of teams) {
    const left = room - taken.length
    if (people.length <= left) put(people)
    else if (cut && left > 0) put(people.slice(0, left))
  }
  if (taken.length === 0 && empty) put(teams[0]?.people.slice(0, Math.max(1, room)) ?? [])
  return taken
}

/** One wave after another; undefined if more than the allowed number would be needed. */
const cutInto = (people: readonly PlanPerson[], help: Help, cut: boolean, evenly: number | undefined): Waves | undefined => {
  const wished = new Map(people.map((person) => [person, waveIn(person.pinned) ?? waveIn(person.current)]))
  const lostPins: PlanPerson[] = []
  const goings = [...help.earlier]
  const waves: PlanPerson[][] = []
  let waiting = people
  while (waiting.length > 0) {
    const wave = waves.length + 1
    if (wave > mostWaves) return undefined
    const week = weekOf(help, wave)
    const room =
      wave === mostWaves && evenly !== undefined ? waiting.length : (evenly ?? startersIn(week, goings, help.championWeeks, help.settings))
    const here = waiting.filter((person) => wished.get(person) === wave)
    const fixed = here.filter((person) => waveIn(person.pinned) === wave)
    const staying = here.filter((person) => waveIn(person.pinned) !== wave).sort(byUse)
    const chosen = [...fixed, ...staying.slice(0, Math.max(0, room - fixed.length))]
    for (const person of staying.slice(Math.max(0, room - fixed.length))) wished.set(person, undefined)
    const fresh = help.begun.has(`rest-${wave}`) && fixed.length > 0 ? [] : waiting.filter((person) => wished.get(person) === undefined)
    for (const person of fill(fresh, room - chosen.length, cut, chosen.length === 0)) chosen.push(person)
    if (chosen.length === 0) {
      // Everyone left belongs to a wave further on, with none before it: the nearest of them comes next.
      const nearest = waiting.reduce((least, person) => Math.min(least, wished.get(person) ?? Infinity), Infinity)
      for (const person of waiting) {
        if (wished.get(person) !== nearest) continue
        if (waveIn(person.pinned) === nearest) lostPins.push(person)
        wished.set(person, undefined)
      }
      continue
    }
    const placed = new Set(chosen)
    waiting = waiting.filter((person) => !placed.has(person))
    waves.push(chosen)
    goings.push({ week, people: chosen.length })
  }
  return { waves, lostPins }
}

export interface Waves {
  /** One list of people for each wave; a single one when no cut is needed. */
  readonly waves: readonly PlanPerson[][]
  /** People pinned to a wave that the plan does not have. */
  readonly lostPins: readonly PlanPerson[]
}

/**
 * Cuts the last phase into as few waves as its support can carry (PH-5, PH-8), teams together where possible (PH-4);
 * people already in a wave stay in it while it fits, and pinned ones always (PH-10). Where no number of waves up to
 * twelve would do, it cuts evenly; the load then shows what is short. Raises no Problem.
 *
 * `people` are in their stable order.
 *
 * @example cutWaves(sixty, { earlier: [], championWeeks: [], settings: defaultSettings, firstWeek: 5, begun: new Set() }).waves.length // 2: 37 and 23
 */
export const cutWaves = (people: readonly PlanPerson[], help: Help): Waves => {
  const inWaves = people.some((person) => waveIn(person.pinned) !== undefined || waveIn(person.current) !== undefined)
  const room = startersIn(help.firstWeek, help.earlier, help.championWeeks, help.settings)
  if (people.length === 0 || help.begun.has('rest') || (people.length <= room && !inWaves)) return { waves: [[...people]], lostPins: [] }
  const evenly = canCarry(people.length, help) ? undefined : Math.ceil(people.length / mostWaves)
  const whole = evenly === undefined ? cutInto(people, help, false, undefined) : undefined
  return whole ?? cutInto(people, help, true, evenly) ?? { waves: [[...people]], lostPins: [] }
}

/** The week of a wave's go-live. */
export const waveWeek = weekOf
