/** The questions about rows of a staff list, as the import shows them. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { beforeAll, expect, test, vi } from 'vitest'
import { type ImportPreview, importPreview } from '#core/people/people-import.ts'
import { chooseLanguage } from '#web/base/language.ts'
import '#web/base/vocabulary.ts'
import { StaffListFields } from '#web/people/staff-list-fields.tsx'
import type { StaffList } from '#web/people/use-staff-list.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))
beforeAll(() => {
  chooseLanguage('en')
})

const previewOf = (count: number): ImportPreview =>
  importPreview(
    {
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ';',
      sheet: null,
      notes: [],
      rows: [
        ['Naam', 'Status'],
        ...Array.from({ length: count }, (_, at) => [`Ann ${'abc'[at % 3]}${'xyz'[Math.floor(at / 3) % 3]}`, 'A']),
      ].map((cells, at) => ({ line: at + 1, cells })),
    },
    { today: '2026-11-02', defaults: { country: 'SR', language: 'nl' } },
  )
const shown = (count: number, accepted: readonly number[]): string => {
  const preview = previewOf(count)
  const idle = () => undefined
  const staff: StaffList = {
    file: undefined,
    preview,
    places: [],
    leavers: new Set(),
    busy: false,
    trouble: undefined,
    read: () => Promise.resolve(),
    remap: idle,
    readSheet: idle,
    questions: preview.asked,
    accepted: new Set(accepted),
    decide: idle,
    changePlace: idle,
    setLeavers: idle,
    commands: () => Promise.resolve([]),
  }
  return render(h(StaffListFields, { staff }))
}

test('[IM-1] where a status is unknown in every row, one tick takes all of them in', () => {
  const html = shown(9, [])
  expect(html).toContain('9 rows need your decision')
  expect(html).toContain('All 9 rows take part')
  const ticked = (from: string): number => from.match(/type="checkbox"[^>]*checked/g)?.length ?? 0
  expect([ticked(html), ticked(shown(9, [2, 3])), ticked(shown(9, [2, 3, 4, 5, 6, 7, 8, 9, 10]))]).toEqual([0, 2, 10])
  expect(shown(2, [])).not.toContain('rows take part')
})
