import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { dayOf } from '#core/kernel/calendar.ts'
import type { Database } from '#server/db/database.ts'
import type { ServerContext } from '#server/context.ts'
import { readInbox } from '#server/metrics/inbox-task.ts'
import { importUsage, previewUsage, type SentReport } from '#server/metrics/usage-import.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { cast, foundCompany, issue, now, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { changeElsewhere } from '#test/other-process.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'

const google = (...lines: readonly string[]): string =>
  ['First Name [Required],Last Name [Required],Email Address [Required],Org Unit Path [Required],Status [READ ONLY],Last Sign In [READ ONLY]', ...lines].join('\n') // prettier-ignore
const google1 = google(
  'Milton,M,Milton@marowijne.internal,/,Active,2026/11/20 10:11:12',
  'Naomi,N,naomi@marowijne.internal,/,Active,Never logged in',
  'Ravi,R,ravi@marowijne.internal,/,Suspended,Never logged in',
  'Old,Lion,old@marowijne.internal,/,Active,2026/11/19 10:11:12',
)
const m365 = (madeOn: string, milton: string) =>
  `Report Refresh Date,User Principal Name,Display Name,Is Deleted,Has Teams License,Teams Last Activity Date
${madeOn},milton@marowijne.internal,Milton,False,True,${milton}
${madeOn},naomi@marowijne.internal,Naomi,False,False,
${madeOn},elsewhere@other.example,Chandra,False,True,2026-11-20`

/** What counts: of imports that were not undone, each day of a person once, with the largest count that an import says. */
const counted = async ({ db }: Database): Promise<string[]> => {
  const name = (kind: string, column: string) =>
    sql`(select "name" from "usageName" where "kind" = ${kind} and "number" = ${sql.ref(`usageDay.${column}`)})`
  const { rows } = await sql<{ person: string | null; source: string; day: number; system: number; count: number }>`
    select ${name('person', 'person')} as "person", ${name('source', 'source')} as "source", "day", "system", max("count") as "count"
    from "usageDay" where ${name('import', 'import')} not in (select 'crm/' || "importId" from "usageImport" where "takenBackAt" is not null)
    group by 1, 2, "day", "system", "workflow"`.execute(db)
  return rows
    .map(
      ({ person, source, day, system, count }) =>
        `${person ?? ''} ${source.slice(4)} ${day === 0 ? 'never' : dayOf(day)} ${system} ${count}`,
    )
    .toSorted()
}

