/** What every window carries, members' phones too: only words that are in use, and none of those who lead. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { webWords } from '#web/base/words.ts'

const web = join(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(join(web, file), 'utf8')

/** The files of the web that a file imports, types aside: at once, or when they are needed. */
const importsOf = (file: string, when: 'atOnce' | 'later'): string[] => {
  const pattern =
    when === 'atOnce' ? /^(?:import (?!type\b)(?:[^;']* from )?|export [^;']* from )'#web\/([^']+)'/gm : /\bimport\('#web\/([^']+)'\)/g
  return [...read(file).matchAll(pattern)].flatMap(([, into = '']) => into)
}

/** All that comes with these files. */
const broughtBy = (...files: string[]): string[] => {
  const found = new Set(files)
  for (const file of found) if (/\.tsx?$/.test(file)) for (const into of importsOf(file, 'atOnce')) found.add(into)
  return [...found]
}

test('[RG-2] what every window begins with, and the pages of members, bring no words of those who lead', () => {
  const page = 'home/member-page.tsx'
  // What a support level was handed is for those who own one.
  const pieces = importsOf(page, 'later').filter((file) => file !== 'support/handed-card.tsx')
  expect(pieces).toContain('pulse/question-of-week.tsx')
  for (const file of ['app/app.tsx', page, ...pieces, 'support/ticket-ask.tsx', 'settings/settings-page.tsx'])
    expect(broughtBy(file), file).not.toContain('base/lead-words.ts')
  expect(broughtBy('app/lead-pages.tsx')).toContain('base/lead-words.ts')
})

test('each word of the shell is said somewhere', () => {
  const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && file !== join('base', 'words.ts'))
    .map(read)
    .filter((text) => /\bw\b[^}\n]*\} from '#web\/base\/language\.ts'/.test(text) || text.includes('voice(webWords)'))
    .join('\n')
  expect(Object.keys(webWords.en).filter((key) => !new RegExp(`\\bw\\([^)\\n]*'${key}'`).test(sources))).toEqual([])
})
