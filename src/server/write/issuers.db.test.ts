/** A command that waits for its turn is carried out by whoever its issuer is by then, and refused where they have no access any more. */
import { expect, test } from 'vitest'
import { type Actor, systemActor } from '#core/access/access.ts'
import type { Issued } from '#core/kernel/command.ts'
import type { Database } from '#server/db/database.ts'
import type { Write } from '#server/write/write.ts'
import { cast, foundCompany, issue, now, organisationId, person } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { refusedLeavesNothing } from '#test/refusals.ts'

const system = systemActor(organisationId)
const { accountId } = cast.lead

const versionIn = async ({ db }: Database): Promise<number> =>
  (await db.selectFrom('organisationVersion').select('version').executeTakeFirstOrThrow()).version

/** A lead who signs in here, as they were looked up just now. */
const signedInLead = async (database: Database, write: Write): Promise<Actor> => {
  const { personId, name } = cast.lead
  await database.db.insertInto('account').values({ accountId, name, email: accountId, passwordHash: null, personId: null, language: null, createdAt: now }).execute() // prettier-ignore
  await write(system, issue('access.enlist', { accountId, role: 'lead', locationIds: [], personId, name, email: null }))
  return { ...cast.lead, asOf: await versionIn(database) }
}

const added = (personId: string): Issued => issue('people.add', person(personId, 'albina'))

describeOnBoth('[AC-1] who issued a command is looked at when it is written', (open) => {
  const ends: readonly (readonly [what: string, meanwhile: Issued])[] = [
    ['their role was taken back', issue('access.withdrawRole', { accountId })],
    ['they got another role', issue('access.giveRole', { accountId, role: 'member', locationIds: [] })],
    ['their sessions were ended', issue('access.endSessions', { accountId })],
    ['their last day is over', issue('people.leave', { personId: 'lilian', leftOn: '2026-01-01' })],
  ]
  test.each(ends)('refused where %s meanwhile', async (_what, meanwhile) => {
    const database = await open()
    const { write } = await foundCompany(database)
    const lead = await signedInLead(database, write)
    await write(system, meanwhile)
    await refusedLeavesNothing(database, () => write(lead, added('late')), 'access.notFound')
  })

  test('also where that waits for the same commit, and before it nothing is refused', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const lead = await signedInLead(database, write)
    const outcomes = await Promise.allSettled([
      write(lead, added('before')),
      write(system, issue('access.withdrawRole', { accountId })),
      write(lead, added('after')),
      write(cast.owner, added('other')),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    const there = database.db.selectFrom('person').select('personId').where('personId', 'in', ['before', 'after', 'other'])
    expect((await there.orderBy('personId').execute()).map((row) => row.personId)).toEqual(['before', 'other'])
  })

  test('also where it waited behind a thread that had the turn to write', async () => {
    const database = await open()
    if (database.kind !== 'sqlite') return
    const { write } = await foundCompany(database)
    const lead = await signedInLead(database, write)
    const { promise: isBack, resolve: giveBack } = Promise.withResolvers<void>()
    const lent = database.lend(() => isBack)
    const withdrawn = write(system, issue('access.withdrawRole', { accountId }))
    const late = write(lead, added('late')).catch((trouble: unknown) => trouble)
    giveBack()
    await Promise.all([lent, withdrawn])
    expect(await late).toMatchObject({ code: 'access.notFound' })
  })

  test('carried out where others changed, and where they themselves only got more', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const lead = await signedInLead(database, write)
    await write(system, issue('people.leave', { personId: 'milton', leftOn: '2026-01-01' }))
    await write(system, issue('access.giveRole', { accountId, role: 'owner', locationIds: [] }))
    const before = await versionIn(database)
    await expect(write(lead, added('late'))).resolves.toMatchObject({ version: before + 1 })
  })
})
