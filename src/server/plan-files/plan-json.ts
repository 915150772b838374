/** The plan as data for other programs: the shape that the command line promises, with sentences in one language. */
import type { Telling } from '#server/plan-files/telling.ts'
import { itemText } from '#server/plan-files/item-text.ts'

/** The plan as a plain object; equal plans give equal bytes (PH-11). */
export const planData = (told: Telling) => {
  const { plan, facts, say, phase, place, because, language } = told
  const known = new Map(facts.people.map((person) => [person.id, person]))
  const { approach } = plan
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
    warnings: plan.warnings.map((warning) => ({ code: warning.code, text: say(warning) })),
  }
}
