/** `npm run rules`: every rule of docs/rules.md with the tests that carry its id, and the rules that no test carries yet. `--json` for programs. */
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

const rules = [...readFileSync(join(root, 'docs/rules.md'), 'utf8').matchAll(/^- \*\*([A-Z]{2}-\d+)\*\* (.+)$/gm)].map(
  ([, id = '', about = '']) => ({
    id,
    about,
    tests: carriers.get(id) ?? [],
  }),
)
const known = new Set(rules.map(({ id }) => id))
const unknown = [...carriers].filter(([id]) => !known.has(id)).map(([id, tests]) => ({ id, tests }))

if (process.argv.includes('--json')) console.log(JSON.stringify({ rules, unknown }, null, 2))
else {
  for (const { id, about, tests } of rules.filter((rule) => rule.tests.length > 0)) {
    console.log(`${id}  ${about}`)
    for (const { file, title } of tests) console.log(`      ${file}: ${title}`)
  }
  const waiting = rules.filter((rule) => rule.tests.length === 0)
  console.log(`\n${rules.length - waiting.length} of ${rules.length} rules are carried by a test. Without one:`)
  for (const { id, about } of waiting) console.log(`${id}  ${about}`)
  for (const { id, tests } of unknown) console.log(`${id} is no rule, but ${tests[0]?.file ?? ''} names it.`)
}
