import { expect, test } from 'vitest'
import { pausePreview } from '#core/contingency/pause-preview.ts'
import { keepFrozen, resumeRollout } from '#core/contingency/pause-commands.ts'
import { moveDate } from '#core/planning/timeline-commands.ts'
import type { Row } from '#core/kernel/rows.ts'
import { replan } from '#core/planning/replan.ts'
import { rowOf } from '#test/cast.ts'
import { factsOf, placeAt, somebody } from '#test/company.ts'
import { stored } from '#test/letter-rows.ts'
import { after, on, rowsOf } from '#test/plan-rows.ts'
import { codeOf } from '#test/refusals.ts'

/** Eight people at two locations: half start on Monday 7 December, half on the 14th, everyone works so from the 21st, the old system ends on the 28th. */
const facts = factsOf(
  Array.from({ length: 8 }, (_, number) => somebody(number, { locationId: `l${number % 2}` })),
  { locations: [placeAt(0), placeAt(1)] },
)
const empty = rowsOf(facts)
const planned = after(empty, replan(empty, on(facts.today)))
const pauseOf = (over: Partial<Row<'pause'>> = {}) =>
  stored('pause', [rowOf('pause', { rolloutId: 'crm', pauseId: 'p', issueId: 'i', pausedAt: on('2026-12-08').now, because: 'X', ...over })])
const issueOf = (over: Partial<Row<'issue'>> = {}) =>
  stored('issue', [
    rowOf('issue', { rolloutId: 'crm', issueId: 'i', severity: 'major', scope: 'all', openedAt: on('2026-12-08').now, ...over }),
  ])
const fixed = issueOf({ fixedAt: on('2026-12-09').now, stableOn: '2026-12-10' })
const key = { rolloutId: 'crm', pauseId: 'p' }
const daysOf = ({ phases }: Pick<ReturnType<typeof rowsOf>, 'phases'>): Record<string, string> =>
  Object.fromEntries(phases.map(({ phaseKey, goLiveOn }) => [phaseKey, goLiveOn]))
const sitesOf = ({ phaseSites }: Pick<ReturnType<typeof rowsOf>, 'phaseSites'>): Record<string, string> =>
  Object.fromEntries(phaseSites.map(({ phaseKey, locationId, goLiveOn }) => [`${phaseKey}/${locationId}`, goLiveOn]))
const waitsOf = ({ phases }: Pick<ReturnType<typeof rowsOf>, 'phases'>): string[] =>
  phases.flatMap(({ waitsSinceOn }) => waitsSinceOn ?? [])
const paused = { ...planned, pauses: pauseOf(), issues: fixed }

test('[CO-3] resuming waits for a fix that is stable', () => {
  const resume = (issues: ReturnType<typeof issueOf>, day: string) => () => resumeRollout.decide({ ...paused, issues }, key, on(day))
  expect(codeOf(resume(issueOf(), '2026-12-10'))).toBe('contingency.notFixed')
  expect(codeOf(resume(fixed, '2026-12-09'))).toBe('contingency.notStable')
  expect(codeOf(resume(fixed, '2026-12-10'))).toBe('done')
  expect(codeOf(() => resumeRollout.decide({ ...paused, pauses: [] }, key, on('2026-12-10')))).toBe('access.notFound')
})

test('[CO-3] [TL-1] resumed, what is left moves by the working days that were lost, and stays there when the plan is made again', () => {
  const before = daysOf(planned)
  expect(before).toMatchObject({ 'week-1': '2026-12-07', 'week-2': '2026-12-14' })
  const rows = after(paused, resumeRollout.decide(paused, key, on('2026-12-10')))
  expect(rows.pauses).toMatchObject([{ endedBy: 'Lilian', shiftedDays: 2 }])
  expect(daysOf(rows)).toMatchObject({ 'week-1': '2026-12-07', 'week-2': '2026-12-16' })
  expect((daysOf(rows)['off'] ?? '') > (before['off'] ?? '')).toBe(true)
  const again = after(rows, replan(rows, on('2026-12-10')))
  expect(daysOf(again)).toEqual(daysOf(rows))
  expect(again.warnings.map(({ code }) => code)).toEqual(planned.warnings.map(({ code }) => code))
})

