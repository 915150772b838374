import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterEach, expect, test } from 'vitest'
import { readConfig } from '#server/base/config.ts'
import { later, periodicKinds } from '#server/jobs/job.ts'
import { createSessions } from '#server/sign-in/sign-in-session.ts'
import { startServer } from '#server/start.ts'
import { cast, issue, now, organisationId, pauseAll } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { agree, deliveriesIn, messageKey, rolloutId, setLettersStage, setRows } from '#test/letters-stage.ts'
import { type Doing, startScriptedMailServer } from '#test/scripted-mail-server.ts'
import { tell } from '#test/story.ts'

describeOnBoth('messages on their way', (_open, place) => {
  // Before the databases are dropped, which is done after each test too.
  const undo: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const one of undo.splice(0).reverse()) await one()
  })

  /** A server with a clock that a test sets, before a mail server with a script. */
  const stage = async (script: (reader: string) => Doing = () => 'take', settings: Record<string, string> = {}) => {
    const { url } = await place()
    const folder = await mkdtemp(join(tmpdir(), 'uitrol-test-'))
    undo.push(() => rm(folder, { recursive: true, force: true }))
    const company = await setLettersStage(url)
    undo.push(company.database.close)
    const mails = await startScriptedMailServer((address) => script(address.split('@')[0] ?? ''))
    undo.push(mails.close)
    const clock = { now }
    const config = readConfig({
      PORT: '0',
      UITROL_DATA: folder,
      UITROL_DATABASE_URL: url,
      UITROL_LOG: 'silent',
      UITROL_SMTP_URL: mails.url,
      UITROL_PUBLIC_URL: 'https://uitrol.marowijne.example',
      ...settings,
    })
    const server = await startServer(config, { now: () => clock.now, work: { patience: { connect: 10_000, answer: 10_000 } } })
    undo.push(server.close)
    const { run } = tell(company.database, company.write)
    const states = async () =>
      Object.fromEntries([...(await deliveriesIn(company.database))].map(([who, { channel, state }]) => [who, `${channel} ${state}`]))
    const jobs = async () =>
      (await company.database.db.selectFrom('job').select('jobId').where('kind', 'not in', periodicKinds).execute()).map(
        ({ jobId }) => jobId,
      )
    return { ...company, company, mails, server, clock, run, states, jobs }
  }
  const everyone = (state: string) => ({ chandra: state, lilian: state, milton: state, naomi: state, ravi: state })

  test('[CM-5] [CM-7] what was agreed to leaves by itself, each in their own language, once', async () => {
    const { company, mails, states, jobs } = await stage()
    await agree(company)
    await expect.poll(states).toEqual(everyone('email sent'))
    await expect.poll(jobs).toEqual([])
    expect([...mails.held.values()]).toEqual([1, 1, 1, 1, 1])
    const letterTo = async (reader: string) => simpleParser(mails.raw.get(`${reader}@marowijne.internal`) ?? '')
    const milton = await letterTo('milton')
    expect(milton.subject).toBe('Kompas deze week')
    expect(milton.text).toContain('Dag Milton,\n\nMaandag beginnen we.')
    expect(milton.html).toContain('<p style="margin:0 0 16px">Maandag beginnen we.</p>')
    expect(milton.html).toContain('href="https://uitrol.marowijne.example/"')
    expect(milton.html).not.toMatch(/<img|url\(/)
    expect(milton.headers.get('auto-submitted')).toBe('auto-generated')
    expect(milton.headers.get('list')).toMatchObject({ id: { id: 'messages.uitrol.uitrol.marowijne.example' } })
    expect(milton.headers.get('content-language')).toBe('nl')
    expect((mails.raw.get('milton@marowijne.internal') ?? '').length).toBeLessThan(30_000)
    expect((await letterTo('naomi')).text).toContain('Hello Naomi,\n\nWe begin on Monday.')
    // What each got is kept for them to read again.
    const kept = await company.database.db.selectFrom('letter').select(['personId', 'subject']).orderBy('personId').execute()
    expect(kept).toHaveLength(5)
    expect(kept[3]).toEqual({ personId: 'naomi', subject: 'Kompas this week' })
  })

  test('[CM-6] without an address that others reach, mail has no link to this machine, and the server says so', async () => {
    const { company, mails, server, states } = await stage(undefined, { UITROL_PUBLIC_URL: '' })
    expect(server.isMailWithoutLinks).toBe(true)
    await agree(company)
    await expect.poll(states).toEqual(everyone('email sent'))
    const milton = await simpleParser(mails.raw.get('milton@marowijne.internal') ?? '')
    expect(`${milton.text}${String(milton.html)}`).not.toMatch(/127\.0\.0\.1|localhost|href|Ik heb dit gelezen/)
    expect(milton.text).toContain('Dag Milton,\n\nMaandag beginnen we.')
  })

  test.each([
    [{ UITROL_PUBLIC_URL: '' }, ['communication.mailWithoutLinks: Mail from this server has no link']],
    [{}, undefined],
  ])('[CM-6] an approval through the API says whether mail leaves without links: %j', async (settings, said) => {
    const { company, server } = await stage(undefined, settings)
    const { accountId, name } = cast.lead
    const { db } = company.database
    await db
      .insertInto('account')
      .values({ accountId, name, email: 'l@x.example', createdAt: now } as never)
      .execute()
    await db.insertInto('membership').values({ organisationId, accountId, role: 'lead', locationIds: '[]' }).execute()
    await setRows(company.database, 'message', { rolloutId, messageKey: 'later', kind: 'update', stage: 'during', sendOn: '2026-12-18' })
    const secret = await createSessions(company.database, () => now).open(accountId, organisationId, null)
    const answer = await fetch(`${server.address}/api/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `uitrol=${secret}`, 'accept-language': 'en' },
      body: JSON.stringify(
        (['communication.approve', 'communication.withdrawApproval'] as const).map((call) =>
          issue(call, { rolloutId, messageKey: 'later' }),
        ),
      ),
    })
    const told = (await answer.json()) as { version: number; warnings?: { code: string; text: string }[] }[]
    expect(told.every(({ version }) => version > 0)).toBe(true)
    expect(told.map(({ warnings }) => warnings?.map(({ code, text }) => `${code}: ${text.slice(0, 33)}`))).toEqual([said, undefined])
  })

  test('[CM-6] one press on “unsubscribe” of a mail program, over HTTPS: from the next message on the reader is told in person, and hears it all the same', async () => {
    const { company, mails, server, states } = await stage()
    const { db } = company.database
    await agree(company)
    await expect.poll(states).toEqual(everyone('email sent'))
    const listOf = async (reader: string) => {
      const mail = await simpleParser(mails.raw.get(`${reader}@marowijne.internal`) ?? '')
      return {
        list: mail.headers.get('list') as { unsubscribe?: { url?: string }; 'unsubscribe-post'?: { name: string } },
        text: mails.raw.get(`${reader}@marowijne.internal`) ?? '',
      }
    }
    const milton = await listOf('milton')
    expect(milton.text.replace(/\r\n\s+/g, ' ')).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    const address = milton.list.unsubscribe?.url ?? ''
    expect(address).toMatch(/^https:\/\/uitrol\.marowijne\.example\/api\/mail\/choice\/[^/]+\/milton\/[\w-]{43}$/)
    expect((await listOf('naomi')).list.unsubscribe?.url).not.toBe(address)
    const press = async (path: string) => {
      const answer = await fetch(`${server.address}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      })
      return [answer.status, ((await answer.json()) as { code?: string }).code ?? 'done']
    }
    const { pathname } = new URL(address)
    for (const forged of [
      pathname.replace('/milton/', '/naomi/'),
      `${pathname.slice(0, -1)}!`,
      pathname.replace(organisationId, 'elsewhere'),
    ])
      expect(await press(forged), forged).toEqual([404, 'access.notFound'])
    expect(await db.selectFrom('channelChoice').selectAll().execute()).toEqual([])
    // Opened in a browser it changes nothing: programs that look ahead open every link.
    const opened = await fetch(`${server.address}${pathname}`, { redirect: 'manual' })
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/settings/account'])
    expect(await db.selectFrom('channelChoice').selectAll().execute()).toEqual([])
    expect(await press(pathname)).toEqual([200, 'done'])
    expect(await press(pathname)).toEqual([200, 'done'])
    expect((await db.selectFrom('channelChoice').selectAll().execute()).map(({ personId, channel }) => [personId, channel])).toEqual([
      ['milton', 'hand'],
    ])

    const next = { rolloutId, messageKey: 'update:2026-11-19', kind: 'update', stage: 'during', sendOn: '2026-11-19', readers: 5 } as const
    await setRows(company.database, 'message', { ...next, approvedAt: now, approvedBy: 'Lilian' })
    await company.write(cast.lead, issue('communication.release', { rolloutId, messageKey: next.messageKey }))
    const channels = async () => {
      const rows = await db.selectFrom('delivery').select(['personId', 'channel']).where('messageKey', '=', next.messageKey).execute()
      return rows
        .filter(({ channel }) => channel === 'hand')
        .map(({ personId }) => personId)
        .concat(String(rows.length))
    }
    await expect.poll(channels).toEqual(['milton', '5'])
    // Whoever tells him has the words of it.
    expect(
      await db.selectFrom('letter').select('body').where('messageKey', '=', next.messageKey).where('personId', '=', 'milton').execute(),
    ).toHaveLength(1)
  })

  test('[CM-6] without HTTPS mail has no such button', async () => {
    const { company, mails, states } = await stage(undefined, { UITROL_PUBLIC_URL: 'http://uitrol.marowijne.example' })
    await agree(company)
    await expect.poll(states).toEqual(everyone('email sent'))
    expect(mails.raw.get('milton@marowijne.internal')).not.toMatch(/unsubscribe/i)
  })

  test('[CM-2] replies go to the contact person of the rollout, else to whoever approved the message', async () => {
    const { company, mails, server, states } = await stage()
    expect(server.isMailWithoutLinks).toBe(false)
    const { accountId, name } = cast.lead
    const lilian = { name, email: 'lilian@kantoor.marowijne.sr' }
    await company.database.db
      .insertInto('account')
      .values({ ...lilian, accountId, createdAt: now } as never)
      .execute()
    await company.database.db.insertInto('membership').values({ organisationId, accountId, role: 'lead', locationIds: '[]' }).execute()
    await agree(company)
    await expect.poll(states).toEqual(everyone('email sent'))
    const repliesTo = async () => (await simpleParser(mails.raw.get('milton@marowijne.internal') ?? '')).replyTo?.value
    expect(await repliesTo()).toEqual([{ name: lilian.name, address: lilian.email }])
    const brief = (signedBy: string) =>
      company.write(
        cast.lead,
        issue('communication.brief', { ...briefing, askName: 'Naomi', askContact: 'naomi@marowijne.sr or 8811223', signedBy }),
      )
    // Known before there is a notice that could leave; the second one makes the server look for it.
    await brief('Lilian')
    await setRows(company.database, 'notice', {
      noticeId: 'n1',
      rolloutId,
      personId: 'milton',
      code: 'training.notice.yourBuddy',
      params: '{"name":"Naomi"}',
      createdAt: now,
      dueAt: now,
      state: 'queued',
    })
    await brief('Naomi')
    await expect.poll(() => mails.held.size).toBe(6)
    expect(await repliesTo()).toEqual([{ name: 'Naomi', address: 'naomi@marowijne.sr' }])
  })

  test('[CM-7] a no for now is tried again later, a no for good is shown with the server’s words, a lost answer is unsure', async () => {
    const doing: Record<string, Doing> = { milton: 'readerNever', naomi: 'letterNotNow', chandra: 'dropAfter', ravi: 'letterNever' }
    const { company, mails, states, clock } = await stage((reader) => doing[reader] ?? 'take')
    await agree(company)
    const first = {
      milton: 'email failed',
      naomi: 'email queued',
      chandra: 'email unsure',
      ravi: 'email failed',
      lilian: 'email sent',
    }
    await expect.poll(async () => (await deliveriesIn(company.database)).get('naomi')?.attempts).toBe(1)
    await expect.poll(states).toEqual(first)
    const deliveries = await deliveriesIn(company.database)
    expect(deliveries.get('milton')).toMatchObject({ attempts: 1, words: '550 No such user here', settledAt: now })
    expect(deliveries.get('ravi')).toMatchObject({ words: '554 This looks like spam' })
    const { dueAt, words } = deliveries.get('naomi') ?? { dueAt: '', words: '' }
    expect(words).toBe('452 No room just now')
    expect(Date.parse(dueAt) - Date.parse(now)).toBeGreaterThanOrEqual(4.5 * 60_000)
    doing['naomi'] = 'take'
    clock.now = later(dueAt, 1000)
    await company.write(cast.lead, issue('communication.brief', briefing))
    await expect.poll(states).toEqual({ ...first, naomi: 'email sent' })
    expect((await deliveriesIn(company.database)).get('naomi')).toMatchObject({ attempts: 2, words: expect.stringContaining('250') })
    expect([...mails.held.values()].every((times) => times === 1)).toBe(true)
    expect(mails.held.size).toBe(3)
  })

  test('[CM-7] only when a person says that it did not arrive is an unsure letter sent again, under the same Message-ID', async () => {
    const doing: Record<string, Doing> = { milton: 'dropAfter' }
    const { company, mails, states, run } = await stage((reader) => doing[reader] ?? 'take')
    await agree(company)
    await expect.poll(states).toMatchObject({ milton: 'email unsure' })
    doing['milton'] = 'take'
    await run(cast.lead, 'communication.settleUnsure', { rolloutId, messageKey, personId: 'milton', arrived: false })
    await expect.poll(states).toMatchObject({ milton: 'email sent' })
    expect([...mails.held.values()].toSorted()).toEqual([1, 1, 1, 1, 2])
  })

  test('[CM-9] nothing leaves outside the working hours of its reader', async () => {
    const { company, mails, states, clock, jobs } = await stage()
    await setRows(company.database, 'holiday', { country: 'SR', day: '2026-11-24', nameEn: 'Closed', nameNl: 'Dicht', off: 1, source: 'x' })
    clock.now = '2026-11-24T15:00:00.000Z'
    await agree(company)
    // In Georgetown, in Guyana, it is a day like any other; in Albina the next day is off too.
    await expect.poll(states).toMatchObject({ naomi: 'email sent', milton: 'email queued' })
    expect((await deliveriesIn(company.database)).get('milton')?.dueAt).toBe('2026-11-26T03:00:00.000Z')
    expect([...mails.readerOf.values()]).toEqual(['naomi@marowijne.internal'])
    await expect.poll(jobs).toEqual([])
  })

  test('[CM-9] a letter that was due but comes late waits for the next morning', async () => {
    const { company, mails, states, clock, jobs, run } = await stage()
    await run(cast.lead, 'communication.approve', { rolloutId, messageKey })
    await run(cast.lead, 'communication.hold', { rolloutId, messageKey, because: 'Not now.' })
    await company.write(cast.lead, issue('communication.release', { rolloutId, messageKey }))
    await expect.poll(states).toEqual(everyone('email sent'))
    mails.held.clear()
    // At nine in the evening Georgetown is closed; a delivery of the afternoon was left over.
    clock.now = '2026-11-24T01:00:00.000Z'
    await company.database.db.updateTable('delivery').set({ state: 'queued', dueAt: now }).where('personId', '=', 'naomi').execute()
    await run(cast.lead, 'communication.hold', { rolloutId, messageKey, because: 'x' })
    await run(cast.lead, 'communication.release', { rolloutId, messageKey })
    await expect
      .poll(
        async () => (await company.database.db.selectFrom('job').select('runAt').where('kind', '=', 'letter').executeTakeFirst())?.runAt,
      )
      .toBe('2026-11-24T12:00:00.000Z')
    expect(mails.held.size).toBe(0)
    expect(await jobs()).toHaveLength(1)
  })

  test('[CM-10] held, paused and withdrawn letters do not leave', async () => {
    const { company, mails, states, clock, run, jobs } = await stage((reader) => (reader === 'lilian' ? 'take' : 'letterNotNow'))
    await agree(company)
    const tries = async () => [...(await deliveriesIn(company.database)).values()].map(({ attempts }) => attempts)
    await expect.poll(tries).toEqual([1, 1, 1, 1, 1])
    await expect.poll(jobs).toEqual([])
    const tried = mails.seen()
    await run(cast.lead, 'communication.hold', { rolloutId, messageKey, because: 'The line is down.' })
    const resume = await pauseAll(company.write, 'georgetown')
    const alone = { scope: 'person', personId: 'chandra', locationId: null, phaseKey: null } as const
    await company.write(cast.lead, issue('contingency.pause', { rolloutId: 'crm', pauseId: 'alone', issueId: 'paused-by', ...alone }))
    clock.now = '2026-11-23T18:00:00.000Z'
    await run(cast.lead, 'communication.release', { rolloutId, messageKey })
    // Two of the three of Albina are tried again; the third is paused alone, and Georgetown waits.
    await expect.poll(() => mails.seen()).toBe(tried + 2)
    await expect.poll(async () => (await deliveriesIn(company.database)).get('milton')?.attempts).toBe(2)
    const later = await deliveriesIn(company.database)
    expect([later.get('naomi')?.attempts, later.get('chandra')?.attempts]).toEqual([1, 1])
    await run(cast.lead, 'communication.withdraw', { rolloutId, messageKey })
    await resume()
    clock.now = '2026-11-24T18:00:00.000Z'
    await company.write(cast.lead, issue('communication.brief', briefing))
    await expect.poll(states).toEqual({ ...everyone('email withdrawn'), lilian: 'email sent' })
    await expect.poll(jobs).toEqual([])
    expect(mails.seen()).toBe(tried + 2)
  })

  test('[CM-2] [CM-5] a message that lacks something is kept back, and says what', async () => {
    const { company, database, mails } = await stage()
    await agree(company)
    const reason = async () =>
      (await database.db
        .selectFrom('message')
        .select(['heldBecause', 'queuedAt'])
        .where('messageKey', '=', 'update:later')
        .executeTakeFirst()) ?? null
    await setRows(database, 'messageText', { rolloutId, scope: 'update:later', language: 'nl', subject: 'Later', body: 'Later.' })
    await setRows(database, 'message', {
      rolloutId,
      messageKey: 'update:later',
      kind: 'update',
      stage: 'during',
      sendOn: '2026-11-21',
      approvedAt: now,
      approvedBy: 'Lilian',
    })
    await company.write(cast.lead, issue('communication.brief', briefing))
    await expect
      .poll(reason)
      .toEqual({ heldBecause: '{"code":"communication.languageMissing","params":{"kind":"update","language":"en"}}', queuedAt: null })
    expect([...mails.readerOf.values()].length).toBeLessThanOrEqual(5)
  })

  test('[CM-5] a message waits for the benefit in a language that somebody reads, says so, and leaves once it is written', async () => {
    const { company, database } = await stage()
    const messageKey = 'announcement'
    const rowNow = () =>
      database.db.selectFrom('message').select(['heldBecause', 'queuedAt']).where('messageKey', '=', messageKey).executeTakeFirst()
    const words = { rolloutId, scope: messageKey, subject: 'Kompas', body: '{{benefit}}' }
    await setRows(database, 'messageText', { ...words, language: 'nl' }, { ...words, language: 'en' })
    const waiting = { rolloutId, messageKey, kind: 'announcement', stage: 'before', sendOn: '2026-11-20' }
    await setRows(database, 'message', { ...waiting, approvedAt: now, approvedBy: 'Lilian' })
    await company.write(cast.lead, issue('communication.brief', briefing))
    const because = '{"code":"communication.detailMissing","params":{"kind":"announcement","place":"benefit","language":"en"}}'
    await expect.poll(rowNow).toEqual({ heldBecause: because, queuedAt: null })
    const benefit = { rolloutId, detail: 'benefit', language: 'en', text: 'Every customer in one place' } as const
    await company.write(cast.lead, issue('communication.writeDetail', benefit))
    await expect.poll(async () => (await rowNow())?.queuedAt).not.toBeNull()
  })

  test('[CM-6] without a mail server everybody is told by hand', async () => {
    const { company, states } = await stage(() => 'take', { UITROL_SMTP_URL: '' })
    await agree(company)
    await expect.poll(states).toEqual(everyone('hand queued'))
  })

  test('a letter is given up, with the reason, when its reader has no address any more', async () => {
    const { company, database, states, clock } = await stage((reader) => (reader === 'milton' ? 'letterNotNow' : 'take'))
    await agree(company)
    await expect.poll(states).toEqual({ ...everyone('email sent'), milton: 'email queued' })
    await expect.poll(async () => (await deliveriesIn(database)).get('milton')?.attempts).toBe(1)
    await database.db.updateTable('person').set({ email: null }).where('personId', '=', 'milton').execute()
    clock.now = later(now, 3_600_000)
    await company.write(cast.lead, issue('communication.brief', briefing))
    await expect.poll(states).toMatchObject({ milton: 'email failed' })
    expect((await deliveriesIn(database)).get('milton')?.words).toBe('De personeelslijst heeft geen e-mailadres meer van deze persoon.')
    expect(organisationId).toBe('marowijne')
  })
})

const briefing = { rolloutId, pilotGroup: null, pilotResult: null, askName: 'Lilian', askContact: null, signedBy: null }
