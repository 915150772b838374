/**
 * `npm run faults [file…]`: runs the test files that record evidence, those of test/faults at length, one after another, and writes what
 * they recorded into docs/reference/evidence.md. Each file has a part of its own there, which its next run replaces, so the page can be
 * made piece by piece.
 * `--tries 5` tries nothing more often than that, where there is less time; a few things are always tried a little more. `--only WORDS` runs
 * the tests with these words in their titles, and adds what they record to the part that is there: after a new migration the schema before
 * it, `npm run faults -- migrations --tries 5 --only 'schema after 34 migrations'`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Evidence } from '#test/evidence.ts'

const root = dirname(import.meta.dirname)
const page = join(root, 'docs/reference/evidence.md')
const introduction = `# Evidence

What was tried to break Uitrol, how often, and how often it held. \`npm run faults\` writes this page from what tests recorded; run it again, do not edit the page. \`--tries\` bounds how often a fault is tried. A part is only written when everything in its file held.
`

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
/** Lines that say the same, such as those of several rounds, as one; its notes are those of the last. */
const together = (lines: readonly Evidence[]): Evidence[] =>
  [...Map.groupBy(lines, ({ what }) => what).values()].map((same) => ({
    ...(same.at(-1) as Evidence),
    tries: same.reduce((sum, { tries }) => sum + tries, 0),
    held: same.reduce((sum, { held }) => sum + held, 0),
  }))

/**
 * What one file recorded, beside the rows that are kept of the part before, with the day and the bound, because parts may be of different
 * days. What lies in src has no length.
 */
const part = (file: string, lines: readonly Evidence[], most: string | undefined, kept: readonly string[] = []): string => {
  const found = together(lines).map(({ what, tries, held, notes = '' }) => `| ${cell(what)} | ${tries} | ${held} | ${cell(notes)} |`)
  const whatIn = (row: string): string => row.split(' | ')[0] ?? ''
  const isNew = new Set(found.map(whatIn))
  const rows = [...found, ...kept.filter((row) => !isNew.has(whatIn(row)))].toSorted((a, b) => (whatIn(a) < whatIn(b) ? -1 : 1))
  const bound = most === undefined || file.startsWith('src/') ? '' : ` with \`--tries ${most}\``
  return `## ${file}

Run on ${new Date().toISOString().slice(0, 10)}${bound}.

| tried | times | held | notes |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}

/** The parts of the page as it stands, by their file. */
const partsOf = (text: string): Map<string, string> =>
  new Map(
    text
      .split(/^(?=## )/m)
      .slice(1)
      .map((one) => [/^## (.*)/.exec(one)?.[1] ?? '', `${one.trimEnd()}\n`]),
  )

/** The rows of a part, below its two lines of heading. */
const rowsIn = (text = ''): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)

const { values, positionals: named } = parseArgs({
  options: { tries: { type: 'string' }, only: { type: 'string' } },
  allowPositionals: true,
})
const all = globSync(['test/faults/*.test.ts', 'src/**/*.test.ts'], { cwd: root })
  .filter((file) => readFileSync(join(root, file), 'utf8').includes('recordEvidence('))
  .toSorted()
const chosen = named.length > 0 ? all.filter((file) => named.some((word) => file.includes(word))) : all
if (chosen.length === 0) throw new Error(`No file that records evidence is called ${named.join(' or ')}.`)
const scratch = mkdtempSync(join(tmpdir(), 'uitrol-evidence-'))
const failed: string[] = []
try {
  for (const file of chosen) {
    const recorded = join(scratch, 'evidence.jsonl')
    rmSync(recorded, { force: true })
    const runner = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', file, '--testTimeout=3600000']
    const { status } = spawnSync(process.execPath, [...runner, ...(values.only ? ['-t', values.only] : [])], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, UITROL_FAULTS: 'long', UITROL_EVIDENCE: recorded, ...(values.tries && { UITROL_FAULT_TRIES: values.tries }) },
    })
    if (status !== 0) {
      failed.push(file)
      continue
    }
    if (!existsSync(recorded)) continue
    const lines = readFileSync(recorded, 'utf8').trimEnd().split('\n')
    const parts = partsOf(readFileSync(page, 'utf8'))
    parts.set(
      file,
      part(
        file,
        lines.map((line) => JSON.parse(line) as Evidence),
        values.tries,
        values.only ? rowsIn(parts.get(file)) : [],
      ),
    )
    // In the order of the files; what a file left that is gone goes with it.
    const kept = all.flatMap((one) => parts.get(one) ?? [])
    writeFileSync(page, [introduction, ...kept].join('\n'))
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
if (failed.length > 0) console.error(`Not everything held, so their parts stay as they were: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
