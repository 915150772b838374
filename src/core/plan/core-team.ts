/** Who goes second: the heaviest users of the old system, whole teams where the band allows (PH-4). */
import { append } from '#core/kernel/many.ts'
import type { Filled, Pools } from '#core/plan/early-adopters.ts'
import type { PlanPerson } from '#core/plan/plan.ts'
import { byOrder, byUse, groupBy, teamOf } from '#core/plan/ranking.ts'
import type { Band } from '#core/plan/shape.ts'

interface Team {
  readonly people: readonly PlanPerson[]
  /** Known hours (or logins) together. */
  readonly use: number
}

/** So many of the heaviest teams may be passed over in search of a choice that splits none. */
const mostSkipped = 12

const meanUse = ({ people, use }: { people: { length: number }; use: number }): number => (people.length === 0 ? 0 : use / people.length)

/** Teams in order of use per person; among equals the larger, because more people who work together make a tool worth while. */
const teamsOf = (people: readonly PlanPerson[]): Team[] =>
  [...groupBy(people, teamOf).values()]
    .map((members) => ({ people: members.sort(byUse), use: members.reduce((sum, { oldUse }) => sum + (oldUse ?? 0), 0) }))
    .sort(
      (one, other) =>
        meanUse(other) - meanUse(one) ||
        other.people.length - one.people.length ||
        byOrder(one.people[0] as PlanPerson, other.people[0] as PlanPerson),
    )

/** Whole teams from a starting place in the order, up to the band; undefined when they do not reach it. */
const wholeTeams = (teams: readonly Team[], from: number, least: number, most: number): Team[] | undefined => {
  const taken: Team[] = []
  let count = 0
  for (let at = from; at < teams.length && count < least; at++) {
    const team = teams[at] as Team
    if (count + team.people.length > most) continue
    taken.push(team)
    count += team.people.length
  }
  return count >= least ? taken : undefined
}

/** The heaviest teams one after another, the last one cut to what is missing. */
const cutTeams = (teams: readonly Team[], least: number, most: number): PlanPerson[] => {
  const taken: PlanPerson[] = []
  for (const { people } of teams) {
    if (taken.length >= least) break
    const part = taken.length + people.length <= most ? people : people.slice(0, least - taken.length)
    for (const person of part) taken.push(person)
  }
  return taken
}

/** Between `least` and `most` people in whole teams if those are heavier users than who is left, else with one team cut. */
const heaviestTeams = (people: readonly PlanPerson[], least: number, most: number): PlanPerson[] => {
  const teams = teamsOf(people)
  const all = { people, use: teams.reduce((sum, { use }) => sum + use, 0) }
  let best: { people: PlanPerson[]; use: number } | undefined
  for (let from = 0; from < Math.min(teams.length, mostSkipped); from++) {
    const whole = wholeTeams(teams, from, least, most)
    if (!whole) continue
    const choice = { people: whole.flatMap((team) => team.people), use: whole.reduce((sum, { use }) => sum + use, 0) }
    if (!best || meanUse(choice) > meanUse(best)) best = choice
  }
  return best && meanUse(best) >= meanUse(all) ? best.people : cutTeams(teams, least, most)
}

/** One from each place that nobody speaks for yet, its whole team where the room shared out allows; so that each place can have its champion (PH-7). */
const voices = (fresh: readonly PlanPerson[], reached: ReadonlySet<string>, room: number): PlanPerson[] => {
  const silent = groupBy(
    fresh.filter(({ locationId }) => !reached.has(locationId)),
    ({ locationId }) => locationId,
  )
  const taken: PlanPerson[] = []
  let left = silent.size
  for (const people of [...silent.values()].sort(
    (one, other) => other.length - one.length || byOrder(one[0] as PlanPerson, other[0] as PlanPerson),
  )) {
    if (taken.length >= room) break
    const heaviest = [...people].sort(byUse)[0] as PlanPerson
    const team = people.filter((person) => teamOf(person) === teamOf(heaviest))
    for (const person of team.length <= Math.floor((room - taken.length) / left) ? team : [heaviest]) taken.push(person)
    left--
  }
  return taken
}

/** A joiner goes where their team is, while there is room (PH-4, PH-10). */
const joiners = (chosen: readonly PlanPerson[], { fresh, later }: Pools, room: number): PlanPerson[] => {
  if (room <= 0 || fresh.length === 0) return []
  const here = groupBy(chosen, teamOf)
  const there = groupBy(later, teamOf)
  return fresh
    .filter((person) => (here.get(teamOf(person))?.length ?? 0) > (there.get(teamOf(person))?.length ?? 0))
    .sort(byUse)
    .slice(0, room)
}

/**
 * Chooses the second phase of a phased plan: nominated champions, a voice from each place not yet reached, then the
 * heaviest users team by team (PH-4, PH-7), moving nobody who need not move (PH-10).
 *
 * `reached` holds the places of the first phase. Raises no Problem.
 *
 * @example chooseCore({ fixed: [], kept: [], fresh: others, later: [] }, bandOf(100, 30, 40), new Set(['l0'])).chosen.length // 30 to 40
 */
export const chooseCore = (pools: Pools, band: Band, reached: ReadonlySet<string>): Filled => {
  const room = Math.max(0, band.most - pools.fixed.length)
  const staying = [...pools.kept].sort(byUse)
  const chosen = [...pools.fixed, ...staying.slice(0, room)]
  const released = staying.slice(room)
  if (chosen.length >= band.least) {
    append(chosen, joiners(chosen, pools, band.most - chosen.length))
    return { chosen, released }
  }
  const taken = new Set(chosen)
  const take = (people: readonly PlanPerson[]) => {
    for (const person of people) {
      if (taken.has(person)) continue
      taken.add(person)
      chosen.push(person)
    }
  }
  const left = () => pools.fresh.filter((person) => !taken.has(person))
  take(
    left()
      .filter(({ nominated }) => nominated)
      .sort(byUse)
      .slice(0, band.most - chosen.length),
  )
  take(voices(left(), new Set([...reached, ...chosen.map(({ locationId }) => locationId)]), band.most - chosen.length))
  if (chosen.length < band.least) take(heaviestTeams(left(), band.least - chosen.length, band.most - chosen.length))
  if (chosen.length < band.least) take([...pools.later].sort(byUse).slice(0, band.least - chosen.length))
  return { chosen, released }
}
