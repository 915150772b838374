/** The handover on paper and as data. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { handoverOf } from '#core/review/handover.ts'
import { handoverKeys } from '#core/review/handover-parts.ts'
import { handoverDocument } from '#files/review/handover-document.ts'
import { handoverPdf } from '#files/review/handover-pdf.ts'
import { handoverZip } from '#files/review/handover-zip.ts'
import { rowOf } from '#test/cast.ts'
import { handoverFactsOf } from '#test/handover.ts'

const pdfToText = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext', '/opt/homebrew/bin/pdftotext'].find((file) => existsSync(file))
const around = { tool: 'Kompas', organisation: 'Marowijne', today: '2027-03-01', zones: [], left: 0 }

test('[RV-5] a part with nothing says so in one line and who can say more; with nobody named, whom to name', () => {
  const linesOf = (leads: readonly { role: string; name: string; email: string | null }[], language: 'en' | 'nl') =>
    handoverDocument(handoverOf(handoverFactsOf({ leads })), around, language).sections
  const [onboarding, workarounds] = linesOf([{ role: 'lead', name: 'Lilian', email: null }], 'en')
  expect(workarounds?.lines).toEqual(['No workaround is in use. Lilian can say more.'])
  expect(onboarding?.lines).toHaveLength(2)
  expect(linesOf([], 'nl')[1]?.lines).toEqual([
    'Er is geen tijdelijke oplossing in gebruik. Wijs bij Gebruikers een projectleider aan die meer weet.',
  ])
})

test('[RV-5] a day of another year says its year', () => {
  const action = (actionId: string, dueOn: string) => rowOf('reviewAction', { actionId, title: actionId, ownerId: 'ravi', dueOn })
  const facts = handoverFactsOf({ actions: [action('soon', '2027-03-10'), action('late', '2028-03-10')] })
  const { sections } = handoverDocument(handoverOf(facts), around, 'en')
  const calendar = sections.find(({ key }) => key === 'calendar')
  expect(calendar?.tables[0]?.rows.map(([day]) => day)).toEqual(['Wed\u00a010\u00a0Mar', '10 March 2028'])
  // As data it stays a day.
  expect(calendar?.data[0]?.rows.map(([day]) => day)).toEqual(['2027-03-10', '2028-03-10'])
})

const articles = Array.from({ length: 40 }, (_, at) =>
  rowOf('article', {
    articleId: `a${at}`,
    language: 'en',
    title: `Question ${at}`,
    body: `${`Line ${at}. `.repeat(60)}\n\nSecond part of ${at}.`,
    changedAt: '2027-02-01T10:00:00.000Z',
  }),
)
const full = handoverOf(
  handoverFactsOf({ articles: [...articles, rowOf('article', { articleId: 'x', title: '=1+1', body: '@SUM(A1)', language: 'nl' })] }),
)

test('[RV-5] the PDF names each part in its contents with the page on which it begins, in each language', async (context) => {
  if (!pdfToText) return context.skip('pdftotext is not installed')
  for (const language of ['en', 'nl'] as const) {
    const document = handoverDocument(full, around, language)
    const pdf = await handoverPdf(document)
    const pages = execFileSync(pdfToText, ['-layout', '-', '-'], { input: Buffer.from(pdf), encoding: 'utf8' }).split('\f')
    expect(pages.length).toBeGreaterThan(3)
    for (const { title } of document.sections) {
      const [, page] = new RegExp(`^\\s*${title}\\s+(\\d+)\\s*$`, 'm').exec(pages[0] ?? '') ?? []
      expect(pages[Number(page) - 1], title).toMatch(new RegExp(`^\\s*${title}\\s*$`, 'm'))
    }
    // What is longer than a page is not cut.
    for (const { title } of articles) expect(pages.join('')).toContain(title)
    expect(pages.join('').match(/Second part of/g)).toHaveLength(articles.length)
  }
})

test('[RV-5] equal handovers are equal files, tagged, with contents that lead to each part', async () => {
  const document = handoverDocument(full, around, 'nl')
  const pdf = Buffer.from(await handoverPdf(document))
  expect(pdf.equals(Buffer.from(await handoverPdf(document)))).toBe(true)
  const file = pdf.toString('latin1')
  expect(file).toMatch(/\/Lang \(nl\)/)
  for (const kind of ['H1', 'H2', 'H3', 'TOC', 'TOCI', 'Link']) expect(file, kind).toMatch(new RegExp(`/S /${kind}\\b`))
  expect(file.match(/\/S \/GoTo/g)).toHaveLength(handoverKeys.length)
})

test('[RV-5] [IM-3] the ZIP holds the PDF, each part as JSON and CSV without formulas, and the plan', async () => {
  const document = handoverDocument(full, around, 'nl')
  const plan = [{ body: 'BEGIN:VCALENDAR', type: 'text/calendar', fileName: 'plan-kompas.ics' }]
  const pack = async () => handoverZip({ document, handover: full, pdf: new Uint8Array([1, 2]), pdfName: 'overdracht-kompas.pdf', plan })
  const packed = await pack()
  expect(Buffer.from(packed).equals(Buffer.from(await pack()))).toBe(true)
  const files = unzipSync(packed)
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['overdracht-kompas.pdf', 'plan/plan-kompas.ics', ...handoverKeys.map((key) => `data/${key}.json`)]),
  )
  const rows = parse(strFromU8(files['data/questions.csv'] ?? new Uint8Array()), { bom: true, delimiter: ';' }) as string[][]
  expect(rows[0]).toEqual(['Vraag', 'Antwoord', 'Taal', 'Opgeloste vragen'])
  expect(rows).toHaveLength(full.questions.length + 1)
  expect(rows.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
  expect(JSON.parse(strFromU8(files['data/questions.json'] ?? new Uint8Array()))).toEqual(full.questions)
})
