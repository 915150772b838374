/** Commands about one person over HTTP at 100, 10,000 and 100,000 people; and how long others wait while lists, plans and papers of everyone are made: `npm run bench everyday [sqlite|postgres] [people,…] [runs]`. */
import { openDatabase } from '#server/db/database.ts'
import { newId } from '#server/base/ids.ts'
import { makeLargeCompany } from '#test/large-company.ts'
import { csvOf, staffRows } from '#test/people-files.ts'
import { build } from './parts/built-server.ts'
import { watchMeanwhile } from './parts/meanwhile.ts'
import { kind, options, startOnDatabase } from './parts/on-database.ts'
import { line, spread } from './parts/spread.ts'

const runs = Number(options[1] ?? 5)
const limits = new Map([
  [100, 5],
  [10_000, 10],
  [100_000, 20],
])
const sizes = (options[0] ?? '100,10000,100000').split(',').map(Number)

if (!process.env['UITROL_TEST_WEB']) build()
for (const people of sizes) {
  const { server, url, close: stop } = await startOnDatabase()
  const cookie = await server.welcome()
  const database = await openDatabase(url)
  const { organisationId } = await database.db.selectFrom('organisation').select('organisationId').executeTakeFirstOrThrow()
  const { rolloutId, drafted } = await makeLargeCompany(database, organisationId, people, new Date().toISOString())
  const called = `${kind}, ${people.toLocaleString('en')}`
  line(`${called}: first plan, decided and written`, spread([drafted]), 'ms', undefined, 0)
  const somebody = await database.db
    .selectFrom('person')
    .selectAll()
    .orderBy('personId', 'desc')
    .limit(runs + 2)
    .execute()
  const phases = await database.db.selectFrom('phase').select('phaseKey').where('headCount', '>', 0).orderBy('position').execute()
  await database.close()

  const fetched = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(`${server.address}${path}`, { ...init, headers: { cookie, ...init.headers } })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  const issue = async (name: string, input: unknown): Promise<number> => {
    const now = new Date().toISOString()
    const body = JSON.stringify({ id: newId(now), name, input, issuedAt: now })
    const start = performance.now()
    await (await fetched('/api/commands', { method: 'POST', body, headers: { 'content-type': 'application/json' } })).text()
    return performance.now() - start
  }
  const several = async (what: string, name: string, input: (run: number) => unknown): Promise<void> => {
    const times: number[] = []
    for (let run = 0; run <= runs; run++) times.push(await issue(name, input(run)))
    line(`${called}: ${what}`, spread(times.slice(1)), 'ms', limits.get(people), 1)
  }
  const { organisationId: _organisation, version: _version, ...first } = somebody[0] ?? {}
  await several('one person changed', 'people.change', (run) => ({ ...first, jobTitle: `Clerk ${run}` }))
  await several('one person added', 'people.add', (run) => ({
    ...first,
    personId: `new-${run}`,
    email: `new-${run}@x.example`,
    employeeNumber: `new-${run}`,
  }))
  await several('one person pinned', 'plan.pin', (run) => ({
    rolloutId,
    personId: somebody[run + 1]?.personId,
    phaseKey: phases.at(-1)?.phaseKey,
  }))

  const { measure, close } = watchMeanwhile(server.address, cookie)
  const meanwhile = (what: string, act: () => Promise<unknown>): Promise<void> => measure(`${called}: ${what}`, act)
  const took = (path: string) => async (): Promise<unknown> => (await fetched(path)).arrayBuffer()
  await meanwhile('nothing else', () => new Promise((resolve) => setTimeout(resolve, 500)))
  await meanwhile('plan made anew after those changes', () => issue('plan.draft', { rolloutId }))
  await meanwhile('plan made anew, nothing changed', () => issue('plan.draft', { rolloutId }))
  await meanwhile('plan made anew, known to change nothing', () => issue('plan.draft', { rolloutId }))
  await meanwhile('people as XLSX', took('/api/people/export?format=xlsx'))
  await meanwhile('plan as XLSX', took(`/api/rollouts/${rolloutId}/plan.xlsx`))
  if (people <= 20_000) await meanwhile('plan as PDF', took(`/api/rollouts/${rolloutId}/plan.pdf`))
  await meanwhile('handover as ZIP', took(`/api/rollouts/${rolloutId}/handover.zip`))
  const text = new TextEncoder().encode(csvOf(staffRows(people)))
  const form = new FormData()
  form.append('file', new File([text], 'list.csv'))
  await meanwhile('list of as many looked at', async () => (await fetched('/api/people/preview', { method: 'POST', body: form })).text())
  close()
  await stop()
}
