/** The planner: from the facts of a company and a tool to the whole dated plan. */
import { addDays, type WorkCalendar, dayNumber, dayOf, nextAllowed, together } from '#core/kernel/calendar.ts'
import { planChecklist } from '#core/checklist/checklist.ts'
import { planMessages } from '#core/communication/messages.ts'
import { chooseChampions } from '#core/plan/champions.ts'
import { adviseApproach } from '#core/plan/approach.ts'
import { placePeople } from '#core/plan/cohorts.ts'
import { staying, withoutLeavers } from '#core/planning/leaving-before-start.ts'
import { planMarks } from '#core/plan/plan-marks.ts'
import type { PhaseKey, Plan, PlanFacts, PlanLocation, PlannedPhase, PlanPerson } from '#core/plan/plan.ts'
import { byOrder, byText } from '#core/plan/ranking.ts'
import { shapeOf } from '#core/plan/shape.ts'
import { scheduleAnchored } from '#core/plan/anchors.ts'
import { calendarsOf, type DatedPhase } from '#core/plan/timeline.ts'
import { Problem } from '#core/kernel/problem.ts'
import { note, type Note } from '#core/kernel/note.ts'
import { matchBuddies } from '#core/training/buddies.ts'
import { planOfficeHours } from '#core/training/office-hours.ts'
import { planSessions } from '#core/training/sessions.ts'

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const number = dayNumber(text)
  return Number.isInteger(number) && dayOf(number) === text
}

/** Everyone at a place of the list (PH-2) and everything in one order, whatever order it came in (PH-11). */
const settle = (facts: PlanFacts): { facts: PlanFacts; warnings: Note[] } => {
  const locations = [...facts.locations].sort((one, other) => byText(one.id, other.id))
  const known = new Map(locations.map((location) => [location.id, 0]))
  const people = [...facts.people].sort(byOrder)
  let lost = 0
  for (const { locationId } of people) {
    const count = known.get(locationId)
    if (count === undefined) lost++
    else known.set(locationId, count + 1)
  }
  const freezes = [...facts.freezes].sort(
    (one, other) => byText(one.from, other.from) || byText(one.to, other.to) || byText(one.locationId ?? '', other.locationId ?? ''),
  )
  const settled = { ...facts, locations, people, freezes }
  const [first] = locations
  if (lost === 0 || !first) return { facts: settled, warnings: [] }
  const largest = locations.reduce((most, location) => ((known.get(location.id) ?? 0) > (known.get(most.id) ?? 0) ? location : most), first)
  return {
    facts: { ...settled, people: people.map((person) => (known.has(person.locationId) ? person : { ...person, locationId: largest.id })) },
    warnings: [note('plan.warning.placeUnknown', { people: lost, place: largest.name })],
  }
}

/** The places where someone works. */
const inhabited = (facts: PlanFacts): PlanLocation[] => {
  const ids = new Set(facts.people.map(({ locationId }) => locationId))
  return facts.locations.filter(({ id }) => ids.has(id))
}

const yearsAhead = 5

/**
 * Refuses a start further ahead than anyone can plan: `today` and `startOn` as `YYYY-MM-DD`. Raises `plan.startTooFar`.
 *
 * @example refuseFarStart('9999-12-31', '2026-11-02') // throws plan.startTooFar, latest 2031-11-02
 */
export const refuseFarStart = (startOn: string, today: string): void => {
  const latest = dayOf(dayNumber(`${Number(today.slice(0, 4)) + yearsAhead}${today.slice(4)}`))
  if (startOn > latest) throw new Problem('plan.startTooFar', { start: startOn, latest }, { field: 'startOn' })
}

const refuseBadFacts = ({ people, locations, startOn, today, running }: PlanFacts): void => {
  if (people.length === 0) throw new Problem('plan.nobody', {})
  if (locations.length === 0) throw new Problem('plan.noPlaces', {})
  if (!isDay(startOn)) throw new Problem('plan.badStart', { start: startOn }, { field: 'startOn' })
  if (!running && startOn < today) throw new Problem('plan.startInPast', { start: startOn, today }, { field: 'startOn' })
  refuseFarStart(startOn, today)
}

const refuseWithoutCalendar = (facts: PlanFacts): void => {
  for (const { country, name } of inhabited(facts))
    if (!facts.holidays.has(country)) throw new Problem('plan.noCalendar', { country, location: name })
}

/** The first day everyone works at or after a day; the day itself when there is none. */
const allowedFrom = (facts: PlanFacts, day: string): string => {
  const calendars = calendarsOf(facts)
  const everyone = together(
    [...new Set(inhabited(facts).map(({ id }) => calendars.get(id)))].filter((one): one is WorkCalendar => one !== undefined),
  )
  const number = dayNumber(day)
  return dayOf(nextAllowed(everyone, number) ?? number)
}

/** The day of `off`; without that phase (one person, one day) the first working day after the week of learning. */
const earliestOff = (facts: PlanFacts, phases: readonly DatedPhase[]): string => {
  const off = phases.find(({ key }) => key === 'off')
  if (off) return off.goLive
  const last = phases.reduce(
    (latest, { goLive, sites }) => sites.reduce((day, site) => (site.goLive > day ? site.goLive : day), goLive > latest ? goLive : latest),
    facts.startOn,
  )
  return allowedFrom(facts, addDays(last, 7))
}

