/** Adoption on a lead's screen and on a champion's phone: a file in the inbox changes the page, sources that disagree, and charts to take along. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromWednesday } from '#test/workday.ts'
import {
  axeFindings,
  complaintsOf,
  goOffline,
  looksWell,
  openSampleStage,
  overflows,
  phone,
  type Stage,
  turnTo,
  waitInStep,
} from './browser.ts'
import { comeIn } from './personal-phone.ts'

let stage: Stage
let folder: string
const day = fromWednesday()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uitrol-adoption-'))
  stage = await openSampleStage({ UITROL_DATA: folder }, {}, day)
})
afterAll(async () => {
  await stage.close()
  await rm(folder, { recursive: true, force: true })
})

const activeOf = (title: string): number => Number(/^(\d+) of 8 people are active/.exec(title)?.[1] ?? Number.NaN)

test('[ME-1] [ME-4] [ME-10] [ME-15] figures open to their people and sources, and follow a file that is dropped into the inbox', async () => {
  const { page } = await stage.openAsOwner()
  const complaints = complaintsOf(page)
  const dialog = page.getByRole('dialog')
  const close = async (): Promise<void> => {
    await dialog.getByRole('button', { name: 'Close' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await turnTo(page, '/adoption')
  const heading = page.getByRole('heading', { level: 1, name: /^\d+ of 8 people are active/ })
  await heading.waitFor()
  await page
    .getByRole('img', {
      name: /^Weekly active by days since each own first day\. Early adopters: \d of 6 on day/,
    })
    .waitFor()
  // The first days say nothing of those to come, and the card says so.
  await page
    .getByRole('img', { name: / Forecast for Early adopters: / })
    .or(page.getByText('No forecast for Early adopters yet'))
    .waitFor()
  await page.getByRole('region', { name: 'Not active this week' }).waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect.poll(() => axeFindings(page), { message: colorScheme }).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 })
    await expect.poll(() => overflows(page), { message: String(width) }).toBe(false)
  }
  await page.setViewportSize({ width: 1360, height: 900 })

  // A figure opens to its people; two sources that say different things stand side by side.
  await page.getByRole('button', { name: /^Ever used: / }).click()
  await dialog.getByRole('row', { name: /Xavier Liesdek/ }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await close()
  await page.getByRole('button', { name: 'Compare: User list and New CRM' }).click()
  const differing = dialog.getByRole('row', { name: /Roy Pansa/ })
  await differing.waitFor()
  await dialog.getByRole('columnheader', { name: 'User list' }).waitFor()
  await dialog.getByRole('columnheader', { name: 'New CRM' }).waitFor()
  await close()

  // Each card opens to where its figures come from; a figure without people too.
  await page.getByRole('button', { name: 'Source: The four goals' }).click()
  await dialog.getByText('Not covered: 2 of 8 people', { exact: false }).waitFor()
  await dialog.getByText('Question of the week').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await close()
  await page.getByRole('button', { name: /^Licences: 45/ }).click()
  await dialog.getByText('Budget', { exact: true }).waitFor()
  await close()

  // The source that decides is chosen where the difference is shown, after what that changes.
  const byEvery = activeOf(await heading.innerText())
  await page.getByRole('button', { name: 'Change which source decides' }).click()
  await dialog.getByRole('radio', { name: /^New CRM/ }).check()
  await dialog.getByRole('row', { name: /^Active this week/ }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('New CRM decides who is active.').waitFor()
  await expect.poll(async () => activeOf(await heading.innerText())).toBeLessThan(byEvery)
  await page.getByRole('button', { name: 'Change which source decides' }).click()
  await dialog.getByRole('radio', { name: /^Every source/ }).check()
  await dialog.getByRole('row', { name: /^Active this week/ }).waitFor()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(async () => activeOf(await heading.innerText())).toBe(byEvery)

  // A figure in a table and one that is not known open to their sources too.
  await page.getByText('By workflow, last 7 days').click()
  await page.getByRole('button', { name: / New: \d+$/ }).first().click() // prettier-ignore
  await dialog.getByText('New CRM', { exact: true }).waitFor()
  await dialog.getByText(/^(Not covered|Covers all)/).waitFor()
  await close()

  // By department, and each group opens to its people.
  await page.getByRole('button', { name: 'Departments' }).click()
  await page.getByRole('heading', { level: 2, name: 'By department' }).waitFor()
  await page.getByRole('button', { name: /^Sales: \d of \d/ }).click()
  await dialog.getByRole('heading', { name: /^Live · Sales · \d/ }).waitFor()
  await close()
  await page.getByRole('button', { name: 'Locations' }).click()
  await page.getByRole('heading', { level: 2, name: 'By location' }).waitFor()

  // Each chart has the same figures as a table, and can be taken along, also while its table stands.
  const tables = page.getByRole('button', { name: /^Table: / })
  const titles = (await tables.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))).map((label) => label.slice('Table: '.length)) // prettier-ignore
  expect(titles).toEqual(expect.arrayContaining(['From assigned to active', 'The four goals', 'Weekly active, by days since own first day', 'Days to first use', 'By location', 'What people say', 'Before and after'])) // prettier-ignore
  for (const title of titles) {
    const toggle = page.getByRole('button', { name: `Table: ${title}`, exact: true })
    await toggle.click()
    await page.getByRole('region', { name: title, exact: true }).getByRole('table').first().waitFor()
    await expect.poll(() => toggle.getAttribute('aria-pressed')).toBe('true')
  }
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  await dialog.getByText('Weekly active, by days since own first day').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => dialog.getByRole('listitem').allInnerTexts()).toHaveLength(titles.length)
  const taken = async (kind: 'CSV' | 'SVG' | 'PNG', title = 'Weekly active, by days since own first day') => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: `${kind}: ${title}`, exact: true }).click(),
    ])
    return readFile(await download.path())
  }
  // Chromium drops what a page saves beyond ten files a second, and each chart has three: of most of them the file is looked at, not saved.
  await page.evaluate(() => {
    const [address, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click]
    const files: Blob[] = []
    URL.createObjectURL = (file: Blob) => (files.push(file), '#')
    HTMLAnchorElement.prototype.click = () => undefined
    const saveAgain = (): void => {
      URL.createObjectURL = address
      HTMLAnchorElement.prototype.click = click
    }
    Object.assign(window, { files, saveAgain })
  })
  const made = async (kind: 'CSV' | 'SVG' | 'PNG', title: string) => {
    await dialog.getByRole('button', { name: `${kind}: ${title}`, exact: true }).click()
    await page.waitForFunction(() => (window as unknown as { files: Blob[] }).files.length > 0)
    return Buffer.from(
      await page.evaluate(async () => {
        const [file] = (window as unknown as { files: Blob[] }).files.splice(0)
        return [...new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer())]
      }),
    )
  }
  for (const title of titles) {
    const [table, drawing, picture] = [await made('CSV', title), await made('SVG', title), await made('PNG', title)]
    expect(table.toString('utf8').split('\r\n').length, title).toBeGreaterThan(2)
    // Its title and at least one more word, with nothing that lies elsewhere: neither styles of the page nor files.
    expect(drawing.toString('utf8'), title).toContain(`>${title}</text>`)
    expect(drawing.toString('utf8').match(/<text/g)?.length, title).toBeGreaterThan(2)
    expect(drawing.toString('utf8'), title).not.toMatch(/url\(|var\(|<style|href=|<foreignObject/)
    expect(picture.subarray(1, 4).toString(), title).toBe('PNG')
  }
  await page.evaluate(() => (window as unknown as { saveAgain: () => void }).saveAgain())
  expect((await taken('CSV')).toString('utf8')).toMatch(/^\uFEFFDay,Early adopters\r\n0,\d of 6\r\n/)
  expect((await taken('SVG', 'From assigned to active')).toString('utf8')).toMatch(/>Assigned<.*>42<.*>staff list</s)
  const drawing = (await taken('SVG')).toString('utf8')
  const ink = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((part) => getComputedStyle(part).stroke)
  expect(drawing).toContain(`stroke="${await ink('#chart-weekly .line-0 path')}"`)
  expect(drawing).toContain(`stroke="${await ink('#chart-weekly .goal-line')}"`)
  const picture = await taken('PNG')
  const looks = await page.evaluate(async (data) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))]))
    const canvas = new OffscreenCanvas(image.width, image.height)
    const draw = canvas.getContext('2d')
    draw?.drawImage(image, 0, 0)
    const seen = new Set<string>()
    const { data: dots = new Uint8ClampedArray() } = draw?.getImageData(0, 0, image.width, image.height) ?? {}
    for (let at = 0; at < dots.length; at += 4) seen.add(`rgb(${dots[at]}, ${dots[at + 1]}, ${dots[at + 2]})`)
    return { wide: image.width, seen: [...seen] }
  }, picture.toString('base64'))
  // Twice as fine as the screen, with an edge around it.
  expect(looks.wide).toBe(2 * (32 + (await page.locator('#chart-weekly').evaluate((chart) => Math.ceil(chart.getBoundingClientRect().width))))) // prettier-ignore
  expect(looks.seen).toContain(await ink('#chart-weekly .line-0 path'))
  await close()

  // One file is known by its columns, the other is no report.
  const before = activeOf(await heading.innerText())
  const names = ['soenil.jagroep', 'shanelle.browne', 'devika.ramnarine', 'roy.pansa']
  const inbox = join(folder, 'inbox')
  await mkdir(inbox, { recursive: true })
  await writeFile(join(inbox, 'users-new.csv'), `Login;Last login\n${names.map((name) => `${name}@kasnika.example;${day}`).join('\n')}\n`)
  await writeFile(join(inbox, 'holidays.csv'), 'Holiday;On\nChristmas;25-12-2026\n')
  await expect
    .poll(
      async () => {
        // Each change has the server look again; a file that was still being written waits for the next look.
        await stage.server.give('regional.changeHoliday', { country: 'SR', day: '2030-01-01', nameEn: 'X', nameNl: 'X', provisional: false, off: true }) // prettier-ignore
        return activeOf(await heading.innerText())
      },
      { interval: 1500 },
    )
    .toBeGreaterThan(before)
  await turnTo(page, '/today')
  await page.locator('.links').waitFor()
  await expect.poll(async () => (await stage.server.rowsOf('usageRefusal')).length).toBe(1)
  await waitInStep(page)
  await turnTo(page, '/adoption/imports')
  await page.getByRole('row', { name: /users-new\.csv/ }).waitFor()
  const refused = page.getByRole('region', { name: 'Refused files' })
  await refused.getByText('This is no report that Uitrol knows').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  // Whoever a report names and the staff list does not is listed, and added from there; the import then counts them.
  await page.getByRole('button', { name: 'Import a file…' }).click()
  const lines = `Email;Last login\nroy.pansa@kasnika.example;${day}\nnew.face@kasnika.example;${day}\n`
  await dialog.getByLabel(/^File /).setInputFiles({ name: 'report.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) })
  await dialog.getByText('1 line is of a person who is not on the list').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Add 1 person' }).click()
  await dialog.getByText('2 people of your list in 2 lines.').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(async () => (await stage.server.rowsOf('person')).map(({ email }) => email)).toContain('new.face@kasnika.example')
  await page.getByRole('button', { name: /^Undo: users-new\.csv/ }).click()
  await dialog.getByText(/^4 lines of 4 people will no longer count/).waitFor()
  await dialog.getByRole('button', { name: 'Undo import' }).click()
  await dialog.waitFor({ state: 'detached' })
  await refused.getByRole('button', { name: 'Done: holidays.csv' }).click()
  await refused.waitFor({ state: 'detached' })
  await waitInStep(page)
  await turnTo(page, '/adoption')
  await heading.waitFor()
  await expect.poll(async () => activeOf(await heading.innerText())).toBe(before)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('[ME-8] [ME-14] [RG-1] a champion sees on a phone who of their own location is not active yet, and nobody of elsewhere; a visit is noted with one tap without a connection', async () => {
  await stage.server.signIn()
  const champion = (await stage.server.rowsOf('person')).find(({ name }) => name === 'Sherida Pinas')
  if (!champion) throw new Error('the sample company has no Sherida')
  const [page, context] = await comeIn(stage, champion, 'champion')
  const complaints = complaintsOf(page)
  await page.getByRole('heading', { level: 2, name: /(is|zijn) nog niet actief$|, is actief$/ }).waitFor()
  await page.goto('/adoption')
  await page.getByRole('heading', { level: 1, name: 'Adoptie in Paramaribo' }).waitFor()
  await page.getByRole('radio', { name: 'Begonnen', exact: true }).check()
  await page.getByRole('link', { name: 'WhatsApp: Xavier Liesdek' }).waitFor()
  const visit = page.getByRole('button', { name: 'Bezoek noteren: Xavier Liesdek' })
  await visit.waitFor()
  await looksWell(page)
  await expect.poll(() => page.getByText('Ravin Bhoendie').count()).toBe(0)
  expect(page.viewportSize()).toEqual(phone)

  // One tap notes a visit, without a connection too; it arrives once there is one.
  const noted = async () => (await stage.server.rowsOf('appointment')).filter(({ minutes, officeKey }) => minutes === 0 && officeKey === null) // prettier-ignore
  await goOffline(page)
  await visit.tap()
  await page.getByRole('listitem').filter({ hasText: 'Xavier Liesdek' }).getByText('Vandaag bezocht').waitFor()
  await expect.poll(() => noted()).toEqual([])
  await context.setOffline(false)
  await waitInStep(page)
  await expect.poll(noted).toMatchObject([{ personId: 'sample-xavier-liesdek', hostId: champion.personId, state: 'done' }])
  expect(complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  await context.close()
})
