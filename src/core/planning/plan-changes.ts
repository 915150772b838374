/** From a plan to rows: what has to be written so that the stored plan is the new one. */
import { welcomeAgainKey } from '#core/communication/kinds.ts'
import { zoneAt } from '#core/regional/at-location.ts'
import { dayOf, localOf } from '#core/kernel/calendar.ts'
import { type At, type Change, put } from '#core/kernel/command.ts'
import { isHeldByItself } from '#core/communication/hold-reason.ts'
import { differing } from '#core/planning/differing-rows.ts'
import { note } from '#core/kernel/note.ts'
import type { Plan } from '#core/plan/plan.ts'
import { joinedLater } from '#core/plan/joined-later.ts'
import { notBeforeOf, type PlanRows } from '#core/plan/plan-facts.ts'
import type { Row } from '#core/kernel/rows.ts'
import { helpAfter } from '#core/training/help-after-replan.ts'
import { seatsAfter } from '#core/training/seats-after-replan.ts'

/**
 * The changes that make the stored rows say what a plan says (TL-1, PH-10).
 *
 * What has happened stays: once a plan was drafted, messages on their way, sessions and office hours before today, and
 * checklist items that someone settled, are neither rewritten nor taken away; a message of an earlier day that never went
 * out only where it gets a day to come.
 */
