/** A plan of 20,000 people as PDF, workbook and CSV from a server: how long it takes, and how long nobody else is answered meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#server/db/database.ts'
import { makeLargeCompany } from '#test/large-company.ts'
import { testServer } from '#test/server.ts'
import { line, spread } from './parts/spread.ts'

const people = Number(process.argv[2] ?? 20_000)
const runs = Number(process.argv[3] ?? 3)
const formats = ['pdf', 'xlsx', 'csv'] as const

const folder = mkdtempSync(join(tmpdir(), 'uitrol-files-'))
const server = await testServer({ UITROL_DATA: folder })
await server.welcome()
const database = await openDatabase(`sqlite:${join(folder, 'uitrol.db')}`)
const { organisationId } = await database.db.selectFrom('organisation').select('organisationId').executeTakeFirstOrThrow()
await makeLargeCompany(database, organisationId, people, new Date().toISOString())
const { rolloutId } = await database.db.selectFrom('rollout').select('rolloutId').executeTakeFirstOrThrow()
for (const format of formats) {
  const seconds: number[] = []
  const held: number[] = []
  const used: number[] = []
  for (let run = 0; run < runs; run++) {
    let longest = 0
    let seen = performance.now()
    const look = (): void => {
      const now = performance.now()
      longest = Math.max(longest, now - seen)
      seen = now
    }
    const timer = setInterval(look, 1)
    const before = process.cpuUsage()
    const start = performance.now()
    const answer = await server.ask(`/api/rollouts/${rolloutId}/plan.${format}`)
    if (!answer.ok) throw new Error(await answer.text())
    await answer.arrayBuffer()
    seconds.push((performance.now() - start) / 1000)
    const { user, system } = process.cpuUsage(before)
    used.push((user + system) / 1e6)
    look()
    clearInterval(timer)
    held.push(longest)
  }
  line(`${people.toLocaleString('en')}: plan.${format}`, spread(seconds), 's', format === 'pdf' ? 5 : undefined, 2)
  line(`${people.toLocaleString('en')}: plan.${format}, processor`, spread(used), 's', undefined, 2)
  line(`${people.toLocaleString('en')}: plan.${format}, longest wait of others`, spread(held), 'ms', undefined, 0)
}
await database.close()
await server.close()
rmSync(folder, { recursive: true, force: true })