describeOnBoth('importing usage reports', (open, _place, dialect) => {
  const company = async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const parts = { database, write, now: () => now, threads: createThreads(database, threadTasks) }
    const sent = (text: string, more: Partial<SentReport> = {}): SentReport => ({
      rolloutId: 'crm',
      fileName: 'users.csv',
      bytes: new TextEncoder().encode(text),
      ...more,
    })
    const take = (text: string, more: Partial<SentReport> = {}) => importUsage(parts, cast.lead, sent(text, more))
    const books = async () => [
      await database.db.selectFrom('usageImport').selectAll().execute(),
      await database.db.selectFrom('usageSource').selectAll().execute(),
      await database.db.selectFrom('usageDay').selectAll().execute(),
      await database.db.selectFrom('audit').select('commandId').execute(),
    ]
    return { database, write, parts, sent, take, books }
  }

  test('[ME-4] [RG-5] a moment of UTC is counted on the day where the organisation is', async () => {
    const { take, database } = await company()
    await take('Email,Last login (UTC)\nmilton@marowijne.internal,2026-11-20 02:00:00\nnaomi@marowijne.internal,2026-11-20 03:00:00')
    expect(await counted(database)).toEqual(['milton other 2026-11-19 0 1', 'naomi other 2026-11-20 0 1'])
  })

  test('[ME-4] a preview says whose the lines are and what will not go in, and changes nothing', async () => {
    const { parts, sent, books } = await company()
    const before = await books()
    expect(await previewUsage(parts, organisationId, sent(google1))).toMatchObject({
      report: 'google.workspaceUsers',
      sourceId: 'google.workspaceUsers',
      isNewSource: true,
      grain: 'last-seen',
      lines: 4,
      people: 3,
      never: 2,
      newestOn: '2026-11-20',
      accounts: { active: 3, suspended: 1 },
      unknown: { count: 1, lines: [{ line: 5, identity: 'old@marowijne.internal' }] },
      proposed: { count: 0 },
      refused: { count: 0 },
      importedBefore: null,
    })
    const byName = await previewUsage(parts, organisationId, sent(m365('2026-11-21', '2026-11-20'), { app: 'teams' }))
    expect(byName.proposed).toEqual({ count: 1, lines: [{ line: 4, identity: 'elsewhere@other.example', personId: 'chandra', name: 'Chandra' }] }) // prettier-ignore
    expect(byName.accounts).toEqual({ active: 2, unlicensed: 1 })
    expect(await books()).toEqual(before)
  })

  test('[ME-4] the same file twice changes nothing, and an import that is undone leaves what was', async () => {
    const { database, write, take, books } = await company()
    const { importId, preview } = await take(google1)
    expect(preview.people).toBe(3)
    const first = ['milton google.workspaceUsers 2026-11-20 0 1', 'naomi google.workspaceUsers never 0 1']
    expect(await counted(database)).toEqual(first)
    const before = await books()
    await expect(take(google1, { fileName: 'again.csv' })).rejects.toMatchObject({
      code: 'metrics.importedBefore',
      params: { file: 'users.csv' },
    })
    expect(await books()).toEqual(before)
    const second = await take(google('Milton,M,milton@marowijne.internal,/,Active,2026/11/22 10:11:12'), { fileName: 'later.csv' })
    expect(await counted(database)).toEqual([...first, 'milton google.workspaceUsers 2026-11-22 0 1'].toSorted())
    await write(cast.lead, issue('metrics.takeBackImport', { rolloutId: 'crm', importId: second.importId }))
    expect(await counted(database)).toEqual(first)
    await write(cast.lead, issue('metrics.takeBackImport', { rolloutId: 'crm', importId }))
    expect(await counted(database)).toEqual([])
    await take(google1)
    expect(await counted(database)).toEqual(first)
  })

  test('[AC-4] whoever changes while a report is read is looked up again before anything is written', async () => {
    // Another process can only be let in between two steps where writing needs no waiting.
    if (dialect !== 'sqlite') return
    const { database, write, sent, books } = await company()
    let calls = Number.NEGATIVE_INFINITY
    const parts = {
      database,
      write,
      threads: createThreads(database, threadTasks),
      now: () => {
        // The second look at the clock comes when the lines are matched and nothing is written.
        if (++calls === 2) changeElsewhere(database.where, 'milton')
        return now
      },
    }
    const report = (day: string) => sent(google(`Milton,M,milton@marowijne.internal,/,Active,2026/11/${day} 10:11:12`))
    await importUsage(parts, cast.lead, report('20'))
    const before = await books()
    calls = 0
    await expect(importUsage(parts, cast.lead, report('21'))).rejects.toMatchObject({ code: 'metrics.nobodyKnown' })
    expect(calls).toBeGreaterThan(2)
    expect(await books()).toEqual(before)
  })

  test('[ME-15] two reports of one day that say different things are not taken both', async () => {
    const { take, books } = await company()
    await take(m365('2026-11-21', '2026-11-20'))
    const before = await books()
    await expect(take(m365('2026-11-21', '2026-11-19'))).rejects.toMatchObject({
      code: 'metrics.reportsDisagree',
      params: { people: 1, madeOn: '2026-11-21', file: 'users.csv' },
    })
    expect(await books()).toEqual(before)
    await take(m365('2026-11-22', '2026-11-19'))
  })

  test('[ME-4] a report of others, an old grain, a nameless one and one of nothing are refused, and nothing is half done', async () => {
    const { take, books } = await company()
    await take(google1)
    const before = await books()
    const refused = async (text: string, code: string, more: Partial<SentReport> = {}): Promise<void> => {
      await expect(take(text, more), code).rejects.toMatchObject({ code })
      expect(await books(), code).toEqual(before)
    }
    await refused(google('A,B,a@other.example,/,Active,2026/11/20'), 'metrics.nobodyKnown')
    await refused(google1.replaceAll(/[a-z]+@marowijne.internal/gi, 'F2A1B3C4D5E6F708192A3B4C5D6E7F80'), 'metrics.concealed')
    await refused(m365('2026-11-21', '2026-11-20').replace('Report Refresh Date', 'Date'), 'metrics.grainFixed', {
      sourceId: 'google.workspaceUsers',
      grain: 'daily',
    })
    await refused('Email,Last login\nx@other.example,2026-11-20\n', 'metrics.nobodyKnown')
    await refused('Email,Last login\nmilton@marowijne.internal,2027-11-20\n', 'metrics.nothingInIt')
    await refused('', 'people.emptyFile')
    await refused('Wie,Wanneer\nmilton@marowijne.internal,2026-11-20', 'metrics.columnGone', {
      mapping: { identity: 'Who', day: 'Wanneer', count: null, workflow: null, order: null },
    })
  })

  test('[ME-4] any table is read by a mapping, which its source keeps, and counts of workflows come with it', async () => {
    const { database, take } = await company()
    const mapping = { identity: 'Wie', day: 'Wanneer', count: 'Aantal', workflow: 'Wat', order: 'day' as const }
    const table = (day: string) =>
      `Wat;Wie;Wanneer;Aantal\nBestelling;milton@marowijne.internal;${day};3\nFactuur;milton@marowijne.internal;${day};0\nFactuur;naomi@marowijne.internal;${day};x`
    const { preview } = await take(table('03/11/2026'), { sourceId: 'erp', mapping, system: 'old' })
    expect(preview.refused).toEqual({ count: 1, lines: [{ line: 4, code: 'count', text: 'x' }] })
    // The mapping is known by now.
    await take(table('04/11/2026'), { sourceId: 'erp' })
    expect((await counted(database)).filter((row) => row.includes('2026-11-0'))).toEqual(expect.arrayContaining(['milton erp 2026-11-03 1 3', 'milton erp 2026-11-04 1 3'])) // prettier-ignore
    const names = await database.db.selectFrom('usageName').select('name').where('kind', '=', 'workflow').execute()
    expect(names).toEqual([{ name: 'Bestelling' }])
  })

  test('[ME-4] how many were active without names is kept by day, gaps stay gaps', async () => {
    const { database, take } = await company()
    await take('Date,Total membership,Daily active members\n2026-11-19,10,4\n2026-11-21,10,5\n2027-01-01,10,5')
    expect(await counted(database)).toEqual([' slack.workspaceAnalytics 2026-11-19 0 4', ' slack.workspaceAnalytics 2026-11-21 0 5'])
  })

  test('[ME-4] whatever is taken in and in whatever order, undoing it restores what counted before', async () => {
    const { database, write, parts, take } = await company()
    let fileNumber = 0
    const people = ['lilian', 'chandra', 'milton', 'naomi', 'ravi']
    const entry = fc.record({
      person: fc.constantFrom(...people),
      day: fc.integer({ min: 1, max: 22 }),
      count: fc.integer({ min: 1, max: 5 }),
    })
    const dated = (day: number) => `2026-11-${String(day).padStart(2, '0')}`
    const live = async () =>
      (await database.db.selectFrom('usageImport').select(['importId', 'takenBackAt']).execute()).filter(
        ({ takenBackAt }) => takenBackAt === null,
      )
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 1, maxLength: 12 }),
        fc.array(entry, { minLength: 1, maxLength: 12 }),
        async (base, extra) => {
          const ingest = createUsageIngest(parts)
          const send = (lines: typeof base) =>
          ingest({ organisationId, rolloutId: 'crm', sourceId: `s${fileNumber}`, by: 'x', once: null, isPartial: false, lines: lines.map(({ person, day, count }) => ({ person: `${person}@marowijne.internal`, day: dated(day), count })) }) // prettier-ignore
          const file = (lines: typeof base) =>
          take(`Email,Date\n${lines.map(({ person, day }) => `${person}@marowijne.internal,${dated(day)}`).join('\n')}`, { sourceId: `f${fileNumber}`, fileName: `f${fileNumber++}.csv` }) // prettier-ignore
          fileNumber++
          await send(base)
          const before = await counted(database)
          const others = await live()
          await send(extra.toReversed())
          await file(extra)
          for (const { importId } of await live())
          if (!others.some((one) => one.importId === importId)) await write(cast.lead, issue('metrics.takeBackImport', { rolloutId: 'crm', importId })) // prettier-ignore
          const after = await counted(database)
          // What the API took in on the same day went into the import that was there, which stays.
          expect(after.map((row) => row.replace(/ \d+$/, '')).filter((row) => !row.includes(' s'))).toEqual(
            before.map((row) => row.replace(/ \d+$/, '')).filter((row) => !row.includes(' s')),
          )
        },
      ),
      { numRuns: 15 },
    )
  })

  test('[ME-4] files in the inbox are imported once they no longer grow, and moved with the reason beside what is refused', async () => {
    const { database, parts } = await company()
    const data = await mkdtemp(join(tmpdir(), 'uitrol-inbox-'))
    onTestFinished(() => rm(data, { recursive: true, force: true }))
    const context = { ...parts, config: { data } } as unknown as ServerContext
    const look = () => readInbox(context, organisationId, now)
    await look()
    await mkdir(join(data, 'inbox'))
    await writeFile(join(data, 'inbox', 'google.csv'), google1)
    await writeFile(join(data, 'inbox', 'holiday.csv'), 'Feestdag,Datum\nKerst,25-12-2026')
    await look()
    expect(await readdir(join(data, 'inbox'))).toHaveLength(2)
    await writeFile(join(data, 'inbox', 'google.csv'), `${google1}\n`)
    await look()
    expect(await readdir(join(data, 'inbox'))).toEqual(['google.csv'])
    await look()
    expect(await readdir(join(data, 'inbox'))).toEqual([])
    expect(await readdir(join(data, 'done'))).toEqual(['google.csv'])
    expect((await readdir(join(data, 'refused'))).toSorted()).toEqual(['holiday.csv', 'holiday.csv.txt'])
    expect(await readFile(join(data, 'refused', 'holiday.csv.txt'), 'utf8')).toMatch(/^Dit is geen rapport dat Uitrol kent.*Feestdag/)
    const refused = await database.db.selectFrom('usageRefusal').selectAll().execute()
    expect(refused.map(({ fileName, settledAt }) => [fileName, settledAt])).toEqual([['holiday.csv', null]])
    expect(JSON.parse(refused[0]?.reason ?? '')).toEqual({ code: 'metrics.noMapping', params: { columns: ['Feestdag', 'Datum'] } })
    expect(await counted(database)).toHaveLength(2)
    // The same file again is done again, and counts once.
    await writeFile(join(data, 'inbox', 'google.csv'), `${google1}\n`)
    await look()
    await look()
    expect((await readdir(join(data, 'done'))).toSorted()).toEqual(['google-2.csv', 'google.csv'])
    expect(await counted(database)).toHaveLength(2)
  })
})