test('[CO-3] a pause of one location moves that location alone, and holds the old system for everyone', () => {
  const here = { ...paused, pauses: pauseOf({ locationId: 'l1' }) }
  const rows = after(here, resumeRollout.decide(here, key, on('2026-12-10')))
  expect(sitesOf(rows)).toMatchObject({ 'week-2/l0': '2026-12-14', 'week-2/l1': '2026-12-16' })
  expect((daysOf(rows)['off'] ?? '') > (daysOf(planned)['off'] ?? '')).toBe(true)
})

test('[CO-3] resumed on the day of the pause, nothing moves', () => {
  const today = { ...paused, issues: issueOf({ fixedAt: on('2026-12-08').now, stableOn: '2026-12-08' }) }
  const changes = resumeRollout.decide(today, key, on('2026-12-08'))
  expect(changes.map(({ table }) => table)).toEqual(['pause'])
  expect(resumeRollout.decide({ ...today, pauses: pauseOf({ endedAt: 'x' }) }, key, on('2026-12-08'))).toEqual([])
})

test('[CO-3] what is frozen and would happen today moves on, and resuming counts those days', () => {
  expect(codeOf(() => keepFrozen.decide(paused, { rolloutId: 'crm' }, on('2026-12-09')))).toBe('contingency.nothingDue')
  const due = on('2026-12-14')
  const over = { ...paused, pauses: pauseOf({ endedAt: on('2026-12-09').now }) }
  expect(codeOf(() => keepFrozen.decide(over, { rolloutId: 'crm' }, due))).toBe('contingency.nothingDue')
  const moved = after(paused, keepFrozen.decide(paused, { rolloutId: 'crm' }, due))
  expect((daysOf(moved)['week-2'] ?? '') > '2026-12-14').toBe(true)
  const shifted = moved.pauses[0]?.shiftedDays ?? 0
  expect(shifted).toBeGreaterThan(0)
  const resumed = after(moved, resumeRollout.decide(moved, key, due))
  // Four working days were lost, of which some were made up for already.
  expect(resumed.pauses[0]?.shiftedDays).toBe(Math.max(4, shifted))
})

test('[CO-3] days that two pauses share are made up for once', () => {
  const pauses = [
    ...pauseOf({ pauseId: 'first', endedAt: on('2026-12-10').now, shiftedDays: 2 }),
    ...pauseOf({ pausedAt: on('2026-12-09').now }),
  ]
  const rows = { ...paused, pauses }
  const changes = resumeRollout.decide(rows, key, on('2026-12-11'))
  expect(after(rows, changes).pauses.find(({ pauseId }) => pauseId === 'p')?.shiftedDays).toBe(1)
})

test('[CO-3] weekly updates whose week went by in a pause are not sent afterwards', () => {
  const message = stored('message', [
    rowOf('message', { rolloutId: 'crm', messageKey: 'update:2026-12-09', kind: 'update', stage: 'during', sendOn: '2026-12-09' }),
  ])
  const rows = { ...paused, messages: [...paused.messages, ...message] }
  expect(after(rows, resumeRollout.decide(rows, key, on('2026-12-10'))).messages.map(({ messageKey }) => messageKey)).not.toContain(
    'update:2026-12-09',
  )
})

test('[TL-1] a day that the lead asks for afterwards counts more than what the pause put off', () => {
  const rows = after(paused, resumeRollout.decide(paused, key, on('2026-12-10')))
  const asked = after(rows, moveDate.decide(rows, { rolloutId: 'crm', phaseKey: 'week-2', to: '2026-12-15' }, on('2026-12-10')))
  expect(daysOf(asked)['week-2']).toBe('2026-12-15')
  expect(asked.phaseSites.filter(({ notBeforeOn }) => notBeforeOn !== null)).toEqual([])
})

