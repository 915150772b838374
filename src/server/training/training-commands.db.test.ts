import { expect, test } from 'vitest'
import { type Actor, systemActor } from '#core/access/access.ts'
import type { CommandInputs } from '#core/registry/command-inputs.ts'
import type { Database } from '#server/db/database.ts'
import { officeHoursAhead } from '#server/training/office-hours-ahead.ts'
import { trainingTask } from '#server/training/training-task.ts'
import { createWriter, type Write } from '#server/write/write.ts'
import { cast, foundCompany, organisationId, pauseAll, person } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { refusalOf } from '#test/refusals.ts'
import { tell } from '#test/story.ts'

const rolloutId = 'crm'
/** A Monday, a week before the first session. */
const before = '2026-12-28T15:00:00.000Z'
/** The session of Albina: 11 January, eight in the morning there. */
const albina = { rolloutId, sessionKey: 'week-2/albina/nl/1' }
const online = { rolloutId, sessionKey: 'week-1/online/nl/1' }
const asMember = (personId: string): Actor => ({ ...cast.member, accountId: personId, name: personId, personId })

const begin = async (database: Database) => {
  await foundCompany(database)
  const clock = { now: before }
  const write: Write = createWriter({ database, now: () => clock.now, committed: async () => undefined })
  const { run, read: rows } = tell(database, write)
  await run(cast.lead, 'plan.draft', { rolloutId })
  const session = async ({ sessionKey }: { sessionKey: string }) => {
    const found = (await rows('session')).find((row) => row.sessionKey === sessionKey)
    if (!found) throw new Error(`no session ${sessionKey}`)
    return found
  }
  const seats = async ({ sessionKey }: { sessionKey: string }) =>
    Object.fromEntries((await rows('attendee')).filter((row) => row.sessionKey === sessionKey).map((row) => [row.personId, row.state]))
  const told = async () =>
    (await database.db.selectFrom('notice').selectAll().orderBy('version').orderBy('noticeId').execute()).map(
      ({ personId, code, method }) => `${personId} ${code.slice('training.notice.'.length)}${method ? ` ${method}` : ''}`,
    )
  const change = async (key: { sessionKey: string }, changed: Partial<CommandInputs['training.changeSession']> = {}) => {
    const { startsAt, minutes, seats: many, trainer, room, form, link } = await session(key)
    const input = { rolloutId, ...key, startsAt, minutes, seats: many, trainer, room, form: form as 'room', link, ...changed }
    return run(cast.lead, 'training.changeSession', input)
  }
  const refused = async (attempt: () => Promise<unknown>) => (await refusalOf(database, attempt))?.code ?? 'not refused'
  const round = () => trainingTask({ config: { data: '/nowhere' }, database, write }, organisationId, clock.now)
  return { write, clock, database, run, rows, session, seats, told, change, refused, round }
}

