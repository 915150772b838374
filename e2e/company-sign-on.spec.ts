/** People of a company sign in with its own sign-on: known ones come in, strangers do not, and a role comes with a group. */
import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { companyClient, type CompanyServer, startCompanyServer } from '#test/company-server.ts'
import { issue, person } from '#test/cast.ts'
import { owner } from '#test/server.ts'
import { axeFindings, openStage, type Stage } from './browser.ts'

let stage: Stage
let company: CompanyServer
/** Who works at the company, and in which groups; a story moves people about. */
const people: Record<string, Record<string, unknown>> = {
  orlando: { email: owner.email, email_verified: true, name: 'Orlando at work' },
  milton: { email: 'Milton@marowijne.internal', email_verified: true, name: 'Milton' },
  lilian: { email: 'lilian@elsewhere.example', email_verified: true, name: 'Lilian', groups: ['staff', 'uitrol-leads'] },
  stranger: { email: 'stranger@marowijne.internal', email_verified: true, name: 'Somebody' },
  imposter: { email: owner.email, email_verified: false, name: 'Not Orlando' },
}
beforeAll(async () => {
  company = await startCompanyServer(people)
  stage = await openStage({
    UITROL_OIDC_ISSUER: company.issuer,
    UITROL_OIDC_CLIENT_ID: companyClient.id,
    UITROL_OIDC_CLIENT_SECRET: companyClient.secret,
    UITROL_OIDC_NAME: 'Marowijne',
    UITROL_OIDC_ROLE_CLAIM: 'groups',
    UITROL_OIDC_ROLES: 'owner=uitrol-admins,lead=uitrol-leads',
  })
  company.open([`${stage.server.address}/api/sign-in/company/return`])
  expect((await stage.server.welcome()).status).toBe(200)
  await stage.server.give('people.add', person('milton', null))
})
afterAll(async () => {
  await stage.close()
  await company.close()
})

/** Through the company's own pages: a name, any password, and yes to what Uitrol asks for. */
const passCompany = async (page: Page, name: string): Promise<void> => {
  await page.locator('input[name=login]').fill(name)
  await page.locator('input[name=password]').fill('its own password')
  await page.locator('button[type=submit]').click()
  await page.getByText('Authorize').first().waitFor()
  await page.locator('button[type=submit]').click()
  await page.waitForURL(`${stage.server.address}/**`)
}

const whoIs = (page: Page): Promise<unknown> =>
  page.evaluate(async () => ((await (await fetch('/api/me')).json()) as { actor: unknown }).actor)

const comeAs = async (name: string) => {
  const opened = await stage.open()
  await opened.page.goto('/sign-in')
  await opened.page.getByRole('link', { name: 'Sign in with Marowijne' }).click()
  await passCompany(opened.page, name)
  return opened
}

test('[AC-3] who is known by the e-mail address that the company vouches for comes in as who they are', async () => {
  const { page, context } = await stage.open()
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Sign in with Marowijne' }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await context.close()

  const { page: asOwner, context: ofOwner } = await comeAs('orlando')
  await expect.poll(() => whoIs(asOwner)).toMatchObject({ name: 'Orlando', role: 'owner' })
  await ofOwner.close()
  // Somebody of the staff list gets an account of their own, the same one each time.
  const { page: asMember, context: ofMember } = await comeAs('milton')
  const first = await whoIs(asMember)
  expect(first).toMatchObject({ role: 'member', personId: 'milton' })
  await ofMember.close()
  const { page: again, context: ofAgain } = await comeAs('milton')
  await expect.poll(() => whoIs(again)).toEqual(first)
  await ofAgain.close()
})

test('[AC-1] [AC-3] a group of the company gives a role, also to somebody who is not in the staff list', async () => {
  const { page, context } = await comeAs('lilian')
  await expect.poll(() => whoIs(page)).toMatchObject({ name: 'Lilian', role: 'lead' })
  await context.close()
})

