import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findArticles } from '#core/support/article-search.ts'
import { stem } from '#core/support/article-stems.ts'
import { within } from '#core/support/typing.ts'

const article = (articleId: string, language: 'en' | 'nl', title: string, body: string) => ({
  articleId,
  language,
  title,
  body,
  withdrawnAt: null as string | null,
})

const articles = [
  article('wachtwoord', 'nl', 'Een nieuw wachtwoord', 'Ben je je wachtwoord voor Kompas vergeten? Kies Vergeten op het beginscherm.'),
  article('klantkaart', 'nl', 'De klantkaart blijft leeg in Kompas', 'Sluit het tabblad en open de kaart van de klant opnieuw.'),
  article('factuur', 'nl', 'Een factuur afdrukken', 'In Kompas staat de knop Afdrukken rechtsboven. Één kopie is genoeg.'),
  article('orders', 'nl', 'Bestellingen van gisteren', 'Kompas toont bestellingen pas na het bijwerken.'),
  article('password', 'en', 'A new password', 'Did you forget your password? Choose Forgotten on the first screen of Kompas.'),
  article('invoices', 'en', 'Printing an invoice', 'The button Print is at the top right.'),
  { ...article('old', 'nl', 'Wachtwoord van vroeger', 'Bel IT.'), withdrawnAt: '2026-11-01T12:00:00.000Z' },
]
const found = (query: string, language: 'en' | 'nl' = 'nl') => findArticles(articles, query, language).map(({ articleId }) => articleId)

test('[SU-2] [SU-3] a question in one’s own words finds the answer: forms, accents, beginnings, mistakes', () => {
  expect(found('Ik ben mijn wachtwoord vergeten')[0]).toBe('wachtwoord')
  expect(found('wachtwrod')[0]).toBe('wachtwoord')
  expect(found('wachtw')[0]).toBe('wachtwoord')
  expect(found('facturen drukken')[0]).toBe('factuur')
  expect(found('een kopié')[0]).toBe('factuur')
  expect(found('lege klantkaarten')[0]).toBe('klantkaart')
  expect(found('besteling')[0]).toBe('orders')
  expect(found('invoces', 'en')[0]).toBe('invoices')
  expect(found('I forgot my pasword', 'en')[0]).toBe('password')
})

test('[SU-3] the reader’s language comes first, others after it; what was taken back never', () => {
  expect(found('password', 'nl')).toEqual(['password'])
  expect(found('Kompas password', 'en')[0]).toBe('password')
  expect(found('wachtwoord')).not.toContain('old')
})

test('[SU-2] words that say nothing, the tool’s name and an empty question bring up nothing that misleads', () => {
  expect(found('')).toEqual([])
  expect(found('?!')).toEqual([])
  expect(found('zonnebloem')).toEqual([])
  expect(found('ik kan niet naar mijn printer in de gang vanmorgen')).not.toContain('orders')
  expect(found('Kompas klantkaart')[0]).toBe('klantkaart')
})

const vocabulary = ['agenda', 'bijlage', 'contract', 'dossier', 'vergadering', 'scherm', 'taal', 'tablet', 'magazijn', 'leverancier']

test('[SU-2] one mistake in four letters and more, two in eight and more, are always forgiven', () => {
  const many = vocabulary.map((word) => article(word, 'nl', word, ''))
  fc.assert(
    fc.property(
      fc.constantFrom(...vocabulary),
      fc.array(fc.record({ at: fc.nat(), letter: fc.constantFrom(...'bdfgkmpqvxz'), how: fc.nat(3) }), { minLength: 1, maxLength: 2 }),
      (word, slips) => {
        // A word that has become shorter than the limit is owed less.
        const allowed = (typed: string): number => (typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0)
        let typed = word
        for (const { at, letter, how } of slips) {
          const place = at % typed.length
          const [before, here, after] = [typed.slice(0, place), typed.charAt(place), typed.slice(place + 1)]
          typed =
            [before + letter + after, before + after, before + letter + here + after, before + after.charAt(0) + here + after.slice(1)][
              how
            ] ?? typed
        }
        const mistakes = within(typed, word, 3)
        fc.pre(mistakes <= allowed(typed))
        expect(findArticles(many, typed, 'nl').map(({ articleId }) => articleId)).toContain(word)
      },
    ),
    { numRuns: 400 },
  )
})

test('[SU-2] counting mistakes: as many as there are, and never more than asked for', () => {
  expect(within('kaart', 'kaart', 2)).toBe(0)
  expect(within('kaart', 'kart', 2)).toBe(1)
  expect(within('kaart', 'kaatr', 2)).toBe(1)
  expect(within('kaart', 'paard', 2)).toBe(2)
  expect(within('kaart', 'tafel', 2)).toBe(3)
  fc.assert(
    fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (one, other) => {
      const plain = within(one, other, 20)
      expect(within(other, one, 20)).toBe(plain)
      for (const most of [1, 2]) expect(within(one, other, most)).toBe(Math.min(plain, most + 1))
    }),
  )
})

test('[SU-2] forms of a word come to one stem', () => {
  for (const [one, other] of [
    ['factuur', 'facturen'],
    ['klant', 'klanten'],
    ['printer', 'printers'],
    ['druk', 'drukken'],
    ['kaart', 'kaarten'],
  ] as const)
    expect(stem(other, 'nl')).toBe(stem(one, 'nl'))
  for (const [one, other] of [
    ['invoice', 'invoices'],
    ['print', 'printing'],
    ['copy', 'copies'],
    ['log', 'logged'],
  ] as const)
    expect(stem(other, 'en')).toBe(stem(one, 'en'))
})
