/** What the system itself can see of the checklist: items that tick themselves, each with how it was seen (CH-2). */
import { backupAge, exportEveryDays, exportsInOrder } from '#core/plan/old-system.ts'
import { addDays, daysBetween, todayIn } from '#core/kernel/calendar.ts'
import { sharedKey } from '#core/communication/kinds.ts'
import { note, type Note } from '#core/kernel/note.ts'
import { staleAfterDays } from '#core/metrics/adoption-share.ts'
import { offlineLacks } from '#core/plan/offline-plans.ts'
import type { Row, TableName } from '#core/kernel/rows.ts'
import { languagesRead, materialsMissing } from '#core/training/resources.ts'

/** The tables that the checklist is seen in; all rows of one rollout, of people and places all. */
export const seenIn = [
  'checklistItem',
  'phase',
  'phaseSite',
  'participant',
  'person',
  'location',
  'message',
  'delivery',
  'session',
  'attendee',
  'officeHour',
  'resource',
  'champion',
  'supportTier',
  'channel',
  'ticket',
  'story',
  'feedback',
  'oldSystem',
  'oldExport',
  'usageSource',
  'usageImport',
  'offlinePlan',
] as const satisfies readonly TableName[]

export type SeenRows = { readonly [T in (typeof seenIn)[number]]: readonly Row<T>[] }

/** Who has an account in the new tool, by a list of its users of a day (`YYYY-MM-DD`). */
export interface KnownAccounts {
  readonly people: ReadonlySet<string>
  readonly on: string
}

export interface SeenItem {
  readonly itemKey: string
  readonly seen: Note
}

type Item = Row<'checklistItem'>
type Look = (item: Item, phase: Row<'phase'>) => Note | null

/** A letter has reached its reader, or nobody waits for it any more. */
const arrived = new Set(['sent', 'told', 'withdrawn'])
/** As many ways to be reached as a line holds, each as far as it says what it is. */
const mostWays = 6
const mostOfWay = 100
const beginningOf = (way: string): string => {
  const letters = [...way]
  return letters.length > mostOfWay ? `${letters.slice(0, mostOfWay - 1).join('')}…` : way
}

/**
 * The open items of a rollout that can be seen to be done, with what shows it (CH-2). An item that a person opened again after the
 * system ticked it stays theirs. Days are days of the organisation, in its zone; items about a whole week are looked at on its last day.
 *
 * @example whatIsSeen(rows, { today: '2026-11-30', zone }).map(({ itemKey }) => itemKey) // ['core:oneWeekBefore:sessionsBooked']
 */
