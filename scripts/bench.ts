/** `npm run bench [name]`: runs bench/<name>.ts, or all of them one after the other. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

const folder = join(dirname(import.meta.dirname), 'bench')
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
  .toSorted()
const [named, ...options] = process.argv.slice(2)
const chosen = named ? known.filter((name) => name === named) : known
if (chosen.length === 0) {
  console.error(`There is no bench called ${named ?? '(any)'}. There are: ${known.join(', ') || 'none'}.`)
  process.exitCode = 2
}
for (const name of chosen) {
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(folder, `${name}.ts`), ...options], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