describeOnBoth('seats', (open) => {
  test('[TR-6] whoever waits moves up when a seat comes free, hears of it with an entry for the calendar, and their old seat comes free', async () => {
    const { run, seats, told, change } = await begin(await open())
    await change(albina, { seats: 2 })
    await run(asMember('ravi'), 'training.signUp', { ...albina, personId: null })
    expect(await seats(albina)).toEqual({ lilian: 'seat', milton: 'seat', ravi: 'waiting' })
    // Whoever waits keeps the seat they have.
    expect(await seats(online)).toEqual({ chandra: 'seat', ravi: 'seat' })
    await run(cast.member, 'training.cannotCome', { ...albina, personId: null, because: 'dentist' })
    expect(await seats(albina)).toEqual({ lilian: 'seat', milton: 'apology', ravi: 'seat' })
    expect(await seats(online)).toEqual({ chandra: 'seat' })
    // The old entry leaves the calendar with the same command.
    expect(await told()).toEqual(['ravi waiting', 'milton released cancel', 'ravi movedUp request', 'ravi givenUp cancel'])
  })

  test('[TR-6] who takes a seat elsewhere has one entry in the calendar: the old one is taken back in the same command', async () => {
    const { run, told, rows, database } = await begin(await open())
    await run(cast.member, 'training.signUp', { ...online, personId: null })
    expect(await told()).toEqual(['milton seat request', 'milton givenUp cancel'])
    const notices = await rows('notice')
    expect(notices.map(({ method, sessionKey }) => [method, sessionKey]).toSorted()).toEqual([
      ['cancel', albina.sessionKey],
      ['request', online.sessionKey],
    ])
    expect(await database.db.selectFrom('notice').select('version').distinct().execute()).toHaveLength(1)
  })

  test('[TR-2] [TR-6] nobody moves up into a time at which they have something else; the next in line does, and they stay in it', async () => {
    const { clock, run, seats, told, change, rows } = await begin(await open())
    await run(cast.lead, 'people.nominate', { rolloutId, personId: 'chandra', nominated: true })
    await run(cast.lead, 'plan.draft', { rolloutId })
    await change(albina, { seats: 2, startsAt: '2027-01-12T10:00:00-03:00' })
    for (const [minute, personId] of ['ravi', 'naomi'].entries()) {
      clock.now = `2026-12-28T15:0${minute + 1}:00.000Z`
      await run(asMember(personId), 'training.signUp', { ...albina, personId: null })
    }
    await run(asMember('ravi'), 'training.askHelp', { rolloutId, appointmentId: 'a', topic: null, officeKey: null })
    const help = { rolloutId, appointmentId: 'a', hostId: 'chandra', startsAt: '2027-01-12T10:30:00-03:00', minutes: 30 }
    await run(cast.lead, 'training.bookHelp', help)
    await run(cast.member, 'training.cannotCome', { ...albina, personId: null, because: null })
    expect(await seats(albina)).toEqual({ lilian: 'seat', milton: 'apology', ravi: 'waiting', naomi: 'seat' })
    expect((await told()).filter((one) => one.includes('movedUp'))).toEqual(['naomi movedUp request'])
    expect((await rows('attendee')).some((row) => row.personId === 'ravi' && row.state === 'seat')).toBe(true)
  })

  test('[TR-6] one person comes up per seat, in the order in which they asked; one who stops waiting is passed over', async () => {
    const { clock, run, seats, change } = await begin(await open())
    // On another day, because two of them sit in office hours on the day of the plan.
    await change(albina, { seats: 2, startsAt: '2027-01-08T13:00:00-03:00' })
    for (const [minute, personId] of ['ravi', 'chandra', 'naomi'].entries()) {
      clock.now = `2026-12-28T15:0${minute + 1}:00.000Z`
      await run(asMember(personId), 'training.signUp', { ...albina, personId: null })
    }
    await run(asMember('ravi'), 'training.cannotCome', { ...albina, personId: null, because: null })
    await run(cast.lead, 'training.cannotCome', { ...albina, personId: 'milton', because: null })
    expect(await seats(albina)).toEqual({ lilian: 'seat', milton: 'apology', chandra: 'seat', naomi: 'waiting' })
    await change(albina, { seats: 3 })
    expect(await seats(albina)).toMatchObject({ naomi: 'seat' })
  })

  test('[AC-1] [TR-6] a member signs up themselves, a champion their places, and nobody beyond', async () => {
    const { run, refused, seats } = await begin(await open())
    expect(await refused(() => run(cast.member, 'training.signUp', { ...online, personId: 'lilian' }))).toBe('access.notFound')
    expect(await refused(() => run(cast.champion, 'training.signUp', { ...online, personId: 'naomi' }))).toBe('access.notFound')
    expect(await refused(() => run(cast.owner, 'training.signUp', { ...online, personId: null }))).toBe('access.notAPerson')
    expect(await refused(() => run(cast.sponsor, 'training.signUp', { ...online, personId: null }))).toBe('access.notFound')
    await run(cast.champion, 'training.signUp', { ...online, personId: 'milton' })
    expect(await seats(online)).toEqual({ chandra: 'seat', ravi: 'seat', milton: 'seat' })
    expect(await seats(albina)).toEqual({ lilian: 'seat' })
  })

  test('[TR-6] twice, too late, or not at all is refused and named', async () => {
    const { clock, run, refused } = await begin(await open())
    expect(await refused(() => run(cast.member, 'training.signUp', { ...albina, personId: null }))).toBe('training.alreadySigned')
    expect(await refused(() => run(cast.member, 'training.cannotCome', { ...online, personId: null, because: null }))).toBe(
      'training.notSigned',
    )
    await run(cast.lead, 'plan.exclude', { rolloutId, personId: 'ravi', because: 'on leave' })
    expect(await refused(() => run(asMember('ravi'), 'training.signUp', { ...albina, personId: null }))).toBe('training.leftOut')
    clock.now = '2027-01-11T11:00:00.000Z'
    expect(await refused(() => run(asMember('naomi'), 'training.signUp', { ...albina, personId: null }))).toBe('training.notToCome')
    expect(await refused(() => run(cast.member, 'training.cannotCome', { ...albina, personId: null, because: null }))).toBe(
      'training.notToCome',
    )
  })

  test('[PH-10] [TR-6] a replan leaves own choices and what was set by hand, gives nobody two seats, and takes back who left', async () => {
    const { run, seats, session, change, rows } = await begin(await open())
    await run(cast.member, 'training.signUp', { ...online, personId: null })
    await change(albina, { startsAt: '2027-01-12T10:00:00-03:00' })
    await run(cast.lead, 'plan.draft', { rolloutId })
    expect(await seats(online)).toEqual({ chandra: 'seat', ravi: 'seat', milton: 'seat' })
    expect(await seats(albina)).toEqual({ lilian: 'seat' })
    expect((await session(albina)).startsAt).toBe('2027-01-12T10:00:00-03:00')
    await run(cast.lead, 'people.leave', { personId: 'milton', leftOn: '2026-12-01' })
    await run(cast.lead, 'plan.draft', { rolloutId })
    expect((await rows('attendee')).some(({ personId }) => personId === 'milton')).toBe(false)
  })

  test('[TR-6] a seat of one’s own choice in a session that was called off falls back to the plan', async () => {
    const { run, seats, told, rows } = await begin(await open())
    await run(cast.member, 'training.signUp', { ...online, personId: null })
    await run(cast.lead, 'training.cancelSession', { ...online, because: 'no network' })
    await run(cast.lead, 'plan.draft', { rolloutId })
    expect(await seats(albina)).toEqual({ lilian: 'seat', milton: 'seat' })
    // For the others there is no other session: the plan says so.
    const warning = (await rows('warning')).find(({ code }) => code === 'training.withoutSeat')
    expect(JSON.parse(warning?.params ?? 'null')).toEqual({ phase: 'week-1', people: 2 })
    expect((await told()).filter((one) => one.includes('calledOff')).toSorted()).toEqual([
      'chandra calledOff cancel',
      'milton calledOff cancel',
      'ravi calledOff cancel',
    ])
  })
})