test('[AC-1] [AC-3] a group that is lost takes its role at the next sign-in, and its return gives it back', async () => {
  const signInAs = async (name: string): Promise<unknown> => {
    const { page, context } = await comeAs(name)
    const who = await whoIs(page)
    await context.close()
    return who
  }
  people['milton'] = { ...people['milton'], groups: ['uitrol-leads'] }
  await expect.poll(() => signInAs('milton')).toMatchObject({ role: 'lead', personId: 'milton' })
  people['milton'] = { ...people['milton'], groups: ['staff'] }
  await expect.poll(() => signInAs('milton')).toMatchObject({ role: 'member', personId: 'milton' })

  // Whom only the group let in is told that nobody expects them any more; the role of the owner was given by hand.
  await expect.poll(() => signInAs('lilian')).toMatchObject({ role: 'lead' })
  people['lilian'] = { ...people['lilian'], groups: [] }
  const { page, context } = await comeAs('lilian')
  await page.getByRole('alert').getByText('your e-mail address is not known here').waitFor()
  await expect.poll(() => whoIs(page)).toBeNull()
  await context.close()
  people['lilian'] = { ...people['lilian'], groups: ['uitrol-leads'] }
  await expect.poll(() => signInAs('lilian')).toMatchObject({ name: 'Lilian', role: 'lead' })
  await expect.poll(() => signInAs('orlando')).toMatchObject({ role: 'owner' })
})

test('[AC-1] [AC-3] whoever puts their own address on the staff row of an owner does not come in as that owner', async () => {
  // An owner who came in by a personal link, without an address of her own.
  const secret = 'olga-'.padEnd(43, 'x')
  const link = { personId: 'olga', name: 'Olga', email: null, language: null, role: 'owner', locationIds: [], days: 14 }
  const secretHash = createHash('sha256').update(secret).digest('hex')
  await stage.server.give('people.add', person('olga', null))
  await stage.server.give('access.invite', { ...link, invitationId: 'to-olga', secretHash })
  const { page: olga, context: ofOlga } = await stage.open()
  await olga.goto(`/invite#${secret}`)
  await olga.getByRole('button', { name: /^This is me/ }).click()
  await expect.poll(() => whoIs(olga)).toMatchObject({ role: 'owner', personId: 'olga' })
  await ofOlga.close()

  // A lead may not write an address there.
  people['mallory'] = { email: 'mallory@elsewhere.example', email_verified: true, name: 'Mallory' }
  const changed = { ...person('olga', null), email: 'mallory@elsewhere.example' }
  const { page: lead, context: ofLead } = await comeAs('lilian')
  await expect.poll(() => whoIs(lead)).toMatchObject({ role: 'lead' })
  const refused = await lead.request.post('/api/commands', { data: issue('people.change', changed) })
  await expect.poll(() => refused.json()).toMatchObject({ code: 'people.addressNotYours' })
  await ofLead.close()

  // Where it stands there all the same, it opens nothing.
  await stage.server.give('people.change', changed)
  const { page: thief, context: ofThief } = await comeAs('mallory')
  await thief.getByRole('alert').getByText('belongs to a person who signs in another way').waitFor()
  await expect.poll(() => whoIs(thief)).toBeNull()
  await ofThief.close()
})

test('[AC-2] [AC-3] strangers, unproven addresses and visits begun in another browser are refused, with the reason', async () => {
  for (const [name, said] of [
    ['stranger', 'your e-mail address is not known here'],
    ['imposter', 'did not confirm your e-mail address'],
  ] as const) {
    const { page, context } = await comeAs(name)
    await page.getByRole('alert').getByText(said).waitFor()
    await expect.poll(() => axeFindings(page)).toEqual([])
    await expect.poll(() => whoIs(page)).toBeNull()
    await context.close()
  }

  // What comes back belongs to the browser that set out: another one gets nowhere with it, nor the same one twice.
  const { page, context } = await stage.open()
  await page.goto('/sign-in')
  const returned = page.waitForRequest((request) => request.url().includes('/api/sign-in/company/return?'))
  await page.getByRole('link', { name: 'Sign in with Marowijne' }).click()
  await passCompany(page, 'orlando')
  const address = (await returned).url()
  const { page: other, context: elsewhere } = await stage.open()
  await other.goto(address)
  await other.getByRole('alert').getByText('was not completed').waitFor()
  await expect.poll(() => whoIs(other)).toBeNull()
  await elsewhere.close()
  const twice = await page.request.get(address, { maxRedirects: 0 })
  expect(twice.headers()['location']).toBe('/sign-in#refused=access.companyBroken')
  await context.close()
})
