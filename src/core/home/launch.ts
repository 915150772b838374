/** The next go-live: everything that can stop it, and how ready its phase is. */
import { checklistNames } from '#core/checklist/checklist.ts'
import { nextPhase } from '#core/checklist/today.ts'
import { sharedKey } from '#core/communication/kinds.ts'
import { messageState, type MessageState, type Tally } from '#core/communication/message-status.ts'
import type { RunbookLack } from '#core/contingency/runbook.ts'
import { addDays } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import { coversSite } from '#core/plan/pauses.ts'
import { waitsForGate } from '#core/plan/waiting-starts.ts'
import type { PhaseCompletion } from '#core/training/phase-completion.ts'

type Item = StoredRow<'checklistItem'>
type Message = StoredRow<'message'>
type Session = StoredRow<'session'>

/** Days ahead of a go-live in which what is not settled yet holds it. */
export const launchWindow = 7

/** What is known of a rollout when its next go-live is judged; rows of one rollout, phases in their order. */
export interface LaunchFacts {
  /** The day in the organisation's zone, and the instant. */
  readonly today: string
  readonly now: string
  readonly isApproved: boolean
  readonly phases: readonly StoredRow<'phase'>[]
  readonly sites: readonly Pick<StoredRow<'phaseSite'>, 'phaseKey' | 'locationId'>[]
  readonly items: readonly Item[]
  readonly messages: readonly Message[]
  readonly tallies: ReadonlyMap<string, Tally>
  readonly pauses: readonly StoredRow<'pause'>[]
  readonly gates: readonly StoredRow<'gate'>[]
  readonly sessions: readonly Session[]
  readonly officeHours: readonly StoredRow<'officeHour'>[]
  /** A phase that is missing here is not known yet. */
  readonly completion: readonly PhaseCompletion[]
  /** Locations where a champion works; undefined while not known yet. */
  readonly championsAt: ReadonlySet<string> | undefined
  /** What the rollback runbook lacks before anybody goes live (CO-5). */
  readonly runbookLacks: readonly RunbookLack[]
}

/** Messages of one kind and phase (or of one moment) that wait for the same thing. */
export interface MessageGroup {
  readonly kind: 'messages'
  readonly state: 'toAgree' | 'held' | 'stuck' | 'toTell'
  readonly messages: readonly [Message, ...Message[]]
}

/** One thing that stands in the way of a go-live. */
export type Hold =
  /** The go-live, or a part of it, is paused; its messages and sessions wait with it. */
  | { readonly kind: 'pause'; readonly pause: StoredRow<'pause'> }
  | { readonly kind: 'approvePlan' }
  /** The go/no-go check of the start waits for its approval: nothing starts before that (GA-4). */
  | { readonly kind: 'gate'; readonly gate: StoredRow<'gate'> }
  | MessageGroup
  | { readonly kind: 'task'; readonly item: Item }
  /** Sessions that are over and whose attendance is not complete: who was trained is not known. */
  | { readonly kind: 'attendance'; readonly sessions: readonly [Session, ...Session[]] }
  /** People who are not trained and have no seat in a session to come. */
  | { readonly kind: 'untrained'; readonly phaseKey: string; readonly people: number }
  | { readonly kind: 'champions'; readonly locationIds: readonly [string, ...string[]] }
  /** Nobody goes live before the way back is written and drilled. */
  | { readonly kind: 'runbook'; readonly lacks: readonly [RunbookLack, ...RunbookLack[]] }

const isSome = <T>(list: readonly T[]): list is readonly [T, ...T[]] => list.length > 0

/** Messages that wait for the same thing, those of one kind and phase together, each group in the order of its days. */
export const messageGroups = (messages: readonly Message[], state: MessageGroup['state']): MessageGroup[] => {
  const sorted = messages.toSorted((a, b) => (a.sendOn < b.sendOn ? -1 : a.sendOn > b.sendOn ? 1 : a.messageKey < b.messageKey ? -1 : 1))
  // Whoever tells people in person tells them all that waits.
  const keyOf = (one: Message): string =>
    state === 'toTell' ? state : one.phaseKey === null ? sharedKey(one) : `${one.kind}:${one.phaseKey}`
  const groups = Map.groupBy(sorted, keyOf)
  return [...groups.values()].flatMap((group) => (isSome(group) ? [{ kind: 'messages' as const, state, messages: group }] : []))
}

