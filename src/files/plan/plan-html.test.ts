import { expect, test } from 'vitest'
import { planRollout } from '#core/planning/planner.ts'
import { renderPlan } from '#files/plan/plan-formats.ts'
import { companyOf } from '#test/company.ts'

test('[IM-3] the HTML is read on a phone: below 640 px a row stands upright, and each value carries the heading of its column', async () => {
  const facts = companyOf(12)
  const html = String((await renderPlan(planRollout(facts), { facts }, 'html', 'en')).body)
  expect(html).toContain('<meta name="viewport" content="width=device-width')
  const [, narrow = ''] = /@media screen and \(max-width:640px\)\{(.*?\})\}/.exec(html) ?? []
  expect(narrow).toMatch(/table,tbody,tr,td\{display:block/)
  expect(narrow).toMatch(/td\[data-head\][^{]*::before\{content:attr\(data-head\)/)
  const tables = html.split('<table>').slice(1)
  expect(tables.length).toBeGreaterThan(4)
  for (const table of tables) {
    const heads = [...table.matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map(([, head]) => head)
    const [row = ''] = /<tbody>\s*<tr>(.*?)<\/tr>/.exec(table) ?? []
    const cells = [...row.matchAll(/<td([^>]*)>/g)].map(([, attributes = '']) => attributes)
    expect(cells.map((cell, at) => (cell.includes('tick') ? heads[at] : /data-head="([^"]*)"/.exec(cell)?.[1]))).toEqual(heads)
  }
})
