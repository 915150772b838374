import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Problem } from '#core/kernel/problem.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { exportOrganisation } from '#server/organisation/export-organisation.ts'
import { exportedTables, notExported } from '#server/organisation/exported-tables.ts'
import { importOrganisation } from '#server/organisation/import-organisation.ts'
import { now } from '#test/clock.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { sampleFile } from '#test/sample.ts'

let data: string
let source: Database
let organisationId: string
/** The sample company as it is exported, with an uploaded file of two pieces. */
let whole: string
const uploaded = Buffer.alloc(500_000, 'kompas')
const sha256 = createHash('sha256').update(uploaded).digest('hex')

const exported = async (database: Database, folder: string, id = organisationId): Promise<string> => {
  const parts: string[] = []
  const rows = await exportOrganisation(database, { data: folder }, id, async (text) => void parts.push(text))
  return rows === null ? '' : parts.join('')
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'uitrol-export-'))
  const file = join(data, 'uitrol.db')
  await writeFile(file, await readFile(await sampleFile()))
  source = await openDatabase(`sqlite:${file}`)
  ;({ organisationId } = await source.db.selectFrom('organisation').select('organisationId').executeTakeFirstOrThrow())
  await mkdir(join(data, 'files'))
  await writeFile(join(data, 'files', sha256), uploaded)
  const { resourceId } = await source.db.selectFrom('resource').select('resourceId').orderBy('resourceId').executeTakeFirstOrThrow()
  await source.db.updateTable('resource').set({ sha256 }).where('resourceId', '=', resourceId).execute()
  const number = await source.db.selectFrom('usageBook').select('number').executeTakeFirstOrThrow()
  expect(number).toEqual({ number: 1 })
  whole = await exported(source, data)
})
afterAll(async () => {
  await source.close()
  await rm(data, { recursive: true, force: true })
})

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split('\n')
}

/** The same document with something changed, and its seal put right again. */
const resealed = (text: string): string => {
  const body = text.slice(0, text.lastIndexOf('"sha256"'))
  return `${body}"sha256":"${createHash('sha256').update(body).digest('hex')}"}\n`
}

test('[IM-3] the document is JSON, says what it is, and holds no password and no secret of signing in', () => {
  const document = JSON.parse(whole) as { format: string; tables: Record<string, Record<string, unknown>[]>; rows: Record<string, number> }
  expect(document.format).toBe('uitrol organisation')
  expect(document.rows).toEqual(Object.fromEntries(Object.entries(document.tables).map(([name, rows]) => [name, rows.length])))
  expect(document.rows).toMatchObject({ person: 42, file: 2 })
  expect(document.tables['account']?.[0]).not.toHaveProperty('passwordHash')
})

test('[IM-3] of an organisation that is not there nothing is written', async () => {
  expect(await exported(source, data, 'elsewhere')).toBe('')
})

