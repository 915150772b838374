/** The steps of somebody who joins after the rollout. */
import { expect, test } from 'vitest'
import { stepsDue, stepsOf } from '#core/review/newcomers.ts'
import { newcomerCandidates } from '#core/training/buddy-candidates.ts'
import { rowOf } from '#test/cast.ts'
import { companyOf } from '#test/company.ts'

const newcomer = rowOf('newcomer', { rolloutId: 'crm', personId: 'ravi', startsOn: '2027-03-01' })
const facts = { newcomer, hasBuddy: false, easeOn: [] }

test('[RV-5] account and buddy are due on the first day, the materials a week later, the check after two weeks', () => {
  expect(stepsOf(facts, '2027-02-20').map(({ step, due, state }) => [step, due, state])).toEqual([
    ['account', '2027-03-01', 'later'],
    ['buddy', '2027-03-01', 'later'],
    ['materials', '2027-03-08', 'later'],
    ['check', '2027-03-15', 'later'],
  ])
  const statesOn = (day: string) => stepsOf({ ...facts, hasBuddy: true }, day).map(({ state }) => state)
  expect(statesOn('2027-02-27')).toEqual(['soon', 'done', 'later', 'later'])
  expect(statesOn('2027-03-01')).toEqual(['soon', 'done', 'later', 'later'])
  expect(statesOn('2027-03-02')).toEqual(['overdue', 'done', 'later', 'later'])
  expect(statesOn('2027-03-16')).toEqual(['overdue', 'done', 'overdue', 'overdue'])
})

test('[RV-5] [GA-7] whether they are at ease, said after two weeks, is the check; an earlier answer is not', () => {
  const checkWith = (easeOn: readonly string[]) => stepsOf({ ...facts, easeOn }, '2027-03-20').at(-1)?.state
  expect([checkWith([]), checkWith(['2027-03-10']), checkWith(['2027-03-10', '2027-03-15'])]).toEqual(['overdue', 'overdue', 'done'])
  expect(stepsOf({ ...facts, newcomer: { ...newcomer, checkedAt: '2027-03-14T10:00:00Z' } }, '2027-03-20').at(-1)?.state).toBe('done')
})

test('[RV-5] what is asked for now is what is open and near or past, the earliest first', () => {
  expect(stepsDue(facts, '2027-03-14').map(({ step }) => step)).toEqual(['account', 'buddy', 'materials', 'check'])
  expect(stepsDue({ ...facts, hasBuddy: true }, '2027-03-06').map(({ step }) => step)).toEqual(['account', 'materials'])
  expect(stepsDue(facts, '2027-02-20')).toEqual([])
})

test('[RV-5] [TR-5] a newcomer’s buddy has worked with the tool for four weeks, speaks their language, is near and can help one more', () => {
  const company = companyOf(12)
  const [person, ...others] = company.people
  if (!person) throw new Error('nobody')
  const [near, far] = [others.find((one) => one.language === person.language && one.locationId === person.locationId), others.at(-1)]
  const part = (personId: string, goLiveOn: string) => ({ personId, goLiveOn })
  const idsOf = (
    parts: readonly { personId: string; goLiveOn: string }[],
    buddies: readonly { personId: string; buddyId: string }[] = [],
  ) => newcomerCandidates({ person, startsOn: '2027-03-01' }, company, parts, buddies).map((one) => one.person.id)
  const all = others.map(({ id }) => part(id, '2027-02-01'))
  expect(idsOf(all)).not.toContain(person.id)
  expect(idsOf(all).every((id) => others.find((one) => one.id === id)?.language === person.language)).toBe(true)
  const first = idsOf(all)[0] ?? ''
  expect(others.find(({ id }) => id === first)?.locationId).toBe(person.locationId)
  // Whoever helps as many as they can comes after everyone who can help one more.
  const busy = Array.from({ length: 9 }, (_, at) => ({ personId: `p${at}`, buddyId: first }))
  expect(idsOf(all, busy)[0]).not.toBe(first)
  expect(idsOf(all, busy)).toContain(first)
  // Whoever began less than four weeks before helps only where nobody else can.
  const recent = others.map(({ id }) => part(id, '2027-02-20'))
  const [one] = recent.filter(({ personId }) => idsOf(all).includes(personId) && personId !== first)
  expect(idsOf(recent).length).toBe(idsOf(all).length)
  expect(idsOf(recent.map((each) => (each === one ? { ...each, goLiveOn: '2027-01-10' } : each)))).toEqual([one?.personId])
  expect([near, far].every(Boolean)).toBe(true)
})
