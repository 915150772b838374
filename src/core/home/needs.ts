/** What needs whoever looks at Today, of any kind, the most urgent first. */
import { type Hold, type LaunchFacts, launchHolds, messageGroups } from '#core/home/launch.ts'
import { addDays } from '#core/kernel/calendar.ts'
import type { PaidByPeople } from '#core/contingency/mobile-data.ts'
import type { ExportDue } from '#core/plan/old-system.ts'
import type { Outlook } from '#core/communication/message-status.ts'
import type { TodayList } from '#core/checklist/today.ts'
import { type BackupFailure, type BackupStanding, backupTrouble } from '#core/operations/backup-standing.ts'
import type { OfflineDue } from '#core/plan/offline-plans.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import type { StepAt } from '#core/review/newcomers.ts'
import type { ReviewAt } from '#core/review/review-moments.ts'
import type { Queue } from '#core/support/ticket-queue.ts'

type Message = StoredRow<'message'>
type Ticket = StoredRow<'ticket'>
type OfficeHour = StoredRow<'officeHour'>
type ReviewAction = StoredRow<'reviewAction'>
type Newcomer = StoredRow<'newcomer'>
type RefusedFile = StoredRow<'usageRefusal'>

/** In the order of urgency: it stops the next go-live, its day has passed, it is for today, it comes in the next days. */
export const urgencies = ['holds', 'overdue', 'today', 'soon'] as const
export type Urgency = (typeof urgencies)[number]

export type Needed =
  | Hold
  | { readonly kind: 'ticket'; readonly ticket: Ticket }
  /** Notices of which the mail did not arrive, or nobody knows. */
  | { readonly kind: 'notices'; readonly notices: number }
  /** People reach the server without HTTPS (RG-9). */
  | { readonly kind: 'https' }
  | { readonly kind: 'backups'; readonly trouble: BackupFailure | 'old' }
  /** People who work here, take part, and have no place in the plan. */
  | { readonly kind: 'newcomers'; readonly people: number; readonly isComplete: boolean }
  /** A step of the small rollout of somebody who joined after the rollout (RV-5). */
  | { readonly kind: 'newcomer'; readonly personId: string; readonly name: string; readonly startsOn: string; readonly step: StepAt }
  /** Files from the inbox that were not imported. */
  | { readonly kind: 'refusedFiles'; readonly files: readonly [RefusedFile, ...RefusedFile[]] }
  /** Office hours of the coming week without a host. */
  | { readonly kind: 'hosts'; readonly hours: readonly [OfficeHour, ...OfficeHour[]] }
  /** A review that is due, and an action of one that is (RV-1). */
  | { readonly kind: 'review'; readonly review: ReviewAt }
  | { readonly kind: 'reviewAction'; readonly action: ReviewAction }
  /** The next export of the old system. */
  | { readonly kind: 'export'; readonly on: string }
  /** Locations that cannot work without internet yet, the one that goes live first on top (RG-8). */
  | { readonly kind: 'offlinePlans'; readonly plans: readonly [OfflineDue, ...OfflineDue[]] }
  /** Locations whose people pay for mobile data themselves, the one that goes live first on top (RG-8). */
  | { readonly kind: 'paidData'; readonly locations: readonly [PaidByPeople, ...PaidByPeople[]] }

/** One thing that needs somebody; `due` is a day, or an instant, or null where it has none. */
export type Need = Needed & { readonly urgency: Urgency; readonly due: string | null }

export interface NeedsFacts extends LaunchFacts {
  /** Those who run the rollout decide about plan and messages; whoever helps tells and answers. */
  readonly runs: boolean
  readonly helps: boolean
  readonly tasks: TodayList<StoredRow<'checklistItem'>>
  readonly outlook: Outlook<Message>
  readonly queue: Queue<Ticket>
  readonly withoutHttps: boolean
  /** How the backups of the server stand, where whoever looks is told. */
  readonly backups: BackupStanding | undefined
  /** Notices that did not arrive, and people outside the plan; 0 while not known. */
  readonly undelivered: number
  readonly newcomers: number
  /** Every start has happened: people outside the plan are welcomed one by one (RV-5). */
  readonly isComplete: boolean
  /** Of each newcomer the step that is asked for first. */
  readonly newcomersDue: readonly { readonly newcomer: Newcomer; readonly name: string; readonly step: StepAt }[]
  /** Files that were not imported and wait for somebody. */
  readonly refusedFiles: readonly RefusedFile[]
  /** When the old system is to be exported next; null where it is not (CO-5). */
  readonly exportDue: ExportDue | null
  /** Offline plans that are asked for, of the locations of whoever looks. */
  readonly offlineDue: readonly OfflineDue[]
  readonly paidByPeople: readonly PaidByPeople[]
  readonly reviews: readonly ReviewAt[]
  readonly reviewActions: readonly ReviewAction[]
}

