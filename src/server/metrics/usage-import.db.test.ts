import { expect, test } from 'vitest'
import { dayNumber } from '#core/kernel/calendar.ts'
import type { SentReport } from '#server/metrics/opened-report.ts'
import { readAdoption } from '#server/metrics/adoption-reading.ts'
import { totalsTold } from '#server/metrics/total-days.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { importUsage } from '#server/metrics/usage-import.ts'
import { previewUsage } from '#server/metrics/usage-preview.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { cast, foundCompany, issue, now, organisationId, person } from '#test/cast.ts'
import { countedUsage as counted } from '#test/counted-usage.ts'
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

  test('[ME-15] two reports of any source that reach to the same day and say different things of days before it are not taken both', async () => {
    const { take, books } = await company()
    const last = (milton: string, naomi: string) =>
      `Email,Last login\nmilton@marowijne.internal,${milton}\nnaomi@marowijne.internal,${naomi}`
    await take(last('2026-11-20', '2026-11-18'), { fileName: 'first.csv' })
    const daily = (...lines: string[]) => `Email,Date,Count\n${lines.map((line) => `milton@marowijne.internal,${line}`).join('\n')}`
    await take(daily('2026-11-19,3', '2026-11-20,1'), { sourceId: 'erp' })
    const total = (day: number, next: number) => `Date,Total membership,Daily active members\n2026-11-19,10,${day}\n2026-11-20,10,${next}`
    await take(total(4, 5))
    const before = await books()
    const disagree = async (text: string, sourceId: string | undefined, params: object): Promise<void> => {
      await expect(take(text, { sourceId })).rejects.toMatchObject({
        code: 'metrics.reportsDisagree',
        params: { madeOn: '2026-11-20', ...params },
      })
      expect(await books()).toEqual(before)
    }
    await disagree(last('2026-11-20', '2026-11-17'), undefined, { people: 1, file: 'first.csv' })
    await disagree(daily('2026-11-19,2', '2026-11-20,1'), 'erp', { people: 1 })
    await disagree(total(3, 5), undefined, { people: 0, days: 1 })
    // The newest day may have gone on, a later report says more, and parts of one source add up.
    await take(last('2026-11-20', '2026-11-20'))
    await take(daily('2026-11-19,3', '2026-11-20,2'), { sourceId: 'erp' })
    await take(daily('2026-10-19,3').replace('milton', 'ravi'), { sourceId: 'erp' })
    await take(total(4, 6))
    await take(last('2026-11-21', '2026-11-17'))
  })

  test('[ME-4] a source is described with its import, both or neither: a refused file leaves its mapping as it was', async () => {
    const { database, take, books } = await company()
    const mapping = { identity: 'Wie', day: 'Wanneer', count: 'Aantal', workflow: null, order: 'day' as const }
    const table = 'Wie;Wanneer;Aantal;Keren\nmilton@marowijne.internal;03/11/2026;3;4'
    await take(table, { sourceId: 'erp', mapping, system: 'old' })
    const before = await books()
    const other = { ...mapping, count: 'Keren' }
    await expect(take(table, { sourceId: 'erp', mapping: other })).rejects.toMatchObject({ code: 'metrics.importedBefore' })
    await expect(take(`${table}\nmilton@marowijne.internal;04/11/2026;1;1`.replace(';03/', ';05/'), { sourceId: 'erp', mapping: other, grain: 'last-seen' })).rejects.toMatchObject({ code: 'metrics.grainFixed' }) // prettier-ignore
    await expect(take('Wie;Wanneer;Aantal;Keren\nnobody@x.example;03/11/2026;3;4', { sourceId: 'erp', mapping: other })).rejects.toMatchObject({ code: 'metrics.nobodyKnown' }) // prettier-ignore
    expect(await books()).toEqual(before)
    await take(table.replace(';3;', ';2;').replace('03/', '04/'), { sourceId: 'erp', mapping: other })
    const [source] = await database.db.selectFrom('usageSource').select('mapping').execute()
    expect(JSON.parse(source?.mapping ?? '')).toEqual(other)
  })

  test('[ME-4] a file says how many of its lines are of days before the go-live or long ago, as the API does', async () => {
    const { parts, sent, take } = await company()
    const table =
      'Email,Date\nmilton@marowijne.internal,2026-11-20\nmilton@marowijne.internal,2026-11-02\nnaomi@marowijne.internal,2026-11-14'
    const lines = table
      .split('\n')
      .slice(1)
      .map((one) => ({ person: one.split(',')[0], day: one.split(',')[1] }))
    const answer = await createUsageIngest(parts)({ organisationId, rolloutId: 'crm', sourceId: 'api', by: 'x', once: null, isPartial: false, lines }) // prettier-ignore
    expect(answer.late).toBe(2)
    const { early, late } = answer
    expect(await previewUsage(parts, organisationId, sent(table))).toMatchObject({ early, late })
    expect((await take(table)).preview).toMatchObject({ early, late })
  })

  test('[ME-4] a report of which nobody is on the list says how many and who, and its preview shows each line', async () => {
    const { parts, sent, take } = await company()
    const text = google(...[1, 2, 3, 4, 5, 6].map((at) => `A,B,a${at}@other.example,/,Active,2026/11/20`))
    await expect(take(text)).rejects.toMatchObject({
      code: 'metrics.nobodyKnown',
      params: {
        count: 6,
        domains: ['other.example'],
        own: ['marowijne.internal'],
        who: [1, 2, 3, 4, 5].map((at) => `a${at}@other.example`),
      },
    })
    const preview = await previewUsage(parts, organisationId, sent(text))
    expect(preview).toMatchObject({ people: 0, unknown: { count: 6 } })
    expect(preview.unknown.lines[5]).toMatchObject({ line: 7, identity: 'a6@other.example', account: 'active' })
  })

  test('[ME-4] a name of two people is nobody’s, and a confirmed alias is', async () => {
    const { database, write, parts, sent, take } = await company()
    await write(cast.owner, issue('people.add', { ...person('milton2', null), name: 'Milton', email: 'm2@marowijne.internal' }))
    const text =
      'Email,Name,Last login\nmilt@home.example,Milton,2026-11-20\nnao@home.example,Naomi,2026-11-20\nravi@marowijne.internal,Ravi,2026-11-20'
    const preview = () => previewUsage(parts, organisationId, sent(text))
    expect(await preview()).toMatchObject({
      people: 1,
      ambiguous: { count: 1, lines: [{ line: 2, name: 'Milton', people: 2 }] },
      proposed: { count: 1, lines: [{ line: 3, personId: 'naomi' }] },
    })
    await write(cast.lead, issue('metrics.learnAlias', { aliasId: 'a1', identity: 'nao@home.example', personId: 'naomi' }))
    expect(await preview()).toMatchObject({ people: 2, proposed: { count: 0 }, ambiguous: { count: 1 } })
    const { leftOut } = await take(text)
    expect(leftOut).toEqual([{ line: 2, code: 'ambiguous', text: 'Milton' }])
    expect(await counted(database)).toEqual(['naomi other 2026-11-20 0 1', 'ravi other 2026-11-20 0 1'])
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
    expect(preview.refused).toEqual({ count: 1, lines: [{ line: 4, code: 'count', text: 'x', column: 'Aantal' }] })
    // The mapping is known by now.
    await take(table('04/11/2026'), { sourceId: 'erp' })
    expect((await counted(database)).filter((row) => row.includes('2026-11-0'))).toEqual(expect.arrayContaining(['milton erp 2026-11-03 1 3', 'milton erp 2026-11-04 1 3'])) // prettier-ignore
    const names = await database.db.selectFrom('usageName').select('name').where('kind', '=', 'workflow').execute()
    expect(names).toEqual([{ name: 'Bestelling' }])
  })

  test('[ME-4] how many were active without names is kept by day, gaps stay gaps', async () => {
    const { database, write, take } = await company()
    await take('Date,Total membership,Daily active members\n2026-11-19,10,4\n2026-11-21,10,5\n2027-01-01,10,5')
    expect(await counted(database)).toEqual([' slack.workspaceAnalytics 2026-11-19 0 4', ' slack.workspaceAnalytics 2026-11-21 0 5'])

    // They are told apart, day by day, and are nobody's adoption.
    const told = async () => totalsTold(database, await directoryOf(database, organisationId, 'crm'), dayNumber('2026-11-22'))
    const days = [
      { on: '2026-11-19', count: 4 },
      { on: '2026-11-21', count: 5 },
    ]
    expect(await told()).toMatchObject([{ sourceId: 'slack.workspaceAnalytics', system: 'new', days }])
    const { figures } = await readAdoption({ database, now: () => now }, cast.lead, { rollout: 'crm' })
    expect([figures.all.active, figures.all.covered]).toEqual([0, 0])
    // Of a day that two reports tell, the later one counts; undone, the earlier one does again.
    const { importId } = await take('Date,Total membership,Daily active members\n2026-11-21,10,7\n2026-11-22,10,2')
    expect((await told())[0]?.days.map(({ count }) => count)).toEqual([4, 7, 2])
    await write(cast.lead, issue('metrics.takeBackImport', { rolloutId: 'crm', importId }))
    expect((await told())[0]?.days).toEqual(days)
  })
})
