/** From a staff list, as an import would read it, to the facts of a plan. */
import { usualHours, zoneAt } from '#core/regional/at-location.ts'
import { dayNumber, dayOf } from '#core/kernel/calendar.ts'
import { type ImportPreview, isNoMistake } from '#core/people/people-import.ts'
import { placeKey } from '#core/people/people-locations.ts'
import { languageOfCountry } from '#core/people/people-regions.ts'
import type { Approach, Complexity, PlanFacts, PlanLocation, PlanPerson } from '#core/plan/plan.ts'
import { homeId } from '#core/plan/plan-facts.ts'
import { byText } from '#core/plan/ranking.ts'
import { defaultSettings } from '#core/plan/settings.ts'
import { Problem } from '#core/kernel/problem.ts'
import { countryName } from '#core/regional/countries.ts'
import { zoneFor } from '#core/regional/zones.ts'
import { note, type Note } from '#core/kernel/note.ts'
import { spokenLanguage, type Language } from '#core/kernel/language.ts'

/** What is wanted, beside the list. */
export interface Wish {
  readonly tool: string
  readonly oldSystem: string | null
  /** The wanted first go-live, `YYYY-MM-DD`. */
  readonly startOn: string
  readonly today: string
  /** ISO 3166-1 alpha-2: of people and places whose country the list does not tell. */
  readonly country: string
  readonly complexity: Complexity
  readonly critical: boolean
  readonly approach: Approach | null
  /** E-mail addresses of pilot users, beside those whom the list marks. */
  readonly pilots: readonly string[]
  /** `2026-12-21..2027-01-03` */
  readonly freezes: readonly string[]
  /** In which the place without a name is named. */
  readonly language: Language
}

export interface StaffFacts {
  readonly facts: Omit<PlanFacts, 'holidays'>
  /** Said with the plan's own warnings. */
  readonly warnings: readonly Note[]
}

/**
 * A day of the calendar. Raises plan.dayUnreadable.
 * @example readDay('2026-02-30', 'start') // throws plan.dayUnreadable
 */
export const readDay = (text: string, field: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(dayNumber(text)) && dayOf(dayNumber(text)) === text) return text
  throw new Problem('plan.dayUnreadable', { text }, { field })
}

/**
 * A window in which nothing starts (TL-3), first and last day. Raises plan.freezeUnreadable, plan.freezeBackwards.
 * @example readFreeze('2026-12-21..2027-01-03').to // '2027-01-03'
 */
export const readFreeze = (text: string): { from: string; to: string; locationId: null } => {
  const [first, last, ...more] = text.split('..').map((part) => part.trim())
  const isDay = (day: string | undefined): day is string => /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') && dayOf(dayNumber(day ?? '')) === day
  if (more.length > 0 || !isDay(first) || !isDay(last)) throw new Problem('plan.freezeUnreadable', { text }, { field: 'freeze' })
  if (last < first) throw new Problem('plan.freezeBackwards', { from: first, to: last }, { field: 'freeze' })
  return { from: first, to: last, locationId: null }
}

