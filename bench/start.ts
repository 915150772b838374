/** From the start of the process to the first answer on an empty folder, and what a server holds that nobody has asked anything for a while. */
import { setTimeout as wait } from 'node:timers/promises'
import { build, startBuilt } from './parts/built-server.ts'
import { line, spread } from './parts/spread.ts'

const runs = 5
const rest = 10_000

build()
// The first start of a build compiles it for those that come after.
await (await startBuilt()).close()

const health: number[] = []
const page: number[] = []
const memory: number[] = []
for (let run = 0; run < runs; run++) {
  const server = await startBuilt()
  health.push(server.healthAfter)
  page.push(server.pageAfter)
  await wait(rest)
  memory.push(server.resident())
  await server.close()
}
line('start to first answer of /health', spread(health), 'ms', 500, 0)
line('start to first answer of the page', spread(page), 'ms', 500, 0)
line('memory at rest (RSS)', spread(memory), 'MB', 90, 1)