test('[CO-3] a preview says what waits, what goes on and where things move if the fix comes when the vendor says', () => {
  const seen = pausePreview(planned, { personId: null, phaseKey: null, locationId: 'l1' }, { vendorFixOn: '2026-12-10' }, on('2026-12-08'))
  expect(seen.sites.map(({ phaseKey, locationId }) => `${phaseKey}/${locationId}`)).toEqual(['week-2/l1'])
  expect(seen.live).toBe(
    planned.phaseSites.find(({ phaseKey, locationId }) => phaseKey === 'week-1' && locationId === 'l1')?.headCount ?? 0,
  )
  expect(seen.elsewhere.map(({ locationId }) => locationId)).toEqual(['l0'])
  // Fixed on Thursday the tenth, stable two working days later: four working days lost.
  expect(seen.resumeOn).toBe('2026-12-14')
  expect(seen.shift.sites.map(({ to }) => to)).toEqual(['2026-12-18'])
  expect(seen.off?.phaseKey).toBe('off')
  expect((seen.shift.off?.to ?? '') > (seen.off?.goLiveOn ?? '')).toBe(true)
})

test('[CO-3] a session whose time came in a pause is booked again, for the same people', () => {
  const [session] = planned.sessions.filter(({ phaseKey }) => phaseKey === 'week-2').toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  if (!session) throw new Error('no session')
  const begun = { ...paused, pauses: pauseOf({ pausedAt: on('2026-12-04').now }) }
  const later = session.startsAt.slice(0, 10)
  const rows = after(begun, keepFrozen.decide(begun, { rolloutId: 'crm' }, { ...on(later), now: `${later}T23:00:00.000Z` }))
  const people = planned.attendees.filter(({ sessionKey }) => sessionKey === session.sessionKey).map(({ personId }) => personId)
  expect(people.length).toBeGreaterThan(0)
  const open = new Set(rows.sessions.filter(({ startsAt }) => startsAt.slice(0, 10) > later).map(({ sessionKey }) => sessionKey))
  for (const personId of people)
    expect(rows.attendees.some((row) => row.personId === personId && row.state === 'seat' && open.has(row.sessionKey))).toBe(true)
})

/** Milton, one of those who start in the second week. */
const [someone] = planned.participants.filter(({ phaseKey }) => phaseKey === 'week-2')
const alone = {
  ...paused,
  pauses: pauseOf({
    personId: someone?.personId ?? '',
    locationId: planned.people.find((one) => one.personId === someone?.personId)?.locationId ?? null,
  }),
}
const daysOfPeople = ({ participants }: Pick<ReturnType<typeof rowsOf>, 'participants'>, without: string | undefined) =>
  participants.filter(({ personId }) => personId !== without).map(({ personId, goLiveOn }) => `${personId} ${goLiveOn}`)
const dayOfSomeone = ({ participants }: Pick<ReturnType<typeof rowsOf>, 'participants'>) =>
  participants.find(({ personId }) => personId === someone?.personId)?.goLiveOn

