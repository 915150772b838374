/** The plan as data for other programs: the shape that the command line promises, with sentences in one language. */
import { dayNumber, isAllowed } from '#core/kernel/calendar.ts'
import type { PlannedMessage, PlannedPhase } from '#core/plan/plan.ts'
import { calendarsOf } from '#core/plan/timeline.ts'
import { baselineData } from '#files/plan/baseline-list.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'
import { itemText } from '#files/plan/item-text.ts'

/**
 * The ids of the places that each message reaches: its own one; or all that have people in its phase (in any phase, when
 * it has none), are open on its day and get no message of their own instead.
 */
const reachOf = ({ plan, facts }: Telling): ((message: PlannedMessage) => readonly string[]) => {
  const keys = new Set(plan.messages.map(({ key }) => key))
  const calendars = calendarsOf(facts)
  const order = new Map(facts.locations.map(({ id }, index) => [id, index]))
  const inOrder = (phases: readonly PlannedPhase[]): string[] =>
    [...new Set(phases.flatMap(({ sites }) => sites.map(({ locationId }) => locationId)))].sort(
      (one, other) => (order.get(one) ?? -1) - (order.get(other) ?? -1),
    )
  const everywhere = inOrder(plan.phases)
  const ofPhase = new Map(plan.phases.map((phase) => [phase.key, inOrder([phase])]))
  return ({ key, phase, locationId, sendOn }) => {
    if (locationId !== null) return [locationId]
    const on = dayNumber(sendOn)
    return (phase === null ? everywhere : (ofPhase.get(phase) ?? [])).filter((id) => {
      const calendar = calendars.get(id)
      return !keys.has(`${key}:${id}`) && (calendar === undefined || isAllowed(calendar, on))
    })
  }
}

/** The plan as a plain object; equal plans give equal bytes (PH-11). */
export const planData = (told: Telling) => {
  const { plan, facts, say, phase, place, because, language } = told
  const known = new Map(facts.people.map((person) => [person.id, person]))
  const { approach } = plan
  const reach = reachOf(told)
  return {
    tool: facts.tool,
    oldSystem: facts.oldSystem,
    language,
    approach: {
      chosen: approach.chosen,
      recommended: approach.recommended,
      risk: approach.risk,
      reasons: approach.reasons.map(say),
      wouldChange: approach.wouldChange.map(say),
    },
    shape: plan.shape,
    people: plan.headCount,
    locations: facts.locations.map(({ id, name, country, zone, language: spoken }) => ({ id, name, country, zone, language: spoken })),
    phases: plan.phases.map((one) => ({
      key: one.key,
      name: phase(one.key),
      goLive: one.goLive,
      ends: one.ends,
      share: one.share,
      sites: one.sites.map((site) => ({ location: place(site.locationId), goLive: site.goLive, people: site.headCount })),
      people: one.people.map((placed) => {
        const person = known.get(placed.id)
        return {
          id: placed.id,
          name: person?.name ?? placed.id,
          email: person?.email ?? null,
          location: place(person?.locationId ?? null),
          department: person?.department ?? null,
          language: person?.language ?? null,
          goLive: placed.goLive,
          because: because(placed.because),
        }
      }),
    })),
    messages: plan.messages.map((one) => ({
      key: one.key,
      kind: one.kind,
      stage: one.stage,
      phase: one.phase,
      location: one.locationId === null ? null : place(one.locationId),
      locations: reach(one).map(place),
      sendOn: one.sendOn,
      readers: one.readers,
    })),
    sessions: plan.sessions.map((one) => ({
      key: one.key,
      phase: one.phase,
      location: one.locationId === null ? null : place(one.locationId),
      language: one.language,
      startsAt: one.startsAt,
      minutes: one.minutes,
      seats: one.seats,
      trainer: one.trainer,
      room: one.room,
      form: one.form,
      attendees: one.attendees,
    })),
    officeHours: plan.officeHours.map((one) => ({
      key: one.key,
      phase: one.phase,
      location: one.locationId === null ? null : place(one.locationId),
      startsAt: one.startsAt,
      minutes: one.minutes,
      host: one.hostId,
    })),
    buddies: plan.buddies.map((one) => ({ person: one.person, buddy: one.buddy, because: because(one.because) })),
    champions: plan.champions.map((one) => ({ location: place(one.locationId), person: one.person, because: because(one.because) })),
    checklist: plan.checklist.map((one) => ({
      phase: one.phase,
      list: one.list,
      key: one.key,
      due: one.due,
      text: itemText(one.item, language),
    })),
    marks: plan.marks.map((one) => ({ kind: one.kind, phase: one.phase, on: one.on })),
    oldSystemOff: plan.oldSystemOff,
    ...(told.baselines && { baseline: baselineData(told) }),
    warnings: plan.warnings.map((warning) => ({ code: warning.code, text: say(warning) })),
  }
}
