import fc from 'fast-check'
import { type Insertable, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { TrailBreak } from '#core/trail/trail.ts'
import { trailsIn, verifyTrail } from '#server/audit/verify-chain.ts'
import { auditHash, redactedRow, isOfOldForm, saltedPayload } from '#server/audit/hash-chain.ts'
import type { Database } from '#server/db/database.ts'
import type { AuditRow, OrganisationVersionRow } from '#server/db/schema.ts'
import { cast, foundCompany, issue, organisationId, person } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { recordEvidence } from '#test/evidence.ts'

interface Kept {
  readonly rows: readonly AuditRow[]
  readonly head: OrganisationVersionRow
}

const kept = async ({ db }: Database): Promise<Kept> => ({
  rows: await db.selectFrom('audit').selectAll().orderBy('version').execute(),
  head: await db.selectFrom('organisationVersion').selectAll().executeTakeFirstOrThrow(),
})

/** Writes a trail as somebody with the file in hand would. */
const forge = async ({ db }: Database, rows: readonly AuditRow[], head: OrganisationVersionRow): Promise<void> => {
  await db.deleteFrom('audit').execute()
  if (rows.length > 0)
    await db
      .insertInto('audit')
      .values(rows as Insertable<AuditRow>[])
      .execute()
  await db.updateTable('organisationVersion').set(head).execute()
}

const piecesOf = (changes: string): string[] => (JSON.parse(changes) as unknown[]).map((one) => JSON.stringify(one))
/** Seals a row as somebody would who knows how: over what it says now. */
const sealAnew = ({ hash: _, ...given }: AuditRow): AuditRow => {
  const row = isOfOldForm(given) ? given : { ...given, ...saltedPayload(given.input, piecesOf(given.changes)) }
  return { ...row, hash: auditHash(row) }
}
/** The same trail as it was sealed before there were digests. */
const ofOldForm = ({ rows, head }: Kept): Kept => {
  let previousHash = ''
  const old = rows.map((row): AuditRow => {
    const { hash: _, ...bare } = {
      ...row,
      inputSalt: null,
      inputDigest: null,
      changesSalt: null,
      changesDigest: null,
      emptied: null,
      previousHash,
    }
    previousHash = auditHash(bare)
    return { ...bare, hash: previousHash }
  })
  return { rows: old, head: { ...head, auditHash: previousHash } }
}
const firstBroken = async (database: Database): Promise<Partial<TrailBreak> | null> => (await verifyTrail(database, organisationId)).broken

/** What somebody does to row number `at` (counted from 0), and what has to be said of it first. */
type Tampering = (
  kept: Kept,
  at: number,
) => { rows: readonly AuditRow[]; head?: Partial<OrganisationVersionRow>; found: Partial<TrailBreak> }

const row = ({ rows }: Kept, at: number): AuditRow => rows[at] as AuditRow
const named = ({ version, commandId, name }: AuditRow): Partial<TrailBreak> => ({ version, commandId, name })
const withRow = ({ rows }: Kept, at: number, change: (row: AuditRow) => AuditRow): AuditRow[] =>
  rows.map((one, index) => (index === at ? change(one) : one))
const isLast = ({ rows }: Kept, at: number): boolean => at === rows.length - 1

const columns = ['name', 'input', 'accountId', 'device', 'issuedAt', 'at', 'answer', 'changes', 'previousHash', 'hash'] as const
const ofDigests = ['inputSalt', 'inputDigest', 'changesSalt', 'changesDigest', 'emptied'] as const
const edits = Object.fromEntries(
  [...columns, ...ofDigests].map((column): [string, Tampering] => [
    `${column} edited`,
    (kept, at) => ({
      rows: withRow(kept, at, (one) => ({ ...one, [column]: `${one[column] ?? ''} ` })),
      found: { version: at + 1, commandId: row(kept, at).commandId, flaw: 'edited' },
    }),
  ]),
)

const tamperings: Record<string, Tampering> = {
  ...edits,
  'edited and sealed anew': (kept, at) => ({
    rows: withRow(kept, at, (one) => sealAnew({ ...one, changes: '[]', accountId: 'nobody' })),
    found: { ...named(row(kept, at)), flaw: isLast(kept, at) ? 'endDiffers' : 'replaced' },
  }),
  'payload and digest edited': (kept, at) => ({
    rows: withRow(kept, at, (one) => ({ ...one, ...saltedPayload(one.input, []) })),
    found: { ...named(row(kept, at)), flaw: 'edited' },
  }),
  'turned into a row of the old form': (kept, at) => ({
    rows: withRow(kept, at, (one) => ({ ...one, inputSalt: null, inputDigest: null, changesSalt: null, changesDigest: null })),
    found: { ...named(row(kept, at)), flaw: 'edited' },
  }),
  'half emptied': (kept, at) => ({
    rows: withRow(kept, at, (one) => ({ ...one, changes: '', changesSalt: null })),
    found: { ...named(row(kept, at)), flaw: 'edited' },
  }),
  'emptied without a command that says so': (kept, at) => ({
    rows: withRow(kept, at, (one) => ({ ...one, ...redactedRow(one, true, []).left })),
    found: { ...named(row(kept, at)), flaw: 'emptied' },
  }),
  'one change taken out, half of a digest': (kept, at) => ({
    rows: withRow(kept, at, (one) => ({ ...one, ...redactedRow(one, false, [0]).left })),
    found: { ...named(row(kept, at)), flaw: 'emptied' },
  }),
  'one change left out altogether, digest and all': (kept, at) => ({
    rows: withRow(kept, at, (one) => ({ ...one, changes: `[${piecesOf(one.changes).slice(1).join()}]` })),
    found: { ...named(row(kept, at)), flaw: 'edited' },
  }),
  'a change put in for another, with its own digest': (kept, at) => ({
    rows: withRow(kept, at, (one) => {
      const forged = piecesOf(one.changes).with(0, '{"table":"person","key":"x","before":null,"after":null}')
      const { changes, changesSalt } = saltedPayload(one.input, forged)
      return { ...one, changes, changesSalt }
    }),
    found: { ...named(row(kept, at)), flaw: 'edited' },
  }),
  'emptied, and the digest of a row edited to say so': (kept, at) => {
    const by = (at + 1) % kept.rows.length
    const rows = withRow(kept, at, (one) => ({ ...one, ...redactedRow(one, true, [0]).left }))
    const found = by < at ? { version: by + 1, flaw: 'edited' as const } : { ...named(row(kept, at)), flaw: 'emptied' as const }
    return {
      rows: rows.map((one, index) =>
        index === by ? { ...one, emptied: JSON.stringify([{ version: at + 1, input: true, changes: [0] }]) } : one,
      ),
      found,
    }
  },
  removed: (kept, at) => ({
    rows: kept.rows.filter((_, index) => index !== at),
    found: { version: at + 1, commandId: null, flaw: isLast(kept, at) ? 'cutOff' : 'removed' },
  }),
  'two in each other’s place': (kept, at) => {
    const other = (at + 2) % kept.rows.length
    const [low, high] = [Math.min(at, other), Math.max(at, other)]
    const rows = kept.rows.map((one, index) =>
      index === low ? { ...row(kept, high), version: low + 1 } : index === high ? { ...row(kept, low), version: high + 1 } : one,
    )
    return { rows, found: { version: low + 1, commandId: row(kept, high).commandId, flaw: 'moved' } }
  },
  'one taken out and the rest moved up': (kept, at) => ({
    rows: kept.rows.filter((_, index) => index !== at).map((one, index) => ({ ...one, version: index + 1 })),
    found: { version: at + 1, flaw: isLast(kept, at) ? 'cutOff' : 'moved' },
  }),
  'a forged row at the end': (kept) => {
    const last = row(kept, kept.rows.length - 1)
    const forged = sealAnew({ ...last, commandId: 'forged', version: last.version + 1, previousHash: last.hash })
    return { rows: [...kept.rows, forged], found: { version: forged.version, commandId: 'forged', flaw: 'added' } }
  },
  'a forged row at the end, and the version raised': (kept) => {
    const last = row(kept, kept.rows.length - 1)
    const forged = sealAnew({ ...last, commandId: 'forged', version: last.version + 1, previousHash: last.hash })
    const found = { version: forged.version, commandId: 'forged', flaw: 'added' } as const
    return { rows: [...kept.rows, forged], head: { version: forged.version }, found }
  },
  'the tail cut off': (kept, at) => ({ rows: kept.rows.slice(0, at), found: { version: at + 1, commandId: null, flaw: 'cutOff' } }),
  'the tail cut off, and the version lowered': (kept, at) => {
    const left = Math.max(1, at)
    const rows = kept.rows.slice(0, left)
    const whole = left === kept.rows.length
    return { rows, head: { version: left }, found: whole ? {} : { ...named(row(kept, left - 1)), flaw: 'endDiffers' } }
  },
}

describeOnBoth('the chain of the audit trail', (open, _place, dialect) => {
  test('[AC-4] a trail that nobody touched is whole, and its end can be noted down', async () => {
    const database = await open()
    await foundCompany(database)
    const { rows, head } = await kept(database)
    expect(await verifyTrail(database, organisationId)).toEqual({
      whole: true,
      rows: rows.length,
      emptied: 0,
      version: head.version,
      seal: head.auditHash,
      broken: null,
    })
    expect(await verifyTrail(database, 'nobody-here')).toMatchObject({ whole: true, rows: 0 })
    expect(await trailsIn(database)).toEqual([organisationId])
  })

  const ofNewForm = /digest|Salt|Digest|old form|half|^emptied edited/
  const every = Object.entries(tamperings).flatMap(([what, tamper]) => [
    { what, tamper, isOld: false },
    // What is asked of the database is the same in both forms.
    ...(dialect === 'postgres' || ofNewForm.test(what) ? [] : [{ what: `${what}, in a trail of the old form`, tamper, isOld: true }]),
  ])
  for (const { what, tamper, isOld } of every) {
    test(`[AC-4] ${what}: found, at every place in the trail`, async () => {
      const database = await open()
      await foundCompany(database)
      const fresh = await kept(database)
      const before = isOld ? ofOldForm(fresh) : fresh
      await forge(database, before.rows, before.head)
      expect(await firstBroken(database)).toBeNull()
      for (const at of before.rows.keys()) {
        const { rows, head, found } = tamper(before, at)
        await forge(database, rows, { ...before.head, ...head })
        if (Object.keys(found).length > 0) expect(await firstBroken(database), `row ${at + 1}`).toMatchObject(found)
        await forge(database, before.rows, before.head)
        expect(await firstBroken(database)).toBeNull()
      }
      const tries = before.rows.length
      recordEvidence({ what: `${dialect}: a trail that was tampered with, at any of its rows, did not verify`, tries, held: tries })
    })
  }

  test('[AC-4] of any tampering in several places at once, the first is named', async () => {
    const database = await open()
    await foundCompany(database)
    const before = await kept(database)
    const last = before.rows.length - 1
    const places = fc.uniqueArray(fc.nat({ max: last }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(
        places,
        fc.array(fc.constantFrom('remove' as const, ...columns), { minLength: 5, maxLength: 5 }),
        async (chosen, doings) => {
          const rows = before.rows.flatMap((one, at): AuditRow[] => {
            if (!chosen.includes(at)) return [one]
            const doing = doings[chosen.indexOf(at)] ?? 'changes'
            if (doing === 'remove') return []
            return [{ ...one, [doing]: `${one[doing] ?? ''}x` }]
          })
          await forge(database, rows, before.head)
          const found = await firstBroken(database)
          await forge(database, before.rows, before.head)
          expect(found?.version).toBe(Math.min(...chosen) + 1)
        },
      ),
      { numRuns: dialect === 'sqlite' ? 60 : 15 },
    )
  })

  test('[AC-4] the record of the end gone, or a row before the first: found', async () => {
    const database = await open()
    await foundCompany(database)
    const before = await kept(database)
    await forge(database, [sealAnew({ ...row(before, 0), version: 0, commandId: 'early' }), ...before.rows], before.head)
    expect(await firstBroken(database)).toMatchObject({ version: 0, commandId: 'early', flaw: 'added' })
    await forge(database, before.rows, before.head)
    await database.db.deleteFrom('organisationVersion').execute()
    expect(await firstBroken(database)).toMatchObject({ version: 1, flaw: 'endUnknown' })
    expect(await trailsIn(database)).toEqual([organisationId])
  })

  test('[AC-4] one organisation’s trouble is not another’s', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const elsewhere = { ...cast.owner, organisationId: 'elsewhere' }
    const described = { name: 'Elsewhere', country: 'SR', zone: 'America/Paramaribo', language: 'nl', currency: 'SRD' } as const
    await write(elsewhere, issue('organisation.describe', described))
    await database.db.updateTable('audit').set({ at: '2020-01-01' }).where('organisationId', '=', 'elsewhere').execute()
    expect(await firstBroken(database)).toBeNull()
    expect((await verifyTrail(database, 'elsewhere')).broken).toMatchObject({ version: 1, flaw: 'edited' })
    expect(await trailsIn(database)).toEqual(['elsewhere', organisationId])
  })

  test('[AC-4] a trail is whole while others write', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const writing = Promise.all(Array.from({ length: 60 }, (_, index) => write(cast.owner, issue('people.add', person(`p${index}`)))))
    const verdicts = []
    for (let turn = 0; turn < 10; turn++) verdicts.push(await verifyTrail(database, organisationId))
    await writing
    verdicts.push(await verifyTrail(database, organisationId))
    expect(verdicts.every((one) => one.whole && one.rows === one.version)).toBe(true)
  })

  test('[AC-4] a long trail with large rows is gone through in pieces', async () => {
    const database = await open()
    await foundCompany(database)
    const { rows, head } = await kept(database)
    const many: AuditRow[] = [...ofOldForm({ rows, head }).rows]
    await forge(database, many, head)
    const salted = { inputSalt: 'salt', inputDigest: '', changesSalt: 'salt', changesDigest: '' }
    const large = JSON.stringify([{ text: 'x'.repeat(1_500_000) }])
    while (many.length < 1203) {
      const previous = many.at(-1) as AuditRow
      const version = previous.version + 1
      const answer = JSON.stringify({ id: `c${version}`, version })
      const changes = version % 200 === 0 ? large : '[]'
      // A trail that was begun in the old form goes on in the new one.
      const form = version < 600 ? previous : { ...previous, ...salted }
      many.push(sealAnew({ ...form, commandId: `c${version}`, version, answer, changes, previousHash: previous.hash }))
    }
    const { db } = database
    for (let at = rows.length; at < many.length; at += 100)
      await db
        .insertInto('audit')
        .values(many.slice(at, Math.min(at + 100, many.length)) as Insertable<AuditRow>[])
        .execute()
    const end = many.at(-1) as AuditRow
    await db.updateTable('organisationVersion').set({ version: end.version, auditHash: end.hash }).execute()
    expect(await verifyTrail(database, organisationId)).toMatchObject({ whole: true, rows: 1203 })
    await sql`update "audit" set "changes" = '[1]' where "version" = 1200`.execute(db)
    expect(await firstBroken(database)).toMatchObject({ version: 1200, flaw: 'edited' })
    await db.deleteFrom('audit').where('version', '>', 400).where('version', '<=', 1100).execute()
    expect(await firstBroken(database)).toMatchObject({ version: 401, flaw: 'removed' })
    expect(head.version).toBe(rows.length)
  })
})
