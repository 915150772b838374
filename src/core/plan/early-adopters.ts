/** Who goes first: pilot users, then volunteers, then whoever makes the group whole (PH-3). */
import type { PlanPerson } from '#core/plan/plan.ts'
import { byUse, byZeal } from '#core/plan/ranking.ts'
import type { Band } from '#core/plan/shape.ts'

/** People by how free they are to be moved, for the filling of one phase. */
export interface Pools {
  /** In this phase whatever happens: pinned here, or pilot users. */
  readonly fixed: readonly PlanPerson[]
  /** Here in the plan as it stands; they stay unless the band breaks (PH-10). */
  readonly kept: readonly PlanPerson[]
  /** Without a place yet. */
  readonly fresh: readonly PlanPerson[]
  /** In later phases of the plan as it stands, those to take first in front; taken only when the band would break. */
  readonly later: readonly PlanPerson[]
}

/** Who is in the phase now, and who had to leave it. */
export interface Filled {
  readonly chosen: PlanPerson[]
  readonly released: PlanPerson[]
}

/** Which places (by how many) and departments a group reaches. */
const reachOf = (people: readonly PlanPerson[]) => {
  const places = new Map<string, number>()
  const departments = new Set<string>()
  const at = ({ locationId }: PlanPerson) => places.get(locationId) ?? 0
  const add = (person: PlanPerson) => {
    places.set(person.locationId, at(person) + 1)
    if (person.department !== null) departments.add(person.department)
  }
  for (const person of people) add(person)
  const newPlace = (person: PlanPerson) => at(person) === 0
  const newDepartment = (person: PlanPerson) => person.department !== null && !departments.has(person.department)
  return { add, at, newPlace, newDepartment }
}

/**
 * Chooses the first group: everyone fixed here, those already here, then volunteers and then others, so that as many
 * places and departments as fit are covered (PH-3), moving nobody who need not move (PH-10).
 *
 * `fill` is the size to reach even without volunteers. Volunteers may fill the band up to its top; others join above
 * `fill` only where they bring a place or department that nobody else brings, or where a place would lack champions
 * (`champions` by place, PH-7). Raises no Problem.
 *
 * @example chooseFirst({ fixed: pilots, kept: [], fresh: others, later: [] }, bandOf(100, 10, 20), 10, new Map()).chosen.length // 10 to 20
 */
export const chooseFirst = (
  { fixed, kept, fresh, later }: Pools,
  band: Band,
  fill: number,
  champions: ReadonlyMap<string, number>,
): Filled => {
  const room = Math.max(0, band.most - fixed.length)
  const staying = [...kept].sort(byZeal)
  const chosen = [...fixed, ...staying.slice(0, room)]
  const released = staying.slice(room)
  const reach = reachOf(chosen)
  const taken = new Set(chosen)

  const pass = (candidates: readonly PlanPerson[], most: number, wanted: (person: PlanPerson) => boolean) => {
    for (const person of candidates) {
      if (chosen.length >= most) return
      if (taken.has(person) || !wanted(person)) continue
      taken.add(person)
      chosen.push(person)
      reach.add(person)
    }
  }
  // Each person reaches two things at most and the gain of a person only shrinks, so one pass for each gain is the whole greedy cover.
  const cover = (candidates: readonly PlanPerson[], most: number) => {
    pass(candidates, most, (person) => reach.newPlace(person) && reach.newDepartment(person))
    pass(candidates, most, reach.newPlace)
    pass(candidates, most, reach.newDepartment)
  }
  const anyone = () => true

  const volunteers = fresh.filter(({ keenness }) => keenness > 0).sort(byZeal)
  cover(volunteers, band.most)
  pass(volunteers, band.most, anyone)
  if (chosen.length < band.most) {
    const others = fresh
      .filter(({ keenness }) => keenness <= 0)
      .sort((one, other) => Number(other.nominated) - Number(one.nominated) || byUse(one, other))
    cover(others, band.most)
    // A joiner of a plan that stands is not made a champion in passing.
    if (kept.length === 0) pass(others, band.most, (person) => reach.at(person) < (champions.get(person.locationId) ?? 0))
    pass(others, fill, anyone)
  }
  pass(later, band.least, anyone)
  return { chosen, released }
}
