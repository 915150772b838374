/** Phones of people of the sample company, opened by a personal link, and how their pages must look. */
import { createHash, randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { StoredRow } from '#core/registry/tables.ts'
import { axeFindings, overflows, phone, type Stage, waitInStep } from './browser.ts'

/** A personal link for somebody of the sample company, opened on a phone that speaks Dutch. */
export const comeIn = async (stage: Stage, person: StoredRow<'person'>, role: 'member' | 'champion'): Promise<[Page, BrowserContext]> => {
  const secret = `${randomUUID()}${randomUUID()}`.replaceAll('-', '').slice(0, 43)
  await stage.server.give('access.invite', {
    invitationId: randomUUID(),
    personId: person.personId,
    name: person.name,
    email: null,
    language: 'nl',
    role,
    locationIds: role === 'champion' && person.locationId !== null ? [person.locationId] : [],
    secretHash: createHash('sha256').update(secret).digest('hex'),
    days: 14,
  })
  const { page, context } = await stage.open({ viewport: phone, hasTouch: true, isMobile: true, language: 'nl' })
  await page.goto(`/invite#${secret}`)
  await page.getByRole('button', { name: /^Dit ben ik/ }).tap()
  await waitInStep(page)
  return [page, context]
}

/** Accessible in light and dark, and no wider than a small phone. */
export const looksWell = async (page: Page): Promise<void> => {
  const size = page.viewportSize() ?? phone
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeFindings(page), `${page.url()} ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await overflows(page), `${page.url()} at 320`).toBe(false)
  await page.setViewportSize(size)
}
