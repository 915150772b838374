/** The plan as a calendar file, to import once; the living feed is made of stored rows. */
import { calendarEvents } from '#core/planning/calendar-events.ts'
import { icalendar } from '#core/planning/icalendar.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'

/** UIDs hang on the name of the tool, so that importing a newer plan of the same rollout moves events instead of doubling them. */
const rolloutIdOf = (tool: string): string =>
  tool
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '') || 'rollout'

/** First days, sessions, drop-in hours, messages and lists as events (TL-5); stamped with the day of planning, so that equal plans are equal files. */
export const planIcs = ({ plan, facts, language, words }: Telling): string => {
  const rolloutId = rolloutIdOf(facts.tool)
  const events = calendarEvents(
    {
      rolloutId,
      oldSystem: facts.oldSystem,
      phases: plan.phases.map(({ key, position, goLive, ends, share, people }) => ({
        rolloutId,
        phaseKey: key,
        position,
        goLiveOn: goLive,
        endsOn: ends,
        headCount: people.length,
        share,
        anchorOn: null,
      })),
      sites: plan.phases.flatMap(({ key, sites }) =>
        sites.map(({ locationId, goLive, headCount }) => ({ rolloutId, phaseKey: key, locationId, goLiveOn: goLive, headCount })),
      ),
      sessions: plan.sessions.map(({ key, phase, attendees: _, ...session }) => ({
        ...session,
        rolloutId,
        sessionKey: key,
        phaseKey: phase,
      })),
      officeHours: plan.officeHours.map(({ key, phase, ...hour }) => ({ ...hour, rolloutId, officeKey: key, phaseKey: phase })),
      messages: plan.messages.map(({ key, phase, ...message }) => ({ ...message, rolloutId, messageKey: key, phaseKey: phase })),
      items: plan.checklist.map(({ key, phase, due, list, item }) => ({
        rolloutId,
        itemKey: key,
        phaseKey: phase,
        list,
        item,
        dueOn: due,
        ownerId: null,
        state: 'open',
        settledAt: null,
        settledBy: null,
        evidence: null,
      })),
      locations: facts.locations.map(({ id, name }) => ({ locationId: id, name })),
    },
    language,
    facts.tool,
  )
  return icalendar(events, { name: words('title', { tool: facts.tool }), stamp: `${facts.today}T00:00:00Z` })
}
