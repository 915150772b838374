/** What a pause would freeze, what would go on, and how far things move at the least: looked at before anybody pauses (CO-3). */
import { stableAfterDays } from '#core/contingency/issues.ts'
import { type Shift, shiftOf, zoneIn } from '#core/contingency/pause-shift.ts'
import { addDays, addWorkingDays, dayNumber, dayOf, together, todayIn } from '#core/kernel/calendar.ts'
import type { At } from '#core/kernel/command.ts'
import type { Row, StoredRow } from '#core/kernel/rows.ts'
import { frozenBy, isWithin, pausedBy, type PauseScope } from '#core/plan/pauses.ts'
import { factsFromRows, type PlanRows } from '#core/plan/plan-facts.ts'
import { calendarsOf } from '#core/plan/timeline.ts'

export interface PausePreview {
  /** Go-lives that wait, by phase and location. */
  readonly sites: readonly StoredRow<'phaseSite'>[]
  /** Of one person: their own go-live that waits. */
  readonly people: readonly StoredRow<'participant'>[]
  /** Messages that wait; of those to every location, only the recipients in the scope. */
  readonly messages: readonly StoredRow<'message'>[]
  readonly sessions: number
  readonly off: StoredRow<'phase'> | null
  /** People in the scope who are live and keep their support. */
  readonly live: number
  /** Go-lives elsewhere, which go on. */
  readonly elsewhere: readonly StoredRow<'phaseSite'>[]
  /** The first day on which the rollout could be resumed, as far as a fix is in sight. */
  readonly resumeOn: string
  /** Where everything goes if it is resumed then. */
  readonly shift: Shift
}

/** The first day on which an issue can be fixed and stable: from the vendor's day, else from tomorrow. */
const resumeDay = (from: PlanRows, scope: PauseScope, issue: Pick<Row<'issue'>, 'vendorFixOn'>, at: At): string => {
  const facts = factsFromRows(from, at)
  const calendars = facts ? calendarsOf(facts) : new Map<string, never>()
  const here = scope.locationId === null ? undefined : calendars.get(scope.locationId)
  const calendar = here ?? together([...new Set(calendars.values())])
  const tomorrow = addDays(at.today, 1)
  const fixed = issue.vendorFixOn !== null && issue.vendorFixOn > tomorrow ? issue.vendorFixOn : tomorrow
  // Days of a freeze period are days of work for whoever watches the fix.
  return dayOf(addWorkingDays({ ...calendar, freezes: [] }, dayNumber(fixed), stableAfterDays))
}

/**
 * Looks at a pause before it happens; changes nothing. `at.now` is the moment of the pause.
 *
 * @example pausePreview(from, { phaseKey: null, locationId: 'nickerie' }, issue, at).sites.length // 1
 */
export const pausePreview = (from: PlanRows, scope: PauseScope, issue: Pick<Row<'issue'>, 'vendorFixOn'>, at: At): PausePreview => {
  const zone = zoneIn(from)
  const { sites, sessions, people, seats, off } = frozenBy(scope, from, at.now, zone)
  const frozen = new Set(sites)
  const day = todayIn(zone, at.now)
  const own = from.participants.find(({ personId }) => personId === scope.personId)
  const place = from.people.find(({ personId }) => personId === scope.personId)?.locationId ?? null
  const isForThem = ({ phaseKey, locationId }: StoredRow<'message'>): boolean =>
    scope.personId !== null && (phaseKey === null || phaseKey === own?.phaseKey) && (locationId === null || locationId === place)
  const resumeOn = resumeDay(from, scope, issue, at)
  return {
    sites,
    messages: from.messages.filter(
      (message) =>
        message.queuedAt === null &&
        message.sendOn >= day &&
        (isForThem(message) || pausedBy([{ ...scope, endedAt: null }], message) !== undefined),
    ),
    people,
    sessions: sessions.length + seats.length,
    off,
    live:
      scope.personId === null
        ? from.phaseSites.filter((site) => site.goLiveOn <= day && isWithin(site, scope)).reduce((sum, { headCount }) => sum + headCount, 0)
        : Number(own?.goLiveOn != null && own.goLiveOn <= day),
    elsewhere: from.phaseSites.filter((site) => site.goLiveOn > day && !frozen.has(site)),
    resumeOn,
    shift: shiftOf(from, { ...scope, pausedAt: at.now, shiftedDays: 0 }, [], { today: resumeOn }, at),
  }
}
