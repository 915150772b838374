import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import ICAL from 'ical.js'
import readXlsxFile from 'read-excel-file/node'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
import { planHeading } from '#core/plan/plan-heading.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { planRollout } from '#core/planning/planner.ts'
import { languages } from '#core/kernel/language.ts'
import { planFormats, renderPlan } from '#files/plan/plan-formats.ts'
import { harmless } from '#core/kernel/delimited-text.ts'
import { printable } from '#files/plan/pdf-text.ts'
import { companyOf, factsOf, placeAt, somebody } from '#test/company.ts'

const soffice = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'].find((file) =>
  existsSync(file),
)
const pdfToText = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext', '/opt/homebrew/bin/pdftotext'].find((file) => existsSync(file))

const facts = companyOf(42)
const plan = planRollout(facts)
const textOf = async (format: (typeof planFormats)[number], language: 'en' | 'nl' = 'en'): Promise<string> => {
  const { body } = await renderPlan(plan, { facts }, format, language)
  return typeof body === 'string' ? body : Buffer.from(body).toString('latin1')
}

describe.each(planFormats)('the plan as %s', (format) => {
  test('[PH-11] equal plans are equal files, in each language', async () => {
    for (const language of languages) {
      const once = await renderPlan(plan, { facts }, format, language)
      const again = await renderPlan(planRollout(facts), { facts }, format, language)
      expect(Buffer.from(again.body).equals(Buffer.from(once.body))).toBe(true)
      expect(Buffer.byteLength(once.body)).toBeGreaterThan(500)
    }
  })
})

test('[CM-1] the JSON says which places each message reaches, and together they hold its readers', async () => {
  const holidays = new Map(
    [...facts.holidays].map(([country, days]) => [country, country === 'GY' ? [...days, { day: '2026-11-23', provisional: false }] : days]),
  )
  const spread = { ...companyOf(240), holidays }
  const made = planRollout(spread)
  const { body } = await renderPlan(made, { facts: spread }, 'json', 'en')
  const { messages, locations } = JSON.parse(String(body)) as {
    messages: { key: string; kind: string; phase: string | null; location: string | null; locations: string[]; readers: number }[]
    locations: { id: string; name: string }[]
  }
  const nameOf = new Map(locations.map(({ id, name }) => [id, name]))
  const peopleAt = (phase: string | null, name: string): number =>
    made.phases
      .filter(({ key }) => phase === null || key === phase)
      .flatMap(({ sites }) => sites.filter(({ locationId }) => nameOf.get(locationId) === name))
      .reduce((sum, { headCount }) => sum + headCount, 0)
  const announced = messages.filter(({ kind }) => kind === 'announcement')
  expect(announced.map(({ location, locations: places }) => [location, places])).toEqual([
    ['Georgetown', ['Georgetown']],
    [null, ['Paramaribo', 'Nieuw Nickerie', 'Bridgetown']],
  ])
  for (const { phase, locations: places, readers } of messages)
    expect(places.reduce((sum, name) => sum + peopleAt(phase, name), 0)).toBe(readers)
})

