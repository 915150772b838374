/** What a champion sees first. */
import { expect, test } from 'vitest'
import { championHeadline, startStateOf } from '#core/home/champion.ts'
import { sayNote } from '#core/registry/vocabulary.ts'

test('[CH-3] [GA-4] people have started, wait for a decision, start within a week, start later, or have no first day yet', () => {
  const days = ['2026-12-09', '2026-12-10', '2026-12-16', '2026-12-17', null, undefined]
  expect(days.map((day) => startStateOf(day, null, '2026-12-09'))).toEqual(['started', 'soon', 'soon', 'later', 'undated', 'undated'])
  expect([startStateOf('2026-12-10', '2026-12-07', '2026-12-09'), startStateOf(null, '2026-12-07', '2026-12-09')]).toEqual([
    'waiting',
    'undated',
  ])
})

test('[CH-3] the heading says questions first, then whom to tell, then whose start waits, then who starts, in both languages', () => {
  const said = (facts: Partial<Parameters<typeof championHeadline>[0]>): string[] => {
    const heading = championHeadline({ name: 'Ravin', questions: 0, toTell: 0, waiting: null, starting: null, ...facts })
    return [sayNote('en', heading), sayNote('nl', heading)]
  }
  const starting = { people: 4, on: '2026-12-14' }
  expect(said({ questions: 2, toTell: 3, starting })).toEqual([
    'Hi Ravin. 2 questions need your answer.',
    'Dag Ravin. 2 vragen wachten op je antwoord.',
  ])
  expect(said({ toTell: 1, starting })).toEqual([
    'Hi Ravin. 1 person still needs to be told in person.',
    'Dag Ravin. 1 persoon moet het nog persoonlijk horen.',
  ])
  expect(said({ waiting: { people: 4, since: '2026-12-07' }, starting })).toEqual([
    'Hi Ravin. The start of 4 of your people waits for a decision; it was planned for Monday 7 December.',
    'Dag Ravin. De start van 4 van jouw mensen wacht op een besluit; die stond gepland voor maandag 7 december.',
  ])
  expect(said({ starting })).toEqual([
    'Hi Ravin. 4 of your people start on Monday 14 December.',
    'Dag Ravin. 4 van jouw mensen beginnen op maandag 14 december.',
  ])
  expect(said({})).toEqual(['Hi Ravin. Nobody is waiting for you.', 'Dag Ravin. Niemand wacht op je.'])
})
