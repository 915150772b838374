/** The weekly mail with the end of the trail, as the running server sends it: by its periodic job, across restarts. */
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { later } from '#server/jobs/job.ts'
import { now } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { startMailServer } from '#test/mail-server.ts'
import { owner, testServer } from '#test/server.ts'

const oneDay = 86_400_000

describeOnBoth('the weekly job', (_open, place) => {
  test('[AC-4] mails the anchor to the owner a week after the start and not before, whichever process does it', async () => {
    const mail = await startMailServer()
    onTestFinished(mail.close)
    const { url } = await place()
    const begin = async (days: number) => {
      const at = later(now, days * oneDay)
      const server = await testServer({ UITROL_DATABASE_URL: url, UITROL_SMTP_URL: mail.url }, { now: () => at })
      const { db, close } = await openDatabase(url)
      const nextRun = async (kind: 'daily' | 'weekly') =>
        (await db.selectFrom('job').select('runAt').where('kind', '=', kind).where('state', '=', 'waiting').executeTakeFirst())?.runAt
      const head = () => db.selectFrom('organisationVersion').select(['version', 'auditHash']).executeTakeFirstOrThrow()
      const end = async () => {
        await close()
        await server.close()
      }
      return { server, at, nextRun, head, end }
    }

    const first = await begin(0)
    expect((await first.server.welcome('en')).status).toBe(200)
    await expect.poll(() => first.nextRun('daily')).toBe(later(first.at, oneDay))
    expect(await first.nextRun('weekly')).toBe(later(first.at, 7 * oneDay))
    await first.end()

    const early = await begin(6)
    await expect.poll(() => early.nextRun('daily')).toBe(later(early.at, oneDay))
    expect(mail.mails).toEqual([])
    await early.end()

    const due = await begin(7)
    const { subject, to, text } = await mail.next()
    const { version, auditHash } = await due.head()
    expect(subject).toBe(`Keep this: the activity log of ${owner.organisation.name} at version ${version}`)
    expect(JSON.stringify(to)).toContain(owner.email)
    expect(text).toContain(`uitrol audit verify --anchor ${auditHash}@${version}`)
    await expect.poll(() => due.nextRun('weekly')).toBe(later(due.at, 7 * oneDay))
    await due.end()
    expect(mail.mails).toHaveLength(1)
  })
})
