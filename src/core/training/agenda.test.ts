import { describe, expect, test } from 'vitest'
import { Problem } from '#core/kernel/problem.ts'
import { sessionAgenda } from '#core/training/agenda.ts'

describe('agenda', () => {
  test('[TR-1] a fifth opens with why and shows the core, three fifths are practice, a fifth is for questions', () => {
    expect(sessionAgenda(80)).toEqual([
      { part: 'why', minutes: 4 },
      { part: 'core', minutes: 12 },
      { part: 'practice', minutes: 48 },
      { part: 'questions', minutes: 16 },
    ])
  })

  test('[TR-1] whole minutes add up for every length, none further than a minute from its share', () => {
    for (let minutes = 60; minutes <= 90; minutes++) {
      const [why, core, practice, questions] = sessionAgenda(minutes).map((item) => item.minutes)
      const parts = [(why ?? 0) + (core ?? 0), practice ?? 0, questions ?? 0]
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(minutes)
      for (const [index, share] of [0.2, 0.6, 0.2].entries()) expect(Math.abs((parts[index] ?? 0) - share * minutes)).toBeLessThan(1)
      for (const part of [why, core, practice, questions]) expect(Number.isInteger(part) && (part ?? 0) > 0).toBe(true)
    }
  })

  test('[TR-1] refuses a session that is too short, too long or not in whole minutes', () => {
    for (const minutes of [59, 91, 0, -80, 75.5, Number.NaN]) {
      expect(() => sessionAgenda(minutes)).toThrow(Problem)
      expect(() => sessionAgenda(minutes)).toThrow('training.sessionLength')
    }
  })
})
