import { spawn } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import type { Role } from '#core/access/access.ts'
import type { TrailAnchor } from '#core/trail/trail.ts'
import { logTrailEnd, logTrailEnds, mailTrailEnd } from '#server/audit/anchor.ts'
import { anchorIn, verifyTrail } from '#server/audit/verify-chain.ts'
import { readConfig } from '#server/base/config.ts'
import type { Database } from '#server/db/database.ts'
import { createDirectMail } from '#server/mail/direct-mail.ts'
import { noAddress } from '#server/access/own-address.ts'
import { program, sampleIn, uitrolProcess } from '#test/command-line.ts'
import { makeFirstLink, welcomeFirstOwner } from '#server/sign-in/first-owner.ts'
import { createWriter } from '#server/write/write.ts'
import { cast, foundCompany, issue, now, organisationId, person } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { recordEvidence } from '#test/evidence.ts'
import { startMailServer } from '#test/mail-server.ts'
import { emptyFolder } from '#test/started.ts'

const headOf = ({ db }: Database) =>
  db.selectFrom('organisationVersion').selectAll().where('organisationId', '=', organisationId).executeTakeFirstOrThrow()

test('[AC-4] an anchor is a seal, with its version or without', () => {
  const hash = 'a1'.repeat(32)
  expect(anchorIn(` ${hash}\n`)).toEqual({ hash, version: null })
  expect(anchorIn(`${hash}@12`)).toEqual({ hash, version: 12 })
  for (const text of ['', 'none', hash.slice(1), `${hash}0`, `${hash}@`, `${hash}@0`, `${hash}@-1`, hash.toUpperCase()])
    expect(anchorIn(text), text).toBeNull()
})