/**
 * The day a person starts: that of their place; for one who joins a phase that has begun there, the next open day, until it has come, for
 * nobody starts in the past (PH-10, TL-2); for one who was paused, not before their own earliest day (CO-3).
 */
const starterDays = (facts: PlanFacts) => {
  const calendars = calendarsOf(facts)
  const next = new Map<string, string>()
  const openFrom = (locationId: string, from: string): string => {
    const key = `${from} ${locationId}`
    const known = next.get(key)
    if (known !== undefined) return known
    const calendar = calendars.get(locationId)
    const day = dayNumber(from)
    const open = dayOf((calendar && nextAllowed(calendar, day)) ?? day)
    next.set(key, open)
    return open
  }
  return ({ current, isLive, locationId, notBefore }: PlanPerson, key: PhaseKey, goLive: string): string => {
    const joins = facts.running && goLive < facts.today && !(isLive && current === key)
    const day = joins ? openFrom(locationId, facts.today) : goLive
    return notBefore != null && notBefore > day ? openFrom(locationId, notBefore) : day
  }
}

const plannedPhase = (
  phase: DatedPhase,
  because: ReadonlyMap<string, Note[]>,
  headCount: number,
  startOf: ReturnType<typeof starterDays>,
): Omit<PlannedPhase, 'anchorOn'> => {
  const goLiveAt = new Map(phase.sites.map(({ locationId, goLive }) => [locationId, goLive]))
  return {
    key: phase.key,
    position: phase.position,
    goLive: phase.goLive,
    ends: phase.ends,
    share: phase.people.length / headCount,
    sites: phase.sites,
    people: phase.people.map((person) => ({
      id: person.id,
      goLive: startOf(person, phase.key, goLiveAt.get(person.locationId) ?? phase.goLive),
      because: because.get(person.id) ?? [],
    })),
  }
}

const approachFor = (facts: PlanFacts) => {
  const { people, complexity, critical, approach } = facts
  return adviseApproach({ headCount: people.length, places: inhabited(facts).length, complexity, critical, approach })
}
const shapeFor = (facts: PlanFacts) => shapeOf(facts.people, approachFor(facts).chosen)

/**
 * Plans a rollout: the advice (AP-1 to AP-3), everyone in a phase with the reasons (PH-1 to PH-10), the dates, messages,
 * sessions, office hours, buddies, champions, checklist and marks, and what could not be kept as warnings. A pure
 * function: the same facts give the same plan on every machine, in whatever order people come (PH-11). Open pilot
 * issues are not asked for: they hold the launch checklist, never the plan (AP-4).
 *
 * Raises `plan.nobody`, `plan.noPlaces`, `plan.badStart`, `plan.startInPast`, `plan.startTooFar`, `plan.noCalendar`, and what the timeline
 * raises (`plan.phaseOrder`, `plan.noAllowedDay`).
 *
 * @example planRollout(facts).phases.map(({ key, goLive }) => [key, goLive]) // [['early', '2026-12-07'], …]
 */
export const planRollout = (given: PlanFacts): Plan => {
  refuseBadFacts(given)
  const { facts: settled, warnings: unsettled } = settle(given)
  refuseWithoutCalendar(settled)
  const { facts, warnings: leaving } = withoutLeavers(
    settled,
    (some) => scheduleAnchored(some, placePeople(some, shapeFor(some)).cohorts).phases,
  )
  const headCount = facts.people.length
  const approach = approachFor(facts)
  const shape = shapeFor(facts)
  const { cohorts, because, warnings: misplaced } = placePeople(facts, shape)
  const { phases, anchors, warnings: delayed } = scheduleAnchored(facts, cohorts)
  const { champions, warnings: unled } = chooseChampions(facts, staying(cohorts, phases))
  const { messages, warnings: untold } = planMessages(facts, phases)
  const { sessions, warnings: untaught } = planSessions(facts, phases)
  const { officeHours, warnings: unhosted } = planOfficeHours(facts, phases, champions)
  const startOf = starterDays(facts)
  const helpers = new Set(staying(phases, phases).flatMap(({ people }) => people))
  const { buddies, warnings: unpaired } = matchBuddies(facts, phases, facts.buddies, (person) => helpers.has(person))
  return {
    approach,
    shape,
    headCount,
    phases: phases.map((phase) => ({ ...plannedPhase(phase, because, headCount, startOf), anchorOn: anchors.get(phase.key) ?? null })),
    messages,
    sessions,
    officeHours,
    buddies,
    champions,
    checklist: planChecklist(facts, phases),
    marks: planMarks(facts, phases),
    oldSystemOff: { earliest: earliestOff(facts, phases), gate: 'GA-7' },
    warnings: [...unsettled, ...leaving, ...misplaced, ...delayed, ...unled, ...untold, ...untaught, ...unhosted, ...unpaired],
  }
}
