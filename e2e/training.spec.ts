/** A full session: somebody waits, somebody cannot come, the seat moves up; then who was there, ticked on a phone without internet, and a meeting's list. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayFromNow, now } from '#test/clock.ts'
import { owner } from '#test/server.ts'
import { axeFindings, complaintsOf, goOffline, openSampleStage, overflows, phone, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
})
afterAll(() => stage.close())

interface Fed {
  readonly changes: readonly { readonly table: string; readonly row: Record<string, string | number | null> | null }[]
}

const rowsOf = async (page: Page, table: string): Promise<Record<string, string | number | null>[]> => {
  const fed = (await (await page.request.get('/api/changes?after=0')).json()) as Fed
  return fed.changes.flatMap((change) => (change.table === table && change.row ? [change.row] : []))
}

const noFault = async (page: Page): Promise<void> => {
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => overflows(page)).toBe(false)
}

/** Links for these people, made on the page where the lead makes them. */
const linksFor = async (page: Page, names: readonly string[]): Promise<string[]> => {
  await page.goto('/settings/users/invite')
  const ticks = page.locator('.people-ticks .tick')
  await ticks.first().waitFor()
  for (const name of names) await ticks.filter({ hasText: name }).click()
  await page.getByRole('button', { name: `Create ${names.length} links` }).click()
  await page.getByRole('heading', { name: `${names.length} links created` }).waitFor()
  await waitInStep(page)
  return Promise.all(names.map((name) => page.getByRole('textbox', { name: `Link of ${name}` }).inputValue()))
}

