/** A whole organisation at once over HTTP: a list of everyone looked at and imported, the first plan, and everything exported; and how long others wait: `npm run bench whole [sqlite|postgres] [people,…]`. */
import { addDays } from '#core/kernel/calendar.ts'
import type { ImportPreview } from '#core/people/people-import.ts'
import { importOf } from '#core/people/people-import-command.ts'
import { newId } from '#server/base/ids.ts'
import { csvOf, staffRows, windows1252 } from '#test/people-files.ts'
import { build } from './parts/built-server.ts'
import { watchMeanwhile } from './parts/meanwhile.ts'
import { kind, options, startOnDatabase } from './parts/on-database.ts'

const sizes = (options[0] ?? '10000,100000').split(',').map(Number)
/** Milliseconds for preview and commit, and for the first plan: the goals at 10,000 and 100,000. */
const limits = new Map([
  [10_000, { imported: 1500, planned: 1500 }],
  [100_000, { imported: 12_000, planned: 8000 }],
])

if (!process.env['UITROL_TEST_WEB']) build()
for (const people of sizes) {
  const { server, close: stop } = await startOnDatabase()
  const cookie = await server.welcome()
  const fetched = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(`${server.address}${path}`, { ...init, headers: { cookie, ...init.headers } })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  const form = new FormData()
  form.append('file', new File([Uint8Array.from(windows1252(csvOf(staffRows(people))))], 'lijst.csv'))
  const { measure, close } = watchMeanwhile(server.address, cookie)
  const called = `${kind}, ${people.toLocaleString('en')}`
  const issue = async (name: string, input: unknown): Promise<void> => {
    const now = new Date().toISOString()
    const body = JSON.stringify({ id: newId(now), name, input, issuedAt: now })
    await (await fetched('/api/commands', { method: 'POST', body, headers: { 'content-type': 'application/json' } })).text()
  }
  const importList = async (): Promise<void> => {
    const preview = (await (await fetched('/api/people/preview', { method: 'POST', body: form })).json()) as ImportPreview
    const locations = preview.locations.map(({ likely: _, ...place }) => ({
      ...place,
      country: place.country ?? 'SR',
      zone: 'America/Paramaribo',
    }))
    await issue('people.import', importOf(preview, { rolloutId: null, locations, leavers: [] }))
  }
  await measure(`${called}: list imported`, importList, limits.get(people)?.imported)
  const startOn = addDays(new Date().toISOString().slice(0, 10), 42)
  const described = { tool: 'Kompas', benefit: 'X', problem: 'Y', oldSystem: null, complexity: 'moderate', critical: false }
  await issue('plan.startRollout', { rolloutId: 'crm', ...described, startOn })
  await measure(`${called}: first plan`, () => issue('plan.draft', { rolloutId: 'crm' }), limits.get(people)?.planned)
  await measure(`${called}: everything exported`, async () => (await fetched('/api/organisation/export')).arrayBuffer())
  console.log(`${called}: memory ${server.resident().toFixed(0)} MB`)
  close()
  await stop()
}
