/** A command that is decided ahead: what changed by the time of its turn counts, also who issued it and which day it is. */
import { expect, test } from 'vitest'
import { type Actor, systemActor } from '#core/access/access.ts'
import type { Issued } from '#core/kernel/command.ts'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import type { Database } from '#server/db/database.ts'
import { carryOut } from '#server/write/command-in-thread.ts'
import type { Write } from '#server/write/write.ts'
import { cast, foundCompany, issue, now, organisationId, person, rollout } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const system = systemActor(organisationId)

/** Carries out a command of an actor who was looked up just now; others come in after it was decided and before its turn. */
const running = async (database: Database, write: Write, actor: Actor, issued: Issued, meanwhile: readonly Issued[]) => {
  const { version: asOf } = await database.db.selectFrom('organisationVersion').select('version').executeTakeFirstOrThrow()
  return carryOut(
    {
      database,
      answerFor: () => undefined,
      progress: () => undefined,
      turn: async (work) => {
        for (const one of meanwhile) await write(system, one)
        return work()
      },
    },
    { actor: { ...actor, asOf }, issued, now },
  )
}

/** Makes somebody of the cast who signs in here. */
const enlist = async ({ db }: Database, write: Write, { accountId, personId, name, locationIds }: Actor, role: 'lead' | 'champion') => {
  await db.insertInto('account').values({ accountId, name, email: accountId, passwordHash: null, personId: null, language: null, createdAt: now }).execute() // prettier-ignore
  await write(system, issue('access.enlist', { accountId, role, locationIds, personId, name, email: null }))
  return issue('access.withdrawRole', { accountId })
}

const draft = () => issue('plan.draft', { rolloutId: 'crm' })

