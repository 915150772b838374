/** How much a first visit fetches of the built programme, packed as it is sent: these figures are limits, raised only for what a page shows more. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allCommands } from '#core/registry/commands.ts'
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
const lead = [...everyWindow, 'lead-styles.css', 'lead.js']

test('[RG-2] the first page of a member and of those who lead fetch no more than they did', () => {
  // 41.5 before a search found Ł by L, and everyone saw an appointment by one clock.
  expect(kilobytes(...member)).toBeLessThan(41.7)
  // 86 before the commands brought the words of their refusals; the first refusal then fetched all words, which are some 40.
  expect(kilobytes(...member, 'pieces.js', 'member-commands.js')).toBeLessThan(90)
  // 91 before charts had flows, labels that keep clear of lines, and one way to be taken along.
  expect(kilobytes(...lead)).toBeLessThan(91.6)
})

test('[RG-1] [RG-2] all that works without a connection fetches no more than it did, in few files', () => {
  const whole = [...lead, 'champion.js', 'commands.js', 'pages.js', 'words.js']
  // 445 before every chart could be taken along as a picture, and flows, totals without names and adoption on Today came.
  expect(kilobytes(...whole)).toBeLessThan(453)
  expect(withImports(...whole).length).toBeLessThanOrEqual(18)
})

test('[RG-2] a member fetches no page, word or command of those who lead', () => {
  const theirs = withImports(
    ...member,
    ...['pieces', 'member-commands', 'calendar', 'tickets', 'account', 'personal-link-page'].map((name) => `${name}.js`),
  )
  for (const name of ['lead.js', 'lead-styles.css', 'words.js', 'first-words.js', 'commands.js', 'pages.js'])
    expect(theirs, `${name} of ${[...files.keys()].join(' ')}`).not.toContain(name)
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

test('[RG-1] [RG-2] what a member may be refused with is said from the words beside their commands', () => {
  const code = readFileSync(join(assets, files.get('member-commands.js') ?? ''), 'utf8')
  const raised = Object.keys(problems).filter((key) => new RegExp(`\\(\`${key}\``).test(code))
  expect(raised.filter((key) => !ofOthers.includes(key)).toSorted()).toEqual(memberRefusals.toSorted())
  // Once in English and once in Dutch.
  for (const key of memberRefusals) expect(code.split(`"${key}":`), key).toHaveLength(3)
})

test('[RG-2] no window holds a command that only the server issues', () => {
  const code = [...files.values()].filter((file) => file.endsWith('.js')).map((file) => readFileSync(join(assets, file), 'utf8'))
  const holds = (name: string): boolean => code.some((text) => text.includes(`name:\`${name}\``))
  expect(holds('gates.changeCheck')).toBe(true)
  expect(allCommands().flatMap(({ name, inside }) => (inside && holds(name) ? name : []))).toEqual([])
})

test('no script waits for one that waits for it', () => {
  const waits = (name: string): string[] => withImports(name).filter((other) => other !== name)
  const scripts = [...files.keys()].filter((name) => name.endsWith('.js'))
  expect(scripts.filter((name) => waits(name).some((other) => waits(other).includes(name)))).toEqual([])
})
