/** The dialogs that the buttons of a page open, each held to the keyboard, to axe, and to what its button says. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFindings, waitInStep } from './browser.ts'

/** Buttons that are named after what they open: something that was recorded, or what somebody objects. */
const namedAfterIt =
  /^(?:Open|No time to learn it|The old way worked|Too complicated|Why change\?|Something else|Geen tijd om het te leren|De oude manier werkte|Te ingewikkeld|Waarom veranderen\?|Iets anders)$/

/** Opens each kind of dialog of the page that stands; answers with the names of their buttons. `where` is said of what fails. */
export const holdDialogs = async (page: Page, where: string): Promise<string[]> => {
  const names: string[] = []
  const openers = page.locator('main button[aria-haspopup=dialog]:enabled:visible')
  await expect.poll(() => openers.count(), { message: where }).toBeGreaterThan(0)
  await waitInStep(page)
  // One of each kind: rows repeat theirs, and are called after what stands in them.
  const found = await openers.evaluateAll((buttons) =>
    buttons.map((button) => (button.matches('.button') ? { name: (button.textContent ?? '').trim() } : { look: button.className })),
  )
  for (const { name = '', look } of new Map(found.map((one) => [JSON.stringify(one), one as { name?: string; look?: string }])).values()) {
    // Found anew: rows out of sight come and go.
    const button =
      look === undefined
        ? openers.filter({ hasText: new RegExp(`^\\s*${name.replaceAll('?', '\\?')}\\s*$`) }).first()
        : page.locator(`main button[class="${look}"]:enabled:visible`).first()
    names.push(name)
    await button.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await expect.poll(() => axeFindings(page, 'dialog'), { message: `${where} ${name}` }).toEqual([])
    // An ellipsis stands where a dialog asks more, and nowhere else.
    if (look === undefined && !namedAfterIt.test(name))
      await expect.poll(async () => (await dialog.locator('form').count()) > 0, { message: `${where} ${name}` }).toBe(name.endsWith('…'))
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => button.evaluate((element) => element === document.activeElement), { message: `${where} ${name}` }).toBe(true)
  }
  return names
}
