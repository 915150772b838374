import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterEach, expect, test } from 'vitest'
import { systemActor } from '#core/access/access.ts'
import { readConfig } from '#server/base/config.ts'
import { later } from '#server/jobs/job.ts'
import { startServer } from '#server/start.ts'
import { cast, issue, now, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { agree, deliveriesIn, messageKey, rolloutId, setLettersStage, setRows } from '#test/letters-stage.ts'
import { startScriptedMailServer } from '#test/scripted-mail-server.ts'

describeOnBoth('notices and posts on their way', (_open, place) => {
  const undo: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const one of undo.splice(0).reverse()) await one()
  })

  const stage = async (settings: Record<string, string> = {}) => {
    const { url } = await place()
    const folder = await mkdtemp(join(tmpdir(), 'uitrol-test-'))
    undo.push(() => rm(folder, { recursive: true, force: true }))
    const company = await setLettersStage(url)
    undo.push(company.database.close)
    const mails = await startScriptedMailServer(() => 'take')
    undo.push(mails.close)
    const clock = { now }
    const begin = async () => {
      const config = readConfig({
        PORT: '0',
        UITROL_DATA: folder,
        UITROL_DATABASE_URL: url,
        UITROL_LOG: 'silent',
        UITROL_SMTP_URL: mails.url,
        UITROL_MAIL_FROM: 'Kompas <kompas@marowijne.internal>',
        UITROL_PUBLIC_URL: 'https://uitrol.marowijne.example',
        ...settings,
      })
      const server = await startServer(config, { now: () => clock.now })
      undo.push(server.close)
      return server
    }
    return { ...company, company, mails, clock, begin }
  }

  const notice = (values: object) => ({
    noticeId: 'n1',
    rolloutId,
    personId: 'milton',
    code: 'training.notice.yourBuddy',
    params: '{"name":"Naomi"}',
    createdAt: now,
    dueAt: now,
    state: 'queued',
    ...values,
  })

  test('[CM-5] [CM-7] a notice is mailed once, in the reader’s language, with a link to its page', async () => {
    const { database, mails, begin } = await stage()
    await setRows(
      database,
      'notice',
      notice({ path: '/training' }),
      notice({ noticeId: 'old', createdAt: later(now, -8 * 24 * 3_600_000) }),
      notice({ noticeId: 'older', createdAt: later(now, -8 * 24 * 3_600_000), attempts: 2 }),
      notice({ noticeId: 'done', state: 'sent' }),
    )
    await begin()
    const state = async () => database.db.selectFrom('notice').select(['noticeId', 'state', 'attempts']).orderBy('noticeId').execute()
    await expect.poll(state).toEqual([
      { noticeId: 'done', state: 'sent', attempts: 0 },
      { noticeId: 'n1', state: 'sent', attempts: 1 },
      // Nothing waits for ever: what is a week old stands in the app alone, and failed where it was tried.
      { noticeId: 'old', state: 'none', attempts: 0 },
      { noticeId: 'older', state: 'failed', attempts: 3 },
    ])
    const mail = await simpleParser(mails.raw.get('milton@marowijne.internal') ?? '')
    expect(mail.subject).toMatch(/Naomi/)
    expect(mail.text).toContain('https://uitrol.marowijne.example/training')
    expect(mail.html).toContain('<html lang="nl">')
    expect([...mails.held.values()]).toEqual([1])
  })

  test('[TR-6] a notice about a session carries the entry for the calendar, and its cancellation takes the same entry away', async () => {
    const { database, mails, begin } = await stage()
    const session = {
      rolloutId,
      sessionKey: 'early/1',
      phaseKey: 'early',
      locationId: 'albina',
      language: 'nl',
      startsAt: '2026-12-01T13:00:00.000Z',
      minutes: 90,
      seats: 12,
      trainer: 'Lilian',
      form: 'room',
    }
    // Another rollout has a session under the same key.
    await setRows(database, 'session', { ...session, rolloutId: 'another', startsAt: '2026-12-08T13:00:00.000Z' }, session)
    await setRows(database, 'notice', notice({ sessionKey: 'early/1', method: 'request', sequence: 100 }))
    await begin()
    const entry = async () =>
      (await simpleParser(mails.raw.get('milton@marowijne.internal') ?? '')).attachments[0]?.content.toString() ?? ''
    await expect.poll(() => mails.held.size).toBe(1)
    const asked = await entry()
    expect(asked).toContain('METHOD:REQUEST\r\n')
    expect(asked).toContain('SEQUENCE:100\r\n')
    expect(asked).toContain('DTSTART:20261201T130000Z\r\n')
    expect(asked).toContain('ORGANIZER;CN="Kompas":mailto:kompas@marowijne.internal\r\n')
    expect(asked.replaceAll('\r\n ', '')).toContain('RSVP=FALSE:mailto:milton@marowijne.internal\r\n')
    expect(mails.raw.get('milton@marowijne.internal')).toContain('text/calendar; charset=utf-8; method=REQUEST')
    await setRows(database, 'notice', notice({ noticeId: 'n2', sessionKey: 'early/1', method: 'cancel', sequence: 200 }))
    await database.db.updateTable('job').set({ runAt: now }).where('jobId', '=', 'round').execute()
    await expect.poll(() => mails.held.size).toBe(2)
    const cancelled = await entry()
    const uid = /UID:.*\r\n/
    expect(cancelled).toContain('METHOD:CANCEL\r\n')
    expect(cancelled).toContain('STATUS:CANCELLED\r\n')
    expect(uid.exec(cancelled)?.[0]).toBe(uid.exec(asked)?.[0])
  })

  test('[TR-6] a session that a new plan no longer has is taken out of calendars all the same, in the words of the notice', async () => {
    const { database, mails, begin } = await stage()
    const session = {
      rolloutId,
      sessionKey: 'early/1',
      phaseKey: 'early',
      locationId: 'albina',
      language: 'nl',
      startsAt: '2026-12-01T13:00:00.000Z',
      minutes: 90,
      seats: 12,
      trainer: 'Lilian',
      form: 'room',
    }
    const about = {
      params: JSON.stringify({ tool: 'Kompas', startsAt: session.startsAt, zone: 'America/Paramaribo' }),
      sessionKey: 'early/1',
    }
    await setRows(database, 'session', session)
    await setRows(database, 'notice', notice({ ...about, code: 'training.notice.invited', method: 'request', sequence: 100 }))
    await begin()
    const entry = async () =>
      (await simpleParser(mails.raw.get('milton@marowijne.internal') ?? '')).attachments[0]?.content.toString() ?? ''
    const inEntry = (text: string, name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(text.replaceAll('\r\n ', ''))?.[1]
    await expect.poll(() => mails.held.size).toBe(1)
    const asked = await entry()
    await database.db.deleteFrom('session').execute()
    const gone = { ...about, noticeId: 'n2', code: 'training.notice.released', method: 'cancel', sequence: 200 }
    await setRows(database, 'notice', notice(gone), notice({ ...gone, noticeId: 'n3', personId: 'naomi', method: 'request' }))
    await database.db.updateTable('job').set({ runAt: now }).where('jobId', '=', 'round').execute()
    await expect.poll(() => mails.held.size).toBe(3)
    const cancelled = await entry()
    expect(inEntry(cancelled, 'METHOD')).toBe('CANCEL')
    expect(inEntry(cancelled, 'STATUS')).toBe('CANCELLED')
    expect(inEntry(cancelled, 'SEQUENCE')).toBe('200')
    for (const same of ['UID', 'DTSTART']) expect(inEntry(cancelled, same)).toBe(inEntry(asked, same))
    expect(inEntry(cancelled, 'SUMMARY')).toMatch(/Kompas/)
    // Nobody is invited to what is not there.
    expect((await simpleParser(mails.raw.get('naomi@marowijne.internal') ?? '')).attachments).toEqual([])
  })

  test('[CM-9] what the server says by itself waits for the office of its reader; what somebody does is told at once', async () => {
    const { company, database, mails, clock, begin } = await stage()
    const outcomes = [{ noticeId: 'nobody', state: 'none', attempts: 0, words: null, dueAt: null }] as const
    const [byItself, bySomebody] = [
      issue('communication.noteNotices', { outcomes }),
      issue('communication.approve', { rolloutId, messageKey }),
    ]
    await company.write(systemActor(organisationId), byItself)
    await company.write(cast.lead, bySomebody)
    // A Saturday; in Albina people work from Monday to Friday.
    clock.now = '2026-11-28T15:00:00.000Z'
    const made = { createdAt: clock.now, dueAt: clock.now }
    await setRows(
      database,
      'notice',
      notice({ ...made, noticeId: `${byItself.id}.0` }),
      notice({ ...made, noticeId: `${bySomebody.id}.0`, personId: 'chandra' }),
    )
    await begin()
    const job = () => database.db.selectFrom('job').select(['state', 'runAt']).where('kind', '=', 'notice').execute()
    await expect.poll(job).toEqual([{ state: 'waiting', runAt: '2026-11-30T03:00:00.000Z' }])
    await expect.poll(() => [...mails.raw.keys()]).toEqual(['chandra@marowijne.internal'])
    clock.now = '2026-11-30T03:00:01.000Z'
    await company.write(cast.lead, issue('communication.hold', { rolloutId, messageKey, because: 'x' }))
    await expect.poll(() => [...mails.raw.keys()]).toContain('milton@marowijne.internal')
  })

  test('[CM-6] nobody is mailed whose address is only an example: letters are told by hand, notices stay in the app', async () => {
    const { company, database, mails, clock, begin } = await stage()
    const address = (personId: string, email: string) =>
      database.db.updateTable('person').set({ email }).where('personId', '=', personId).execute()
    await address('milton', 'milton@marowijne.example')
    await setRows(database, 'notice', notice({}), notice({ noticeId: 'n2', personId: 'naomi' }))
    await agree(company)
    await begin()
    const notices = () => database.db.selectFrom('notice').select(['noticeId', 'state']).orderBy('noticeId').execute()
    await expect.poll(notices).toEqual([
      { noticeId: 'n1', state: 'none' },
      { noticeId: 'n2', state: 'sent' },
    ])
    const delivery = async (personId: string) => (await deliveriesIn(database)).get(personId)
    for (const reader of ['naomi', 'ravi']) await expect.poll(() => delivery(reader)).toMatchObject({ channel: 'email', state: 'sent' })
    expect(await delivery('milton')).toMatchObject({ channel: 'hand', state: 'queued' })
    expect(await database.db.selectFrom('letter').select('subject').where('personId', '=', 'milton').execute()).toHaveLength(1)
    // One that was on its way before its address became an example is not handed over either.
    await address('ravi', 'ravi@test')
    clock.now = later(now, 60_000)
    await database.db.updateTable('delivery').set({ state: 'queued', dueAt: now }).where('personId', '=', 'ravi').execute()
    await company.write(cast.lead, issue('communication.hold', { rolloutId, messageKey, because: 'x' }))
    await company.write(cast.lead, issue('communication.release', { rolloutId, messageKey }))
    const words = 'Dit is een voorbeeldadres; daar komt geen mail aan. Geef het persoonlijk door.'
    await expect.poll(() => delivery('ravi')).toMatchObject({ state: 'failed', words })
    expect([...mails.readerOf.values()].filter((reader) => !reader.endsWith('.internal'))).toEqual([])
  })

  test('[CM-6] [CM-7] a channel that answers 500 is asked again later; then the message stands there once', async () => {
    const { company, database, clock, begin } = await stage({ UITROL_ALLOW_PRIVATE_WEBHOOKS: 'yes' })
    const bodies: string[] = []
    let status = 500
    const hook = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (piece: string) => (body += piece))
      request.on('end', () => {
        bodies.push(body)
        response.writeHead(status).end('no luck')
      })
    })
    await new Promise<void>((ready) => void hook.listen(0, '127.0.0.1', ready))
    undo.push(() => new Promise((closed) => void hook.close(() => closed())))
    const address = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`
    const channel = { rolloutId, channelId: 'c', kind: 'slack', name: 'Algemeen', language: 'nl', address } as const
    await company.write(cast.lead, issue('communication.addChannel', channel))
    await company.database.db
      .updateTable('messageText')
      .set({ subject: 'Kompas', body: 'Maandag beginnen we.' })
      .where('language', '=', 'nl')
      .execute()
    await agree(company)
    await begin()
    const post = () => database.db.selectFrom('post').selectAll().where('messageKey', '=', messageKey).executeTakeFirst()
    await expect.poll(post).toMatchObject({ state: 'queued', attempts: 1, words: '500 no luck' })
    status = 200
    clock.now = later((await post())?.dueAt ?? '', 1000)
    await company.write(cast.lead, issue('communication.hold', { rolloutId, messageKey, because: 'x' }))
    await company.write(cast.lead, issue('communication.release', { rolloutId, messageKey }))
    await expect.poll(post).toMatchObject({ state: 'sent', attempts: 2 })
    expect(bodies).toHaveLength(2)
    expect(JSON.parse(bodies[1] ?? '')).toEqual({
      text: expect.stringContaining('*Kompas*\n\nMaandag beginnen we.\n\n<https://uitrol.marowijne.example/|'),
    })
  })

  test('[CM-7] a channel in the private network is refused with the reason, unless the settings allow it', async () => {
    const { company, database, begin } = await stage()
    const channel = {
      rolloutId,
      channelId: 'c',
      kind: 'slack',
      name: 'Algemeen',
      language: 'nl',
      address: 'https://10.0.0.7/hook',
    } as const
    await company.write(cast.lead, issue('communication.addChannel', channel))
    await database.db.updateTable('messageText').set({ body: 'Maandag beginnen we.' }).execute()
    await agree(company)
    await begin()
    await expect
      .poll(() => database.db.selectFrom('post').select(['state', 'words']).executeTakeFirst())
      .toEqual({ state: 'failed', words: 'The address lies in a private network.' })
  })

  test('whoever watches sees what was sent, what waits and whether work goes on', async () => {
    const { company, begin } = await stage()
    const { address } = await begin()
    await agree(company)
    const metrics = async () => (await fetch(`${address}/metrics`)).text()
    await expect.poll(metrics).toContain('uitrol_tries_total{kind="letter",state="sent"} 5')
    expect(await metrics()).toMatch(/uitrol_jobs\{kind="round",state="\w+"\} 1/)
    expect((await fetch(`${address}/ready`)).status).toBe(200)
  })
})
