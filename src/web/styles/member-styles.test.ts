/** What every window fetches holds no styles that only the pages of those who lead use: on mobile data they would only weigh. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const web = join(import.meta.dirname, '..')
const leadStyles = "import '#web/styles/lead.css'"

/** The source of every module that a window can reach without the styles of those who lead. */
const reachable = (): string => {
  const seen = new Map<string, string>()
  const next = ['app/app.tsx']
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    if (seen.has(path) || !existsSync(join(web, path))) continue
    const code = readFileSync(join(web, path), 'utf8')
    if (code.includes(leadStyles)) continue
    seen.set(path, code)
    for (const [, found = ''] of code.matchAll(/(?:from|import|import\() ?'#web\/([^']+\.tsx?)'/g)) next.push(found)
  }
  return [...seen.values()].join('\n')
}

test('[RG-2] each class in the styles that every window fetches is used by a page that comes without those of the leads', () => {
  const code = reachable()
  const sheets = globSync('*/*.css', { cwd: web }).filter((path) => !/lead\.css$|print\.css$/.test(path))
  expect(sheets.length).toBeGreaterThan(10)
  const unused = sheets.flatMap((path) => {
    const rules = readFileSync(join(web, path), 'utf8').replaceAll(/\/\*.*?\*\//gs, '')
    const classes = new Set([...rules.matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g)].map(([, name]) => name ?? ''))
    return [...classes].filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(code)).map((name) => `${path}: .${name}`)
  })
  expect(unused).toEqual([])
})
