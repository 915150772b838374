import { expect, test } from 'vitest'
import { undeliveredCode } from '#core/communication/undelivered-notices.ts'
import { reportOutcomes } from '#server/communication/report-outcomes.ts'
import { undeliveredNotices } from '#server/communication/undelivered.ts'
import type { Database } from '#server/db/database.ts'
import { later } from '#server/jobs/job.ts'
import { cast, foundCompany, issue, now, organisationId, rollout } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { setRows } from '#test/letters-stage.ts'

const { rolloutId } = rollout
const today = now.slice(0, 10)

describeOnBoth('what did not reach somebody by mail', (open) => {
  const begin = async () => {
    const database: Database = await open()
    const { write } = await foundCompany(database)
    const joins = async (accountId: string, role: string, personId: string | null) => {
      const account = { accountId, name: accountId, email: `${accountId}@x.example`, createdAt: now }
      await database.db
        .insertInto('account')
        .values({ ...account, passwordHash: null, personId, language: null })
        .execute()
      await database.db.insertInto('membership').values({ organisationId, accountId, role, personId, locationIds: '[]' }).execute()
    }
    const notice = (noticeId: string, personId: string, more: object = {}) => ({
      noticeId,
      rolloutId,
      personId,
      code: 'training.notice.yourBuddy',
      params: '{"name":"Naomi"}',
      createdAt: now,
      dueAt: now,
      state: 'queued',
      ...more,
    })
    /** The post reports one outcome; what everybody is told of it. */
    const report = async (kind: 'letter' | 'notice', key: readonly unknown[], state: string) => {
      const job = { organisationId, jobId: `${kind} ${key.join(' ')}`, kind, payload: JSON.stringify(key), state: 'settled' }
      const outcome = JSON.stringify({ state, attempts: 1, words: '550 no such mailbox', dueAt: null })
      await database.db
        .insertInto('job')
        .values({ ...job, runAt: now, attempts: 1, outcome })
        .execute()
      await reportOutcomes({ database, write, now: () => now }, organisationId)
      const told = await database.db
        .selectFrom('notice')
        .select('personId')
        .where('code', '=', undeliveredCode)
        .orderBy('personId')
        .execute()
      return told.map(({ personId }) => personId)
    }
    const stateOf = async (noticeId: string) =>
      database.db.selectFrom('notice').select(['state', 'attempts', 'dueAt']).where('noticeId', '=', noticeId).executeTakeFirst()
    const listed = async () =>
      (await undeliveredNotices(database, organisationId, rolloutId, today)).items.map(
        ({ noticeId, name, chapter, state }) => `${noticeId} ${name} ${chapter} ${state}`,
      )
    return { database, write, joins, notice, report, stateOf, listed }
  }

  test('[CM-7] a lead is told once of what did not arrive, a notice or a message; whoever cannot act is not, and nothing goes round in a circle', async () => {
    const { database, joins, notice, report } = await begin()
    await joins('lilian', 'lead', 'lilian')
    await joins('hired', 'lead', null)
    await joins('chandra', 'champion', 'chandra')
    await joins('naomi', 'owner', 'naomi')
    await setRows(database, 'notice', ...['n1', 'n2', 'n3', 'n4'].map((noticeId) => notice(noticeId, 'milton')))
    expect(await report('notice', ['n1', 0], 'sent')).toEqual([])
    expect(await report('notice', ['n2', 0], 'failed')).toEqual(['lilian'])
    // She has not read it yet: once is enough.
    expect(await report('notice', ['n3', 0], 'unsure')).toEqual(['lilian'])
    const [own] = await database.db.selectFrom('notice').select('noticeId').where('code', '=', undeliveredCode).execute()
    expect(await report('notice', [own?.noticeId, 0], 'failed')).toEqual(['lilian'])
    await database.db.updateTable('notice').set({ readAt: now }).where('code', '=', undeliveredCode).execute()
    expect(await report('notice', [own?.noticeId, 0], 'failed')).toEqual(['lilian'])
    expect(await report('notice', ['n4', 0], 'failed')).toEqual(['lilian', 'lilian'])
    await database.db.updateTable('notice').set({ readAt: now }).where('code', '=', undeliveredCode).execute()
    await setRows(database, 'delivery', { rolloutId, messageKey: 'm', personId: 'milton', channel: 'email', state: 'queued', dueAt: now })
    expect(await report('letter', [rolloutId, 'm', 'milton', 0], 'failed')).toEqual(['lilian', 'lilian', 'lilian'])
  })

  test('[CM-7] without a lead on the staff list the owner is told; without either nobody is', async () => {
    const { database, joins, notice, report } = await begin()
    await setRows(database, 'notice', notice('n1', 'milton'), notice('n2', 'milton'))
    expect(await report('notice', ['n1', 0], 'failed')).toEqual([])
    await joins('hired', 'lead', null)
    await joins('naomi', 'owner', 'naomi')
    expect(await report('notice', ['n2', 0], 'failed')).toEqual(['naomi'])
  })

  test('[CM-7] what failed or is unsure is listed for whom and about what, until somebody decides: again, arrived or told', async () => {
    const { database, write, notice, stateOf, listed } = await begin()
    await setRows(
      database,
      'notice',
      notice('failed', 'milton', { state: 'failed', attempts: 5 }),
      notice('unsure', 'chandra', { state: 'unsure', code: 'support.notice.yours', attempts: 1 }),
      notice('sent', 'milton', { state: 'sent' }),
      notice('old', 'ravi', { state: 'failed', createdAt: later(now, -8 * 24 * 3_600_000), attempts: 9 }),
      notice('own', 'lilian', { state: 'failed', code: undeliveredCode }),
      notice('other', 'milton', { state: 'failed', rolloutId: 'other' }),
    )
    expect(await listed()).toEqual(['failed Milton training failed', 'unsure Chandra support unsure', 'old Ravi training failed'])
    await write(cast.lead, issue('communication.retryNotice', { noticeId: 'failed' }))
    expect(await stateOf('failed')).toEqual({ state: 'queued', attempts: 5, dueAt: now })
    await write(cast.lead, issue('communication.settleNotice', { noticeId: 'unsure', how: 'arrived' }))
    expect((await stateOf('unsure'))?.state).toBe('sent')
    await expect(write(cast.lead, issue('communication.retryNotice', { noticeId: 'old' }))).rejects.toMatchObject({
      code: 'communication.noticeTooOld',
    })
    await write(cast.lead, issue('communication.settleNotice', { noticeId: 'old', how: 'told' }))
    expect((await stateOf('old'))?.state).toBe('none')
    expect(await listed()).toEqual([])
    for (const [noticeId, code] of [
      ['sent', 'communication.alreadySent'],
      ['failed', 'communication.notFailed'],
      ['none', 'access.notFound'],
    ] as const)
      for (const call of [issue('communication.retryNotice', { noticeId }), issue('communication.settleNotice', { noticeId, how: 'told' })])
        await expect(write(cast.lead, call), `${call.name} ${noticeId}`).rejects.toMatchObject({ code })
    await expect(write(cast.champion, issue('communication.retryNotice', { noticeId: 'own' }))).rejects.toMatchObject({
      code: 'access.notFound',
    })
  })
})