test('[IM-3] the CSV holds everyone, opens as a table, and runs nothing', async () => {
  const risky = factsOf([
    somebody(1, { name: '=HYPERLINK("http://x.example")', department: '+Sales' }),
    somebody(2, { name: 'Ann; "Anna"' }),
  ])
  for (const [language, delimiter] of [
    ['en', ','],
    ['nl', ';'],
  ] as const) {
    const { body } = await renderPlan(planRollout(risky), { facts: risky }, 'csv', language)
    const rows = parse(String(body), { bom: true, delimiter }) as string[][]
    expect(rows).toHaveLength(3)
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    expect(rows.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
    expect(rows.flat()).toContain('Ann; "Anna"')
  }
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])('[IM-3] %j cannot become a formula', (cell) => {
  expect(harmless(cell).startsWith("'")).toBe(true)
})

test('[TL-5] the workbook opens again: a sheet to each part, real days and numbers', async () => {
  const { body } = await renderPlan(plan, { facts }, 'xlsx', 'en')
  const sheets = await readXlsxFile(Buffer.from(body))
  const names = sheets.map(({ sheet }) => sheet)
  expect(names).toEqual(['Plan', 'Phases', 'People', 'Champions', 'Messages', 'Training', 'Office hours', 'Buddies', 'Checklist'])
  const people = sheets[2]?.data ?? []
  expect(people).toHaveLength(43)
  expect(people[1]?.some((cell) => cell instanceof Date)).toBe(true)
})

test('[RG-5] [TL-5] a session has one moment in every format: at its location, online on the organisation’s clock, and it says which', async () => {
  const locations = [0, 2, 3].map(placeAt)
  const people = [
    ...Array.from({ length: 8 }, (_, number) => somebody(number)),
    somebody(20, { locationId: 'l2', language: 'en', pilot: true }),
    somebody(30, { locationId: 'l3', language: 'en', pilot: true }),
  ]
  const spread = factsOf(people, { locations, zone: 'America/Barbados' })
  const made = planRollout(spread)
  const online = made.sessions.find(({ locationId }) => locationId === null)
  // On the organisation's own clock, whoever has a seat.
  expect(online?.startsAt).toMatch(/-04:00$/)
  const hour = online?.startsAt.slice(11, 16) ?? ''
  for (const format of ['md', 'html', 'text'] as const) {
    const { body } = await renderPlan(made, { facts: spread }, format, 'en')
    if (format !== 'text') expect(String(body)).toContain(`${hour} (Barbados time)`)
    expect(String(body)).not.toContain(`${hour} (Guyana time)`)
  }
  const sheets = await readXlsxFile(Buffer.from((await renderPlan(made, { facts: spread }, 'xlsx', 'nl')).body))
  const training = sheets.find(({ sheet }) => sheet === 'Training')?.data.flat()
  expect(training).toContain(`${hour} (tijd in Barbados)`)
  expect(training?.some((cell) => String(cell).endsWith('(tijd in Paramaribo)'))).toBe(true)
  const html = String((await renderPlan(plan, { facts: { ...facts, locations: facts.locations.slice(0, 1) } }, 'md', 'en')).body)
  expect(html).not.toContain(' time)')
})

test('[TL-5] every table of the workbook has filters, prints as wide as a page with its headings, in one font', async () => {
  const parts = unzipSync(new Uint8Array(Buffer.from((await renderPlan(plan, { facts }, 'xlsx', 'nl')).body)))
  const part = (name: string): string => new TextDecoder().decode(parts[name])
  const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/sheet'))
  for (const name of sheets) {
    expect([name, part(name).includes('fitToWidth="1" fitToHeight="0"')]).toEqual([name, true])
    if (!name.endsWith('sheet1.xml')) expect(part(name)).toMatch(/<autoFilter ref="A1:[A-Z]\d+"\/>/)
  }
  expect(part('xl/workbook.xml').match(/_xlnm\.Print_Titles/g)).toHaveLength(sheets.length - 1)
  const fonts = part('xl/styles.xml').match(/<font>.*?<\/font>/g) ?? []
  expect(fonts.filter((font) => !font.includes('name val="Arial"'))).toEqual([])
})

test('[IM-3] LibreOffice opens the workbook and gives back every row of its first table sheet', async (context) => {
  if (!soffice) return context.skip('LibreOffice is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'uitrol-test-'))
  try {
    writeFileSync(join(folder, 'plan.xlsx'), (await renderPlan(plan, { facts }, 'xlsx', 'nl')).body)
    const options = ['--headless', '--norestore', `-env:UserInstallation=file://${folder}/profile`]
    // 44 is the comma, 34 the quote, 76 UTF-8, and 3 the sheet of people.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3'
    execFileSync(soffice, [...options, '--convert-to', filter, '--outdir', folder, join(folder, 'plan.xlsx')], { stdio: 'ignore' })
    const rows = parse(readFileSync(join(folder, 'plan-Mensen.csv'), 'utf8'), { bom: true }) as string[][]
    expect(rows).toHaveLength(facts.people.length + 1)
    expect(new Set(rows.slice(1).map(([name]) => name))).toEqual(new Set(facts.people.map(({ name }) => name)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('[AP-3] [TL-5] the paper has the heading of the Plan page, and the lead’s own choice with its reason and author', async () => {
  const own = { ...facts, approach: 'big-bang' as const }
  const ownChoice = { reason: 'The old system ends in January.', by: 'Lilian', on: '2026-11-02' }
  const made = planRollout(own)
  const { body } = await renderPlan(made, { facts: own, ownChoice }, 'md', 'en')
  const heading = planHeading(
    own,
    made.phases.map(({ key, goLive }) => ({ phaseKey: key, goLiveOn: goLive })),
  )
  expect(String(body)).toContain(`**${sayNote('en', heading)}**`)
  expect(String(body)).toContain('“The old system ends in January.”\n- Chosen by Lilian on 2 November 2026')
  expect(String(body)).toContain('Approach: all at once, high risk')
})

test('[TL-5] a calendar programme reads the ICS: each event with a UID of its own', async () => {
  const calendar = new ICAL.Component(ICAL.parse(await textOf('ics')) as unknown[])
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
  const sessions = events.filter(({ uid }) => uid.startsWith('session.'))
  expect(sessions).toHaveLength(plan.sessions.length)
  expect(sessions[0]?.startDate.toJSDate().toISOString()).toBe(new Date(plan.sessions[0]?.startsAt ?? '').toISOString())
})

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => ({
    uid: String(component.getFirstPropertyValue('uid')),
    sequence: Number(component.getFirstPropertyValue('sequence')),
    isCancelled: component.getFirstPropertyValue('status') === 'CANCELLED',
    start: String(component.getFirstPropertyValue('dtstart')),
  }))

test('[TL-5] a moved plan imported into the same calendar leaves no ghosts: the same ids, a higher sequence, the rest cancelled', async () => {
  const icsOf = async (startOn: string, today: string, earlier?: string): Promise<string> => {
    const moved = { ...facts, startOn, today }
    return String(
      (await renderPlan(planRollout(moved), { facts: moved, calendar: earlier === undefined ? {} : { earlier } }, 'ics', 'en')).body,
    )
  }
  const first = await icsOf(facts.startOn, facts.today)
  for (const [start, today] of [
    [addDays(facts.startOn, 7), facts.today],
    [addDays(facts.startOn, 35), addDays(facts.today, 1)],
    [addDays(facts.startOn, -7), facts.today],
  ] as const) {
    const second = await icsOf(start, today, first)
    const [before, after] = [eventsOf(first), eventsOf(second)]
    const byUid = new Map(after.map((event) => [event.uid, event]))
    expect(byUid.size).toBe(after.length)
    for (const { uid, sequence } of before) expect([uid, (byUid.get(uid)?.sequence ?? 0) > sequence]).toEqual([uid, true])
    // What the calendar shows after both is what the newer plan alone shows.
    const alone = new Map(eventsOf(await icsOf(start, today)).map(({ uid, start: at }) => [uid, at]))
    expect(new Map(after.filter(({ isCancelled }) => !isCancelled).map(({ uid, start: at }) => [uid, at]))).toEqual(alone)
    expect(await icsOf(start, today, second)).toBe(second)
  }
  expect(await icsOf(facts.startOn, facts.today, 'no calendar')).toBe(first)
  expect(await icsOf(facts.startOn, facts.today, first)).toBe(first)
})

test('[TL-5] without the earlier file a later start, or a later day of planning, is a later version', async () => {
  const sequenceFor = async (more: Partial<typeof facts>) => {
    const moved = { ...facts, ...more }
    return eventsOf(String((await renderPlan(planRollout(moved), { facts: moved }, 'ics', 'en')).body))[0]?.sequence ?? 0
  }
  const first = await sequenceFor({})
  expect(await sequenceFor({ startOn: addDays(facts.startOn, 7) })).toBeGreaterThan(first)
  expect(await sequenceFor({ today: addDays(facts.today, 1) })).toBeGreaterThan(first)
})

test('the HTML needs nothing from elsewhere and escapes what came in', async () => {
  const bad = factsOf([somebody(1, { name: '<script>alert(1)</script>', department: '"><img src=x>' })])
  const { body } = await renderPlan(planRollout(bad), { facts: bad }, 'html', 'nl')
  const html = String(body)
  expect(html).toContain('<html lang="nl">')
  expect(html).toContain('&lt;script&gt;')
  expect(html).not.toMatch(/<script|<img|<link|https?:|url\((?!#)/)
  expect(html).toContain('size:A4')
})

test('[TL-5] the PDF is A4 and says the plan', async () => {
  const { body } = await renderPlan(plan, { facts }, 'pdf', 'en')
  const bytes = Buffer.from(body)
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.toString('latin1')).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/)
  if (!pdfToText) return
  const text = execFileSync(pdfToText, ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' })
  for (const person of facts.people) expect(text).toContain(person.name.split(' ')[0])
})

describe('letters of a PDF', () => {
  const latin = (point: number): boolean => (point >= 0x20 && point < 0x250) || (point >= 0x300 && point < 0x370) || point === 0x2026

  test('[TL-5] what the font lacks is said in simpler signs or left out, and its script is known', () => {
    for (const [text, shown, missing] of [
      ['Renée Łukasz Jiří Đỗ', 'Renée Łukasz Jiří Đỗ', []],
      ['a\u202Fb\n≥ 3 → c', 'a b >= 3 -> c', []],
      ['王 小明 Wang', '… Wang', ['Hani']],
      ['محمد, שרה 🙂', '…, …', ['Arab', 'Hebr', 'Zyyy']],
      ['ꦱꦸꦏꦼꦂ བསྟན ߒߞߏ ᏣᎳᎩ ଓଡ଼ିଆ', '…', ['Java', 'Tibt', 'Nkoo', 'Cher', 'Orya']],
      ['ti\u0323\u0302', 'tị\u0302', []],
      ['a\u200Bb', 'ab', []],
    ] as const) {
      const { text: said, missing: lost } = printable(text, latin)
      expect([text, said.normalize('NFC'), lost]).toEqual([text, shown.normalize('NFC'), missing])
    }
  })

  test('[TL-5] Ł is Ł in the file, and scripts that the font lacks are named', async (context) => {
    if (!pdfToText) return context.skip('pdftotext is not installed')
    const names = ['Łukasz Żółć', 'Ștefan Ğül', 'Nguyễn Thị Đỗ', 'Αλέξης Жанна', '王小明', 'محمد علي']
    const people = factsOf(names.map((name, at) => somebody(at + 1, { name })))
    for (const [language, scripts] of [
      ['en', /Chinese characters and Arabic|Arabic and Chinese characters/],
      ['nl', /Chinese tekens en Arabisch|Arabisch en Chinese tekens/],
    ] as const) {
      const { body } = await renderPlan(planRollout(people), { facts: people }, 'pdf', language)
      const text = execFileSync(pdfToText, ['-layout', '-', '-'], { input: Buffer.from(body), encoding: 'utf8' })
      for (const name of names.slice(0, 4)) expect(text.normalize('NFC')).toContain(name)
      expect(text).toMatch(scripts)
      expect(text).not.toMatch(/\?\?|\uFFFD/)
    }
  })

  test('[TL-5] the file carries its font in part, and is tagged: headings, lists, tables with their cells', async () => {
    const { body } = await renderPlan(plan, { facts }, 'pdf', 'nl')
    const file = Buffer.from(body).toString('latin1')
    expect(file).toMatch(/\/FontName \/[A-Z]{6}\+NotoSans-Regular/)
    expect(file).not.toContain('Helvetica')
    expect(body.length).toBeLessThan(400_000)
    // A reader trusts the marks only where the file says that it has them, and finds headings from the root of the tree.
    const objects = new Map(
      [...file.matchAll(/^(\d+) 0 obj\n(<<(?:(?!endobj)[\s\S])*?>>)\nendobj/gm)].map(([, id, said]) => [id ?? '', said ?? ''] as const),
    )
    const named = (said: string, key: string): string[] =>
      [...(new RegExp(`/${key} (\\[[^\\]]*\\]|\\d+ 0 R)`).exec(said)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id = '']) => id)
    const kindOf = (id: string): string | undefined => /\/S \/(\w+)/.exec(objects.get(id) ?? '')?.[1]
    const catalogue = [...objects.values()].find((said) => said.includes('/Type /Catalog')) ?? ''
    const [marks = ''] = named(catalogue, 'MarkInfo')
    expect(objects.get(marks)).toMatch(/\/Marked true\b/)
    const [root = ''] = named(catalogue, 'StructTreeRoot')
    const [whole = ''] = named(objects.get(root) ?? '', 'K')
    expect(kindOf(whole)).toBe('Document')
    const kinds = named(objects.get(whole) ?? '', 'K').map(kindOf)
    expect(kinds.filter((kind) => kind === 'H1')).toEqual(['H1'])
    expect(kinds.filter((kind) => kind === 'H2').length).toBeGreaterThan(5)
    expect(kinds.indexOf('H1')).toBeLessThan(kinds.indexOf('H2'))
    expect(file).toMatch(/\/Lang \(nl\)/)
    for (const kind of ['Document', 'H1', 'H2', 'P', 'Figure', 'L', 'LI', 'LBody', 'Table', 'TR', 'TH', 'TD'])
      expect(file, kind).toMatch(new RegExp(`/S /${kind}\\b`))
    const rows = plan.headCount + plan.checklist.length
    expect((file.match(/\/S \/TR\b/g) ?? []).length).toBeGreaterThan(rows)
  })
})

test('[RG-3] each format speaks both languages', async () => {
  for (const format of ['text', 'md', 'html', 'csv', 'ics'] as const)
    expect(await textOf(format, 'en')).not.toBe(await textOf(format, 'nl'))
  expect(await textOf('md', 'nl')).toContain('Aandachtspunten')
})

test('a large plan stays readable in a terminal: cut tables say how much is left', async () => {
  const large = companyOf(400)
  const { body } = await renderPlan(planRollout(large), { facts: large }, 'text', 'en')
  const lines = String(body).split('\n')
  expect(lines.length).toBeLessThan(1200)
  expect(String(body)).toContain('and 376 more')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(140)
})
