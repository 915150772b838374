import { describe, expect, test } from 'vitest'
import { phaseGuide } from '#core/plan/phase-guide.ts'
import { sayNote } from '#core/registry/vocabulary.ts'

const told = (key: string, people: number, pilots: number): string => {
  const { who, whyNow, activities } = phaseGuide(key, { people, pilots })
  return [who, ...whyNow, ...activities].map((one) => sayNote('en', one)).join('. ')
}

describe('what a plan says of its phases', () => {
  test('[PH-3] [AP-4] without a pilot nobody is said to know the tool from one', () => {
    for (const key of ['early', 'pilot', 'week-1']) {
      expect(told(key, 40, 0)).not.toMatch(/pilot|refresher/i)
      expect(told(key, 40, 3)).toMatch(/from the pilot/)
    }
  })

  test('[AP-2] [PH-6] all at once for 107 people speaks of a choice, not of so few people; for one person of that one', () => {
    expect(told('switch', 107, 0)).toContain('You chose one day for everyone')
    expect(told('switch', 107, 0)).not.toContain('so few')
    expect(told('switch', 3, 0)).toContain('With so few people')
    expect(told('switch', 1, 0)).toContain('Take a week to learn and adjust')
    expect(told('switch', 1, 0)).not.toMatch(/group|everyone/i)
  })
})
