import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainWords } from '#server/mail/storable-text.ts'

test('[CM-7] whatever somebody said becomes text that can be kept, never longer than there is room', () => {
  const anything = fc.string({ unit: fc.constantFrom('a', '\0', '\ud83d', '\ude00', '\ud83d\ude00', '\n'), maxLength: 30 })
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 20 }), (said, most) => {
      const kept = plainWords(said, most)
      expect(kept.isWellFormed()).toBe(true)
      expect(kept).not.toContain('\0')
      expect(kept.length).toBeLessThanOrEqual(most)
      const plain = said.toWellFormed().replaceAll('\0', '')
      expect(plain.startsWith(kept)).toBe(true)
      expect(kept.length).toBeGreaterThanOrEqual(Math.min(plain.length, most - 1))
    }),
  )
})
