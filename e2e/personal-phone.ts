/** Phones of people of the sample company, opened by a personal link. */
import { createHash, randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import type { StoredRow } from '#core/registry/tables.ts'
import { phone, type Stage, waitInStep } from './browser.ts'

/** The link that was just made on the page of invitations, once the server knows it too. */
export const linkMade = async (page: Page): Promise<string> => {
  const field = page.getByRole('textbox', { name: /^Link of/ })
  await field.waitFor()
  await waitInStep(page)
  return field.inputValue()
}

/** Invites somebody of the sample company in Dutch, and gives the secret of their personal link. */
export const invite = async (stage: Stage, person: StoredRow<'person'>, role: 'member' | 'champion' | 'sponsor'): Promise<string> => {
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
  return secret
}

/** A personal link for somebody of the sample company, opened on a phone that speaks Dutch. */
export const comeIn = async (stage: Stage, person: StoredRow<'person'>, role: 'member' | 'champion'): Promise<[Page, BrowserContext]> => {
  const secret = await invite(stage, person, role)
  const { page, context } = await stage.open({ viewport: phone, hasTouch: true, isMobile: true, language: 'nl' })
  await page.goto(`/invite#${secret}`)
  await page.getByRole('button', { name: /^Dit ben ik/ }).tap()
  await waitInStep(page)
  return [page, context]
}