const holdingStates: readonly MessageState[] = ['toAgree', 'held', 'stuck']

/** Messages of the phase, and the announcement, that will not reach their readers in time as things stand. */
const messageHolds = ({ phaseKey, goLiveOn }: StoredRow<'phase'>, facts: LaunchFacts): MessageGroup[] => {
  const soon = addDays(facts.today, launchWindow)
  const states = facts.messages.flatMap((one) => {
    const isOfPhase = one.phaseKey === phaseKey
    const isAhead = isOfPhase || (one.kind === 'announcement' && one.queuedAt === null)
    if (!isAhead || one.sendOn > goLiveOn || one.sendOn > soon) return []
    return [{ one, state: messageState(one, facts.tallies.get(one.messageKey), facts) }]
  })
  return holdingStates.flatMap((state) =>
    messageGroups(
      states.filter((known) => known.state === state).map(({ one }) => one),
      state as MessageGroup['state'],
    ),
  )
}

/** The message that a task of the checklist asks for: where the message itself holds, the task says nothing more. */
const messageOfTask: Readonly<Record<string, string>> = {
  announcementSent: 'announcement',
  reminderSent: 'reminder',
  welcomeSent: 'welcome',
}

/** Pauses that keep people of the phase from starting; any pause keeps the old system on (CO-3). */
const pauseHolds = ({ phaseKey }: StoredRow<'phase'>, { pauses, phases, sites }: LaunchFacts): Hold[] => {
  const own = sites.filter((one) => one.phaseKey === phaseKey)
  return pauses
    .filter((pause) => own.length === 0 || own.some(coversSite(pause, phases)))
    .map((pause) => ({ kind: 'pause' as const, pause }))
}

const gateHolds = ({ phaseKey }: StoredRow<'phase'>, { gates }: LaunchFacts): Hold[] =>
  gates.filter((gate) => gate.phaseKey === phaseKey && waitsForGate(gates, phaseKey)).map((gate) => ({ kind: 'gate' as const, gate }))

/** Whether nobody of the next phase can start, because all of it is paused. */
export const isNextPaused = ({ today, pauses, phases, sites }: Pick<LaunchFacts, 'today' | 'pauses' | 'phases' | 'sites'>): boolean => {
  const next = nextPhase(phases, today)
  const own = sites.filter(({ phaseKey }) => phaseKey === next?.phaseKey)
  return own.length > 0 && own.every((site) => pauses.some((pause) => coversSite(pause, phases)(site)))
}

/** By the list that comes first, then by the day. */
const byList = (a: Item, b: Item): number =>
  checklistNames.findIndex((name) => name === a.list) - checklistNames.findIndex((name) => name === b.list) ||
  (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.itemKey < b.itemKey ? -1 : 1)

/** Whether people of a session could be trained by it: it was held and is over. */
const isOver = ({ cancelledAt, startsAt, minutes }: Session, now: string): boolean =>
  cancelledAt === null && Date.parse(startsAt) + minutes * 60_000 <= Date.parse(now)

const trainingHolds = ({ phaseKey }: StoredRow<'phase'>, { sessions, completion, now }: LaunchFacts): Hold[] => {
  const unrecorded = sessions.filter((one) => one.phaseKey === phaseKey && one.closedAt === null && isOver(one, now))
  // Until attendance is complete nobody knows who was trained.
  if (isSome(unrecorded)) return [{ kind: 'attendance', sessions: unrecorded }]
  const known = completion.find((one) => one.phaseKey === phaseKey)
  const people = known ? known.assigned - known.complete - known.seated : 0
  return people > 0 ? [{ kind: 'untrained', phaseKey, people }] : []
}

const championHolds = ({ phaseKey }: StoredRow<'phase'>, { sites, championsAt }: LaunchFacts): Hold[] => {
  const lacking = championsAt
    ? [...new Set(sites.filter((one) => one.phaseKey === phaseKey).map(({ locationId }) => locationId))].filter(
        (id) => !championsAt.has(id),
      )
    : []
  return isSome(lacking) ? [{ kind: 'champions', locationIds: lacking }] : []
}

/** Before the first people go live the way back has to be written and drilled (CO-5); afterwards the go/no-go checks ask for it. */
const runbookHolds = (next: StoredRow<'phase'>, { phases, runbookLacks }: LaunchFacts): Hold[] =>
  isSome(runbookLacks) && next.headCount > 0 && phases.every(({ headCount, position }) => headCount === 0 || position >= next.position)
    ? [{ kind: 'runbook', lacks: runbookLacks }]
    : []

