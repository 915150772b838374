/** A lead works on the plan: looks, moves a date from the keyboard, pins a person, prints; every page clean in axe, light and dark, wide and narrow. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { format } from '#core/kernel/format.ts'
import { storyDays, testDay } from '#test/clock.ts'
import { axeFindings, complaintsOf, desktop, openSampleStage, overflows, phone, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
let page: Page
let complaints: string[]

const dateOf = (label: string | null): string => /\d+ \w+ \d{4}/.exec(label ?? '')?.[0] ?? ''
const dayOf = (label: string | null): string => new Date(`${dateOf(label)} UTC`).toISOString().slice(0, 10)
const daysBetween = (before: string | null, after: string | null): number =>
  (Date.parse(dayOf(after)) - Date.parse(dayOf(before))) / 86_400_000

describe.each(storyDays)('the plan in the browser on %s', (day) => {
  beforeAll(async () => {
    stage = await openSampleStage({}, {}, day)
    ;({ page } = await stage.openAsOwner())
    complaints = complaintsOf(page)
  })
  afterAll(async () => stage?.close())

  test('[TL-5] [PH-9] the timeline shows four phases, the table says the same, and each person has a reason', async () => {
    await turnTo(page, '/plan')
    await expect.poll(() => page.locator('.timeline .bar').count()).toBe(4)
    await page.getByText('Show as table').click()
    const inTable = await page.locator('details table tbody tr').first().locator('td').nth(1).textContent()
    const onBar = await page.locator('.timeline .bar').first().getAttribute('aria-label')
    expect(dateOf(onBar).split(' ')[0]).toBe(/\d+/.exec(inTable ?? '')?.[0])
    const reasons = page.locator('section[aria-labelledby=reasons] tbody tr')
    await expect.poll(() => reasons.count()).toBe(8)
    const given = () => reasons.locator('td:last-child').allTextContents()
    await expect.poll(async () => (await given()).filter((reason) => reason.trim() === '')).toEqual([])
    // A main reason shows the people behind it, and pressed again everyone.
    const bars = page.getByRole('list', { name: 'Main reasons' })
    const volunteers = bars.getByRole('listitem').filter({ hasText: 'Volunteers' })
    await volunteers.getByRole('button').click()
    await expect.poll(() => reasons.count()).toBe(Number(await volunteers.locator('.num').innerText()))
    await expect.poll(async () => (await given()).filter((reason) => !reason.startsWith('volunteered'))).toEqual([])
    await volunteers.getByRole('button').click()
    await expect.poll(() => reasons.count()).toBe(8)
  })

  test('[TL-1] [TL-5] arrow keys propose a day, Enter shows what would change, and only then it moves', async () => {
    await turnTo(page, '/plan')
    const bar = page.locator('.timeline .bar').nth(2)
    const before = await bar.getAttribute('aria-label')
    await page.locator('.timeline .bar').nth(1).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await page.locator('.timeline .ghost').waitFor()
    await page.keyboard.press('Enter')
    const dialog = page.locator('dialog[open]')
    await dialog.locator('section li').first().waitFor()
    await expect.poll(() => dialog.locator('section li').count()).toBeGreaterThanOrEqual(2)
    await page.keyboard.press('Escape')
    // At once, not with the next frame: the key after it may open another one.
    const openAfterKey = await page.locator('dialog').count()
    expect(openAfterKey).toBe(0)
    await expect.poll(() => bar.getAttribute('aria-label')).toBe(before)

    await bar.focus()
    await page.keyboard.press('Shift+ArrowRight')
    const proposed = page.locator('.timeline ~ [role=status]')
    await expect.poll(async () => daysBetween(before, await proposed.textContent())).toBe(7)
    await page.keyboard.press('Enter')
    await dialog.locator('section li').first().waitFor()
    const promised = await dialog.locator('section li').first().innerText()
    await dialog.locator('button[type=submit]').click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => bar.getAttribute('aria-label')).not.toBe(before)
    await waitInStep(page)
    await page.reload()
    await page.locator('.timeline .bar').nth(2).waitFor()
    // A closed period or a holiday on the proposed day pushes it further: it moved to where the preview said.
    await expect.poll(async () => daysBetween(before, await bar.getAttribute('aria-label'))).toBeGreaterThanOrEqual(7)
    const after = await bar.getAttribute('aria-label')
    expect(promised.endsWith(`→ ${format('en').day(dayOf(after), 'short')}`), promised).toBe(true)
    await expect.poll(() => page.locator('details table .chip.hold').count()).toBeGreaterThanOrEqual(1)
  })

  test('[TL-4] a new baseline asks for a reason, and the old one stays visible with it', async () => {
    await turnTo(page, '/plan')
    await page.getByRole('button', { name: 'New baseline…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Set a new baseline' })
    await dialog.getByRole('listitem').filter({ hasText: '→' }).first().waitFor()
    await expect.poll(() => dialog.getByRole('button', { name: 'Set baseline' }).isDisabled()).toBe(true)
    await dialog.getByLabel('Reason').fill('The vendor delivers later')
    await expect.poll(() => axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Set baseline' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Earlier baselines (1)').click()
    await page.getByText('The vendor delivers later').waitFor()
    await expect.poll(() => page.locator('details table .chip.hold').count()).toBe(0)
    await expect.poll(() => page.getByRole('button', { name: 'New baseline…' }).count()).toBe(0)
    await waitInStep(page)
  })

  test('[TL-3] a closed period shows what it would push before it is added', async () => {
    await turnTo(page, '/plan')
    await page.getByRole('button', { name: 'Add a freeze period…' }).click()
    const dialog = page.locator('dialog[open]')
    const [from, to] = [dialog.locator('input[type=date]').first(), dialog.locator('input[type=date]').nth(1)]
    await dialog.locator('input').first().fill('Counting the stock')
    const day = dayOf(await page.locator('.timeline .bar').nth(1).getAttribute('aria-label'))
    await from.fill(day)
    await to.fill('2020-01-01')
    await dialog.locator('.trouble').waitFor()
    await to.fill(day)
    await dialog.locator('section li').first().waitFor()
    await dialog.locator('button[type=submit]').click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Counting the stock').first().waitFor()
    await waitInStep(page)
  })

  test('[PH-10] a person is pinned to a phase and says so; search and filters find them', async () => {
    await turnTo(page, '/people')
    await page.keyboard.press('/')
    await page.keyboard.type('kandhai')
    const found = page.locator('tbody tr')
    await expect.poll(() => found.count()).toBe(1)
    // To the group that they are not in; the first has begun, and nobody joins it any more.
    const [phase, named] = (await found.first().innerText()).includes('Core team') ? ['rest', 'Everyone else'] : ['core', 'Core team']
    await found.locator('button.name').click()
    await page.getByRole('button', { name: 'Fix in a phase…' }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.locator('select').selectOption(phase)
    await dialog.locator('section li').first().waitFor()
    await dialog.locator('button[type=submit]').click()
    await page.locator('dialog[open] .chip.info').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => found.first().textContent()).toContain(named)
    await waitInStep(page)
    // The search stands in the address, so the same one is found again.
    await page.reload()
    await expect.poll(() => found.count()).toBe(1)
    await expect.poll(() => found.first().textContent()).toContain('fixed')
  })

  // Paper and files of another day hold other days.
  if (day === testDay) {
    test('[TL-5] the plan prints on A4 without the machinery around it', async () => {
      await turnTo(page, '/plan')
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      await page.emulateMedia({ media: 'print' })
      await expect.poll(() => page.locator('.side').isVisible()).toBe(false)
      await expect.poll(() => page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
      await expect.poll(() => page.locator('.timeline .bar').first().isVisible()).toBe(true)
      // Bars keep their colour; the table of phases is open on paper; nothing to choose from is printed.
      await expect
        .poll(() =>
          page
            .locator('.timeline .bar')
            .first()
            .evaluate((bar) => getComputedStyle(bar).printColorAdjust),
        )
        .toBe('exact')
      await expect.poll(() => page.locator('details.on-paper table').isVisible()).toBe(true)
      await expect.poll(() => page.locator('select:visible').count()).toBe(0)
      await expect.poll(() => page.locator('summary:visible').count()).toBe(0)
      await page.emulateMedia({ media: 'screen' })
    })

    test('[TL-5] downloads carry the same plan', async () => {
      await turnTo(page, '/plan')
      await page.locator('.menu > summary').click()
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.menu a', { hasText: 'CSV' }).click()])
      const text = await readFile(await download.path(), 'utf8')
      expect(text.split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThanOrEqual(43)
    })
  }

  const looks = [
    { language: 'en', colorScheme: 'light', size: desktop },
    { language: 'nl', colorScheme: 'dark', size: desktop },
    { language: 'nl', colorScheme: 'light', size: phone },
    { language: 'en', colorScheme: 'dark', size: phone },
  ] as const
  // The day changes what is said, not how it looks.
  test.each(day === testDay ? looks : looks.slice(0, 1))(
    'plan and people are clean in axe and fit: $language, $colorScheme, $size.width px',
    async ({ language, colorScheme, size }) => {
      await page.evaluate((chosen) => localStorage.setItem('uitrol.language', chosen), language)
      await page.emulateMedia({ colorScheme })
      // In this language from here on.
      await page.reload()
      for (const path of ['/plan', '/people']) {
        await page.setViewportSize({ width: 320, height: 640 })
        await turnTo(page, path)
        await expect.poll(() => overflows(page)).toBe(false)
        await page.setViewportSize(size)
        await expect.poll(() => overflows(page)).toBe(false)
        await expect.poll(() => axeFindings(page)).toEqual([])
      }
      expect(complaints).toEqual([])
    },
  )
})