test('[CO-4] [GA-1] [TL-1] after a rollback that is tried again, whoever went back starts anew behind a gate, and the rest follows in order', () => {
  const decided = (decision: string) =>
    stored('rollback', [rowOf('rollback', { rolloutId: 'crm', rollbackId: 'r', issueId: 'i', startedAt: on('2026-12-08').now, decision, decidedAt: on('2026-12-09').now })]) // prettier-ignore
  const gate = (phaseKey: string) => rowOf('gate', { rolloutId: 'crm', phaseKey, verdict: 'pass', approvedAt: on('2026-12-04').now, approvedBy: 'Lilian' }) // prettier-ignore
  const live = planned.participants.filter(({ phaseKey }) => phaseKey === 'week-1').map(({ personId }) => personId)
  const [stayed = '', ...back] = live
  const states = [
    ...back.map((personId) => rowOf('systemState', { rolloutId: 'crm', personId, state: 'old', notedAt: on('2026-12-08').now })),
    rowOf('systemState', { rolloutId: 'crm', personId: stayed, state: 'both', notedAt: on('2026-12-09').now }),
  ]
  const before = {
    ...paused,
    rollbacks: decided('retry'),
    gates: stored('gate', [gate('week-1'), gate('week-2')]),
    states: stored('systemState', states),
  }
  for (const decision of ['retry', 'otherConfiguration']) {
    const rows = after(before, resumeRollout.decide({ ...before, rollbacks: decided(decision) }, key, on('2026-12-10')))
    // Five working days after Thursday the tenth; then the same distances as before.
    expect(daysOf(rows)).toMatchObject({ 'week-1': '2026-12-17', 'week-2': '2026-12-24' })
    expect((daysOf(rows)['off'] ?? '') > (daysOf(rows)['week-2'] ?? '')).toBe(true)
    const days = new Map(rows.participants.map(({ personId, goLiveOn }) => [personId, goLiveOn]))
    expect(back.map((personId) => days.get(personId))).toEqual(back.map(() => '2026-12-17'))
    expect(days.get(stayed)).toBe('2026-12-07')
    expect(rows.gates.map(({ phaseKey, approvedAt }) => [phaseKey, approvedAt])).toEqual([['week-1', null]])
    expect(after(rows, replan(rows, on('2026-12-10'))).phases.map(({ goLiveOn }) => goLiveOn)).toEqual(
      rows.phases.map(({ goLiveOn }) => goLiveOn),
    )
  }
  // Every start is decided again: the one that waited when all went back has a new day, and does not wait any more.
  const waiting = {
    ...before,
    phases: before.phases.map((row) => (row.phaseKey === 'week-2' ? { ...row, waitsSinceOn: '2026-12-11' } : row)),
  }
  expect(waitsOf(after(waiting, resumeRollout.decide(waiting, key, on('2026-12-10'))))).toEqual([])
  // Their first welcome went out and stays; the second tells of the new day, again after the plan is made anew.
  const sent = (row: (typeof before.messages)[number]) => row.kind === 'welcome' && row.phaseKey === 'week-1'
  const told = { ...before, messages: before.messages.map((row) => (sent(row) ? { ...row, queuedAt: on('2026-12-07').now } : row)) }
  const again = after(told, resumeRollout.decide(told, key, on('2026-12-10')))
  for (const one of [again, after(again, replan(again, on('2026-12-11')))])
    expect(
      one.messages
        .filter(sent)
        .map(({ messageKey, sendOn, queuedAt }) => `${messageKey} ${sendOn} ${queuedAt === null ? 'to come' : 'out'}`)
        .toSorted(),
    ).toEqual([
      'welcome:week-1:2026-12-17:l0 2026-12-17 to come',
      'welcome:week-1:2026-12-17:l1 2026-12-17 to come',
      'welcome:week-1:l0 2026-12-07 out',
      'welcome:week-1:l1 2026-12-07 out',
    ])
  // One that was decided before this pause began is over.
  const earlier = before.rollbacks.map((row) => ({ ...row, startedAt: on('2026-12-01').now }))
  const rows = after(before, resumeRollout.decide({ ...before, rollbacks: earlier }, key, on('2026-12-10')))
  expect(daysOf(rows)).toMatchObject({ 'week-1': '2026-12-07', 'week-2': '2026-12-16' })
})

test('[CO-3] [TR-3] a session that was set by hand keeps its time and moves by the working days that were lost', () => {
  const [session] = planned.sessions.filter(({ phaseKey }) => phaseKey === 'week-2')
  if (!session) throw new Error('no session')
  const set = { ...session, startsAt: '2026-12-14T10:00:00-03:00', fixedAt: on('2026-12-01').now }
  const byHand = { ...paused, sessions: planned.sessions.map((row) => (row === session ? set : row)) }
  const rows = after(byHand, resumeRollout.decide(byHand, key, on('2026-12-10')))
  const moved = rows.sessions.find(({ sessionKey }) => sessionKey === session.sessionKey)
  expect(moved).toMatchObject({ startsAt: '2026-12-16T10:00:00-03:00', fixedAt: set.fixedAt })
  // On the day of the pause itself nothing was lost.
  const today = { ...byHand, issues: issueOf({ fixedAt: on('2026-12-08').now, stableOn: '2026-12-08' }) }
  expect(resumeRollout.decide(today, key, on('2026-12-08')).map(({ table }) => table)).toEqual(['pause'])
})

test('[CO-3] [TL-1] a pause of one person moves their own start by the working days that were lost, and nobody else’s; it stays when the plan is made again', () => {
  expect(someone?.goLiveOn).toBe('2026-12-14')
  const rows = after(alone, resumeRollout.decide(alone, key, on('2026-12-10')))
  expect(dayOfSomeone(rows)).toBe('2026-12-16')
  expect(daysOfPeople(rows, someone?.personId)).toEqual(daysOfPeople(planned, someone?.personId))
  expect(daysOf(rows)['week-2']).toBe('2026-12-14')
  const again = after(rows, replan(rows, on('2026-12-15')))
  expect(dayOfSomeone(again)).toBe('2026-12-16')
  // A day that the lead asks for afterwards counts more.
  const asked = after(rows, moveDate.decide(rows, { rolloutId: 'crm', phaseKey: 'week-2', to: '2026-12-15' }, on('2026-12-10')))
  expect(dayOfSomeone(asked)).toBe('2026-12-15')
})