/**
 * Everything that stands in the way of the next go-live, a pause first, then the approval of the plan and of its gate (CH-3, GA-4): messages that will not go out,
 * tasks that are overdue, people who will not be trained, locations without a champion. What is about people and messages counts from a week ahead;
 * several messages of one kind, or several locations, are one thing.
 *
 * @example launchHolds(facts).map(({ kind }) => kind) // ['messages', 'task']
 */
export const launchHolds = (facts: LaunchFacts): readonly Hold[] => {
  const next = nextPhase(facts.phases, facts.today)
  if (!next) return []
  const isNear = next.goLiveOn <= addDays(facts.today, launchWindow)
  const messages = messageHolds(next, facts)
  const champions = isNear ? championHolds(next, facts) : []
  const said = new Set(messages.map(({ messages: [one] }) => one.kind))
  const tasks = facts.items.filter(
    (item) =>
      item.phaseKey === next.phaseKey && item.state === 'open' && item.dueOn < facts.today && !said.has(messageOfTask[item.item] ?? ''),
  )
  return [
    ...pauseHolds(next, facts),
    ...(facts.isApproved ? [] : [{ kind: 'approvePlan' as const }]),
    ...(isNear ? runbookHolds(next, facts) : []),
    ...(isNear ? gateHolds(next, facts) : []),
    ...messages,
    ...tasks.toSorted(byList).map((item) => ({ kind: 'task' as const, item })),
    ...(isNear ? trainingHolds(next, facts) : []),
    ...champions,
  ]
}

/** How far one side of the preparation is. */
export interface Readiness {
  readonly key: 'checklist' | 'trained' | 'messages' | 'champions' | 'officeHours'
  readonly done: number
  readonly all: number
  /** Something of it holds the go-live. */
  readonly holds: boolean
}

/** A message that will go out, or went out. */
const fine: ReadonlySet<MessageState> = new Set(['agreed', 'gated', 'going', 'toTell', 'gone'])
/** Lists that are to be done before people start. */
const ahead: ReadonlySet<string> = new Set(['twoWeeksBefore', 'oneWeekBefore'])

/**
 * How ready a phase is, side by side: the tasks before its first day, its people trained, its messages approved, its locations with a
 * champion, the office hours of its first weeks with a host. What does not apply, or is not known yet, is left out.
 *
 * @example readinessOf(phase, facts)[0] // { key: 'checklist', done: 10, all: 11, holds: true }
 */
export const readinessOf = (phase: StoredRow<'phase'>, facts: LaunchFacts): readonly Readiness[] => {
  const holds = launchHolds(facts)
  const held = (kinds: readonly Hold['kind'][]): boolean => holds.some(({ kind }) => kinds.includes(kind))
  const items = facts.items.filter((one) => one.phaseKey === phase.phaseKey && ahead.has(one.list))
  const messages = facts.messages.filter((one) => one.phaseKey === phase.phaseKey && one.sendOn <= phase.goLiveOn)
  const locations = new Set(facts.sites.filter((one) => one.phaseKey === phase.phaseKey).map(({ locationId }) => locationId))
  const hours = facts.officeHours.filter((one) => one.phaseKey === phase.phaseKey)
  const trained = facts.completion.find((one) => one.phaseKey === phase.phaseKey)
  const bars: Readiness[] = [
    { key: 'checklist', done: items.filter(({ state }) => state !== 'open').length, all: items.length, holds: held(['task']) },
    { key: 'trained', done: trained?.complete ?? 0, all: trained?.assigned ?? 0, holds: held(['attendance', 'untrained']) },
    {
      key: 'messages',
      done: messages.filter((one) => fine.has(messageState(one, facts.tallies.get(one.messageKey), facts))).length,
      all: messages.length,
      holds: held(['messages', 'pause']),
    },
    {
      key: 'champions',
      done: [...locations].filter((id) => facts.championsAt?.has(id)).length,
      all: facts.championsAt ? locations.size : 0,
      holds: held(['champions']),
    },
    { key: 'officeHours', done: hours.filter(({ hostId }) => hostId !== null).length, all: hours.length, holds: false },
  ]
  return bars.filter(({ all }) => all > 0)
}