describeOnBoth('a trail and what was noted of it outside', (open, _place, dialect) => {
  test('[AC-4] who cuts off the end of the trail and its head together is found by an anchor, and only by one', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const told: TrailAnchor[] = []
    await logTrailEnds({ database, now: () => now, logAnchor: (anchor) => told.push(anchor) })
    const before = await headOf(database)
    expect(told).toEqual([{ organisation: organisationId, sequence: before.version, hash: before.auditHash, at: now }])
    await write(cast.owner, issue('people.add', person('thief')))
    await logTrailEnd({ database, now: () => now, logAnchor: (anchor) => told.push(anchor) }, organisationId)
    const [early, late] = told.map(({ hash, sequence }) => ({ hash, version: sequence }))
    const check = async (noted?: { hash: string; version: number }) => {
      const { whole, notedAt } = await verifyTrail(database, organisationId, noted)
      return [whole, notedAt]
    }
    expect(await check(late)).toEqual([true, before.version + 1])
    await database.db.deleteFrom('audit').where('version', '>', before.version).execute()
    await database.db.updateTable('organisationVersion').set(before).where('organisationId', '=', organisationId).execute()
    expect(await check()).toEqual([true, undefined])
    expect(await check(late)).toEqual([true, null])
    expect(await check(early)).toEqual([true, before.version])
    const what = `${dialect}: the end of a trail cut off together with its head was found by an anchor kept outside`
    recordEvidence({ what, tries: 1, held: 1 })
    // A seal stands at its own version and at no other.
    expect(await check({ hash: before.auditHash, version: before.version - 1 })).toEqual([true, null])
  })

  test('[AC-1] [AC-4] a role, a place or a membership that is changed in the table itself is found', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const entry = (accountId: string, role: Role, locationIds: readonly string[] = []) =>
      issue('access.enlist', { accountId, name: accountId, email: null, personId: null, role, locationIds })
    for (const one of ['a', 'b', 'c', 'd'])
      await database.db
        .insertInto('account')
        .values({ accountId: one, name: one, email: one, passwordHash: null, personId: null, language: null, createdAt: now })
        .execute()
    await write(cast.owner, entry('a', 'owner'))
    await write(cast.owner, entry('b', 'champion', ['albina']))
    await write(cast.owner, entry('c', 'member'))
    await write(cast.owner, issue('access.giveRole', { accountId: 'c', role: 'lead', locationIds: [] }))
    await write(cast.owner, issue('access.endSessions', { accountId: 'c' }))
    await write(cast.owner, entry('d', 'member'))
    await write(cast.owner, issue('access.withdrawRole', { accountId: 'd' }))
    const flaw = async () => (await verifyTrail(database, organisationId)).broken?.flaw ?? null
    expect(await flaw()).toBeNull()
    const members = await database.db.selectFrom('membership').selectAll().execute()
    const forged = async (set: object, accountId: string) => {
      await database.db.updateTable('membership').set(set).where('accountId', '=', accountId).execute()
      const found = await flaw()
      await database.db.deleteFrom('membership').execute()
      await database.db.insertInto('membership').values(members).execute()
      return found
    }
    expect(await forged({ role: 'owner' }, 'c')).toBe('roleDiffers')
    expect(await forged({ role: 'owner', version: 3 }, 'c')).toBe('roleDiffers')
    expect(await forged({ locationIds: '["georgetown"]' }, 'b')).toBe('roleDiffers')
    expect(await forged({ role: 'lead' }, 'c')).toBeNull()
    await database.db
      .insertInto('membership')
      .values({ ...members[0]!, accountId: 'd', role: 'owner' })
      .execute()
    expect(await flaw()).toBe('roleDiffers')
    await database.db.deleteFrom('membership').where('accountId', 'in', ['d']).execute()
    expect(await flaw()).toBeNull()
    await database.db.deleteFrom('membership').where('accountId', '=', 'a').execute()
    expect(await flaw()).toBe('roleDiffers')
  })

  test('[AC-1] [AC-4] the role of a first owner, whose membership stands before its row of the trail, is found when it is changed in the table', async () => {
    const database = await open()
    const write = createWriter({ database, now: () => now, committed: async () => undefined })
    const token = (await makeFirstLink(database, now)) ?? ''
    const described = { name: 'Marowijne Trading', country: 'SR', zone: 'America/Paramaribo', language: 'nl' } as const
    const welcome = { token, name: 'Olga', email: 'olga@marowijne.internal', password: 'nine rivers to the sea', organisation: described }
    const owner = await welcomeFirstOwner(database, write, now, welcome, null)
    const flaw = async () => (await verifyTrail(database, owner.organisationId)).broken?.flaw ?? null
    expect(await flaw()).toBeNull()
    const members = database.db.updateTable('membership').where('accountId', '=', owner.accountId)
    await members.set({ role: 'lead' }).execute()
    expect(await flaw()).toBe('roleDiffers')
    await members.set({ role: 'owner', locationIds: '["albina"]' }).execute()
    expect(await flaw()).toBe('roleDiffers')
    await members.set({ role: 'owner', locationIds: '[]' }).execute()
    expect(await flaw()).toBeNull()
  })

  test('[AC-4] the owners who have an address get the anchor by mail, in their language; nobody without a mail server', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const mail = await startMailServer()
    onTestFinished(mail.close)
    const owners = [
      { accountId: 'olga', email: 'olga@marowijne.internal', language: 'en' },
      { accountId: 'linked', email: noAddress('linked'), language: 'en' },
      { accountId: 'orlando', email: 'orlando@marowijne.internal', language: null },
    ]
    for (const one of owners) {
      await database.db
        .insertInto('account')
        .values({ ...one, name: one.accountId, passwordHash: null, personId: null, createdAt: now })
        .execute()
      const entry = { accountId: one.accountId, name: one.accountId, email: null, personId: null, role: 'owner', locationIds: [] } as const
      await write(cast.owner, issue('access.enlist', entry))
    }
    const faults: unknown[] = []
    const post = createDirectMail(readConfig({ UITROL_SMTP_URL: mail.url }), (fault) => faults.push(fault))
    await mailTrailEnd({ database, now: () => now, post }, organisationId)
    await post?.close()
    const { version, auditHash } = await headOf(database)
    const got = [await mail.next(), await mail.next()].toSorted((a, b) => String(a.subject).localeCompare(String(b.subject)))
    expect(got.map(({ subject }) => subject)).toEqual([
      `Bewaar dit: het logboek van Marowijne Trading bij versie ${version}`,
      `Keep this: the activity log of Marowijne Trading at version ${version}`,
    ])
    for (const one of got) expect(one.text).toContain(`uitrol audit verify --anchor ${auditHash}@${version}`)
    expect(faults).toEqual([])
    await mailTrailEnd({ database, now: () => now, post: null }, organisationId)
  })
})

test('[AC-4] the server writes the anchor into its log as it starts, at the usual level', async () => {
  const folder = await emptyFolder()
  await sampleIn(folder)
  const environment = { PATH: process.env['PATH'], PORT: '0', UITROL_DATA: folder }
  const child = spawn(process.execPath, [program, 'start', '--json'], { env: environment })
  let logged = ''
  const line = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (piece: Buffer) => {
      const found = (logged += piece.toString()).split('\n').find((one) => one.includes('audit trail anchor') && one.endsWith('}'))
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error(`It ended: ${logged}`)))
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  const { hash, sequence, organisation } = JSON.parse(line) as TrailAnchor
  expect(organisation).not.toBe('')
  const verified = await uitrolProcess(['audit', 'verify', '--anchor', `${hash}@${sequence}`], { UITROL_DATA: folder })
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining(`belongs to version ${sequence}:`)])
})
