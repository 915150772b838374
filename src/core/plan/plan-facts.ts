/** From rows to facts: what a replan reads, and what the planner makes its plan of. */
import { usualHours, zoneAt } from '#core/regional/at-location.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { type At, type Facts, rows } from '#core/kernel/command.ts'
import type { PlanFacts, PlanLocation, PlanPerson } from '#core/plan/plan.ts'
import { settingsOf } from '#core/plan/settings.ts'
import { spokenLanguage } from '#core/kernel/language.ts'

/** Everything a replan must see; the needs of each command that replans. */
export const planNeeds = (rolloutId: string) => ({
  organisation: rows('organisation'),
  rollouts: rows('rollout', { rolloutId }),
  people: rows('person'),
  locations: rows('location'),
  holidays: rows('holiday'),
  participants: rows('participant', { rolloutId }),
  freezes: rows('freeze', { rolloutId }),
  phases: rows('phase', { rolloutId }),
  phaseSites: rows('phaseSite', { rolloutId }),
  champions: rows('champion', { rolloutId }),
  messages: rows('message', { rolloutId }),
  sessions: rows('session', { rolloutId }),
  attendees: rows('attendee', { rolloutId }),
  officeHours: rows('officeHour', { rolloutId }),
  appointments: rows('appointment', { rolloutId, state: 'booked' }),
  buddies: rows('buddy', { rolloutId }),
  items: rows('checklistItem', { rolloutId }),
  warnings: rows('warning', { rolloutId }),
})

export type PlanRows = Facts<ReturnType<typeof planNeeds>>

/** The place of people for whom no place is known, when there is not exactly one. */
export const homeId = 'home'

const locationsOf = (from: Pick<PlanRows, 'organisation' | 'locations'>, homeless: boolean): PlanLocation[] => {
  const organisation = from.organisation[0]
  const language = spokenLanguage(organisation?.language)
  const places: PlanLocation[] = from.locations.map((row) => ({
    id: row.locationId,
    name: row.name,
    country: row.country,
    zone: row.zone,
    language: spokenLanguage(row.language, language),
    connectivity: row.connectivity === 'patchy' || row.connectivity === 'poor' ? row.connectivity : 'good',
    opensAt: row.opensAt,
    closesAt: row.closesAt,
  }))
  if (homeless && organisation)
    places.push({
      id: homeId,
      name: organisation.name,
      country: organisation.country,
      zone: organisation.zone,
      language,
      connectivity: 'good',
      ...usualHours,
    })
  return places
}

const holidaysOf = (from: PlanRows): PlanFacts['holidays'] => {
  const byCountry = new Map<string, { day: string; provisional: boolean }[]>()
  for (const row of from.holidays) {
    let days = byCountry.get(row.country)
    if (!days) byCountry.set(row.country, (days = []))
    if (row.off === 1) days.push({ day: row.day, provisional: row.provisional === 1 })
  }
  return byCountry
}

/** The earliest days after a pause (CO-3): of a milestone by `phase`, of a location by `phase/location`. */
export const notBeforeOf = (from: Pick<PlanRows, 'phases' | 'phaseSites'>): ReadonlyMap<string, string> =>
  new Map([
    ...from.phases.flatMap(({ phaseKey, notBeforeOn }) => (notBeforeOn === null ? [] : [[phaseKey, notBeforeOn] as const])),
    ...from.phaseSites.flatMap(({ phaseKey, locationId, notBeforeOn }) =>
      notBeforeOn === null ? [] : [[`${phaseKey}/${locationId}`, notBeforeOn] as const],
    ),
  ])

/**
 * The people of a plan and where they work, from stored rows (PH-2).
 *
 * Everyone who works here and is not excluded takes part, also without a place of their own: they count at the only
 * place, or at the organisation's home. Who is live is pinned.
 */
export const peopleFromRows = (
  from: Pick<PlanRows, 'organisation' | 'people' | 'locations' | 'participants'>,
  at: At,
): Pick<PlanFacts, 'people' | 'locations'> => {
  const participants = new Map(from.participants.map((row) => [row.personId, row]))
  const known = new Set(from.locations.map((row) => row.locationId))
  const only = from.locations.length === 1 ? from.locations[0]?.locationId : undefined
  const here = from.people.filter((row) => worksOn(row, at.today) && !participants.get(row.personId)?.excludedAt)
  const placeOf = (row: (typeof here)[number]): string =>
    row.locationId !== null && known.has(row.locationId) ? row.locationId : (only ?? homeId)
  const locations = locationsOf(from, here.some((row) => placeOf(row) === homeId) || from.locations.length === 0)
  const spoken = new Map(locations.map((place) => [place.id, place.language]))

  const people = here.map((row): PlanPerson => {
    const part = participants.get(row.personId)
    const locationId = placeOf(row)
    const live = part?.goLiveOn != null && part.goLiveOn <= at.today
    return {
      id: row.personId,
      order: row.employeeNumber ?? row.email ?? row.name,
      name: row.name,
      email: row.email,
      department: row.department,
      locationId,
      language: spokenLanguage(row.language, spoken.get(locationId)),
      pilot: part?.pilot === 1,
      keenness: part?.keenness ?? 0,
      oldUse: part?.oldUse ?? null,
      nominated: part?.nominated === 1,
      pinned: part?.phaseKey && (part.pinnedAt || live) ? part.phaseKey : null,
      current: part?.phaseKey ?? null,
      isLive: live,
      leftOn: row.leftOn,
      notBefore: part?.notBeforeOn ?? null,
    }
  })
  return { people, locations }
}

/** The facts of a plan from stored rows (PH-2, PH-10). Phases that are live keep their day and their people. */
export const factsFromRows = (from: PlanRows, at: At): PlanFacts | undefined => {
  const rollout = from.rollouts[0]
  if (!rollout) return undefined
  const { people, locations } = peopleFromRows(from, at)
  const anchors = new Map<string, string>()
  const askedOn = new Map<string, string | null>()
  for (const row of from.phases) {
    if (row.goLiveOn <= at.today) {
      anchors.set(row.phaseKey, row.goLiveOn)
      askedOn.set(row.phaseKey, row.anchorOn)
    } else if (row.anchorOn) anchors.set(row.phaseKey, row.anchorOn)
  }
  return {
    tool: rollout.tool,
    oldSystem: rollout.oldSystem,
    startOn: rollout.startOn,
    today: at.today,
    complexity: rollout.complexity === 'simple' || rollout.complexity === 'complex' ? rollout.complexity : 'moderate',
    critical: rollout.critical === 1,
    approach: rollout.approach === 'phased' || rollout.approach === 'big-bang' ? rollout.approach : null,
    people,
    locations,
    zone: zoneAt(from.organisation[0], locations[0]),
    holidays: holidaysOf(from),
    freezes: from.freezes.map((row) => ({ from: row.fromOn, to: row.toOn, locationId: row.locationId })),
    anchors,
    askedOn,
    notBefore: notBeforeOf(from),
    standing: from.phases.toSorted((a, b) => a.position - b.position).map((row) => row.phaseKey),
    settings: settingsOf(rollout.settings),
    running: rollout.draftedAt !== null,
    buddies: new Map(from.buddies.map((row) => [row.personId, row.buddyId])),
  }
}