describeOnBoth('sessions set by hand', (open) => {
  test('[TR-2] no trainer, room or person twice, nobody outside their hours, on a day off, or in the past', async () => {
    const { run, change, refused, session } = await begin(await open())
    const first = await session({ sessionKey: 'week-1/georgetown/en/1' })
    expect(await refused(() => change(online, { startsAt: first.startsAt }))).toBe('training.trainerBusy')
    expect(await refused(() => change(online, { startsAt: '2027-01-04T05:00:00-03:00' }))).toBe('training.closedThen')
    expect(await refused(() => change(online, { startsAt: '2027-01-09T10:00:00-03:00' }))).toBe('training.dayOff')
    expect(await refused(() => change(online, { startsAt: '2027-01-01T10:00:00-03:00' }))).toBe('training.dayOff')
    expect(await refused(() => change(online, { startsAt: '2026-12-21T10:00:00-03:00' }))).toBe('training.inPast')
    expect(await refused(() => change(online, { minutes: 45 }))).toBe('training.sessionLength')
    expect(await refused(() => change(online, { seats: 1 }))).toBe('training.seatsTaken')
    expect(await refused(() => change(online, { link: 'javascript:alert(1)' }))).toBe('training.badLink')
    const room = { room: 'Georgetown', trainer: 'Anil', startsAt: first.startsAt }
    await change(online, { trainer: 'Sherida' })
    expect(await refused(() => run(cast.champion, 'training.cancelSession', { ...online, because: 'x' }))).toBe('access.notFound')
    // A room of the same name elsewhere is another room.
    await change(online, room)
  })

  test('[TR-2] [TL-3] nor in a closed period, of the place or of everyone; help for one person neither', async () => {
    const { run, change, refused, rows } = await begin(await open())
    const stock = { rolloutId, freezeId: 'f', name: 'Stock', fromOn: '2027-01-19', toOn: '2027-01-20' }
    await run(cast.lead, 'plan.addFreeze', { ...stock, locationId: 'georgetown' })
    await change(albina, { startsAt: '2027-01-19T10:00:00-03:00' })
    await run(cast.lead, 'plan.addFreeze', { ...stock, freezeId: 'g', locationId: 'albina', fromOn: '2027-01-20' })
    expect(await refused(() => change(albina, { startsAt: '2027-01-20T10:00:00-03:00' }))).toBe('training.closedPeriod')
    await run(cast.lead, 'plan.addFreeze', { ...stock, freezeId: 'h', locationId: null, fromOn: '2027-01-22', toOn: '2027-01-22' })
    expect(await refused(() => change(online, { startsAt: '2027-01-22T10:00:00-03:00' }))).toBe('training.closedPeriod')
    await run(cast.member, 'training.askHelp', { rolloutId, appointmentId: 'a', topic: null, officeKey: null })
    const help = { rolloutId, appointmentId: 'a', hostId: 'lilian', startsAt: '2027-01-22T10:00:00-03:00', minutes: 30 }
    expect(await refused(() => run(cast.lead, 'training.bookHelp', help))).toBe('training.closedPeriod')
    expect(await rows('appointment')).toMatchObject([{ state: 'asked' }])
  })

  test('[TR-2] [RG-5] a day that does not exist is refused; an instant is kept on the clock of the place', async () => {
    const { change, refused, session } = await begin(await open())
    for (const startsAt of ['2027-02-30T10:00:00-03:00', '2027-02-29T10:00:00Z', '2027-01-12T24:00:00Z', '2027-01-12'])
      expect([startsAt, await refused(() => change(albina, { startsAt }))]).toEqual([startsAt, 'access.badInput'])
    await change(albina, { startsAt: '2027-01-12T13:00:00.000Z' })
    expect((await session(albina)).startsAt).toBe('2027-01-12T10:00:00-03:00')
  })

  test('[TR-2] a person who sits elsewhere at that time is named', async () => {
    const database = await open()
    const { run, change, refused, rows } = await begin(database)
    await run(cast.lead, 'plan.startRollout', {
      rolloutId: 'hr',
      tool: 'Loket',
      benefit: null,
      problem: null,
      oldSystem: null,
      complexity: 'simple',
      critical: false,
      startOn: '2027-02-01',
    })
    for (const personId of ['milton', 'lilian']) await run(cast.lead, 'people.nominate', { rolloutId: 'hr', personId, nominated: true })
    await run(cast.lead, 'plan.draft', { rolloutId: 'hr' })
    const other = (await rows('attendee')).find((row) => row.rolloutId === 'hr' && row.personId === 'milton')
    const there = (await rows('session')).find((row) => row.rolloutId === 'hr' && row.sessionKey === other?.sessionKey)
    if (!there) throw new Error('no second session')
    expect(await refused(() => change(albina, { startsAt: there.startsAt, trainer: 'Anil', room: 'Canteen' }))).toBe('training.personBusy')
  })

  test('who sits there is told of another time once, and of nothing when only the seats change', async () => {
    const { change, told, session } = await begin(await open())
    await change(albina, { seats: 10 })
    expect(await told()).toEqual([])
    await change(albina, { startsAt: '2027-01-12T10:00:00-03:00', link: 'https://meet.example/x' })
    expect((await told()).toSorted()).toEqual(['lilian moved request', 'milton moved request'])
    expect(await session(albina)).toMatchObject({ fixedAt: before, link: 'https://meet.example/x' })
  })

  test('what was called off takes place again when it is changed; what is closed does not change', async () => {
    const { clock, run, change, refused, session } = await begin(await open())
    await run(cast.lead, 'training.cancelSession', { ...albina, because: 'flood' })
    expect(await refused(() => run(cast.lead, 'training.cancelSession', { ...albina, because: 'flood' }))).toBe('training.calledOffAlready')
    expect(await refused(() => run(cast.champion, 'training.closeSession', albina))).toBe('training.calledOffAlready')
    await change(albina)
    expect((await session(albina)).cancelledAt).toBeNull()
    clock.now = '2027-01-11T13:00:00.000Z'
    await run(cast.champion, 'training.closeSession', albina)
    expect(await refused(() => change(albina, { seats: 10 }))).toBe('training.over')
    expect(await refused(() => run(cast.lead, 'training.cancelSession', { ...albina, because: 'x' }))).toBe('training.over')
  })
})