export const planChanges = (from: PlanRows, plan: Plan, at: At): Change[] => {
  const rollout = from.rollouts[0]
  if (!rollout) return []
  const { rolloutId } = rollout
  const first = rollout.draftedAt === null
  const passed = (day: string): boolean => !first && day < at.today
  const places = new Map(from.locations.map((row) => [row.locationId, row]))
  const zoneOf = (locationId: string | null): string => zoneAt(places.get(locationId ?? ''), from.organisation[0])
  const begun = ({ startsAt }: { readonly startsAt: string }): boolean => !first && Date.parse(startsAt) <= Date.parse(at.now)
  /** On an earlier day, as days are counted at the place itself. */
  const over = (row: { readonly startsAt: string; readonly locationId: string | null }): boolean =>
    begun(row) && dayOf(localOf(Date.parse(row.startsAt), zoneOf(row.locationId)).day) < at.today
  const stored = new Map(from.participants.map((row) => [row.personId, row]))
  const waitsSince = new Map(from.phases.map((row) => [row.phaseKey, row.waitsSinceOn]))
  /** The earliest days after a pause, by phase and by phase and location. */
  const notBefore = notBeforeOf(from)
  /** Of a phase that has begun, its own day is no day that somebody asked for. */
  const begunPhases = new Map(from.phases.filter((row) => row.goLiveOn <= at.today).map((row) => [row.phaseKey, row.anchorOn]))
  const items = new Map(from.items.map((row) => [row.itemKey, row]))

  const participants = plan.phases.flatMap((phase) =>
    phase.people.map((person): Row<'participant'> => {
      const old = stored.get(person.id)
      const live = old?.phaseKey === phase.key && old.goLiveOn !== null && (old.goLiveOn <= at.today || joinedLater(old))
      return {
        rolloutId,
        personId: person.id,
        pilot: old?.pilot ?? 0,
        keenness: old?.keenness ?? 0,
        oldUse: old?.oldUse ?? null,
        nominated: old?.nominated ?? 0,
        phaseKey: phase.key,
        because: live ? old.because : JSON.stringify(person.because),
        goLiveOn: live ? old.goLiveOn : person.goLive,
        pinnedAt: old?.pinnedAt ?? null,
        pinnedBy: old?.pinnedBy ?? null,
        excludedAt: null,
        excludedBecause: null,
        notBeforeOn: old?.notBeforeOn ?? null,
      }
    }),
  )
  const placed = new Set(participants.map((row) => row.personId))
  const outside = from.participants
    .filter((row) => !placed.has(row.personId))
    .map((row): Row<'participant'> => ({ ...row, phaseKey: null, because: '[]', goLiveOn: null }))

  /** What kept itself back may lack nothing now: the next look says. */
  const heldByItself = (row: Row<'message'>): boolean => row.queuedAt === null && isHeldByItself(row)
  const letGo = { heldAt: null, heldBy: null, heldBecause: null }
  const written = new Map(from.messages.map((row) => [row.messageKey, row]))
  /** Whoever starts again after a rollback is welcomed again: the first welcome went out, for an earlier day (CO-4). */
  const keyOf = ({ kind, key, phase, locationId, sendOn }: Plan['messages'][number]): string => {
    const old = written.get(key)
    const isAgain = kind === 'welcome' && old !== undefined && old.queuedAt !== null && old.sendOn < sendOn
    return isAgain && phase !== null && locationId !== null ? welcomeAgainKey(phase, sendOn, locationId) : key
  }
  const messages = plan.messages.map((message): Row<'message'> => {
    const messageKey = keyOf(message)
    const old = written.get(messageKey)
    return {
      rolloutId,
      messageKey,
      kind: message.kind,
      stage: message.stage,
      phaseKey: message.phase,
      locationId: message.locationId,
      sendOn: message.sendOn,
      readers: message.readers,
      approvedAt: old?.approvedAt ?? null,
      approvedBy: old?.approvedBy ?? null,
      heldAt: old?.heldAt ?? null,
      heldBy: old?.heldBy ?? null,
      heldBecause: old?.heldBecause ?? null,
      ...(old && heldByItself(old) ? letGo : {}),
      queuedAt: old?.queuedAt ?? null,
      withdrawnAt: old?.withdrawnAt ?? null,
    }
  })
  /** What has another day coming is to go out then, where it has not gone out yet. */
  const ahead = new Set(messages.filter((row) => row.sendOn > at.today).map((row) => row.messageKey))
  /** On its way, or of a day that has been and that no day to come follows. */
  const isSettled = (row: Row<'message'>): boolean => row.queuedAt !== null || (passed(row.sendOn) && !ahead.has(row.messageKey))
  /** Said already: that it came late is no news to a replan. */
  const told = new Set(
    from.messages.filter((row) => passed(row.sendOn) && isSettled(row)).map((row) => `${row.kind} ${row.phaseKey ?? ''}`),
  )
  const warnings = plan.warnings.filter(
    (warning) => warning.code !== 'communication.late' || !told.has(`${warning.params.kind} ${warning.params.phase ?? ''}`),
  )
  const sessions = plan.sessions.map((session): Row<'session'> => ({
    rolloutId,
    sessionKey: session.key,
    phaseKey: session.phase,
    locationId: session.locationId,
    language: session.language,
    startsAt: session.startsAt,
    minutes: session.minutes,
    seats: session.seats,
    trainer: session.trainer,
    room: session.room,
    form: session.form,
    link: null,
    fixedAt: null,
    cancelledAt: null,
    closedAt: null,
  }))
  /** Sessions that have begun, were closed, or that somebody set by hand: what the plan would make of them does not count. */
  const kept = new Set(
    [...from.sessions, ...sessions]
      .filter((row) => begun(row) || row.fixedAt !== null || row.cancelledAt !== null || row.closedAt !== null)
      .map((row) => row.sessionKey),
  )
  const seats = seatsAfter({
    rolloutId,
    planned: plan.sessions,
    sessions: from.sessions,
    attendees: from.attendees,
    phaseOf: new Map(participants.map((row) => [row.personId, row.phaseKey ?? ''])),
    placeOf: new Map(from.people.map((row) => [row.personId, row.locationId])),
    isKept: (sessionKey) => kept.has(sessionKey),
    now: at.now,
  })
  /** A new session is for somebody: whoever was trained already needs none, though the plan of today would book one. */
  const seatedIn = new Set(seats.wanted.map((row) => row.sessionKey))
  const there = new Set(from.sessions.map((row) => row.sessionKey))
  const needed = sessions.filter((row) => there.has(row.sessionKey) || seatedIn.has(row.sessionKey))
  /** Pairs that somebody chose, as long as both are in the plan. */
  const chosen = new Map(
    from.buddies
      .filter((row) => row.chosenAt !== null && placed.has(row.personId) && placed.has(row.buddyId))
      .map((row) => [row.personId, row]),
  )
  const officeHours = plan.officeHours.map((hour): Row<'officeHour'> => ({
    rolloutId,
    officeKey: hour.key,
    phaseKey: hour.phase,
    locationId: hour.locationId,
    startsAt: hour.startsAt,
    minutes: hour.minutes,
    hostId: hour.hostId,
  }))
  const unseated = [...seats.without].map(([phase, people]) => note('training.withoutSeat', { phase, people }))
  const help = helpAfter(
    {
      appointments: from.appointments,
      officeHours: [...officeHours, ...from.officeHours.filter(over)],
      people: from.people,
      zoneOf,
    },
    at,
  )
  const checklist = plan.checklist.map((item): Row<'checklistItem'> => {
    const old = items.get(item.key)
    return {
      rolloutId,
      itemKey: item.key,
      phaseKey: item.phase,
      list: item.list,
      item: item.item,
      dueOn: item.due,
      ownerId: old?.ownerId ?? null,
      state: old?.state ?? 'open',
      settledAt: old?.settledAt ?? null,
      settledBy: old?.settledBy ?? null,
      evidence: old?.evidence ?? null,
      seen: old?.seen ?? null,
    }
  })

  return [
    ...differing(
      'phase',
      from.phases,
      plan.phases.map((phase) => ({
        rolloutId,
        phaseKey: phase.key,
        position: phase.position,
        goLiveOn: phase.goLive,
        endsOn: phase.ends,
        headCount: phase.people.length,
        share: phase.share,
        anchorOn: begunPhases.has(phase.key) ? (begunPhases.get(phase.key) ?? null) : phase.anchorOn,
        notBeforeOn: notBefore.get(phase.key) ?? null,
        waitsSinceOn: waitsSince.get(phase.key) ?? null,
      })),
    ),
    ...differing(
      'phaseSite',
      from.phaseSites,
      plan.phases.flatMap((phase) =>
        phase.sites.map((site) => ({
          rolloutId,
          phaseKey: phase.key,
          locationId: site.locationId,
          goLiveOn: site.goLive,
          headCount: site.headCount,
          notBeforeOn: notBefore.get(`${phase.key}/${site.locationId}`) ?? null,
        })),
      ),
      (row) => !first && row.goLiveOn <= at.today,
    ),
    ...differing('participant', from.participants, [...participants, ...outside]),
    ...differing(
      'champion',
      from.champions,
      plan.champions.map((champion) => ({
        rolloutId,
        personId: champion.person,
        locationId: champion.locationId,
        because: JSON.stringify(champion.because),
      })),
    ),
    ...differing('message', from.messages, messages, isSettled),
    ...from.messages.filter((row) => isSettled(row) && heldByItself(row)).map((row) => put('message', { ...row, ...letGo })),
    ...differing('session', from.sessions, needed, (row) => kept.has(row.sessionKey)),
    ...differing('attendee', from.attendees, seats.wanted, seats.stays),
    ...differing('officeHour', from.officeHours, officeHours, over),
    ...help,
    ...differing(
      'buddy',
      from.buddies,
      plan.buddies.map(
        (pair) =>
          chosen.get(pair.person) ?? {
            rolloutId,
            personId: pair.person,
            buddyId: pair.buddy,
            because: JSON.stringify(pair.because),
            chosenAt: null,
          },
      ),
      (row) => chosen.has(row.personId),
    ),
    ...differing('checklistItem', from.items, checklist, (row) => row.state !== 'open'),
    ...differing(
      'warning',
      from.warnings,
      [...warnings, ...unseated].map((warning, position) => ({
        rolloutId,
        position,
        code: warning.code,
        params: JSON.stringify(warning.params),
      })),
    ),
    ...(first ? [put('rollout', { ...rollout, draftedAt: at.now })] : []),
  ]
}