describeOnBoth('the document of an organisation', (open) => {
  const inFolder = async (task: (database: Database, folder: string) => Promise<void>): Promise<void> => {
    const folder = await mkdtemp(join(tmpdir(), 'uitrol-import-'))
    try {
      await task(await open(), folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  test('[IM-3] takes along every table of the database, each column, or says why not', async () => {
    const found = (await (await open()).db.introspection.getTables()).map(({ name, columns }) => ({
      name,
      columns: columns.map((one) => one.name),
    }))
    const ofOrganisation = new Map(exportedTables.map(({ name, columns }) => [name, Object.keys(columns)]))
    expect(found.map(({ name }) => name).toSorted()).toEqual([...ofOrganisation.keys(), ...Object.keys(notExported)].toSorted())
    const left = found.flatMap(({ name, columns }) => {
      const taken = ofOrganisation.get(name)
      return taken === undefined ? [] : columns.filter((column) => !taken.includes(column)).map((column) => `${name}.${column}`)
    })
    const without = exportedTables.filter(({ name }) => !['account', 'usageDay'].includes(name)).map(({ name }) => `${name}.organisationId`)
    // Where rows are on the way into their tables, nothing leaves before they are there.
    const here = ['account.passwordHash', 'organisationVersion.unwritten', 'usageBook.number', 'usageDay.organisation']
    expect(left.toSorted()).toEqual([...here, ...without].toSorted())
  })

  test('[IM-3] put into an empty database it gives the same organisation, to the byte, beside another one too', () =>
    inFolder(async (database, folder) => {
      // Another organisation has the number of folded usage that this one had where it came from.
      await database.db.insertInto('usageBook').values({ organisationId: 'other', number: 1, names: 0, written: 0 }).execute()
      const done = await importOrganisation(database, { data: folder }, linesOf(whole), now())
      expect(done).toMatchObject({ organisationId, owner: { secret: expect.any(String) } })
      expect(await exported(database, folder)).toBe(whole)
      expect(await readFile(join(folder, 'files', sha256))).toEqual(uploaded)
      await expect(importOrganisation(database, { data: folder }, linesOf(whole), now())).rejects.toMatchObject({
        code: 'organisation.alreadyHere',
      })
      expect(await exported(database, folder)).toBe(whole)
    }))

  test('[IM-3] what is damaged, cut off, changed or of another version is refused with its line, and nothing is kept of it', () =>
    inFolder(async (database, folder) => {
      const lines = whole.split('\n')
      const person = lines.indexOf('"person":[') + 1
      const member = lines.indexOf('"membership":[') + 1
      const trail = lines.indexOf('"audit":[') + 3
      const withLine = (at: number, change: (line: string) => string): string =>
        lines.map((line, index) => (index === at ? change(line) : line)).join('\n')
      const changed = withLine(person, (line) => line.replace(/"name":"[^"]+"/, '"name":"Somebody"'))
      expect(changed).not.toBe(whole)
      const tries: [text: string, code: string, line?: number][] = [
        ['', 'organisation.notAnExport', 1],
        ['Name;Email\nAnita;anita@x.example\n', 'organisation.notAnExport', 1],
        [whole.replace(/"schema":"[^"]+"/, '"schema":"0001-house"'), 'organisation.exportOtherSchema'],
        [whole.slice(0, whole.length / 2), 'organisation.exportDamaged'],
        [lines.slice(0, -2).join('\n'), 'organisation.exportDamaged', lines.length - 1],
        [changed, 'organisation.exportDamaged', lines.length - 1],
        [resealed(withLine(person, (line) => line.replace('"version":', '"edition":'))), 'organisation.exportDamaged', person + 1],
        [resealed(withLine(person, (line) => line.replace(/"version":\d+/, '"version":"1"'))), 'organisation.exportDamaged', person + 1],
        [resealed(withLine(person, (line) => line.slice(1))), 'organisation.exportDamaged', person + 1],
        [resealed(lines.filter((_, index) => index !== person).join('\n')), 'organisation.exportDamaged'],
        [resealed(whole.replaceAll('"base64":"a29t', '"base64":"b29t')), 'organisation.exportDamaged'],
        [resealed(withLine(trail, (line) => line.replace(/"at":"2/, '"at":"1'))), 'organisation.exportTrail'],
        [resealed(withLine(member, (line) => line.replace(/"version":\d+/, '"version":1'))), 'organisation.exportTrail'],
      ]
      for (const [text, code, line] of tries) {
        expect(text).not.toBe(whole)
        const refused = (await importOrganisation(database, { data: folder }, linesOf(text), now()).catch(
          (trouble: unknown) => trouble,
        )) as Problem
        expect([refused.code, ...(line === undefined ? [] : [refused.place?.line])], `${code} ${line}`).toEqual([
          code,
          ...(line === undefined ? [] : [line]),
        ])
      }
      for (const table of ['account', 'organisation', 'person', 'audit', 'feed', 'usageDay', 'mailedLink'] as const)
        expect(await database.db.selectFrom(table).selectAll().execute(), table).toEqual([])
      expect((await readdir(join(folder, 'files')).catch(() => [])).filter((name) => name.endsWith('.part'))).toEqual([])
    }))

  test('[IM-3] [AC-2] an account that is here already must be the same, and keeps its password', () =>
    inFolder(async (database, folder) => {
      const account = await source.db.selectFrom('account').selectAll().executeTakeFirstOrThrow()
      const other = { ...account, accountId: 'another', passwordHash: 'kept' }
      await database.db.insertInto('account').values(other).execute()
      await expect(importOrganisation(database, { data: folder }, linesOf(whole), now())).rejects.toMatchObject({
        code: 'organisation.accountTaken',
        params: { email: account.email },
      })
      await database.db.deleteFrom('account').execute()
      await database.db
        .insertInto('account')
        .values({ ...account, passwordHash: 'kept' })
        .execute()
      expect((await importOrganisation(database, { data: folder }, linesOf(whole), now())).owner).toBeNull()
      expect(await database.db.selectFrom('account').select('passwordHash').execute()).toEqual([{ passwordHash: 'kept' }])
    }))
})
