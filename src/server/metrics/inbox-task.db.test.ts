import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { ServerContext } from '#server/context.ts'
import { leftOutAt } from '#server/metrics/inbox-folders.ts'
import { readInbox } from '#server/metrics/inbox-task.ts'
import type { SentReport } from '#server/metrics/opened-report.ts'
import { importUsage } from '#server/metrics/usage-import.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { cast, foundCompany, issue, now, organisationId, rollout } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const google = (...days: readonly string[]): string =>
  [
    'First Name [Required],Last Name [Required],Email Address [Required],Org Unit Path [Required],Status [READ ONLY],Last Sign In [READ ONLY]',
    ...days.map((day, at) => `A,B,${['milton', 'naomi', 'nobody'][at]}@marowijne.internal,/,Active,${day}`),
  ].join('\n')
const m365 = (day: string, other: string) =>
  `Report Refresh Date,User Principal Name,Display Name,Is Deleted,Teams Last Activity Date,Exchange Last Activity Date
${day},milton@marowijne.internal,Milton,False,${day},${other}`

describeOnBoth('files in the inbox', (open) => {
  const begin = async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const data = await mkdtemp(join(tmpdir(), 'uitrol-inbox-'))
    onTestFinished(() => rm(data, { recursive: true, force: true }))
    const parts = { database, write, now: () => now, threads: createThreads(database, threadTasks) }
    const context = { ...parts, config: { data } } as unknown as ServerContext
    const byHand = (text: string, more: Partial<SentReport> = {}) =>
      importUsage(parts, cast.lead, { rolloutId: 'crm', fileName: 'by-hand.csv', bytes: new TextEncoder().encode(text), ...more })
    const look = () => readInbox(context, organisationId, now)
    const drop = async (name: string, text: string): Promise<void> => {
      await mkdir(join(data, 'inbox', name, '..'), { recursive: true })
      await writeFile(join(data, 'inbox', name), text)
      await look()
      await look()
    }
    const names = async (folder: string) => (await readdir(join(data, folder)).catch(() => [])).toSorted()
    const written = (...path: readonly string[]) => readFile(join(data, ...path), 'utf8')
    const refusals = async () =>
      (await database.db.selectFrom('usageRefusal').selectAll().orderBy('fileName').execute()).map(({ rolloutId, fileName, reason }) => ({
        rolloutId,
        fileName,
        ...(JSON.parse(reason) as { code: string; params: object }),
      }))
    const imports = () =>
      database.db.selectFrom('usageImport').select(['importId', 'rolloutId', 'sourceId', 'fileName', 'people', 'unknown', 'refused', 'importedBy']).where('fileName', '<>', 'by-hand.csv').execute() // prettier-ignore
    return { database, write, data, context, byHand, look, drop, names, written, refusals, imports }
  }

  test('[ME-4] are imported once they no longer grow, as their source was described, and moved with the reason beside what is refused', async () => {
    const { data, byHand, look, names, written, refusals, imports, drop } = await begin()
    await byHand(google('2026/11/18', '2026/11/18'), { system: 'old' })
    await look()
    await mkdir(join(data, 'inbox'))
    await writeFile(join(data, 'inbox', 'google.csv'), google('2026/11/20', '2026/11/20'))
    await writeFile(join(data, 'inbox', 'holiday.csv'), 'Feestdag,Datum\nKerst,25-12-2026')
    await look()
    expect(await names('inbox')).toHaveLength(2)
    await writeFile(join(data, 'inbox', 'google.csv'), `${google('2026/11/20', '2026/11/20')}\n`)
    await look()
    expect(await names('inbox')).toEqual(['google.csv'])
    await look()
    expect(await names('inbox')).toEqual([])
    expect(await names('done')).toEqual(['google.csv'])
    expect(await names('refused')).toEqual(['holiday.csv', 'holiday.csv.txt'])
    expect(await written('refused', 'holiday.csv.txt')).toMatch(/^Dit is geen rapport dat Uitrol kent.*Feestdag/)
    expect(await refusals()).toEqual([{ rolloutId: 'crm', fileName: 'holiday.csv', code: 'metrics.noMapping', params: { columns: ['Feestdag', 'Datum'] } }]) // prettier-ignore
    expect(await imports()).toMatchObject([{ sourceId: 'google.workspaceUsers', people: 2 }])
    // The same file again is done again, and counts once.
    await drop('google.csv', `${google('2026/11/20', '2026/11/20')}\n`)
    expect(await names('done')).toEqual(['google-2.csv', 'google.csv'])
    expect(await imports()).toHaveLength(1)
  })

  test('[ME-4] a known report of which nobody said what it tells of is refused, with what to do, and goes in once that was done', async () => {
    const { database, byHand, drop, names, written, refusals, imports } = await begin()
    await drop('google.csv', google('2026/11/20'))
    expect([await imports(), await names('done')]).toEqual([[], []])
    expect(await refusals()).toMatchObject([{ code: 'metrics.notDescribed', params: { kind: 'google.workspaceUsers' } }])
    expect(await written('refused', 'google.csv.txt')).toMatch(/^Dit is een rapport van Google Workspace/)
    await byHand(google('2026/11/18'), { system: 'old' })
    await drop('google.csv', google('2026/11/20'))
    expect(await imports()).toHaveLength(1)
    const days = await database.db.selectFrom('usageDay').select('system').execute()
    expect(days).toEqual([{ system: 1 }, { system: 1 }])
  })

  test('[ME-4] the app that was chosen for a report of several is kept, and so are the columns of a table', async () => {
    const { database, byHand, drop, imports, refusals } = await begin()
    await byHand(m365('2026-11-18', '2026-11-18'), { app: 'teams' })
    const mapping = { identity: 'Wie', day: 'Wanneer', count: 'Aantal', workflow: null, order: 'day' as const }
    await byHand('Wie;Wanneer;Aantal\nnaomi@marowijne.internal;03/11/2026;3', { sourceId: 'erp', mapping, system: 'old' })
    await drop('microsoft.csv', m365('2026-11-19', '2026-11-20').replace(',2026-11-19,2026-11-20', ',2026-11-17,2026-11-19'))
    await drop('erp.csv', 'Aantal;Wie;Wanneer\n2;naomi@marowijne.internal;04/11/2026\nx;naomi@marowijne.internal;05/11/2026')
    expect(await refusals()).toEqual([])
    expect((await imports()).map(({ sourceId, refused }) => [sourceId, refused]).toSorted()).toEqual([
      ['erp', 1],
      ['microsoft365.activeUserDetail.teams', 0],
    ])
    const days = await database.db.selectFrom('usageDay').select(['day', 'system']).orderBy('day').execute()
    const on = (day: string) => Date.parse(day) / 86_400_000
    expect(days).toEqual([
      { day: on('2026-11-03'), system: 1 },
      { day: on('2026-11-04'), system: 1 },
      { day: on('2026-11-17'), system: 0 },
      { day: on('2026-11-18'), system: 0 },
    ])
  })

  test('[ME-4] with several rollouts a file goes where its source was described, or says its rollout and source by its folder', async () => {
    const { write, byHand, drop, refusals, imports, names } = await begin()
    await write(cast.owner, issue('plan.startRollout', { ...rollout, rolloutId: 'second', tool: 'Radar' }))
    await byHand(google('2026/11/18'))
    await drop('one.csv', google('2026/11/19'))
    await byHand(google('2026/11/18'), { rolloutId: 'second' })
    await drop('two.csv', google('2026/11/20'))
    await drop('second/three.csv', google('2026/11/20'))
    await byHand(google('2026/11/16'), { rolloutId: 'second', sourceId: 'branch' })
    await drop('second/four.csv', google('2026/11/21'))
    await drop('second/branch/five.csv', google('2026/11/21'))
    await drop('third/six.csv', google('2026/11/21'))
    await drop('crm/none/seven.csv', google('2026/11/21'))
    expect((await imports()).map(({ rolloutId, sourceId, fileName }) => [fileName, rolloutId, sourceId]).toSorted()).toEqual([
      ['five.csv', 'second', 'branch'],
      ['one.csv', 'crm', 'google.workspaceUsers'],
      ['three.csv', 'second', 'google.workspaceUsers'],
    ])
    expect(await refusals()).toMatchObject([
      { fileName: 'four.csv', rolloutId: 'second', code: 'metrics.whichSource', params: { folders: ['second/branch/', 'second/google.workspaceUsers/'] } }, // prettier-ignore
      { fileName: 'seven.csv', rolloutId: 'crm', code: 'metrics.unknownFolder', params: { folder: 'crm/none' } },
      { fileName: 'six.csv', rolloutId: null, code: 'metrics.unknownFolder', params: { folder: 'third', folders: ['crm/ (Kompas)', 'second/ (Radar)'] } }, // prettier-ignore
      { fileName: 'two.csv', rolloutId: null, code: 'metrics.whichSource', params: { folders: ['crm/google.workspaceUsers/', 'second/google.workspaceUsers/'] } }, // prettier-ignore
    ])
    expect(await names('inbox')).toEqual(['crm', 'second', 'third'])
  })

  test('[ME-4] [IM-1] each line that does not go in is named with its reason beside the file, and with its import', async () => {
    const { context, byHand, drop, imports, names, written } = await begin()
    await byHand(google('2026/11/18'))
    await drop('google.csv', google('2026/11/20', 'soon', '2026/11/20'))
    const [one] = await imports()
    const file = `google.csv.${one?.importId}.txt`
    expect(await names('done')).toEqual(['google.csv', file])
    const text = await written('done', file)
    expect(text.split('\n')).toEqual([
      'Regels van google.csv die niet zijn geïmporteerd:',
      'regel 3: “soon” onder “Last Sign In [READ ONLY]” is geen dag',
      'regel 4: “nobody@marowijne.internal” staat niet op de personeelslijst',
      '',
    ])
    expect(await leftOutAt(context, organisationId, one?.importId ?? '')).toBe(text)
    expect(await leftOutAt(context, organisationId, 'other')).toBe(null)
    await drop('others.csv', google('2026/11/20', '2026/11/20').replaceAll('@marowijne.internal', '@other.example'))
    expect(await written('refused', 'others.csv.txt')).toContain('\nregel 3: “naomi@other.example” staat niet op de personeelslijst\n')
  })
})
