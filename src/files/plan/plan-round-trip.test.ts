import { expect, test } from 'vitest'
import { languages } from '#core/kernel/language.ts'
import { importPreview } from '#core/people/people-import.ts'
import { planRollout } from '#core/planning/planner.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import { renderPlan } from '#files/plan/plan-formats.ts'
import { companyOf } from '#test/company.ts'

test.each(['csv', 'xlsx'] as const)(
  '[IM-3] the people of a plan as %s come back in, with location and department, in both languages',
  async (format) => {
    const facts = companyOf(42)
    const plan = planRollout(facts)
    const places = new Map(facts.locations.map(({ id, name }) => [id, name]))
    const expected = facts.people
      .map(({ name, locationId, department }) => `${name}|${places.get(locationId) ?? ''}|${department ?? ''}`)
      .toSorted()
    for (const language of languages) {
      const { body } = await renderPlan(plan, { facts }, format, language)
      const table = readPeopleFile(typeof body === 'string' ? new TextEncoder().encode(body) : body, `plan.${format}`)
      const { people, refused, asked, notes } = importPreview(table, { today: facts.today, defaults: { country: 'SR', language } })
      expect([language, refused, asked]).toEqual([language, [], []])
      // The sheets of sessions and champions are not taken for further lists.
      expect(notes.map(({ code }) => code)).not.toContain('people.note.otherLists')
      expect(people.map(({ name, location, department }) => `${name}|${location ?? ''}|${department ?? ''}`).toSorted()).toEqual(expected)
    }
  },
)