describeOnBoth('attendance', (open) => {
  test('[TR-6] [TR-7] noted one by one, also after closing; whoever was not noted did not come', async () => {
    const { clock, run, rows, refused } = await begin(await open())
    const note = (personId: string, minutes: number, actor: Actor = cast.champion) =>
      run(actor, 'training.noteAttendance', { ...albina, personId, minutes })
    expect(await refused(() => note('milton', 80))).toBe('training.notBegun')
    clock.now = '2027-01-11T12:30:00.000Z'
    expect(await refused(() => note('naomi', 80))).toBe('access.notFound')
    expect(await refused(() => note('milton', 80, cast.member))).toBe('access.notFound')
    await note('milton', 500)
    await run(cast.champion, 'training.closeSession', albina)
    const minutes = async () => Object.fromEntries((await rows('attendance')).map((row) => [row.personId, row.minutes]))
    expect(await minutes()).toEqual({ milton: 80, lilian: 0 })
    await note('lilian', 62)
    expect(await minutes()).toEqual({ milton: 80, lilian: 62 })
    // A replan on the same day leaves what has been.
    await run(cast.lead, 'plan.draft', { rolloutId })
    expect((await rows('session')).find((row) => row.sessionKey === albina.sessionKey)?.closedAt).toBe(clock.now)
  })

  test('[TR-6] a report is taken over whole or not at all', async () => {
    const { clock, run, rows, refused } = await begin(await open())
    clock.now = '2027-01-11T12:30:00.000Z'
    const take = (rowsOf: CommandInputs['training.takeAttendance']['rows']) =>
      run(cast.lead, 'training.takeAttendance', { ...albina, source: 'teams', rows: rowsOf })
    expect(
      await refused(() =>
        take([
          { personId: 'milton', minutes: 70 },
          { personId: 'nobody', minutes: 1 },
        ]),
      ),
    ).toBe('access.notFound')
    await take([
      { personId: 'milton', minutes: 70 },
      { personId: 'ravi', minutes: 12.5 },
    ])
    // The same report again changes nothing; one that says more changes whom it says it of.
    const before = await rows('attendance')
    clock.now = '2027-01-11T12:45:00.000Z'
    await take([{ personId: 'milton', minutes: 70 }, { personId: 'ravi', minutes: 12.5 }]) // prettier-ignore
    expect(await rows('attendance')).toEqual(before)
    await take([{ personId: 'milton', minutes: 70 }, { personId: 'ravi', minutes: 20 }]) // prettier-ignore
    expect((await rows('attendance')).filter((one) => !before.some((was) => was.version === one.version))).toMatchObject([{ personId: 'ravi', minutes: 20 }]) // prettier-ignore
    expect((await rows('attendance')).map(({ personId, source }) => `${personId} ${source}`).toSorted()).toEqual([
      'milton teams',
      'ravi teams',
    ])
  })
})

