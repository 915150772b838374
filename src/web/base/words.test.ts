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

/** Every page and piece that a member can open, on whatever day and in whatever state of the rollout. */
const openedByMembers = [
  'app/app.tsx',
  'access/personal-link-page.tsx',
  'home/member-page.tsx',
  ...importsOf('home/member-page.tsx', 'later'),
  'support/ticket-ask.tsx',
  'support/ticket-page.tsx',
  'settings/settings-page.tsx',
]

test('[RG-2] what every window begins with, and the pages of members, bring no words of those who lead', () => {
  expect(openedByMembers).toContain('pulse/question-of-week.tsx')
  for (const file of openedByMembers) expect(broughtBy(file), file).not.toContain('base/lead-words.ts')
  expect(broughtBy('app/lead-pages.tsx')).toContain('base/lead-words.ts')
})

test('[RG-2] what members open says words of the core only from catalogues that it imports: `t` and `tell` fetch all there are', () => {
  const sayAny = (file: string): boolean => /\{[^}]*\b(?:t|tell)\b[^}]*\} from '#web\/base\/language\.ts'/.test(read(file))
  const brought = broughtBy(...openedByMembers).filter((file) => /\.tsx?$/.test(file))
  expect(brought).toContain('support/ticket-lines.tsx')
  expect(brought.filter(sayAny)).toEqual([])
  expect(broughtBy('support/support-page.tsx').some(sayAny)).toBe(true)
})

test('each word of the shell is said somewhere', () => {
  const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && file !== join('base', 'words.ts'))
    .map(read)
    .filter((text) => /\bw\b[^}\n]*\} from '#web\/base\/language\.ts'/.test(text) || text.includes('voice(webWords)'))
    .join('\n')
  expect(Object.keys(webWords.en).filter((key) => !new RegExp(`\\bw\\([^)\\n]*'${key}'`).test(sources))).toEqual([])
})
