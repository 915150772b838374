/** The five lists of the guide as items with days, for each phase. */
import { systemActor } from '#core/access/access.ts'
import { dayNumber, dayOf, nextAllowed, type WorkCalendar } from '#core/kernel/calendar.ts'
import type { ChecklistName, PlanFacts, PlannedItem } from '#core/plan/plan.ts'
import { calendarsOf, type DatedPhase } from '#core/plan/timeline.ts'
import type { Note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'
import { isWithoutHours } from '#core/training/without-hours.ts'

/** The lists in the order in which they fall due. */
export const checklistNames: readonly ChecklistName[] = ['twoWeeksBefore', 'oneWeekBefore', 'launchDay', 'firstWeek', 'eachWeek']

type Lists = Partial<Record<ChecklistName, readonly string[]>>

const ofPeople = {
  twoWeeksBefore: ['pilotResolved', 'materialsFinal', 'supportReady', 'announcementSent', 'accountsCreated', 'oldBackup'],
  oneWeekBefore: ['sessionsBooked', 'officeHoursPlanned', 'channelsOpen', 'guidesPrinted', 'reminderSent', 'adminsReady', 'offlinePlans'],
  launchDay: ['welcomeSent', 'accountsActive', 'supportStandingBy', 'progressWatched', 'quickWinsNoted', 'issuesLogged'],
  firstWeek: ['dailyCheckIns', 'issuesAnswered', 'feedbackCollected', 'adjustmentsMade', 'successesShared', 'nextPhasePrepared'],
  eachWeek: ['nextPhaseLaunched', 'earlierPhaseFollowed', 'metricsCurrent', 'updateSent', 'supportContinued', 'problemsSolved'],
} as const satisfies Lists

const ofOff = {
  twoWeeksBefore: ['nobodyLeftBehind', 'contractEndKnown', 'offAnnounced'],
  oneWeekBefore: ['oldExported', 'restoreTried', 'archivePlaced'],
  launchDay: ['oldSwitchedOff', 'transitionCelebrated'],
  firstWeek: ['archiveReadable', 'contractEnded'],
} as const satisfies Lists

/** The text of an item, or of the list it is on, as a note to be said in the reader's language. */
export const itemName = (item: string): Note => ({ code: `checklist.item.${item}`, params: {} }) as Note
export const listName = (list: string): Note => ({ code: `checklist.list.${list}`, params: {} }) as Note

const system = systemActor('').name

/**
 * How the system saw that an item is done (the note as JSON), if it ticked it itself; null for what somebody ticked, also where the
 * system had done so before (CH-2).
 *
 * @example seenByItself({ state: 'done', settledBy: 'Sherida', seen: '{…}' }) // null
 */
export const seenByItself = ({ state, settledBy, seen }: Pick<Row<'checklistItem'>, 'state' | 'settledBy' | 'seen'>): string | null =>
  state === 'done' && settledBy === system ? seen : null

/** Items that only the first phase has: without its pilot's open points settled, nobody launches (AP-4). */
const onlyFirst: ReadonlySet<string> = new Set(['pilotResolved'])
/** Items about the group to come, and what takes their place when only the end of the old system is still to come. */
const instead: ReadonlyMap<string, string> = new Map([
  ['nextPhasePrepared', 'offPrepared'],
  ['nextPhaseLaunched', 'offOnItsDay'],
])
/** Items about an old system. */
const onlyWithOldSystem: ReadonlySet<string> = new Set(['oldBackup'])

/** Items that one person alone has: the others speak of colleagues (PH-6). */
const alone: ReadonlySet<string> = new Set([
  'materialsFinal',
  'accountsCreated',
  'oldBackup',
  'guidesPrinted',
  'accountsActive',
  'issuesLogged',
  'issuesAnswered',
  'adjustmentsMade',
  'metricsCurrent',
  'problemsSolved',
])

/** The day (a count) on which a list falls due: days ahead of the launch, the launch, or the end of a week after it. */
const dueOf = (list: ChecklistName, goLive: number, week: number): number => {
  if (list === 'twoWeeksBefore') return goLive - 14
  if (list === 'oneWeekBefore') return goLive - 7
  if (list === 'launchDay') return goLive
  return goLive + week * 7 - 1
}

/** The last day (a count) at or before another on which something may happen at one of the places (TL-2, TL-3). */
const lastAllowed = (calendars: Iterable<WorkCalendar>, from: number): number => {
  let last: number | undefined
  for (const calendar of calendars) {
    const found = nextAllowed(calendar, from, -1)
    if (found !== undefined && (last === undefined || found > last)) last = found
    if (last === from) break
  }
  return last ?? from
}

/** Weeks of a phase that "each week after" speaks of: from the second to its last, and the second in any case. */
const weeksAfter = (weeks: number): number[] => Array.from({ length: Math.max(1, weeks - 1) }, (_, index) => index + 2)

/**
 * The checklist of a plan (CH-1): the five lists for each phase with people, and what turning the old system off needs (GA-7).
 * A day on which no place of the phase works, or that lies in a freeze of all of them, gives way to the last one before it,
 * and a week after the first that has no other day asks for nothing (TL-3); days that have passed stay, so that they show as late.
 * Keys are `<phase>:<list>:<item>`, for "each week after" with the number of the week.
 *
 * @example planChecklist(facts, phases)[0]?.key // 'early:twoWeeksBefore:pilotResolved'
 */
export const planChecklist = (facts: PlanFacts, phases: readonly DatedPhase[]): PlannedItem[] => {
  const calendars = calendarsOf(facts)
  const firstWithPeople = phases.find(({ sites }) => sites.length > 0)
  return phases.flatMap((phase, index) => {
    const off = phase.key === 'off'
    if (!off && phase.sites.length === 0) return []
    const places: readonly (WorkCalendar | undefined)[] = off
      ? [...calendars.values()]
      : phase.sites.map(({ locationId }) => calendars.get(locationId))
    const open = new Set(places.filter((calendar) => calendar !== undefined))
    const goLive = dayNumber(phase.goLive)
    const applies = (item: string): boolean =>
      (!onlyFirst.has(item) || phase === firstWithPeople) &&
      (!instead.has(item) || phases.length > index + 1) &&
      (item !== 'officeHoursPlanned' || !isWithoutHours(phase)) &&
      (!onlyWithOldSystem.has(item) || facts.oldSystem !== null) &&
      (facts.people.length > 1 || alone.has(item))
    const lists: Lists = off ? ofOff : ofPeople
    const isLastGroup = phases.slice(index + 1).every(({ sites }) => sites.length === 0)
    const weeks = weeksAfter(phase.weeks)
    const live = weeks.filter((week) => {
      const ends = dueOf('eachWeek', goLive, week)
      return lastAllowed(open, ends) > ends - 7
    })
    return checklistNames.flatMap((list) =>
      (list !== 'eachWeek' ? [1] : live.length > 0 ? live : weeks.slice(0, 1)).flatMap((week) => {
        const due = dayOf(lastAllowed(open, dueOf(list, goLive, week)))
        return (lists[list] ?? []).filter(applies).map((listed): PlannedItem => {
          const item = (isLastGroup && instead.get(listed)) || listed
          return { key: `${phase.key}:${list}:${item}${list === 'eachWeek' ? `:${week}` : ''}`, phase: phase.key, list, item, due }
        })
      }),
    )
  })
}