describeOnBoth('help for one person', (open) => {
  test('[TR-3] asked for by anyone, booked with a champion who is at work and free, settled by who helps', async () => {
    const { run, rows, refused, told } = await begin(await open())
    await run(cast.lead, 'people.nominate', { rolloutId, personId: 'chandra', nominated: true })
    await run(cast.lead, 'plan.draft', { rolloutId })
    const appointment = { rolloutId, appointmentId: 'a' }
    await run(cast.member, 'training.askHelp', { ...appointment, topic: 'Reports', officeKey: null })
    expect(await told()).toEqual(['chandra helpAsked', 'lilian helpAsked'])
    const book = (startsAt: string, hostId = 'chandra', actor: Actor = cast.lead) =>
      run(actor, 'training.bookHelp', { ...appointment, hostId, startsAt, minutes: 30 })
    expect(await refused(() => book('2027-01-05T18:00:00-03:00'))).toBe('training.closedThen')
    expect(await refused(() => book('2027-01-03T10:00:00-03:00'))).toBe('training.dayOff')
    expect(await refused(() => book('2026-12-21T10:00:00-03:00'))).toBe('training.inPast')
    expect(await refused(() => book('2027-01-05T10:00:00-03:00', 'milton', cast.owner))).toBe('training.noHost')
    // Chandra sits in the online session then.
    expect(await refused(() => book('2027-01-04T10:30:00-03:00'))).toBe('training.personBusy')
    expect(await refused(() => book('2027-01-05T10:00:00-03:00', 'chandra', cast.member))).toBe('access.notFound')
    await book('2027-01-05T10:00:00-03:00', 'chandra', cast.champion)
    expect(await rows('appointment')).toMatchObject([{ state: 'booked', hostId: 'chandra', minutes: 30 }])
    const settle = (actor: Actor, state: 'cancelled' | 'done' | 'missed') =>
      run(actor, 'training.settleHelp', { ...appointment, state, log: null })
    expect(await refused(() => settle(asMember('ravi'), 'cancelled'))).toBe('access.notFound')
    expect(await refused(() => settle(cast.member, 'done'))).toBe('access.notFound')
    await settle(cast.champion, 'done')
    expect(await refused(() => settle(cast.champion, 'missed'))).toBe('training.helpSettled')
    expect(await refused(() => run(cast.member, 'training.askHelp', { ...appointment, topic: null, officeKey: null }))).toBe(
      'access.idTaken',
    )
    expect(await told()).toEqual(['chandra helpAsked', 'lilian helpAsked', 'milton helpBooked'])
  })

  test('[TR-3] an office hour has four quarters; the next one is given, a full hour refuses, who dropped in is written down', async () => {
    const { run, rows, refused } = await begin(await open())
    const hour = (await rows('officeHour')).find((row) => row.locationId === 'georgetown')
    if (!hour) throw new Error('no office hour')
    const { officeKey } = hour
    const others = ['anil', 'bibi', 'carl', 'devi']
    for (const personId of others) await run(cast.owner, 'people.add', person(personId, 'georgetown'))
    const ask = (personId: string) =>
      run(asMember(personId), 'training.askHelp', { rolloutId, appointmentId: `of-${personId}`, topic: null, officeKey })
    for (const personId of others) await ask(personId)
    const starts = (await rows('appointment')).map((row) => (Date.parse(row.startsAt ?? '') - Date.parse(hour.startsAt)) / 60_000)
    expect(starts.toSorted((a, b) => a - b)).toEqual([0, 15, 30, 45])
    expect(await refused(() => ask('naomi'))).toBe('training.officeHourFull')
    expect(
      await refused(() => run(asMember('anil'), 'training.askHelp', { rolloutId, appointmentId: 'again', topic: null, officeKey })),
    ).toBe('training.alreadyBooked')
    // An hour of another place is not for them.
    expect(await refused(() => ask('milton'))).toBe('access.notFound')
    // An hour that is no longer there loses no question.
    await run(asMember('naomi'), 'training.askHelp', { rolloutId, appointmentId: 'later', topic: 'x', officeKey: 'gone' })
    expect((await rows('appointment')).find((row) => row.appointmentId === 'later')).toMatchObject({ state: 'asked', officeKey: null })
    await run(cast.lead, 'training.noteDropIn', { rolloutId, appointmentId: 'd', officeKey, personId: 'naomi', log: 'Passwords' })
    expect((await rows('appointment')).find((row) => row.appointmentId === 'd')).toMatchObject({ state: 'done', log: 'Passwords' })
    expect(
      await refused(() =>
        run(cast.champion, 'training.noteDropIn', { rolloutId, appointmentId: 'e', officeKey, personId: 'naomi', log: 'x' }),
      ),
    ).toBe('access.notFound')
  })

  test('[TR-3] [ME-14] a champion notes a visit afterwards, once a day, within five weeks and their own locations, and takes it back', async () => {
    const { run, rows, refused, clock } = await begin(await open())
    const visit = (appointmentId: string, personId = 'milton', visitedOn = '2026-12-28', actor: Actor = cast.champion) =>
      run(actor, 'training.noteVisit', { rolloutId, appointmentId, personId, visitedOn })
    await visit('a')
    expect(await rows('appointment')).toMatchObject([{ appointmentId: 'a', personId: 'milton', hostId: cast.champion.personId, locationId: 'albina', officeKey: null, startsAt: '2026-12-28T12:00:00-03:00', minutes: 0, state: 'done' }]) // prettier-ignore
    expect(await refused(() => visit('b'))).toBe('training.visitNoted')
    expect(await refused(() => visit('a', 'lilian'))).toBe('access.idTaken')
    for (const day of ['2026-12-29', '2026-11-22']) expect(await refused(() => visit('b', 'milton', day)), day).toBe('training.visitDay')
    expect(await refused(() => visit('b', 'naomi'))).toBe('access.notFound')
    expect(await refused(() => visit('b', 'milton', '2026-12-28', cast.member))).toBe('access.notFound')
    // What waited on a phone without a connection keeps its day.
    clock.now = '2027-01-20T15:00:00.000Z'
    await visit('b', 'milton', '2026-12-23')
    expect(await refused(() => run(cast.lead, 'training.takeBackVisit', { rolloutId, appointmentId: 'b' }))).toBe('access.notFound')
    await run(cast.champion, 'training.takeBackVisit', { rolloutId, appointmentId: 'b' })
    expect((await rows('appointment')).map(({ appointmentId }) => appointmentId)).toEqual(['a'])
    expect(await refused(() => run(cast.champion, 'training.takeBackVisit', { rolloutId, appointmentId: 'b' }))).toBe('access.notFound')
  })

  test('[AC-1] [TR-3] who writes down a drop-in hears nothing of ids, hours and people beyond their reach', async () => {
    const { run, rows, refused } = await begin(await open())
    await run(cast.lead, 'people.nominate', { rolloutId, personId: 'chandra', nominated: true })
    await run(cast.lead, 'plan.draft', { rolloutId })
    const hours = await rows('officeHour')
    const own = hours.find((row) => row.locationId === 'albina' && row.hostId === 'chandra')
    const beyond = hours.find((row) => row.locationId === 'georgetown')
    if (!own || !beyond) throw new Error('no office hours')
    const drop = (appointmentId: string, officeKey: string, personId: string, actor: Actor = cast.champion) =>
      run(actor, 'training.noteDropIn', { rolloutId, appointmentId, officeKey, personId, log: 'x' })
    await drop('taken', beyond.officeKey, 'naomi', cast.lead)
    // Neither whether an id is taken, nor of whom.
    expect(await refused(() => drop('taken', beyond.officeKey, 'naomi'))).toBe('access.notFound')
    expect(await refused(() => drop('free', beyond.officeKey, 'naomi'))).toBe('access.notFound')
    // Nor does an own hour reach people of other places.
    expect(await refused(() => drop('other', own.officeKey, 'naomi'))).toBe('access.notFound')
    await drop('mine', own.officeKey, 'milton')
    expect(await refused(() => drop('mine', own.officeKey, 'milton'))).toBe('access.idTaken')
  })
})

