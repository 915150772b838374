/** How much a first visit fetches of the built programme, packed as it is sent: these figures are limits, raised only for what a page shows more. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allCommands } from '#core/registry/commands.ts'
import { languages } from '#core/kernel/language.ts'
import { problems } from '#core/registry/problems.ts'
import { webFolderBuilt } from '#server/base/product.ts'
import { memberRefusals } from '#web/sync/member-refusals.ts'

const assets = join(webFolderBuilt, 'assets')
const nameOf = (file: string): string => file.replace(/-[\w-]{8}(?=\.\w+$)/, '')
const files = new Map(
  readdirSync(assets)
    .filter((file) => /\.(?:js|css)$/.test(file))
    .map((file) => [nameOf(file), file]),
)

/** Bytes of a built file as a browser gets it. */
const packed = (path: string): number => statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size

/** The scripts that these need at once, by their names. */
const withImports = (...names: string[]): string[] => {
  const found = new Set(names)
  for (const name of found) {
    const file = files.get(name)
    if (!file) throw new Error(`${name} is not built any more.`)
    if (!name.endsWith('.js')) continue
    const code = readFileSync(join(assets, file), 'utf8')
    for (const [, next = ''] of code.matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)) found.add(nameOf(next))
  }
  return [...found]
}

/** Kilobytes of the page with these files and what they need. */
const kilobytes = (...names: string[]): number =>
  withImports(...names).reduce(
    (sum, name) => sum + packed(join(assets, files.get(name) ?? '')),
    packed(join(webFolderBuilt, 'index.html')),
  ) / 1000

const everyWindow = ['index.css', 'base.js']
const member = [...everyWindow, 'member.js']
const scripts = (language: string, ...names: string[]): string[] => names.map((name) => `${name}.${language}.js`)
const lead = (language: string): string[] => [...everyWindow, 'lead-styles.css', ...scripts(language, 'lead')]
/** All that a lead's device keeps. */
const whole = (language: string): string[] => [
  ...lead(language),
  'register-service-worker.js',
  ...scripts(language, 'today', 'commands', 'pages'),
]

test('[RG-2] the first page of a member fetches no more than it did', () => {
  // 42.6 before the page of the last visit stood at once, 41.6 before what comes later was named once for each language.
  expect(kilobytes(...member)).toBeLessThan(43.2)
})

test.each(languages)('[RG-2] what lets a member act, and the first page of those who lead, fetch no more than they did: %s', (language) => {
  // 85 and 86 before those who lead had scripts of their own, 90 with the words of both languages.
  expect(kilobytes(...member, ...scripts(language, 'pieces', 'member-commands'))).toBeLessThan(84.6)
  // 83 and 85 before that, 91.6 with the words of both languages.
  expect(kilobytes(...lead(language))).toBeLessThan({ en: 81.8, nl: 83.1 }[language])
})

test.each(languages)('[RG-1] [RG-2] all that works without a connection fetches no more than it did, in eight files: %s', (language) => {
  // 352.6 and 360.4 before the page of the last visit stood at once, 388 and 398 in 20 files before those who lead had scripts of their own, 453 with the words of both languages.
  expect(kilobytes(...whole(language))).toBeLessThan({ en: 353.1, nl: 361.2 }[language])
  expect(withImports(...whole(language)).toSorted()).toEqual(whole(language).toSorted())
  expect(whole(language)).toHaveLength(8)
})

test.each(languages)('[RG-2] a member fetches no page, word or command of those who lead: %s', (language) => {
  const theirs = withImports(
    ...member,
    'account.js',
    'personal-link-page.js',
    ...scripts(language, 'pieces', 'member-commands', 'calendar', 'tickets', 'account', 'outline', 'words', 'seldom'),
  )
  for (const name of ['lead-styles.css', ...scripts(language, 'lead', 'today', 'commands', 'pages')])
    expect(theirs, `${name} of ${[...files.keys()].join(' ')}`).not.toContain(name)
})

test.each(languages)('[RG-2] a window with the scripts of one language asks for none of another: %s', (language) => {
  const others = languages.filter((one) => one !== language)
  for (const name of [...files.keys()].filter((one) => one.endsWith(`.${language}.js`)))
    for (const other of others)
      expect(readFileSync(join(assets, files.get(name) ?? ''), 'utf8'), name).not.toMatch(new RegExp(`\\.${other}-[\\w-]{8}\\.js`))
})

/** Raised by commands of those who lead, which lie in the same modules. */
const ofOthers: readonly string[] = [
  'communication.alreadyOut',
  'impact.badRange',
  'impact.begun',
  'impact.closed',
  'impact.nothingMeasured',
  'impact.unitFixed',
  'impact.unknownReading',
  'pulse.modeSame',
  'pulse.saidThemselves',
  'resistance.noConsent',
  'training.closedPeriod',
  'training.closedThen',
  'training.dayOff',
  'training.inPast',
  'training.noHost',
  'training.roomBusy',
  'training.trainerBusy',
  'training.trainerElsewhere',
]

test.each(languages)('[RG-1] [RG-2] what a member may be refused with is said from the words beside their commands: %s', (language) => {
  const code = readFileSync(join(assets, files.get(`member-commands.${language}.js`) ?? ''), 'utf8')
  const raised = Object.keys(problems).filter((key) => new RegExp(`\\(\`${key}\``).test(code))
  expect(raised.filter((key) => !ofOthers.includes(key)).toSorted()).toEqual(memberRefusals.toSorted())
  // Once, in this language.
  for (const key of memberRefusals) expect(code.split(`"${key}":`), key).toHaveLength(2)
})

test('[RG-2] no window holds a command that only the server issues', () => {
  const code = [...files.values()].filter((file) => file.endsWith('.js')).map((file) => readFileSync(join(assets, file), 'utf8'))
  const holds = (name: string): boolean => code.some((text) => text.includes(`name:\`${name}\``))
  expect(holds('gates.changeCheck')).toBe(true)
  expect(allCommands().flatMap(({ name, inside }) => (inside && holds(name) ? name : []))).toEqual([])
})

test('no script waits for one that waits for it', () => {
  const waits = (name: string): string[] => withImports(name).filter((other) => other !== name)
  const all = [...files.keys()].filter((name) => name.endsWith('.js'))
  expect(all.filter((name) => waits(name).some((other) => waits(other).includes(name)))).toEqual([])
})