test('[CO-3] while one person is paused their start moves on when it is due, and their seat falls to the others', () => {
  const seat = planned.attendees.find(({ personId }) => personId === someone?.personId)
  const session = planned.sessions.find(({ sessionKey }) => sessionKey === seat?.sessionKey)
  if (!seat || !session) throw new Error('no seat')
  const early = { ...alone, pauses: alone.pauses.map((row) => ({ ...row, pausedAt: on('2026-12-04').now })) }
  const onIts = session.startsAt.slice(0, 10)
  // Early in the morning, before the session.
  const excused = after(early, keepFrozen.decide(early, { rolloutId: 'crm' }, { ...on(onIts), now: `${onIts}T09:30:00.000Z` }))
  const theirs = (rows: typeof excused) => rows.attendees.filter(({ personId }) => personId === someone?.personId)
  expect(theirs(excused)).toMatchObject([{ sessionKey: seat.sessionKey, state: 'apology' }])
  expect(excused.attendees.filter((row) => row.state === 'seat')).toEqual(
    planned.attendees.filter((row) => row.personId !== someone?.personId),
  )
  expect(dayOfSomeone(excused)).toBe('2026-12-14')
  const due = after(excused, keepFrozen.decide(excused, { rolloutId: 'crm' }, on('2026-12-14')))
  expect(dayOfSomeone(due)).toBe('2026-12-15')
  expect(due.pauses[0]?.shiftedDays).toBe(1)
  // Their session has been; whoever is left without one is told to the lead.
  const resumed = after(due, resumeRollout.decide({ ...due, issues: fixed }, key, on('2026-12-14')))
  const isSeated = theirs(resumed).some(({ state, sessionKey }) => state === 'seat' && sessionKey !== seat.sessionKey)
  expect(isSeated || resumed.warnings.some(({ code }) => code.startsWith('training.'))).toBe(true)
})

test('[CO-3] a preview of a pause of one person counts them, their seats and what is sent to them', () => {
  const personId = someone?.personId ?? ''
  const locationId = planned.people.find((one) => one.personId === personId)?.locationId ?? null
  const seen = pausePreview(planned, { personId, phaseKey: null, locationId }, { vendorFixOn: null }, on('2026-12-04'))
  expect([seen.people.map((row) => row.personId), seen.sites, seen.live]).toEqual([[personId], [], 0])
  expect(seen.sessions).toBe(1)
  expect(seen.messages.some(({ kind, phaseKey }) => kind === 'welcome' && phaseKey === 'week-2')).toBe(true)
  expect(seen.messages.some(({ kind, phaseKey }) => kind === 'welcome' && phaseKey === 'week-1')).toBe(false)
  expect(seen.shift.people.map(({ to }) => to > '2026-12-14')).toEqual([true])
})

test('[GA-4] [TL-1] a start that waits for its go/no-go check has its own day again once somebody moves it; other changes leave it waiting', () => {
  const waiting = {
    ...planned,
    phases: planned.phases.map((row) => (row.phaseKey === 'week-2' ? { ...row, waitsSinceOn: '2026-12-11' } : row)),
  }
  const at = on('2026-12-11')
  expect(waitsOf(after(waiting, replan(waiting, at)))).toEqual(['2026-12-11'])
  const move = (phaseKey: string, to: string | null) => after(waiting, moveDate.decide(waiting, { rolloutId: 'crm', phaseKey, to }, at))
  expect(waitsOf(move('full', '2027-01-11'))).toEqual(['2026-12-11'])
  const moved = move('week-2', '2026-12-16')
  expect(daysOf(moved)['week-2']).toBe('2026-12-16')
  expect(waitsOf(moved)).toEqual([])
  expect(waitsOf(after(moved, replan(moved, at)))).toEqual([])
  expect(waitsOf(move('week-2', null))).toEqual([])
})