describeOnBoth('booked help when the plan is made anew', (open) => {
  test('[TR-3] [PH-10] is asked for again where its hour is gone or has another host, and both hear of it; else it stays', async () => {
    const { run, rows, told } = await begin(await open())
    const nominate = (nominated: boolean) => run(cast.lead, 'people.nominate', { rolloutId, personId: 'chandra', nominated })
    await nominate(true)
    await run(cast.lead, 'plan.draft', { rolloutId })
    const hour = (await rows('officeHour')).find((row) => row.locationId === 'albina' && row.hostId === 'chandra')
    if (!hour) throw new Error('no hour of Chandra')
    const { officeKey } = hour
    await run(cast.member, 'training.askHelp', { rolloutId, appointmentId: 'a', topic: 'Reports', officeKey })
    await run(cast.lead, 'plan.draft', { rolloutId })
    expect(await rows('appointment')).toMatchObject([{ state: 'booked', officeKey, hostId: 'chandra' }])
    await run(cast.lead, 'people.leave', { personId: 'chandra', leftOn: '2026-12-01' })
    await run(cast.lead, 'plan.draft', { rolloutId })
    expect(await rows('appointment')).toMatchObject([
      { state: 'asked', officeKey: null, hostId: null, startsAt: null, topic: 'Reports', minutes: 15 },
    ])
    expect((await told()).filter((one) => one.includes('help'))).toEqual([
      'chandra helpHosted',
      'milton helpReopened',
      'chandra helpDropped',
    ])
    await run(cast.lead, 'plan.draft', { rolloutId })
    expect(await rows('notice')).toHaveLength(3)
  })
})

describeOnBoth('office hours for those who do not read them', (open) => {
  test('[TR-3] [AC-1] are those of one’s own place, with the host by name and the quarters that are free', async () => {
    const { clock, run, database } = await begin(await open())
    clock.now = '2027-01-08T15:00:00.000Z'
    const ahead = (personId: string | null) => officeHoursAhead(database.db, { organisationId, personId }, clock.now)
    const all = await ahead('naomi')
    const first = all.find(({ locationId }) => locationId === 'georgetown')
    const again = async () => (await ahead('naomi')).find(({ officeKey }) => officeKey === first?.officeKey)
    expect(first).toMatchObject({ rolloutId, locationId: 'georgetown', host: 'Naomi', free: 4 })
    expect(all.every(({ locationId }) => locationId === 'georgetown' || locationId === null)).toBe(true)
    expect(first).not.toHaveProperty('hostId')
    expect((await ahead('milton')).some(({ locationId }) => locationId === 'georgetown')).toBe(false)
    expect(await ahead(null)).toEqual([])
    await run(asMember('naomi'), 'training.askHelp', { rolloutId, appointmentId: 'a', topic: null, officeKey: first?.officeKey ?? '' })
    expect((await again())?.free).toBe(3)
    clock.now = new Date(Date.parse(first?.startsAt ?? '') + 20 * 60_000).toISOString()
    expect((await again())?.free).toBe(2)
    clock.now = new Date(Date.parse(first?.startsAt ?? '') + 61 * 60_000).toISOString()
    expect(await again()).toBeUndefined()
  })

  test('[CO-3] those that follow a go-live which waits in a pause are not told; those of other locations are', async () => {
    const { run, write, database } = await begin(await open())
    const ahead = async (personId: string) =>
      (await officeHoursAhead(database.db, { organisationId, personId }, '2027-01-08T15:00:00.000Z')).filter(
        ({ locationId }) => locationId !== null,
      ).length
    expect([await ahead('milton'), await ahead('naomi')].every((count) => count > 0)).toBe(true)
    const before = await ahead('naomi')
    const resume = await pauseAll(write, 'albina')
    expect([await ahead('milton'), await ahead('naomi')]).toEqual([0, before])
    await resume()
    await run(cast.lead, 'plan.draft', { rolloutId })
    expect(await ahead('milton')).toBeGreaterThan(0)
  })
})

