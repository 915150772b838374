/** Each script of the built programme that is there once for each language says that one alone, and nobody needs another one there. */
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { languages } from '#core/kernel/language.ts'
import { webFolderBuilt } from '#server/base/product.ts'
import { wordsForOthers } from './web-languages.ts'

const src = join(import.meta.dirname, '../src')
const sources = globSync('{core,web}/**/*.{ts,tsx}', { cwd: src }).filter((path) => !/\.test\.tsx?$/.test(path))

const sayings = async (areOf: (path: string) => boolean) => {
  const all = { en: new Set<string>(), nl: new Set<string>() }
  for (const path of sources.filter((one) => one.endsWith('-words.ts') && areOf(one))) {
    const module = (await import(join(src, path))) as Record<string, unknown>
    for (const catalogue of Object.values(module))
      for (const language of languages)
        for (const text of Object.values((catalogue as Partial<Record<string, object>> | null)?.[language] ?? {}))
          if (typeof text === 'string' && text.length > 30) all[language].add(text)
  }
  return all
}

test.each(languages)('[RG-2] [RG-3] no script for one language holds sentences of another: %s', async (language) => {
  const own = new RegExp(`\\.${language}-[\\w-]{8}\\.js$`)
  const assets = join(webFolderBuilt, 'assets')
  const code = readdirSync(assets)
    .filter((name) => own.test(name))
    .map((name) => readFileSync(join(assets, name), 'utf8'))
    .join('\n')
  const ofOthers = await sayings((path) => wordsForOthers.includes(path))
  const all = await sayings((path) => !wordsForOthers.includes(path))
  const here = (text: string): boolean => code.includes(text)
  expect([...all[language]].filter(here).length).toBeGreaterThan(600)
  // Labels of tables are made into constants that hold both, for one page that asks the server anyway.
  const labels = sources.filter((path) => path.endsWith('-tables.ts')).map((path) => readFileSync(join(src, path), 'utf8'))
  const isLabel = (text: string): boolean => labels.some((table) => table.includes(text))
  const others = languages.filter((one) => one !== language).flatMap((one) => [...all[one]].filter((text) => !ofOthers[one].has(text)))
  expect(others.filter((text) => !all[language].has(text) && here(text) && !isLabel(text))).toEqual([])
})

/** These say the language of whoever looks at the screen, or are on the server alone. */
const ofReaders: readonly string[] = [
  'core/communication/hold-said.ts vocabulary',
  'core/notices/notice-said.ts vocabulary',
  'core/organisation/sample-company.ts vocabulary',
  'core/planning/calendar-events.ts vocabulary',
  'core/trail/trail-sentences.ts trailWords',
  'core/trail/trail-sentences.ts vocabulary',
  'web/base/first-vocabulary.ts checklistWords',
  'web/base/first-vocabulary.ts communicationWords',
  'web/base/first-vocabulary.ts homeWords',
  'web/base/first-vocabulary.ts planWords',
  'web/base/vocabulary.ts vocabulary',
  'web/communication/member-messages.tsx noticeWords',
  'web/pulse/question-of-week.tsx usedWords',
]

test('[RG-3] what is said in the language of somebody else is said from words that every script has in both', () => {
  const found: string[] = []
  for (const path of sources) {
    const code = readFileSync(join(src, path), 'utf8')
    const imported = new Map(
      [...code.matchAll(/^import (?:type )?\{([^}]+)\} from '#([^']+)'/gm)].flatMap(([, names = '', from = '']) =>
        names.split(',').map((name) => [name.trim(), from] as const),
      ),
    )
    const said = [...code.matchAll(/\bspeak\((\w+),|\b(\w+Words)(?:\.(?:en|nl)|\[\w)/g)].flatMap(([, a, b]) => a ?? b ?? [])
    for (const name of new Set(said)) {
      const from = imported.get(name) ?? path
      if (!wordsForOthers.includes(from) && !/(?:words|-chapter)\.ts$/.test(path)) found.push(`${path} ${name}`)
    }
    if (/^import \{[^}]*\b(?:say|sayNote|vocabulary)\b[^}]*\} from '#core\/registry\/vocabulary.ts'/m.test(code))
      found.push(`${path} vocabulary`)
  }
  expect(found.toSorted()).toEqual(ofReaders)
})