describeOnBoth('a command that is decided ahead of its turn', (open) => {
  test('[AC-1] is refused when its issuer lost the access or the right meanwhile', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const withdrawn = await enlist(database, write, cast.lead, 'lead')
    const { accountId } = cast.lead
    const lessened = issue('access.giveRole', { accountId, role: 'member', locationIds: [] })
    for (const meanwhile of [lessened, withdrawn])
      await expect(running(database, write, cast.lead, draft(), [meanwhile])).rejects.toMatchObject({ code: 'access.notFound' })
    expect(await database.db.selectFrom('phase').select('phaseKey').execute()).toEqual([])
  })

  test('[AC-4] is answered as it was when it was carried out meanwhile, also where it changed nothing', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    await write(cast.lead, draft())
    const issued = draft()
    const { answer } = await running(database, async () => write(cast.lead, issued), cast.lead, issued, [issued])
    expect(answer).toEqual(await write(cast.lead, issued))
  })

  test('[AC-4] leaves the trail, the rows and the feed that the same command leaves in its turn, whatever others wrote meanwhile', async () => {
    const elsewhere = issue('finance.keepRates', {
      rates: [{ dayOn: '2026-01-02', fromCurrency: 'USD', toCurrency: 'SRD', rate: '36.1' }],
      source: null,
    })
    const more = issue('people.add', person('newcomer'))
    const leftBy = async (how: (database: Database, write: Write, issued: Issued) => Promise<unknown>): Promise<unknown> => {
      const database = await open()
      const { db } = database
      const { write } = await foundCompany(database)
      const issued = draft()
      await how(database, write, issued)
      expect((await verifyTrail(database, organisationId)).whole).toBe(true)
      const of = db.selectFrom('audit').select(['version', 'changes']).where('commandId', '=', issued.id)
      const { version, changes } = await of.executeTakeFirstOrThrow()
      expect(changes.length).toBeGreaterThan(1000)
      const feed = await db.selectFrom('feed').selectAll().where('version', '=', version).orderBy('table').orderBy('rowKey').execute()
      expect(feed).toHaveLength((JSON.parse(changes) as unknown[]).length)
      const rows = await db.selectFrom('participant').selectAll().orderBy('personId').execute()
      return { version, changes, feed, rows }
    }
    for (const other of [elsewhere, more]) {
      const inTurn = await leftBy(async (_, write, issued) => [await write(system, other), await write(cast.lead, issued)])
      expect(await leftBy((database, write, issued) => running(database, write, cast.lead, issued, [other]))).toEqual(inTurn)
    }
  })

  test('[AC-4] is decided anew before its turn comes again where rows changed meanwhile, and in its turn where they change each time', async () => {
    /** How often it was decided before its turns and within them, when so many of its turns find somebody new. */
    const decidedWith = async (newcomers: number): Promise<{ ahead: number; inTurn: number }> => {
      const database = await open()
      const { write } = await foundCompany(database)
      const counts = { ahead: 0, inTurn: 0 }
      let [isTurn, turns] = [false, 0]
      const { answer } = await carryOut(
        {
          database,
          answerFor: () => undefined,
          progress: (stage) => void (stage === 'deciding' && counts[isTurn ? 'inTurn' : 'ahead']++),
          turn: async (work) => {
            turns += 1
            if (turns <= newcomers) await write(system, issue('people.add', person(`newcomer${turns}`)))
            isTurn = true
            return work().finally(() => void (isTurn = false))
          },
        },
        { actor: system, issued: draft(), now },
      )
      const { people } = await database.db.selectFrom('phase').select(({ fn }) => fn.sum<number>('headCount').as('people')).executeTakeFirstOrThrow() // prettier-ignore
      const { all } = await database.db.selectFrom('person').select(({ fn }) => fn.countAll<number>().as('all')).executeTakeFirstOrThrow() // prettier-ignore
      expect(Number(people)).toBe(Number(all))
      expect((await verifyTrail(database, organisationId)).whole).toBe(true)
      expect(answer.version).toBeGreaterThan(newcomers)
      return counts
    }
    expect(await decidedWith(0)).toEqual({ ahead: 1, inTurn: 0 })
    expect(await decidedWith(1)).toEqual({ ahead: 2, inTurn: 0 })
    expect(await decidedWith(3)).toEqual({ ahead: 3, inTurn: 1 })
  })

  test('[AC-1] is decided anew when its issuer got other locations meanwhile', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    await enlist(database, write, cast.champion, 'champion')
    const { accountId } = cast.champion
    const moved = issue('access.giveRole', { accountId, role: 'champion', locationIds: ['georgetown'] })
    const shared = issue('pulse.shareLink', { rolloutId: 'crm', personId: 'milton', secretHash: 'c'.repeat(64) })
    await expect(running(database, write, cast.champion, shared, [moved])).rejects.toMatchObject({ code: 'access.notFound' })
  })

  test('[AC-1] of a token is refused when that was revoked meanwhile, and carried out when another one was', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    await enlist(database, write, cast.lead, 'lead')
    const tokens = (['own', 'other'] as const).map((tokenId) => ({ tokenId, name: tokenId, rights: ['plan.run' as const], rolloutId: null, secretHash: (tokenId === 'own' ? 'a' : 'b').repeat(64), days: null })) // prettier-ignore
    for (const one of tokens) await write(cast.lead, issue('access.createToken', one))
    const actor: Actor = { organisationId, accountId: 'token:own', name: 'own', role: 'token', personId: null, locationIds: [], token: { rights: ['plan.run'], rolloutId: null } } // prettier-ignore
    const revoke = (tokenId: string) => issue('access.revokeToken', { tokenId })
    await expect(running(database, write, actor, draft(), [revoke('other')])).resolves.toMatchObject({ answer: {} })
    await expect(running(database, write, actor, draft(), [revoke('own')])).rejects.toMatchObject({ code: 'access.notFound' })
  })

  test('[RG-5] is decided anew when the organisation moved to a zone where it is another day', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const moved = issue('organisation.describe', { name: 'Marowijne', country: 'SR', zone: 'Pacific/Kiritimati', language: 'nl', currency: 'SRD' }) // prettier-ignore
    const started = issue('plan.startRollout', { ...rollout, rolloutId: 'later', startOn: now.slice(0, 10) })
    await expect(running(database, write, cast.lead, started, [moved])).rejects.toMatchObject({ code: 'plan.startInPast' })
  })
})
