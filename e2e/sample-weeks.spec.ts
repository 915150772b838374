/** The sample company eight weeks in: what helped and the effect of the tool, with their bounds and what they cannot prove. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { becomeOwner, complaintsOf, looksWell, openStage, type Stage, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** Labels of the charts that a drawn line goes through, point by point, or that another label covers. */
const labelsOverLines = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>('.chart svg')].flatMap((chart) => {
      const labels = [...chart.querySelectorAll<SVGTextElement>('text.label')]
      const lines = [...chart.querySelectorAll<SVGPathElement>('.line path, .band-middle')]
      return labels.flatMap((label, at) => {
        const box = label.getBBox()
        const [top, bottom] = [box.y + 3, box.y + box.height - 3]
        const isIn = ({ x, y }: DOMPoint): boolean => x > box.x && x < box.x + box.width && y > top && y < bottom
        const isCrossed = lines.some((line) => {
          const far = line.getTotalLength()
          return Array.from({ length: Math.ceil(far) + 1 }, (_, step) => line.getPointAtLength(Math.min(step, far))).some(isIn)
        })
        const isCovered = labels.slice(at + 1).some((other) => {
          const { x, y, width, height } = other.getBBox()
          return x < box.x + box.width && box.x < x + width && y + 3 < bottom && top < y + height - 3
        })
        return isCrossed || isCovered ? [label.textContent ?? ''] : []
      })
    }),
  )

test('[ME-2] [ME-5] [ME-10] [ME-12] [ME-13] [ME-14] the sample company eight weeks in shows a kind of help that worked and an effect of the tool', async () => {
  const { page, context } = await stage.open()
  const complaints = complaintsOf(page)
  await becomeOwner(page, stage)
  await page.getByRole('button', { name: /^Try it eight weeks in/ }).click()
  await page.waitForURL('**/today')
  await page.locator('.links').waitFor()
  await waitInStep(page)
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Phase 3 starts/)
  // One number of adoption on Today, with the way in.
  const adoption = page.getByRole('region', { name: 'Adoption' })
  await adoption.getByText(/^\d+ of \d+$/).waitFor()
  await adoption.getByText(/^Goal 80%/).waitFor()
  await adoption.getByRole('link', { name: 'Open adoption' }).click()
  await page.getByRole('heading', { level: 1, name: /^\d+ of 23 people are active/ }).waitFor()
  await page.getByRole('listitem').filter({ hasText: 'One-on-one help' }).getByText('Helped', { exact: true }).waitFor()
  await page.getByText(/minutes since go-live, between .+; from 40 people/).waitFor()
  await page.getByText(/Phases are chosen, not drawn/).waitFor()
  await looksWell(page)
  for (const series of [/^Satisfaction by week: /, /^NPS by week: /]) await page.getByRole('img', { name: series }).waitFor()
  for (const flow of ['stayed', 'never used', 'not known']) await page.getByRole('button', { name: new RegExp(`^\\d+ ${flow}$`) }).waitFor()
  // No label of a chart lies over a line of it, nor over another, wide and on a phone.
  for (const width of [1360, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expect.poll(() => labelsOverLines(page), { message: String(width) }).toEqual([])
  }
  await page.setViewportSize({ width: 1360, height: 900 })
  // The page is printed on one A4.
  expect((await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  expect(complaints).toEqual([])
  await context.close()
})
