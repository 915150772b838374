/** Usage files that are too long, against the reader that takes every file. */
import { expect, test } from 'vitest'
import { readUsageFile } from '#files/usage/usage-file.ts'
import { workbookOf } from '#test/people-files.ts'
import { problemOf } from '#test/refusals.ts'

const line = 'milton@marowijne.internal,2026-11-20\n'
const read = (lines: number) =>
  readUsageFile(new TextEncoder().encode(`Email,Last login\n${line.repeat(lines)}`), 'usage.csv', { today: '2026-11-23' })

test('[ME-4] a file of a million lines is refused with its line and what to do, before all of it is taken apart', () => {
  expect(problemOf(() => read(1_000_000))).toMatchObject({
    code: 'metrics.tooManyRows',
    params: { most: 250_000 },
    place: { file: 'usage.csv', line: 250_002 },
  })
})

test('[ME-4] a file of as many lines as it is told may come is taken, the heading not among them', () => {
  expect(read(250_000).people).toHaveLength(250_000)
})

test('[ME-4] what a report is called and when it was made may stand above its headings', () => {
  const from = (text: string, mapping?: { identity: string; day: string; count: null; workflow: null; order: null }) =>
    readUsageFile(new TextEncoder().encode(text), 'usage.csv', { today: '2026-11-23', mapping }).people
  expect(from('Users report\nGenerated,2026-11-22\n\nEmail,Last login\na@x.example,2026-11-20')).toMatchObject([{ identity: 'a@x.example', line: 5 }]) // prettier-ignore
  const own = 'Gebruik;;\nGemaakt op;22-11-2026;\nWie;Wanneer;Wat\na@x.example;20-11-2026;Order'
  expect(from(own, { identity: 'Wie', day: 'Wanneer', count: null, workflow: null, order: null })).toMatchObject([{ day: '2026-11-20', line: 4 }]) // prettier-ignore
})

test('[ME-4] [IM-1] a workbook is read as other tables are: titles above the headings, days as numbers, lines as the sheet numbers them', () => {
  const row = (...cells: (string | number)[]) =>
    `<row>${cells.map((cell) => (typeof cell === 'number' ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell}</t></is></c>`)).join('')}</row>`
  const book = workbookOf([
    [
      row('Gebruik in november'),
      row('E-mailadres', 'Laatst ingelogd'),
      row('a@x.example', 46_346),
      row('b@x.example', 'nooit'),
      row('c@x.example', 'soon'),
    ].join(''),
  ])
  const { people, refused } = readUsageFile(book, 'gebruik.xlsx', { today: '2026-11-23' })
  expect(people.map(({ line, identity, day }) => [line, identity, day])).toEqual([
    [3, 'a@x.example', '2026-11-20'],
    [4, 'b@x.example', null],
  ])
  expect(refused).toEqual([{ line: 5, code: 'day', text: 'soon', column: 'Laatst ingelogd' }])
})
