import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const packages = join(root, 'node_modules')
const steps: readonly (readonly [name: string, program: string, ...options: string[]])[] = [
  ['format', join(packages, 'oxfmt/bin/oxfmt'), '--check', '.'],
  ['lint', join(packages, 'oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '.'],
  ['types', join(packages, 'typescript/bin/tsc'), '-b'],
  ['unused', join(packages, 'knip/bin/knip.js')],
  ['references', join(root, 'scripts/reference.ts'), '--check'],
  ['licences', join(root, 'scripts/licences.ts'), '--check'],
  ['tests', join(root, 'scripts/test.js')],
]

const wanted = process.argv.slice(2)
const failed: string[] = []
for (const [name, program, ...options] of steps) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  if (!existsSync(program)) throw new Error(`The tool for ${name} is not installed: ${program}`)
  console.log(`— ${name}`)
  if (spawnSync(process.execPath, [program, ...options], { cwd: root, stdio: 'inherit' }).status !== 0) failed.push(name)
}
console.log(failed.length === 0 ? 'All checks hold.' : `Not in order: ${failed.join(', ')}.`)
process.exitCode = failed.length === 0 ? 0 : 1
