/** Companies of any size, always the same for the same size: for golden tests and benchmarks. */
import type { PlanFacts, PlanLocation, PlanPerson } from '#core/plan/plan.ts'
import { defaultSettings } from '#core/plan/settings.ts'

/** Days on which the test's countries are closed: fixed days of every year, enough for a planner to stumble over. */
export const closedDays = (years: readonly number[] = [2026, 2027, 2028, 2029]): { day: string; provisional: boolean }[] =>
  years.flatMap((year) => ['01-01', '05-01', '12-25', '12-26'].map((day) => ({ day: `${year}-${day}`, provisional: false })))

const places = [
  ['Paramaribo', 'SR', 'America/Paramaribo', 'nl', 'good'],
  ['Nieuw Nickerie', 'SR', 'America/Paramaribo', 'nl', 'patchy'],
  ['Georgetown', 'GY', 'America/Guyana', 'en', 'good'],
  ['Bridgetown', 'BB', 'America/Barbados', 'en', 'good'],
  ['Nassau', 'BS', 'America/Nassau', 'en', 'good'],
  ['Port of Spain', 'TT', 'America/Port_of_Spain', 'en', 'good'],
  ['Belmopan', 'BZ', 'America/Belize', 'en', 'poor'],
  ['Hamilton', 'BM', 'Atlantic/Bermuda', 'en', 'good'],
] as const

/** A place by its number; the same eight towns come round again. */
export const placeAt = (number: number): PlanLocation => {
  const [town, country, zone, language, connectivity] = places[number % places.length] ?? places[0]
  const round = Math.floor(number / places.length)
  return {
    id: `l${number}`,
    name: round === 0 ? town : `${town} ${round + 1}`,
    country,
    zone,
    language,
    connectivity,
    opensAt: 8 * 60,
    closesAt: 16 * 60 + 30,
  }
}

export const everyHoliday = (): PlanFacts['holidays'] => new Map(places.map(([, country]) => [country, closedDays()]))

/** A person by number, with what the test does not care about filled in. */
export const somebody = (number: number, with_: Partial<PlanPerson> = {}): PlanPerson => ({
  id: `p${String(number).padStart(6, '0')}`,
  order: String(number).padStart(6, '0'),
  name: `Person ${number}`,
  email: `person${number}@company.example`,
  department: null,
  locationId: 'l0',
  language: 'nl',
  pilot: false,
  keenness: 0,
  oldUse: null,
  nominated: false,
  pinned: null,
  current: null,
  ...with_,
})

/** Facts around a list of people: one simple tool, no freezes, a start on Monday 7 December 2026. */
export const factsOf = (people: readonly PlanPerson[], with_: Partial<PlanFacts> = {}): PlanFacts => ({
  tool: 'Kantoor',
  oldSystem: 'Excel',
  startOn: '2026-12-07',
  today: '2026-11-02',
  complexity: 'moderate',
  critical: false,
  approach: null,
  people,
  locations: [placeAt(0)],
  zone: 'America/Paramaribo',
  holidays: everyHoliday(),
  freezes: [],
  anchors: new Map(),
  settings: defaultSettings,
  ...with_,
})

/** A fixed row of numbers between 0 and 1, so that a company of a size is always the same one. */
const dice = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

const departments = ['Sales', 'Finance', 'Operations', 'IT', 'Service', 'Logistics', 'Human Resources', 'Legal']

/** A company of so many people: a few places, eight departments, one in thirty in the pilot, one in ten a volunteer. */
export const companyOf = (headCount: number, with_: Partial<PlanFacts> = {}): PlanFacts => {
  const roll = dice(headCount)
  const placeCount = Math.max(1, Math.min(40, Math.round(headCount / 60)))
  const people = Array.from({ length: headCount }, (_, number) => {
    const place = Math.floor(roll() ** 1.5 * placeCount)
    const department = departments[Math.floor(roll() * departments.length)] ?? null
    return somebody(number, {
      locationId: `l${place}`,
      department: roll() < 0.03 ? null : department,
      language: roll() < 0.8 ? placeAt(place).language : 'en',
      pilot: roll() < 1 / 30,
      keenness: roll() < 0.1 ? 1 + Math.floor(roll() * 3) : 0,
      oldUse: roll() < 0.1 ? null : Math.round(roll() * 40),
    })
  })
  return factsOf(people, { locations: Array.from({ length: placeCount }, (_, number) => placeAt(number)), ...with_ })
}