/** A short id out of a name, the same each time; a number follows where two names make the same one. */
const idOf = (name: string, taken: ReadonlySet<string>): string => {
  const plain =
    name
      .normalize('NFD')
      .toLowerCase()
      .replace(/\p{M}+/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'place'
  let id = plain
  for (let count = 2; taken.has(id); count++) id = `${plain}-${count}`
  return id
}

const place = (id: string, name: string, country: string, language: Language, zone: string): PlanLocation => ({
  id,
  name,
  country,
  zone,
  language,
  connectivity: 'good',
  ...usualHours,
})

/** The zone in which most people work; among equals the one of the first location. */
const zoneOfMost = (people: readonly PlanPerson[], locations: readonly PlanLocation[]): string => {
  const counts = new Map<string, number>()
  for (const { locationId } of people) counts.set(locationId, (counts.get(locationId) ?? 0) + 1)
  const [first] = locations.toSorted((one, other) => (counts.get(other.id) ?? 0) - (counts.get(one.id) ?? 0))
  return zoneAt(first)
}

/**
 * The facts of a plan from a staff list, without the holidays of its countries (PH-2, PH-11).
 *
 * Everyone in the list takes part; places come in the order of their names, whatever the order of the rows. Who has no place counts at the only place there is, or at one named after the country.
 * Rows that an import refuses are not in it: whoever calls decides whether that stops the plan. People whom the list shows
 * as gone, pilot addresses that nobody has, and guesses are warnings. Raises plan.freezeUnreadable, plan.freezeBackwards.
 *
 * @example planFromStaff(preview, wish).facts.people.length // preview.people.length
 */
export const planFromStaff = (list: ImportPreview, wish: Wish): StaffFacts => {
  const warnings: Note[] = [...list.notes]
  const locations: PlanLocation[] = []
  const idByPlace = new Map<string, string>()
  const taken = new Set<string>([homeId])
  const add = (name: string, country: string, language: Language, zone: string, id = idOf(name, taken)): string => {
    taken.add(id)
    locations.push(place(id, name, country, language, zone))
    return id
  }
  const named = list.locations.toSorted((one, other) => byText(placeKey(one.name), placeKey(other.name)))
  for (const { name, likely, language, zone } of named)
    idByPlace.set(placeKey(name), add(name, likely, language, zone ?? zoneFor(likely, name).zone))

  const placeless = list.people.filter((person) => person.location === null).length
  if (placeless > 0 && locations.length !== 1) {
    const name = countryName(wish.country, wish.language)
    const { zone, assumed } = zoneFor(wish.country, name)
    add(name, wish.country, languageOfCountry(wish.country), zone, homeId)
    if (assumed) warnings.push(note('regional.zoneAssumed', { location: name, zone }))
  }
  const home = locations.find(({ id }) => id === homeId) ?? locations[0]
  if (placeless > 0 && home && list.locations.length > 0) warnings.push(note('plan.noPlace', { people: placeless, place: home.name }))

  const pilots = new Set(wish.pilots.map((email) => email.trim().toLowerCase()).filter((email) => email !== ''))
  const spoken = new Map(locations.map(({ id, language }) => [id, language]))
  const people = list.people.map((person): PlanPerson => {
    const locationId = (person.location === null ? undefined : idByPlace.get(placeKey(person.location))) ?? home?.id ?? ''
    return {
      id: person.id,
      order: person.employeeNumber ?? person.email ?? person.name,
      name: person.name,
      email: person.email,
      department: person.department,
      locationId,
      language: spokenLanguage(person.language, spoken.get(locationId)),
      pilot: person.pilot || (person.email !== null && pilots.delete(person.email)),
      keenness: person.keenness,
      oldUse: person.oldUse,
      nominated: person.champion,
      pinned: null,
      current: null,
      leftOn: person.leftOn,
    }
  })
  for (const person of list.people) if (person.email !== null) pilots.delete(person.email)
  for (const email of pilots) warnings.push(note('plan.pilotUnknown', { email }))
  for (const { code, params } of list.refused.filter((row) => isNoMistake(row.code))) warnings.push({ code, params } as Note)
  if (list.asked.length > 0) warnings.push(note('people.asked', { count: list.asked.length }))
  for (const { code, params } of list.asked) warnings.push({ code, params } as Note)

  const { tool, oldSystem, startOn, today, complexity, critical, approach } = wish
  const freezes = wish.freezes.map(readFreeze)
  return {
    facts: {
      tool,
      oldSystem,
      startOn,
      today,
      complexity,
      critical,
      approach,
      people,
      locations,
      zone: zoneOfMost(people, locations),
      freezes,
      anchors: new Map(),
      settings: defaultSettings,
    },
    warnings,
  }
}
