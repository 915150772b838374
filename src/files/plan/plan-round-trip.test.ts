import { expect, test } from 'vitest'
import { languages } from '#core/kernel/language.ts'
import { importPreview } from '#core/people/people-import.ts'
import { planRollout } from '#core/planning/planner.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import { renderPlan } from '#files/plan/plan-formats.ts'
import { companyOf, factsOf, placeAt, somebody } from '#test/company.ts'

/** Signs that a spreadsheet takes for something else, in each column that a plan lets out. */
const awkward = factsOf(
  [
    somebody(0, { name: '=SUM(A1)', department: '+Sales', locationId: 'x', language: 'en' }),
    somebody(1, { name: 'O’Neil; Jr "Bo"', department: "'t Hart", pilot: true }),
    somebody(2, { name: 'Jansen, Piet', department: '007', language: 'en' }),
    somebody(3, { name: 'Zoë 😀', department: '-5, "X"; Y', email: null }),
    somebody(4, { name: 'محمد علي', department: null, locationId: 'm' }),
  ],
  {
    locations: [
      placeAt(0),
      // Neither its country nor its zone follows from its name, nor from where the firm is.
      { ...placeAt(2), id: 'x', name: '@Office; "A"' },
      { ...placeAt(2), id: 'm', name: '12', country: 'BR', zone: 'America/Manaus' },
    ],
    holidays: new Map(['SR', 'GY', 'BR'].map((country) => [country, []])),
  },
)

test.each([
  ['csv', companyOf(42)],
  ['xlsx', companyOf(42)],
  ['csv', awkward],
  ['xlsx', awkward],
] as const)(
  '[IM-3] the people of a plan as %s come back in, with address, location, country, zone, department and language, in both languages',
  async (format, facts) => {
    const plan = planRollout(facts)
    const places = new Map(facts.locations.map((place) => [place.id, place]))
    const expected = facts.people
      .map(({ name, email, locationId, department, language }) => {
        const place = places.get(locationId)
        return [name, email, place?.name, place?.country, place?.zone, department, language].join('|')
      })
      .toSorted()
    for (const language of languages) {
      const { body } = await renderPlan(plan, { facts }, format, language)
      const table = readPeopleFile(typeof body === 'string' ? new TextEncoder().encode(body) : body, `plan.${format}`)
      const { people, refused, asked, notes } = importPreview(table, { today: facts.today, defaults: { country: 'SR', language } })
      expect([language, refused, asked]).toEqual([language, [], []])
      // The sheets of sessions and champions are not taken for further lists, and nothing is guessed.
      expect(notes.map(({ code }) => code).filter((code) => code !== 'people.note.firstSheet')).toEqual([])
      const back = people.map((one) => [one.name, one.email, one.location, one.country, one.zone, one.department, one.language].join('|'))
      expect(back.toSorted()).toEqual(expected)
    }
  },
)
