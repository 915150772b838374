/** Stuck: no answer fits, the champion answers on a phone without a connection, an answer for everyone comes of it, and the next one finds it. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, complaintsOf, goOffline, looksWell, openSampleStage, phone, type Stage, turnTo, waitInStep } from './browser.ts'
import { comeIn } from './personal-phone.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
  await stage.server.signIn()
})
afterAll(() => stage.close())

test('[SU-1] [SU-2] [SU-3] [SU-5] [RG-1] from stuck to solved to an answer that the next one finds', async () => {
  const { page: lead, context } = await stage.openAsOwner()
  const complaints = complaintsOf(lead)
  stage.server.cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const people = await stage.server.rowsOf('person')
  const champions = await stage.server.rowsOf('champion')
  const place = (await stage.server.rowsOf('location')).find(({ name }) => name === 'Nieuw Nickerie')
  const here = people.filter(({ locationId }) => locationId === place?.locationId)
  const helperId = champions.find(({ locationId }) => locationId === place?.locationId)?.personId
  const helperPerson = here.find(({ personId }) => personId === helperId)
  const [first, second] = here.filter(({ personId }) => !champions.some((one) => one.personId === personId))
  if (!helperPerson || !first || !second) throw new Error('the sample company has nobody in Nieuw Nickerie')
  const [stuck] = await comeIn(stage, first, 'member')
  const [helper, helpersPhone] = await comeIn(stage, helperPerson, 'champion')

  // Stuck: no answer fits, so the question goes to the champion of the place.
  const question = 'De streepjescode van de pallet geeft alleen gepiep'
  await stuck.locator('main').getByRole('link', { name: 'Ik kom er niet uit' }).tap()
  await stuck.getByRole('heading', { name: 'Waar kom je niet uit?' }).waitFor()
  await stuck.getByLabel('Wat wil je doen').fill(question)
  await stuck.getByText('Er past geen hulpartikel').waitFor()
  await looksWell(stuck)
  await stuck.getByRole('button', { name: 'Vraag sturen' }).tap()
  const own = stuck.locator('.own-ticket').filter({ hasText: question })
  await own.getByRole('list', { name: 'Op niveau 2 van 4' }).waitFor()
  await own.getByText(/antwoord verwacht vóór/).waitFor()
  await looksWell(stuck)

  // The champion answers in the storeroom, where there is no connection.
  await helper.locator('.links a[href="/support"]').tap()
  await helper.getByRole('link', { name: new RegExp(question) }).waitFor()
  await looksWell(helper)
  await goOffline(helper)
  await helper.getByRole('link', { name: new RegExp(question) }).tap()
  await helper.getByRole('heading', { name: question }).waitFor()
  const answer = `Veeg het glas schoon en houd de scanner schuin. ${first.name} weet nu hoe.`
  await helper.getByLabel('Hoe los je het op?').fill(answer)
  await looksWell(helper)
  await helper.getByRole('button', { name: 'Versturen en afsluiten' }).tap()
  await helper.getByText('Op dit apparaat opgeslagen.').first().waitFor()
  await helper
    .getByText(/1 wijziging opgeslagen op dit apparaat/)
    .first()
    .waitFor()
  await expect.poll(() => own.getByText('Antwoord van').count()).toBe(0)

  // One action makes an answer of it, without the name; still no connection.
  await helper.getByRole('button', { name: 'Opslaan als hulpartikel' }).tap()
  const dialog = helper.getByRole('dialog')
  await dialog.getByText('1 naam is verwijderd').waitFor()
  await expect
    .poll(() => dialog.getByLabel('Antwoord').inputValue())
    .toBe('Veeg het glas schoon en houd de scanner schuin. een collega weet nu hoe.')
  await expect.poll(() => axeFindings(helper)).toEqual([])
  await dialog.getByLabel('Antwoord').fill('Veeg het glas schoon en houd de scanner schuin.')
  await dialog.getByLabel(/^Tijdelijke oplossing/).check()
  await dialog.getByRole('button', { name: 'Hulpartikel opslaan' }).tap()
  await dialog.waitFor({ state: 'detached' })
  await helpersPhone.setOffline(false)
  await waitInStep(helper)

  // It arrives where it was asked.
  await own.getByText(`Antwoord van ${helperPerson.name}`).waitFor()
  await own.getByText('houd de scanner schuin', { exact: false }).first().waitFor()
  await own.getByRole('list', { name: 'Opgelost op niveau 2 van 4' }).waitFor()

  // The next one types it wrongly, without a connection, and finds it.
  const [next, nextPhone] = await comeIn(stage, second, 'member')
  await next.locator('main').getByRole('link', { name: 'Ik kom er niet uit' }).tap()
  await next.getByLabel('Wat wil je doen').waitFor()
  await goOffline(next)
  await next.getByLabel('Wat wil je doen').fill('streepjescoode scnat niet')
  await next.getByText('1 hulpartikel past misschien').waitFor()
  await next.getByText('tijdelijke oplossing').first().waitFor()
  await expect.poll(() => axeFindings(next)).toEqual([])
  await next.getByRole('button', { name: /^Zo is het opgelost/ }).tap()
  await next.getByText('Op dit apparaat opgeslagen.').first().waitFor()
  await nextPhone.setOffline(false)
  await waitInStep(next)
  await expect
    .poll(async () =>
      (await stage.server.rowsOf('ticket')).find(
        ({ personId, question: asked }) => personId === second.personId && asked.includes('scnat'),
      ),
    )
    .toMatchObject({ state: 'solved', tier: 1, solvedTier: 1 })

  // Another question goes up to IT and to the vendor, from the keyboard and in English.
  await next.getByLabel('Wat wil je doen').fill('Het overzicht van de haven laadt nooit helemaal')
  await next.getByRole('button', { name: 'Vraag sturen' }).tap()
  await next
    .locator('.own-ticket')
    .filter({ hasText: 'overzicht van de haven' })
    .getByText(/verwacht vóór/)
    .waitFor()
  await waitInStep(next)
  await turnTo(lead, '/support')
  await lead.getByRole('link', { name: /overzicht van de haven/ }).waitFor()
  await looksWell(lead)
  await lead.getByRole('link', { name: /overzicht van de haven/ }).focus()
  await lead.keyboard.press('Enter')
  await lead.getByRole('button', { name: 'Escalate…' }).press('Enter')
  await lead.getByLabel('Level', { exact: true }).selectOption('4')
  await lead.getByRole('button', { name: 'Escalate', exact: true }).press('Enter')
  await lead.getByRole('alert').getByText('skips a level').waitFor()
  await lead.getByRole('dialog').getByRole('button', { name: 'Cancel' }).press('Enter')
  await lead.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(() => lead.evaluate(() => document.activeElement?.textContent)).toBe('Escalate…')
  await lead.getByRole('button', { name: 'Escalate to IT' }).press('Enter')
  await lead.getByRole('heading', { name: 'Vendor' }).waitFor()
  await lead.getByLabel('Urgency').selectOption('stopped')
  await lead.getByLabel('Their reference').fill('CASE-7')
  await looksWell(lead)
  for (const one of ['overzicht van de haven', 'Nieuw Nickerie', 'work has stopped', 'Chrome'])
    await expect.poll(() => lead.locator('.vendor-request').innerText()).toContain(one)
  await lead.getByRole('button', { name: 'Mark as sent' }).press('Enter')
  await lead.getByText('reference CASE-7').first().waitFor()
  await lead.getByLabel('Vendor’s answer').fill('Known, solved in the next version')
  await lead.getByRole('button', { name: 'Save answer' }).press('Enter')
  await lead.getByText('Known, solved in the next version').waitFor()
  await next
    .locator('.own-ticket')
    .filter({ hasText: 'overzicht van de haven' })
    .getByText(/Bij de leverancier/)
    .waitFor()

  // Who helps, the answers and the figures.
  await lead.getByRole('link', { name: 'All questions' }).click()
  await lead.getByRole('link', { name: 'Who helps' }).click()
  await lead.getByRole('button', { name: 'Change level: IT' }).click()
  await lead.getByLabel('Person responsible').selectOption({ label: people[0]?.name ?? '' })
  await lead.getByLabel('Working hours until escalation').fill('6')
  await expect.poll(() => axeFindings(lead)).toEqual([])
  await lead.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await lead.getByText('6 working hours').waitFor()
  await looksWell(lead)
  await lead.getByRole('link', { name: 'Help articles' }).click()
  const kept = lead.getByRole('list', { name: 'Help articles' }).getByRole('listitem').filter({ hasText: 'streepjescode' })
  await kept.locator('summary').click()
  await kept.getByText('solved it for 1 person').waitFor()
  await looksWell(lead)
  await lead.getByRole('link', { name: 'Figures' }).click()
  await lead.getByText('Show as table').click()
  await lead.getByRole('row', { name: /Nieuw Nickerie/ }).waitFor()
  await looksWell(lead)
  expect(complaints.filter((line) => !/status of 40[0-9]|ERR_/.test(line))).toEqual([])
})

test('[SU-2] [AC-1] a call is written down for somebody; a member sees only their own', async () => {
  const { page } = await stage.open()
  await page.context().addCookies(
    stage.server.cookie.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return { name, value: value.join('='), url: stage.server.address }
    }),
  )
  await page.goto('/support/ask')
  await page.getByLabel('What do you want to do').fill('The label printer in the yard jams')
  await page
    .getByRole('button', { name: /question/ })
    .last()
    .click()
  await page.getByText('You are not on the staff list', { exact: false }).first().waitFor()
  const person = (await stage.server.rowsOf('person')).find(({ name }) => name === 'Maureen Landveld')
  await page.getByLabel('Who is this question for?').selectOption(person?.personId ?? '')
  await page.getByRole('button', { name: 'Add question' }).click()
  await page.getByText('Question sent. You can see here who has it.').waitFor()
  await waitInStep(page)
  await expect
    .poll(async () => (await stage.server.rowsOf('ticket')).find(({ personId }) => personId === person?.personId))
    .toMatchObject({
      tier: 2,
      openedBy: 'Orlando',
    })
  const someone = (await stage.server.rowsOf('person')).find(({ name }) => name === 'Radjen Mahabier')
  if (!someone) throw new Error('the sample company lacks somebody')
  const [member] = await comeIn(stage, someone, 'member')
  const asked = (await stage.server.rowsOf('ticket')).find(({ personId }) => personId === person?.personId)
  await member.goto(`/support/tickets/${asked?.ticketId}`)
  await member.getByRole('heading', { name: 'Vraag niet gevonden' }).waitFor()
  await member.goto('/support')
  await member.getByRole('heading', { name: 'Waar kom je niet uit?' }).waitFor()
  await member.getByText('Je hebt nog geen vragen.').waitFor()
  await expect.poll(() => member.getByText('label printer').count()).toBe(0)
})

test('[SU-2] [RG-1] [AC-1] a member to whom a level is assigned opens, answers and closes its question on a phone without a connection', async () => {
  const people = await stage.server.rowsOf('person')
  const rolloutId = (await stage.server.rowsOf('rollout'))[0]?.rolloutId ?? ''
  const [asker, helper] = ['Maureen Landveld', 'Radjen Mahabier'].map((wanted) => people.find(({ name }) => name === wanted))
  if (!asker || !helper) throw new Error('the sample company lacks somebody')
  const owns = { rolloutId, tier: 3, ownerId: helper.personId, name: null, contact: null, hours: 8 }
  await stage.server.give('support.nameTier', owns)
  const [ticketId, question] = [randomUUID(), 'De kassa print geen bon']
  await stage.server.give('support.askFor', { rolloutId, ticketId, personId: asker.personId, question })
  await stage.server.give('support.up', { rolloutId, ticketId, to: 3, because: null })
  const [page, device] = await comeIn(stage, helper, 'member')
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Vragen voor jou' }) })
  await card.getByRole('link', { name: new RegExp(question) }).waitFor()
  await looksWell(page)
  await goOffline(page)
  await card.getByRole('link', { name: new RegExp(question) }).tap()
  await page.getByRole('heading', { name: question }).waitFor()
  await page.getByText(asker.name).first().waitFor()
  await looksWell(page)
  // On a computer everything stands in one column, within the edge of the page.
  await page.setViewportSize({ width: 1360, height: 900 })
  await expect
    .poll(() =>
      page.locator('.grid2 > *').evaluateAll((parts) => {
        const edge = document.querySelector('main')?.getBoundingClientRect()
        const boxes = parts.map((part) => part.getBoundingClientRect())
        const within = boxes.every(({ left, right }) => edge && left >= edge.left - 1 && right <= edge.right + 1)
        return [boxes.length > 1, within, new Set(boxes.map(({ left }) => Math.round(left))).size]
      }),
    )
    .toEqual([true, true, 1])
  await page.setViewportSize(phone)
  await page.getByLabel('Hoe los je het op?').fill('Zet de printer uit en weer aan.')
  await page.getByRole('button', { name: 'Versturen en afsluiten' }).tap()
  await page.getByText('Je antwoord is onderweg.').waitFor()
  await looksWell(page)
  await device.setOffline(false)
  await waitInStep(page)
  await page.getByText('Zet de printer uit en weer aan.').first().waitFor()
  await expect
    .poll(async () => (await stage.server.rowsOf('ticket')).find((one) => one.ticketId === ticketId))
    .toMatchObject({ state: 'solved', solvedTier: 3, solvedBy: helper.name, answer: 'Zet de printer uit en weer aan.' })
})