export const whatIsSeen = (
  rows: SeenRows,
  { today, zone }: { readonly today: string; readonly zone: string },
  accounts: KnownAccounts | null = null,
): readonly SeenItem[] => {
  const dayOfInstant = (instant: string): string => todayIn(zone, instant)
  const phases = rows.phase.toSorted((a, b) => a.position - b.position)
  const peopleOf = (phaseKey: string): readonly string[] =>
    rows.participant.filter((one) => one.phaseKey === phaseKey && one.excludedAt === null).map(({ personId }) => personId)
  const deliveriesOf = new Map<string, Row<'delivery'>[]>()
  for (const one of rows.delivery) {
    const known = deliveriesOf.get(one.messageKey)
    if (known) known.push(one)
    else deliveriesOf.set(one.messageKey, [one])
  }

  /** All messages of a kind have left, and everyone has theirs. */
  const sent = (messages: readonly Row<'message'>[]): Note | null => {
    if (messages.length === 0) return null
    let readers = 0
    let on = ''
    for (const { messageKey, queuedAt } of messages) {
      if (queuedAt === null) return null
      const deliveries = deliveriesOf.get(messageKey) ?? []
      if (deliveries.some(({ state }) => !arrived.has(state))) return null
      readers += deliveries.filter(({ state }) => state !== 'withdrawn').length
      if (queuedAt > on) on = queuedAt
    }
    return readers === 0 ? null : note('checklist.seen.sent', { readers, on: dayOfInstant(on) })
  }
  const counted = (code: 'wins' | 'feedback' | 'adjusted' | 'told' | 'helped', count: number): Note | null =>
    count === 0 ? null : note(`checklist.seen.${code}`, { count })
  const sinceLaunch = (instant: string | null, { goLiveOn }: Row<'phase'>): boolean => instant !== null && dayOfInstant(instant) >= goLiveOn
  const nextOf = (phase: Row<'phase'>): Row<'phase'> | undefined => phases.find(({ position }) => position > phase.position)
  const inWeekOf = ({ dueOn }: Item, day: string): boolean => day > addDays(dueOn, -7) && day <= dueOn
  const answeredBy: Look = ({ dueOn }, phase) => {
    if (today < dueOn) return null
    const here = new Set(peopleOf(phase.phaseKey))
    const calls = rows.ticket.filter((one) => here.has(one.personId) && sinceLaunch(one.openedAt, phase) && one.state !== 'withdrawn')
    if (calls.some(({ state }) => state === 'open')) return null
    return calls.length === 0 ? null : note('checklist.seen.answered', { count: calls.length })
  }

  const [oldSystem] = rows.oldSystem
  const [backup] = exportsInOrder(rows.oldExport)
  const exported: Look = () => (backup ? note('checklist.seen.exported', { file: beginningOf(backup.fileName), on: backup.madeOn }) : null)

  const looks: Readonly<Record<string, Look>> = {
    oldBackup: (...of) => ((backupAge(rows.oldExport, today) ?? Infinity) <= exportEveryDays ? exported(...of) : null),
    oldExported: exported,
    offlinePlans: (_, { phaseKey }) => {
      const sites = rows.phaseSite.filter((one) => one.phaseKey === phaseKey)
      const ready = new Set(rows.offlinePlan.filter((plan) => offlineLacks(plan).length === 0).map(({ locationId }) => locationId))
      return sites.length === 0 || sites.some(({ locationId }) => !ready.has(locationId))
        ? null
        : note('checklist.seen.offline', { places: sites.length })
    },
    restoreTried: () =>
      backup?.restoredOn && backup.restoreWorked === 1 ? note('checklist.seen.restored', { on: backup.restoredOn }) : null,
    archivePlaced: () => (oldSystem?.archivePlace ? note('checklist.seen.archive', { place: beginningOf(oldSystem.archivePlace) }) : null),
    contractEndKnown: () => (oldSystem?.contractEndsOn ? note('checklist.seen.contract', { on: oldSystem.contractEndsOn }) : null),
    oldSwitchedOff: () => (oldSystem?.switchedOffAt ? note('checklist.seen.off', { on: dayOfInstant(oldSystem.switchedOffAt) }) : null),
    accountsCreated: (_, { phaseKey }) => {
      const people = peopleOf(phaseKey)
      if (!accounts || people.length === 0 || people.some((personId) => !accounts.people.has(personId))) return null
      return note('checklist.seen.accounts', { people: people.length, on: accounts.on })
    },
    metricsCurrent: (item) => {
      const ofNew = new Map(rows.usageSource.filter(({ system }) => system === 'new').map(({ sourceId, name }) => [sourceId, name]))
      // A file whose newest day was old when it came in makes no figure current (ME-3).
      const isCurrent = ({ newestOn, importedAt }: Row<'usageImport'>): boolean =>
        newestOn === null || daysBetween(newestOn, dayOfInstant(importedAt)) <= staleAfterDays
      const newest = rows.usageImport
        .filter((one) => one.takenBackAt === null && ofNew.has(one.sourceId) && inWeekOf(item, dayOfInstant(one.importedAt)))
        .filter(isCurrent)
        .reduce<Row<'usageImport'> | null>((last, one) => (last === null || one.importedAt > last.importedAt ? one : last), null)
      return (
        newest &&
        note('checklist.seen.metrics', { source: beginningOf(ofNew.get(newest.sourceId) ?? ''), on: dayOfInstant(newest.importedAt) })
      )
    },
    announcementSent: () => sent(rows.message.filter(({ kind }) => kind === 'announcement')),
    reminderSent: (_, { phaseKey }) => sent(rows.message.filter((one) => one.kind === 'reminder' && one.phaseKey === phaseKey)),
    welcomeSent: (_, { phaseKey }) => sent(rows.message.filter((one) => one.kind === 'welcome' && one.phaseKey === phaseKey)),
    updateSent: (item) => sent(rows.message.filter((one) => one.kind === 'update' && inWeekOf(item, one.sendOn))),
    sessionsBooked: (_, { phaseKey }) => {
      const sessions = rows.session.filter((one) => one.phaseKey === phaseKey && one.cancelledAt === null)
      const keys = new Set(sessions.map(({ sessionKey }) => sessionKey))
      const seated = new Set(
        rows.attendee.filter((one) => one.state === 'seat' && keys.has(one.sessionKey)).map(({ personId }) => personId),
      )
      const people = peopleOf(phaseKey)
      if (people.length === 0 || people.some((personId) => !seated.has(personId))) return null
      return note('checklist.seen.sessions', { sessions: sessions.length, people: people.length })
    },
    officeHoursPlanned: (_, { phaseKey }) => {
      const hours = rows.officeHour.filter((one) => one.phaseKey === phaseKey).length
      return hours === 0 ? null : note('checklist.seen.officeHours', { hours })
    },
    materialsFinal: (_, { phaseKey }) => {
      const languages = languagesRead({ participants: rows.participant, people: rows.person, places: rows.location }, phaseKey)
      if (languages.length === 0 || materialsMissing(rows.resource, languages).length > 0) return null
      return note('checklist.seen.materials', { count: rows.resource.filter(({ state }) => state === 'final').length })
    },
    supportReady: (_, { phaseKey }) => {
      const sites = rows.phaseSite.filter((one) => one.phaseKey === phaseKey)
      const helped = new Set(rows.champion.map(({ locationId }) => locationId))
      const named = new Set(rows.supportTier.filter(({ name, ownerId }) => name !== null || ownerId !== null).map(({ tier }) => tier))
      if (sites.length === 0 || sites.some(({ locationId }) => !helped.has(locationId)) || !named.has(3) || !named.has(4)) return null
      return note('checklist.seen.support', { places: sites.length })
    },
    channelsOpen: () => {
      const open = rows.channel.filter(({ removedAt }) => removedAt === null).map(({ name }) => name)
      const reached = rows.supportTier.filter(({ contact }) => contact !== null).map(({ contact }) => contact ?? '')
      const ways = [...new Set([...open, ...reached])].slice(0, mostWays).map(beginningOf)
      return ways.length === 0 ? null : note('checklist.seen.channels', { ways })
    },
    quickWinsNoted: (_, phase) =>
      counted('wins', rows.story.filter((one) => one.kind === 'quickWin' && sinceLaunch(one.notedAt, phase)).length),
    feedbackCollected: (_, phase) => {
      const here = new Set(peopleOf(phase.phaseKey))
      return counted('feedback', rows.feedback.filter((one) => here.has(one.personId) && sinceLaunch(one.givenAt, phase)).length)
    },
    adjustmentsMade: (_, phase) =>
      counted('adjusted', rows.feedback.filter((one) => one.state === 'adjusted' && sinceLaunch(one.answeredAt, phase)).length),
    successesShared: (_, phase) => {
      const left = new Map<string, string>()
      for (const message of rows.message)
        if (message.queuedAt !== null && message.queuedAt > (left.get(sharedKey(message)) ?? ''))
          left.set(sharedKey(message), message.queuedAt)
      return counted('told', rows.story.filter(({ toldIn }) => toldIn !== null && sinceLaunch(left.get(toldIn) ?? null, phase)).length)
    },
    issuesAnswered: answeredBy,
    problemsSolved: answeredBy,
    supportContinued: (item) => {
      if (today < item.dueOn) return null
      const solved = rows.ticket.filter(({ solvedAt }) => solvedAt !== null && inWeekOf(item, dayOfInstant(solvedAt)))
      const hours = rows.officeHour.filter(({ startsAt }) => inWeekOf(item, startsAt.slice(0, 10)))
      return counted('helped', solved.length + hours.length)
    },
    nextPhasePrepared: (_, phase) => {
      const next = nextOf(phase)
      if (!next) return null
      const before = rows.checklistItem.filter(
        ({ phaseKey, list }) => phaseKey === next.phaseKey && (list === 'twoWeeksBefore' || list === 'oneWeekBefore'),
      )
      if (before.length === 0 || before.some(({ state }) => state === 'open')) return null
      return note('checklist.seen.prepared', { count: before.length })
    },
    nextPhaseLaunched: (_, phase) => {
      const next = nextOf(phase)
      return next && next.goLiveOn <= today ? note('checklist.seen.launched', { phase: next.phaseKey, on: next.goLiveOn }) : null
    },
  }

  const byKey = new Map(phases.map((phase) => [phase.phaseKey, phase]))
  return rows.checklistItem.flatMap((item) => {
    const phase = byKey.get(item.phaseKey)
    if (item.state !== 'open' || item.seen !== null || !phase) return []
    const seen = looks[item.item]?.(item, phase) ?? null
    return seen ? [{ itemKey: item.itemKey, seen }] : []
  })
}