const dueOf = (hold: Hold): string | null =>
  hold.kind === 'task' ? hold.item.dueOn : hold.kind === 'messages' ? hold.messages[0].sendOn : null

const messageNeeds = ({ outlook, runs, helps, today }: NeedsFacts, held: ReadonlySet<string>): Need[] => {
  const urgencyOf = (day: string): Urgency => (day < today ? 'overdue' : day === today ? 'today' : 'soon')
  const needs = (messages: readonly Message[], state: 'toAgree' | 'held' | 'stuck' | 'toTell', urgency?: Urgency): Need[] =>
    messageGroups(
      messages.filter(({ messageKey }) => !held.has(messageKey)),
      state,
    ).map((group) => {
      const due = group.messages[0].sendOn
      return { ...group, due, urgency: urgency ?? urgencyOf(due) }
    })
  return [
    // What failed waits for somebody's decision, however long ago its day was.
    ...(runs ? [...needs(outlook.stuck, 'stuck', 'overdue'), ...needs(outlook.held, 'held'), ...needs(outlook.toAgree, 'toAgree')] : []),
    ...(helps ? needs(outlook.toTell, 'toTell', 'today') : []),
  ]
}

const ticketNeeds = ({ late, dueToday, waiting }: Queue<Ticket>): Need[] => [
  ...late.map((ticket) => ({ kind: 'ticket' as const, ticket, urgency: 'overdue' as const, due: ticket.dueAt })),
  ...dueToday.map((ticket) => ({ kind: 'ticket' as const, ticket, urgency: 'today' as const, due: ticket.dueAt })),
  ...waiting.map((ticket) => ({ kind: 'ticket' as const, ticket, urgency: 'soon' as const, due: ticket.dueAt })),
]

const taskNeeds = ({ late, dueToday, coming }: NeedsFacts['tasks'], held: ReadonlySet<string>): Need[] =>
  (
    [
      ['overdue', late],
      ['today', dueToday],
      ['soon', coming],
    ] as const
  ).flatMap(([urgency, items]) =>
    items.filter(({ itemKey }) => !held.has(itemKey)).map((item) => ({ kind: 'task' as const, item, urgency, due: item.dueOn })),
  )

const hostNeeds = ({ officeHours, now, today }: NeedsFacts): Need[] => {
  const until = addDays(today, 7)
  const [first, ...others] = officeHours
    .filter(({ hostId, startsAt }) => hostId === null && Date.parse(startsAt) > Date.parse(now) && startsAt.slice(0, 10) <= until)
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  return first ? [{ kind: 'hosts', hours: [first, ...others], urgency: 'soon', due: first.startsAt.slice(0, 10) }] : []
}

const offlineNeeds = ({ offlineDue: [first, ...others], helps, today }: NeedsFacts): Need[] =>
  first && helps
    ? [
        {
          kind: 'offlinePlans',
          plans: [first, ...others],
          due: first.on,
          urgency: first.on < today ? 'overdue' : first.on === today ? 'today' : 'soon',
        },
      ]
    : []

const paidDataNeeds = ({ paidByPeople: [first, ...others] }: NeedsFacts): Need[] =>
  first ? [{ kind: 'paidData', locations: [first, ...others], due: first.goLiveOn, urgency: 'soon' }] : []

const exportNeeds = ({ exportDue, today }: NeedsFacts): Need[] => {
  if (exportDue === null || exportDue.state === 'fine') return []
  const { on, state } = exportDue
  return [{ kind: 'export', on, due: on, urgency: state === 'overdue' ? 'overdue' : on === today ? 'today' : 'soon' }]
}

