import { expect, test } from 'vitest'
import { type VendorFacts, vendorRequest } from '#core/support/vendor-request.ts'

const facts: VendorFacts = {
  tool: 'Kompas',
  organisation: 'Marowijne Trading',
  question: 'De klantkaart blijft leeg',
  since: '2026-11-23T15:00:00.000Z',
  zone: 'America/Paramaribo',
  people: 3,
  places: ['Albina', 'Georgetown'],
  tried: ['Opnieuw aangemeld', 'Een andere browser'],
  page: 'Klanten',
  device: 'Chrome op Android',
  urgency: 'stopped',
  reference: 'CASE-7',
  signedBy: 'Lilian',
}

test('[SU-5] the vendor gets what happens, since when, who has it, what was tried, on what, how urgent and under which reference', () => {
  for (const language of ['en', 'nl'] as const) {
    const { subject, body } = vendorRequest(facts, language)
    expect(subject).toBe('Kompas: De klantkaart blijft leeg')
    const known = [
      'Marowijne Trading',
      '12:00',
      'America/Paramaribo',
      'Albina',
      'Georgetown',
      '3 ',
      'Klanten',
      'Chrome op Android',
      'CASE-7',
    ]
    for (const one of [...known, '- Opnieuw aangemeld', '- Een andere browser', 'Lilian']) expect(body).toContain(one)
  }
  expect(vendorRequest(facts, 'en').body).toContain('work has stopped')
  expect(vendorRequest(facts, 'nl').body).toContain('het werk ligt stil')
})

test('[SU-5] what is not known is left out', () => {
  const { body } = vendorRequest({ ...facts, page: null, device: null, reference: null, tried: [], places: [], people: 1 }, 'en')
  expect(body).not.toMatch(/Where in the tool|Device and browser|Your reference|What we tried|null/)
  expect(body).toContain('Who is affected: 1 person\n')
})
