import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
)

/** Rules that stand in one place, each with what a second copy of it would look like, and the files that may. */
const rules: readonly (readonly [rule: string, where: string, copy: RegExp, but?: RegExp])[] = [
  [
    'who works here on a day',
    'core/kernel/employment.ts',
    /\bleftOn (?:<=|>=|<|>) (?!startsOn)|\bleftOn['"], '(?:<=|>=|<|>)'|startsOn > leftOn/,
    /(?:people-(?:rows|commands|import-command)|person-details)\.ts$/,
  ],
  ['who works here on a day, in SQL', 'server/db/works-on.ts', /leftOn', 'is', null/, /buddy-queries\.ts$/],
  [
    'which language of ours a text names',
    'core/kernel/language.ts',
    /=== 'nl' \? 'nl' : 'en'|languages\.(?:find|some|includes)\(/,
    /route-access\.ts$/,
  ],
  ['the zone where somebody works', 'core/regional/at-location.ts', /\.zone \?\? 'UTC'/],
  ['the usual working hours', 'core/regional/at-location.ts', /: 8 \* 60\b|: 17 \* 60\b|\?\? 480\b|\?\? 1020\b/, /sample-company\.ts$/],
  [
    'on which day a moment is',
    'core/kernel/calendar.ts',
    // The start of a session has the offset of its location, so that its text begins with the day there.
    /\b(?!startsAt)(?:\w*At|at|instant|now(?:\(\))?)(?: \?\? '')?\)?\??\.slice\(0, 10\)/,
    // The invented past of the sample, the name of a file, and two looks that only have to be wide enough.
    /(?:^server\/sample\/.*|export-route|due-mail|office-hours-ahead)\.ts$/,
  ],
  ['times of day', 'core/kernel/clock-time.ts', /% 60\)\.padStart|split\(':'\)\.map\(Number\)/],
  ['whether a browser copied a text', 'web/parts/copy-text.ts', /navigator\.clipboard/],
  [
    'what follows when a part of the programme cannot be fetched',
    'web/base/lazy-page.ts',
    /(?<!\b(?:lazy|untilFetched|fetchPart)\(\(\) => (?:Promise\.all\(\[import\(.*\), )?(?:Promise\.all\(\[)?|load=\{\(\) => |typeof )\bimport\(/,
    // Not of the web, or what cannot be fetched is said in the line below.
    /^(?:cli|core|files|server)\/|(?:web\/(?:settings\/settings-page\.tsx|sync\/decide-here\.ts|base\/language\.ts))$/,
  ],
]

test.each(rules.map(([rule, where, copy, but]) => ({ rule, where, copy, but })))('$rule: only $where decides', ({ where, copy, but }) => {
  const copies = files.filter((file) => file !== where && !but?.test(file) && copy.test(readFileSync(join(source, file), 'utf8')))
  expect(copies).toEqual([])
})
