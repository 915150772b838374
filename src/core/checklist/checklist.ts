/** The five lists of the guide as items with days, for each phase. */
import { dayNumber, dayOf, type WorkCalendar } from '#core/calendar.ts'
import type { ChecklistName, PlanFacts, PlannedItem } from '#core/plan/plan.ts'
import { calendarsOf, type DatedPhase, lastOpenDay } from '#core/plan/timeline.ts'
import type { Note } from '#core/say.ts'

/** The lists in the order in which they fall due. */
export const checklistNames: readonly ChecklistName[] = ['twoWeeksBefore', 'oneWeekBefore', 'launchDay', 'firstWeek', 'eachWeek']

type Lists = Partial<Record<ChecklistName, readonly string[]>>

const ofPeople = {
  twoWeeksBefore: ['pilotResolved', 'materialsFinal', 'supportReady', 'announcementSent', 'accountsCreated', 'oldBackup'],
  oneWeekBefore: ['sessionsBooked', 'officeHoursPlanned', 'channelsOpen', 'guidesPrinted', 'reminderSent', 'adminsReady'],
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

/** Items that only the first phase has: without its pilot's open points settled, nobody launches (AP-4). */
const onlyFirst: ReadonlySet<string> = new Set(['pilotResolved'])
/** Items that need a phase to come. */
const onlyWithNext: ReadonlySet<string> = new Set(['nextPhasePrepared', 'nextPhaseLaunched'])
/** Items about an old system. */
const onlyWithOldSystem: ReadonlySet<string> = new Set(['oldBackup'])

/** The day (a count) on which a list falls due: days ahead of the launch, the launch, or the end of a week after it. */
const dueOf = (list: ChecklistName, goLive: number, week: number): number => {
  if (list === 'twoWeeksBefore') return goLive - 14
  if (list === 'oneWeekBefore') return goLive - 7
  if (list === 'launchDay') return goLive
  return goLive + week * 7 - 1
}

/** Weeks of a phase that "each week after" speaks of: from the second to its last, and the second in any case. */
const weeksAfter = (weeks: number): number[] => Array.from({ length: Math.max(1, weeks - 1) }, (_, index) => index + 2)

/**
 * The checklist of a plan (CH-1): the five lists for each phase with people, and what turning the old system off needs (GA-7).
 * A day on which no place of the phase works gives way to the last one before it; days that have passed stay, so that they show as late.
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
      (!onlyWithNext.has(item) || index + 1 < phases.length) &&
      (!onlyWithOldSystem.has(item) || facts.oldSystem !== null)
    const lists: Lists = off ? ofOff : ofPeople
    return checklistNames.flatMap((list) =>
      (list === 'eachWeek' ? weeksAfter(phase.weeks) : [1]).flatMap((week) => {
        const due = dayOf(lastOpenDay(open, dueOf(list, goLive, week)))
        return (lists[list] ?? []).filter(applies).map((item): PlannedItem => ({
          key: `${phase.key}:${list}:${item}${list === 'eachWeek' ? `:${week}` : ''}`,
          phase: phase.key,
          list,
          item,
          due,
        }))
      }),
    )
  })
}