test('[TR-6] [TR-7] full, waiting, moved up; attendance without internet; the list of a meeting', async () => {
  const { page } = await stage.openAsOwner()
  const complaints = complaintsOf(page)

  const people = new Map((await rowsOf(page, 'person')).map((row) => [row['personId'], row]))
  const seats = (await rowsOf(page, 'attendee')).filter(({ state }) => state === 'seat')
  const absent = new Set((await rowsOf(page, 'attendee')).flatMap(({ state, sessionKey }) => (state === 'seat' ? [] : [sessionKey])))
  const session = (await rowsOf(page, 'session'))
    .filter(({ sessionKey }) => !absent.has(sessionKey))
    .filter((row) => String(row['startsAt']) > now() && row['locationId'] !== null && row['language'] === 'nl')
    .find(({ sessionKey }) => seats.filter((seat) => seat['sessionKey'] === sessionKey).length >= 4)
  if (!session) throw new Error('the sample has no session to come with four people')
  const seated = seats
    .filter(({ sessionKey }) => sessionKey === session['sessionKey'])
    .map(({ personId }) => people.get(personId ?? '') ?? {})
    .toSorted((a, b) => String(a['name']).localeCompare(String(b['name'])))
  const names = seated.map(({ name }) => String(name))
  const [leaves = '', waits = '', third = '', fourth = ''] = names
  const [leavesLink = '', waitsLink = ''] = await linksFor(page, [leaves, waits])

  // The lead writes down that one cannot come, and lets the room hold no more than who is left.
  await turnTo(page, '/training')
  await page.locator('.tabs').waitFor()
  await noFault(page)
  await turnTo(page, `/training/session/${encodeURIComponent(String(session['sessionKey']))}`)
  await page.getByRole('heading', { name: `Participants: ${names.length} of 12 booked` }).waitFor()
  await noFault(page)
  await page.getByRole('button', { name: `Cannot come: ${waits}` }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('Course elsewhere')
  await noFault(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Cannot come' }).click()
  await page.getByRole('list', { name: '1 person cannot come' }).getByText('Course elsewhere').waitFor()
  await page.getByRole('button', { name: 'Edit…' }).click()
  await page
    .getByRole('dialog')
    .getByLabel('Seats')
    .fill(String(names.length - 2))
  await page.getByRole('dialog').getByRole('alert').getByText(/./).waitFor()
  await page
    .getByRole('dialog')
    .getByLabel('Seats')
    .fill(String(names.length - 1))
  await page.getByRole('dialog').getByText('Nobody will be notified.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: `Participants: ${names.length - 1} of ${names.length - 1} booked` }).waitFor()
  await waitInStep(page)

  // On their phone: it is full, so they wait.
  const onPhone = async (link: string, language: 'en' | 'nl'): Promise<Page> => {
    const { page: mobile } = await stage.open({ viewport: { ...phone, width: 320 }, hasTouch: true, isMobile: true, language })
    // Their own choice on this phone wins over the language of the staff list.
    await mobile.addInitScript((chosen) => localStorage.setItem('uitrol.language', chosen), language)
    await mobile.goto(link)
    await mobile.getByRole('button', { name: language === 'nl' ? /^Dit ben ik/ : /^This is me/ }).tap()
    return mobile
  }
  const waiting = await onPhone(waitsLink, 'nl')
  await waiting.getByText(/^Je kunt niet op /).waitFor()
  await waiting.getByText(/vol/).first().waitFor()
  await noFault(waiting)
  await waiting
    .getByRole('button', { name: /^Op de wachtlijst/ })
    .first()
    .tap()
  await waiting.getByText('Je staat bovenaan de wachtlijst.').waitFor()
  await waitInStep(waiting)
  await waiting.emulateMedia({ colorScheme: 'dark' })
  await noFault(waiting)
  await page.getByRole('list', { name: '1 person on the waiting list' }).getByText(waits).waitFor()

  // Somebody else cannot come: whoever waits moves up, and hears of it.
  const leaving = await onPhone(leavesLink, 'en')
  await leaving.getByText('You have a seat.').waitFor()
  await leaving.getByRole('heading', { name: 'Office hours near you' }).waitFor()
  await leaving.getByRole('heading', { name: 'Materials' }).waitFor()
  await noFault(leaving)
  const download = leaving.waitForEvent('download')
  await leaving.getByRole('button', { name: 'Add to calendar' }).tap()
  expect((await download).suggestedFilename()).toBe('training.ics')
  await leaving.getByRole('button', { name: 'I cannot come' }).tap()
  await leaving.getByRole('dialog').getByLabel('Reason').fill('At the dentist')
  await leaving.getByRole('dialog').getByRole('button', { name: 'I cannot come' }).tap()
  await leaving.getByText(/^You gave up your seat on /).waitFor()
  await waiting.getByText('Je hebt een plaats.').waitFor()
  await waiting
    .getByText(/^Je hebt nu een plaats in de training voor /)
    .first()
    .waitFor()
  await page
    .getByRole('list', { name: /cannot come/ })
    .getByText('At the dentist')
    .waitFor()
  await expect.poll(() => page.getByRole('list', { name: '1 person on the waiting list' }).count()).toBe(0)
  await expect.poll(async () => (await rowsOf(page, 'attendee')).filter((row) => row['state'] === 'waiting').length).toBe(0)
  const told = await rowsOf(waiting, 'notice')
  expect(told.map(({ code }) => code)).toContain('training.notice.movedUp')

  // One asks for help without an hour; the lead finds it.
  await leaving.getByText('Another time', { exact: true }).tap()
  await leaving.getByRole('button', { name: 'Request help' }).tap()
  await leaving.getByLabel('Topic').fill('My old lists')
  await leaving.getByRole('button', { name: 'Send request', exact: true }).tap()
  await leaving.getByText('request sent; no time yet').waitFor()
  await waitInStep(leaving)
  await turnTo(page, '/training/help')
  await page.getByRole('list', { name: 'Requests for help' }).getByText('My old lists').waitFor()
  await noFault(page)
  await page.getByRole('button', { name: `Find time: ${leaves}` }).click()
  const booking = page.getByRole('dialog')
  await booking.getByLabel('Time', { exact: true }).fill('11:00')
  const book = booking.getByRole('button', { name: 'Book' })
  // The first day on which both are at work and free.
  for (let day = 1; day < 15 && !(await book.isEnabled()); day++) {
    await booking.getByLabel('Day', { exact: true }).fill(dayFromNow(day))
    await expect.poll(async () => (await book.isEnabled()) || (await booking.getByRole('alert').allInnerTexts()).join('') !== '').toBe(true)
  }
  await noFault(page)
  await book.click()
  await waitInStep(page)
  await leaving.getByText(/11:00/).first().waitFor()
  await expect.poll(() => leaving.getByText('request sent; no time yet').count()).toBe(0)

  // The day itself, on the phone of who leads: taps without internet.
  const starts = Date.parse(String(session['startsAt']))
  await stage.moveTo(new Date(starts + 5 * 60_000).toISOString())
  await page.setViewportSize({ ...phone, width: 320 })
  await page.goto('/training')
  await page.getByRole('heading', { level: 1, name: /: take attendance$/ }).waitFor()
  await turnTo(page, `/training/session/${encodeURIComponent(String(session['sessionKey']))}`)
  const taps = page.getByRole('list', { name: 'Attendance' })
  await taps.waitFor()
  await waitInStep(page)
  await noFault(page)
  await goOffline(page)
  await taps.getByRole('button', { name: `Present: ${third}`, exact: true }).click()
  await taps.getByRole('button', { name: `Partly: ${fourth}` }).click()
  await taps.getByRole('spinbutton', { name: `Minutes of ${fourth}` }).fill('30')
  await taps.getByRole('spinbutton', { name: `Minutes of ${fourth}` }).press('Enter')
  await taps.getByRole('button', { name: `Absent: ${waits}` }).press('Enter')
  await expect.poll(() => taps.getByRole('button', { name: `Present: ${third}`, exact: true }).getAttribute('aria-pressed')).toBe('true')
  await noFault(page)
  await page.context().setOffline(false)
  await waitInStep(page)
  const noted = async (): Promise<Record<string, unknown>> =>
    Object.fromEntries(
      (await rowsOf(page, 'attendance'))
        .filter(({ sessionKey }) => sessionKey === session['sessionKey'])
        .map((row) => [String(people.get(row['personId'] ?? '')?.['name']), row['minutes']]),
    )
  await expect.poll(noted).toEqual({ [third]: 80, [fourth]: 30, [waits]: 0 })

  // The list of the meeting: sure by address, a name to be confirmed, two joins that count once, somebody unknown.
  const zone = String((await rowsOf(page, 'location')).find(({ locationId }) => locationId === session['locationId'])?.['zone'])
  const moment = (minutes: number): string =>
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      month: '2-digit',
      day: '2-digit',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
      .format(starts + minutes * 60_000)
      .replace(',', '')
      .replace(/[\u202f\u00a0]/g, ' ')
  const emailOf = (name: string): string => String(seated.find((row) => row['name'] === name)?.['email'])
  const report = [
    'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest',
    `${fourth},${emailOf(fourth)},${moment(0)},${moment(40)},40,No`,
    `${fourth},${emailOf(fourth)},${moment(30)},${moment(76)},46,No`,
    `${waits},,${moment(0)},${moment(80)},80,Yes`,
    `Galaxy A05,,${moment(2)},${moment(80)},78,Yes`,
  ].join('\r\n')
  await page.getByRole('button', { name: 'Import from Teams or Zoom…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('File').setInputFiles({ name: 'participants.csv', mimeType: 'text/csv', buffer: Buffer.from(report) })
  await dialog.getByText('1 person found by e-mail address').waitFor()
  await dialog.getByText('joined 2 times, counted once').waitFor()
  await noFault(page)
  await dialog.getByRole('button', { name: 'Import 1 person' }).waitFor()
  await dialog.getByText(`Yes, ${waits}`).click()
  await dialog.getByRole('button', { name: 'Import 2 people' }).click()
  await expect.poll(noted).toEqual({ [third]: 80, [fourth]: 76, [waits]: 80 })
  await page.getByRole('button', { name: 'Close attendance' }).click()
  await page.getByText('Attendance closed.').first().waitFor()
  await waitInStep(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await noFault(page)
  expect(complaints.filter((line) => !/ERR_|status of 40[14]/.test(line))).toEqual([])
})

test('[TR-4] [TR-5] something to learn from is sent, read with its size first; another buddy is found', async () => {
  const { page } = await stage.open()
  const answer = await stage.server.post('/api/sign-in', { email: owner.email, password: owner.password })
  const [name = '', value = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';')[0]?.split('=') ?? []
  await page.context().addCookies([{ name, value, url: stage.server.address }])
  await page.goto('/training/resources')
  await page.getByRole('heading', { name: 'In Dutch' }).waitFor()
  await page.getByRole('button', { name: 'Add material' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title').fill('Spiekbriefje voor de balie')
  await dialog.getByLabel('Type').selectOption('cheatSheet')
  await dialog.getByLabel('Pages').fill('3')
  await dialog.getByLabel('State').selectOption('final')
  await noFault(page)
  const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(42_000, 32), Buffer.from('\n%%EOF\n')])
  await dialog.getByLabel('File', { exact: true }).setInputFiles({ name: 'balie.pdf', mimeType: 'application/pdf', buffer: pdf })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  const entry = page.locator('.entry').filter({ hasText: 'Spiekbriefje voor de balie' })
  await entry.getByText('Final').waitFor()
  await entry.getByText('42 kB · 3 pages').waitFor()
  await entry.getByText('Recommended: 1 page').waitFor()
  await waitInStep(page)
  await noFault(page)
  const address = (await entry.getByRole('link').getAttribute('href')) ?? ''
  const file = await page.request.get(address)
  expect([file.status(), file.headers()['content-type'], (await file.body()).length]).toEqual([200, 'application/pdf', pdf.length])

  // A kind that is not kept is refused where it was chosen, and nothing is lost of what was filled in.
  await entry.getByRole('button', { name: /^Edit/ }).click()
  await dialog
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'balie.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByRole('alert').getByText('This type of file is not accepted').waitFor()
  await expect.poll(() => dialog.getByLabel('Title').inputValue()).toBe('Spiekbriefje voor de balie')
  await page.keyboard.press('Escape')

  await turnTo(page, '/training/buddies')
  const search = page.getByRole('searchbox', { name: 'Search names' })
  await search.waitFor()
  await noFault(page)
  const rows = page.getByRole('table').getByRole('row')
  for (let at = 1; at < (await rows.count()); at++) {
    await rows
      .nth(at)
      .getByRole('button', { name: /^Change buddy/ })
      .click()
    await page
      .getByRole('dialog')
      .getByText(/^New buddy: |possible budd(y|ies) for|speaker starts before/)
      .first()
      .waitFor()
    if (
      await page
        .getByRole('dialog')
        .getByText(/^New buddy: /)
        .count()
    )
      break
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await noFault(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Change buddy' }).click()
  await page.getByText(/ is now the buddy of /).waitFor()
  await waitInStep(page)

  // Narrow, dark and in Dutch, from the keyboard.
  await page.addInitScript(() => localStorage.setItem('uitrol.language', 'nl'))
  await page.setViewportSize({ ...phone, width: 320 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/training')
  for (const [tab, heading] of [
    ['Inloopuren', 'Verzoeken om hulp'],
    ['Trainingsmateriaal', 'In het Nederlands'],
    ['Maatjes', /maatje/],
    ['Sessies', 'Training afgerond'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Training' }).getByRole('link', { name: tab }).press('Enter')
    await page.getByRole('heading', { name: heading }).first().waitFor()
    await noFault(page)
  }
})