const resource = {
  rolloutId,
  resourceId: 'film',
  kind: 'video',
  language: 'nl',
  title: 'In vijf minuten',
  state: 'draft',
  bytes: 9_000_000,
  extent: 6,
  link: 'https://video.example/1',
  lighterId: null,
} as const

describeOnBoth('what people learn from by themselves', (open) => {
  test('[TR-4] is final only with something to open, and points to something lighter that is there', async () => {
    const { run, rows, refused } = await begin(await open())
    const keep = (changed: object, actor: Actor = cast.lead) => run(actor, 'training.keepResource', { ...resource, ...changed })
    expect(await refused(() => keep({ link: null, state: 'final' }))).toBe('training.nothingToOpen')
    expect(await refused(() => keep({ link: 'file:///etc/passwd' }))).toBe('training.badLink')
    expect(await refused(() => keep({ lighterId: 'film' }))).toBe('training.noLighter')
    expect(await refused(() => keep({}, cast.champion))).toBe('access.notFound')
    await keep({ resourceId: 'text', kind: 'quickStart', bytes: 40_000, extent: 2 })
    await keep({ state: 'final', lighterId: 'text' })
    expect(await refused(() => keep({ resourceId: 'text', lighterId: 'film' }))).toBe('training.noLighter')
    await run(cast.lead, 'training.attachFile', {
      rolloutId,
      resourceId: 'film',
      fileName: 'film.mp4',
      mediaType: 'video/mp4',
      bytes: 5,
      sha256: 'a'.repeat(64),
    })
    await keep({ title: 'In zes minuten', lighterId: 'text' })
    expect((await rows('resource')).find((row) => row.resourceId === 'film')).toMatchObject({
      bytes: 5,
      fileName: 'film.mp4',
      lighterId: 'text',
    })
    await run(cast.lead, 'training.removeResource', { rolloutId, resourceId: 'text' })
    expect(await rows('resource')).toMatchObject([{ resourceId: 'film', lighterId: null }])
  })
})

describeOnBoth('materials on the checklist', (open) => {
  test('[TR-4] are not ticked while one is missing in a language people read; not needed, with a reason, always goes', async () => {
    const { run, refused } = await begin(await open())
    const settle = (phase: string, state: 'done' | 'notNeeded') =>
      run(cast.lead, 'checklist.settle', {
        rolloutId,
        itemKey: `${phase}:twoWeeksBefore:materialsFinal`,
        state,
        evidence: state === 'done' ? null : 'on paper',
      })
    expect(await refused(() => settle('week-2', 'done'))).toBe('checklist.materialsMissing')
    for (const kind of ['quickStart', 'faq', 'cheatSheet'] as const)
      await run(cast.lead, 'training.keepResource', { ...resource, resourceId: kind, kind, extent: null, state: 'final' })
    await settle('week-2', 'done')
    // Georgetown reads English.
    expect(await refused(() => settle('week-1', 'done'))).toBe('checklist.materialsMissing')
    await settle('week-1', 'notNeeded')
  })
})

describeOnBoth('buddies', (open) => {
  test('[TR-5] another buddy speaks the language, goes before and has room; both hear of it, and a replan leaves the choice', async () => {
    const { run, rows, refused, told } = await begin(await open())
    const rematch = (personId: string, buddyId: string | null) => run(cast.lead, 'training.rematch', { rolloutId, personId, buddyId })
    expect(await refused(() => rematch('milton', 'chandra'))).toBe('training.buddyAlready')
    expect(await refused(() => rematch('milton', 'naomi'))).toBe('training.notABuddy')
    expect(await refused(() => rematch('milton', 'lilian'))).toBe('training.notABuddy')
    expect(await refused(() => rematch('nobody', null))).toBe('access.notFound')
    await rematch('milton', 'ravi')
    expect(await told()).toEqual(['milton yourBuddy', 'ravi youHelp', 'chandra buddyPassedOn'])
    await run(cast.lead, 'plan.draft', { rolloutId })
    expect((await rows('buddy')).find((row) => row.personId === 'milton')).toMatchObject({ buddyId: 'ravi', chosenAt: before })
    await run(cast.lead, 'plan.changeSettings', { rolloutId, settings: { peoplePerBuddy: 1 } })
    expect(await refused(() => rematch('lilian', 'ravi'))).toBe('training.buddyFull')
  })

  test('[TR-5] when a buddy leaves, all their pairs are made anew by themselves; where nobody is left, the refusal names what is short', async () => {
    const { clock, run, rows, refused, told, round, database } = await begin(await open())
    await run(cast.lead, 'people.leave', { personId: 'chandra', leftOn: '2026-12-29' })
    await round()
    expect((await rows('buddy')).map(({ buddyId }) => buddyId)).toEqual(['chandra', 'chandra'])
    clock.now = '2026-12-30T15:00:00.000Z'
    await round()
    expect((await rows('buddy')).map(({ buddyId }) => buddyId)).toEqual(['ravi', 'ravi'])
    // Both in one command: everyone is looked at once.
    const audit = await database.db.selectFrom('audit').select('name').where('organisationId', '=', organisationId).execute()
    expect(audit.filter(({ name }) => /rematch|replaceBuddies/.test(name))).toEqual([{ name: 'training.replaceBuddies' }])
    expect((await told()).toSorted()).toEqual(['lilian yourBuddy', 'milton yourBuddy', 'ravi youHelp', 'ravi youHelp'])
    await run(cast.lead, 'people.leave', { personId: 'ravi', leftOn: '2026-12-29' })
    expect(await refused(() => run(cast.lead, 'training.rematch', { rolloutId, personId: 'milton', buddyId: null }))).toBe(
      'training.noBuddy',
    )
    await round()
  })
})

