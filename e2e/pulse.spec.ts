/** What people say, on phones: a roll-call without a connection, the question of the week in two taps, and an answer without a name. */
import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
import { weekOf } from '#core/pulse/pulse-week.ts'
import { startOf, testDay } from '#test/clock.ts'
import { axeFindings, complaintsOf, goOffline, looksWell, openSampleStage, phone, type Stage, turnTo, waitInStep } from './browser.ts'
import { comeIn } from './personal-phone.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
  await stage.server.signIn()
})
afterAll(() => stage.close())

const rolloutId = 'sample'

interface Told {
  readonly all: { readonly pulse: { readonly answered: number; readonly silent: { readonly people: readonly string[] } } }
}
const told = (asked = ''): Promise<Told> => stage.server.ask(`/api/pulse${asked}`).then((answer) => answer.json() as Promise<Told>)

test('[ME-4] [RG-1] a champion calls the roll on a phone without a connection, and it arrives once there is one', async () => {
  const people = await stage.server.rowsOf('person')
  const live = (await stage.server.rowsOf('participant')).filter(({ goLiveOn }) => goLiveOn !== null && goLiveOn <= testDay)
  const champions = new Set((await stage.server.rowsOf('champion')).map(({ personId }) => personId))
  const dutch = (await stage.server.rowsOf('location')).filter(({ language }) => language === 'nl').map(({ locationId }) => locationId)
  const started = people.filter(
    ({ personId, locationId }) => dutch.includes(locationId ?? '') && live.some((part) => part.personId === personId),
  )
  const colleague = started.find((one) => !champions.has(one.personId) && started.some((other) => other.locationId === one.locationId && champions.has(other.personId))) // prettier-ignore
  const champion = started.find(({ personId, locationId }) => champions.has(personId) && locationId === colleague?.locationId)
  if (!champion || !colleague) throw new Error('nobody of the sample company began beside a champion')
  const [page, context] = await comeIn(stage, champion, 'champion')
  const complaints = complaintsOf(page)
  await page.getByRole('heading', { name: /^Wie werkt er deze week in/ }).waitFor()
  await looksWell(page)
  await goOffline(page)
  const weekOn = weekOf(testDay)
  const arrived = async () => (await stage.server.rowsOf('rollCall')).filter((one) => one.weekOn === weekOn && one.personId === colleague.personId) // prettier-ignore
  // At the end of a week the roll was called already, and the champion corrects what it says of this one.
  const before = await arrived()
  const [said, used] = before.some((one) => one.used === 'new') ? ['Nog niet', 'old'] : ['Ja', 'new']
  const choice = page.getByRole('button', { name: `${said}: ${colleague.name}`, exact: true })
  await choice.tap()
  await expect.poll(() => choice.getAttribute('aria-pressed')).toBe('true')
  await page
    .getByText(/1 wijziging opgeslagen op dit apparaat/)
    .first()
    .waitFor()
  await expect.poll(() => arrived()).toEqual(before)
  await context.setOffline(false)
  await waitInStep(page)
  await expect.poll(() => arrived()).toMatchObject([{ used, saidBy: 'champion', recordedBy: champion.name }])
  expect(complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  await context.close()
})

test('[ME-5] a survey is imported from its file: what is wrong with it is said in the dialog, and then what came of it', async () => {
  const { page, context } = await stage.openAsOwner()
  await turnTo(page, '/adoption')
  await page.getByRole('button', { name: 'Import survey…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import a survey' })
  const send = dialog.getByRole('button', { name: 'Import', exact: true })
  await expect.poll(() => send.isDisabled()).toBe(true)
  await expect.poll(() => axeFindings(page)).toEqual([])
  const choose = (lines: string) =>
    dialog.getByLabel('File').setInputFiles({ name: 'survey.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) })
  const headings = 'Timestamp,Email Address,Satisfied?,Recommend?'
  await choose(`${headings}\n${testDay},somebody@elsewhere.example,11,9\n`)
  await send.click()
  const alert = dialog.getByRole('alert').filter({ hasText: /\w/ })
  await alert.waitFor()
  await choose(`${headings}\n${testDay},somebody@elsewhere.example,8,9\n`)
  await alert.waitFor({ state: 'detached' })
  await send.click()
  await dialog.getByText('Not on the staff list: somebody@elsewhere.example').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Close' }).click()
  await dialog.waitFor({ state: 'detached' })
  await context.close()
})

test('[ME-5] [RG-3] the question by a link, without signing in, and a link that is over: both accessible, light and dark', async () => {
  const person = (await stage.server.rowsOf('person')).find(({ name }) => name === 'Xavier Liesdek')
  if (!person) throw new Error('nobody of the sample company is silent')
  const secret = randomBytes(32).toString('base64url')
  await stage.server.give('pulse.shareLink', {
    rolloutId,
    personId: person.personId,
    secretHash: createHash('sha256').update(secret).digest('hex'),
  })
  for (const [address, heading] of [
    [`/pulse#${secret}`, /Xavier/],
    [`/pulse#${randomBytes(32).toString('base64url')}`, /^(Deze link|This link)/],
  ] as const) {
    const { page, context } = await stage.open({ viewport: phone, language: 'nl' })
    await page.goto(address)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await looksWell(page)
    await context.close()
  }
})

test('[ME-5] two taps on a phone answer the question of the week; in an anonymous week nothing on the phone ties the score to a name', async () => {
  // Never answers in the weeks before.
  const person = (await stage.server.rowsOf('person')).find(({ name }) => name === 'Xavier Liesdek')
  if (!person) throw new Error('the sample company has no Xavier')
  const [page, context] = await comeIn(stage, person, 'member')
  const card = page.getByRole('region', { name: 'Vraag van de week' })
  await card.getByText(/^Hoe tevreden ben je/).waitFor()
  await card.getByText('De projectleider ziet je antwoord.').waitFor()
  await expect.poll(async () => (await told()).all.pulse.silent.people).toContain(person.personId)
  await card.getByRole('button', { name: /^8: Hoe tevreden/ }).tap()
  await card.getByText(/aan een collega aanraden/).waitFor()
  await looksWell(page)
  await card.getByRole('button', { name: /^9: Zou je/ }).tap()
  await card.getByText(/aan een collega aanraden/).waitFor({ state: 'detached' })
  await waitInStep(page)
  await expect.poll(async () => (await told()).all.pulse.silent.people).not.toContain(person.personId)

  // One's own answer of the week follows with one tap; then there is thanks.
  const given = async () => ({
    ease: (await stage.server.rowsOf('atEase')).filter((one) => one.personId === person.personId && one.saidBy === 'self').map(({ answer }) => answer), // prettier-ignore
    used: (await stage.server.rowsOf('rollCall')).filter((one) => one.personId === person.personId && one.saidBy === 'self').map(({ used }) => used), // prettier-ignore
  })
  await expect.poll(given).toEqual({ ease: [], used: [] })
  await card.getByText(/^Heb je deze week in/).waitFor()
  await card.getByRole('button', { name: 'Nog niet', exact: true }).tap()
  await card.getByRole('status').waitFor()
  await waitInStep(page)
  await expect.poll(given).toEqual({ ease: [], used: ['old'] })

  // From Monday on without names; the phone has no connection when the answer is given.
  await stage.server.give('pulse.chooseMode', { rolloutId, anonymous: true })
  const monday = addDays(weekOf(testDay), 7)
  await stage.moveTo(startOf(addDays(monday, 1)))
  await page.reload()
  await card.getByText(/^Anoniem: je antwoord/).waitFor()
  await goOffline(page)
  await card.getByRole('button', { name: /^7: Hoe tevreden/ }).tap()
  await card.getByRole('button', { name: /^6: Zou je/ }).tap()
  await card.getByText('Het wordt verstuurd zodra er internet is').waitFor()
  const onPhone = await page.evaluate(async () => {
    const outbox: unknown[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('success', () => resolve(opening.result))
        opening.addEventListener('error', () => reject(new Error(name)))
      })
      for (const store of [...db.objectStoreNames].filter((one) => one.includes('outbox')))
        outbox.push(
          ...(await new Promise<unknown[]>((resolve) => {
            const reading = db.transaction(store).objectStore(store).getAll()
            reading.addEventListener('success', () => resolve(reading.result as unknown[]))
          })),
        )
      db.close()
    }
    return { outbox: JSON.stringify(outbox), unlinked: localStorage.getItem('uitrol unlinked') ?? '' }
  })
  expect(onPhone.outbox).not.toMatch(/satisfied|pulse/)
  expect(onPhone.unlinked).toContain('"satisfied":7')
  expect(onPhone.unlinked).not.toContain(person.personId)
  await context.setOffline(false)
  await card.getByText('Het wordt verstuurd zodra er internet is').waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => localStorage.getItem('uitrol unlinked'))).toBeNull()
  // Two weeks after the first day comes the question whether one is at ease, answered with one tap, by name.
  await card.getByText(/^Kun je je werk doen met/).waitFor()
  await card.getByRole('button', { name: 'Deels', exact: true }).tap()
  await card.getByText(/^Heb je deze week in/).waitFor()
  await waitInStep(page)
  await expect.poll(given).toEqual({ ease: ['partly'], used: ['old'] })
  // The server has it, and tells nothing of one answer alone.
  const after = (await told(`?asOf=${addDays(monday, 7)}`)).all.pulse
  expect(after).toMatchObject({ answered: 1, mean: null, withheld: true })
  await context.close()
})