/** The steps of newcomers that are asked for now (RV-5). */
const newcomerNeeds = ({ newcomersDue, today }: NeedsFacts): Need[] =>
  newcomersDue.map(({ newcomer: { personId, startsOn }, name, step }) => ({
    kind: 'newcomer',
    personId,
    name,
    startsOn,
    step,
    due: step.due,
    urgency: step.due < today ? 'overdue' : step.due === today ? 'today' : 'soon',
  }))

/** Reviews that are due and actions of reviews that are not done on their day (RV-1, RV-2, RV-3). */
const reviewNeeds = ({ reviews, reviewActions, today }: NeedsFacts): Need[] => {
  const urgencyOf = (day: string): Urgency => (day < today ? 'overdue' : day === today ? 'today' : 'soon')
  return [
    ...reviews
      .filter(({ state }) => state === 'soon' || state === 'overdue')
      .map((review): Need => ({ kind: 'review', review, due: review.on, urgency: urgencyOf(review.on) })),
    ...reviewActions
      .filter(({ doneAt, dueOn }) => doneAt === null && dueOn <= today)
      .map((action): Need => ({ kind: 'reviewAction', action, due: action.dueOn, urgency: urgencyOf(action.dueOn) })),
  ]
}

/**
 * Everything that needs whoever looks, of any kind, the most urgent first (CH-3, CM-7): what stops the next go-live, what is overdue, what
 * is for today, what comes in the next days. Nothing stands there twice.
 *
 * @example needsNow(facts)[0] // { kind: 'messages', state: 'toAgree', urgency: 'holds', … }
 */
export const needsNow = (facts: NeedsFacts): readonly Need[] => {
  const holds = facts.runs ? launchHolds(facts) : []
  const heldMessages = new Set(holds.flatMap((one) => (one.kind === 'messages' ? one.messages.map(({ messageKey }) => messageKey) : [])))
  const heldTasks = new Set(holds.flatMap((one) => (one.kind === 'task' ? [one.item.itemKey] : [])))
  const trouble = backupTrouble(facts.backups, facts.today)
  const [firstFile, ...otherFiles] = facts.runs ? facts.refusedFiles : []
  const needs: Need[] = [
    ...holds.map((hold): Need => ({ ...hold, urgency: 'holds', due: dueOf(hold) })),
    ...messageNeeds(facts, heldMessages),
    ...(facts.runs && facts.undelivered > 0
      ? [{ kind: 'notices' as const, notices: facts.undelivered, urgency: 'overdue' as const, due: null }]
      : []),
    ...ticketNeeds(facts.queue),
    ...(facts.runs && facts.newcomers > 0
      ? [
          {
            kind: 'newcomers' as const,
            people: facts.newcomers,
            isComplete: facts.isComplete,
            urgency: 'today' as const,
            due: null,
          },
        ]
      : []),
    ...(facts.helps ? newcomerNeeds(facts) : []),
    ...(firstFile
      ? [{ kind: 'refusedFiles' as const, files: [firstFile, ...otherFiles] as const, urgency: 'today' as const, due: null }]
      : []),
    ...(trouble === null ? [] : [{ kind: 'backups' as const, trouble, urgency: 'today' as const, due: null }]),
    ...(facts.runs && facts.withoutHttps ? [{ kind: 'https' as const, urgency: 'today' as const, due: null }] : []),
    ...taskNeeds(facts.tasks, heldTasks),
    ...(facts.runs ? exportNeeds(facts) : []),
    ...offlineNeeds(facts),
    ...(facts.runs ? paidDataNeeds(facts) : []),
    ...(facts.runs ? reviewNeeds(facts) : []),
    ...(facts.runs ? hostNeeds(facts) : []),
  ]
  const rank = ({ urgency }: Need): number => urgencies.indexOf(urgency)
  // What holds keeps its order; everything else goes by its day.
  return needs.toSorted(
    (a, b) => rank(a) - rank(b) || (a.urgency === 'holds' ? 0 : (a.due ?? '') < (b.due ?? '') ? -1 : a.due === b.due ? 0 : 1),
  )
}