describeOnBoth('the round of training', (open) => {
  test('[TR-6] invites everyone of a session in the coming two weeks once, again when it moved, and takes back what is gone', async () => {
    const { clock, run, told, round, database, rows } = await begin(await open())
    await round()
    expect(await told()).toEqual([])
    await run(cast.lead, 'plan.approve', { rolloutId })
    await round()
    expect((await told()).toSorted()).toEqual(
      ['chandra', 'lilian', 'milton', 'naomi', 'ravi'].map((personId) => `${personId} invited request`),
    )
    await round()
    expect(await rows('notice')).toHaveLength(5)
    clock.now = '2026-12-28T16:00:00.000Z'
    await run(cast.lead, 'plan.exclude', { rolloutId, personId: 'ravi', because: 'on leave' })
    await round()
    expect((await told()).filter((one) => one.startsWith('ravi'))).toEqual(['ravi invited request', 'ravi released cancel'])
    const version = await database.db.selectFrom('organisationVersion').select('version').executeTakeFirstOrThrow()
    await round()
    expect(await database.db.selectFrom('organisationVersion').select('version').executeTakeFirstOrThrow()).toEqual(version)
  })

  test('[TR-6] gives the seat of who left to who waits, without a plan made anew; who only waited leaves the line', async () => {
    const { clock, run, round, seats, told, change, database } = await begin(await open())
    await change(albina, { seats: 2, startsAt: '2027-01-08T13:00:00-03:00' })
    for (const [minute, personId] of ['chandra', 'ravi', 'naomi'].entries()) {
      clock.now = `2026-12-28T15:0${minute + 1}:00.000Z`
      await run(asMember(personId), 'training.signUp', { ...albina, personId: null })
    }
    await run(cast.lead, 'people.leave', { personId: 'milton', leftOn: '2026-12-27' })
    await run(cast.lead, 'people.leave', { personId: 'chandra', leftOn: '2026-12-27' })
    await run(cast.lead, 'people.leave', { personId: 'lilian', leftOn: '2026-12-28' })
    await round()
    expect(await seats(albina)).toEqual({ lilian: 'seat', ravi: 'seat', naomi: 'waiting' })
    expect(await told()).toContain('ravi movedUp request')
    expect(await seats(online)).toEqual({})
    const version = () => database.db.selectFrom('organisationVersion').select('version').executeTakeFirstOrThrow()
    const was = await version()
    await round()
    expect(await version()).toEqual(was)
  })

  test('[CM-2] [TR-6] what kept itself back goes on once seats change or the plan is made anew, and what somebody holds does not', async () => {
    const { run, round, rows } = await begin(await open())
    const message = (await rows('message')).find(({ phaseKey }) => phaseKey === 'week-2')
    if (!message) throw new Error('no message')
    const { messageKey } = message
    const keepBack = () =>
      run(systemActor(organisationId), 'communication.holdBack', { rolloutId, messageKey, code: 'communication.unfilled', params: {} })
    const held = async () => (await rows('message')).find((row) => row.messageKey === messageKey)?.heldAt !== null
    await keepBack()
    await round()
    expect(await held()).toBe(true)
    await run(cast.member, 'training.signUp', { ...online, personId: null })
    await round()
    expect(await held()).toBe(false)
    await keepBack()
    await round()
    expect(await held()).toBe(true)
    await run(cast.lead, 'plan.draft', { rolloutId })
    expect(await held()).toBe(false)
    await run(cast.lead, 'communication.hold', { rolloutId, messageKey, because: 'not yet' })
    await run(asMember('ravi'), 'training.signUp', { ...albina, personId: null })
    await round()
    await run(cast.lead, 'plan.draft', { rolloutId })
    expect(await held()).toBe(true)
  })

  test('[TR-6] lets people move up where somebody’s leaving made room', async () => {
    const { run, round, seats, told, change } = await begin(await open())
    await change(albina, { seats: 2 })
    await run(asMember('ravi'), 'training.signUp', { ...albina, personId: null })
    await run(cast.owner, 'people.add', person('new'))
    await run(cast.lead, 'people.leave', { personId: 'milton', leftOn: '2026-12-01' })
    await run(cast.lead, 'plan.draft', { rolloutId })
    await round()
    expect(await seats(albina)).toMatchObject({ ravi: 'seat' })
    expect(await told()).toContain('ravi movedUp request')
  })
})
