/** `npm run rules`: every rule of docs/rules.md with the tests that carry its id, the rules with a part that is not built yet, and those that no test carries. `--json` for programs. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

const root = dirname(import.meta.dirname)

interface Carrier {
  readonly file: string
  readonly title: string
}

const testFiles = ['src', 'test', 'scripts', 'e2e'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(test|spec)\.tsx?$/.test(file))
    .map((file) => [folder, ...file.split(sep)].join('/')),
)

const carriers = new Map<string, Carrier[]>()
for (const file of testFiles.toSorted()) {
  const text = readFileSync(join(root, file), 'utf8')
  for (const [, title = ''] of text.matchAll(/\b(?:test|it|describe|story)(?:\.\w+)*(?:\([^'"`\n]*\))?\(\s*['"`]([^\n]*?)['"`],/g)) {
    for (const [, ids = ''] of title.matchAll(/\[([A-Z]{2}-\d+(?:[,\s]+[A-Z]{2}-\d+)*)\]/g))
      for (const id of ids.split(/[,\s]+/)) carriers.set(id, [...(carriers.get(id) ?? []), { file, title }])
  }
}

const rules = [
  ...readFileSync(join(root, 'docs/rules.md'), 'utf8').matchAll(/^- \*\*([A-Z]{2}-\d+)\*\* (.+?)(?: _Open: (.+?)\._)?$/gm),
].map(([, id = '', about = '', open = null]) => ({
  id,
  about,
  /** The part that is not built yet. */
  open,
  tests: carriers.get(id) ?? [],
}))
const known = new Set(rules.map(({ id }) => id))
const unknown = [...carriers].filter(([id]) => !known.has(id)).map(([id, tests]) => ({ id, tests }))

if (process.argv.includes('--json')) console.log(JSON.stringify({ rules, unknown }, null, 2))
else {
  for (const { id, about, tests } of rules.filter((rule) => rule.tests.length > 0)) {
    console.log(`${id}  ${about}`)
    for (const { file, title } of tests) console.log(`      ${file}: ${title}`)
  }
  const waiting = rules.filter((rule) => rule.tests.length === 0)
  const partly = rules.filter((rule) => rule.tests.length > 0 && rule.open !== null)
  const whole = rules.length - waiting.length - partly.length
  console.log(`\n${whole} of ${rules.length} rules are proved by tests, ${partly.length} in part, ${waiting.length} not. In part:`)
  for (const { id, open } of partly) console.log(`${id}  open: ${open}`)
  console.log('Not:')
  for (const { id, about } of waiting) console.log(`${id}  ${about}`)
  for (const { id, tests } of unknown) console.log(`${id} is no rule, but ${tests[0]?.file ?? ''} names it.`)
}
