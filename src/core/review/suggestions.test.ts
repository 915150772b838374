/** What the figures suggest to do after a rollout. */
import { expect, test } from 'vitest'
import { suggestions, workflowNeeds } from '#core/review/suggestions.ts'

const did = (workflow: string, system: 'new' | 'old', ...people: readonly string[]) =>
  people.map((personId) => ({ workflow, personId, system }))

const facts = {
  unanswered: 2,
  unwritten: 3,
  notActive: 3,
  untrained: 0,
  unusedLicences: 4,
  needs: [
    { workflow: 'report', count: 1 },
    { workflow: 'order', count: 0 },
  ],
  notBetter: ['Weekly report'],
}

test('[RV-2] who needs training in a workflow is whoever still does it in the old system alone; most of them first', () => {
  const done = [
    ...did('order', 'new', 'milton', 'ravi'),
    ...did('order', 'old', 'milton', 'naomi'),
    ...did('report', 'old', 'ravi', 'naomi', 'naomi'),
  ]
  expect(workflowNeeds(done)).toEqual([
    { workflow: 'report', inNew: 0, onlyOld: ['naomi', 'ravi'] },
    { workflow: 'order', inNew: 2, onlyOld: ['naomi'] },
  ])
  expect(workflowNeeds([])).toEqual([])
})

test('[RV-1] after a week: feedback to answer and people to visit; what is nought is left out', () => {
  expect(suggestions('week1', facts)).toEqual([
    { kind: 'answer', count: 2 },
    { kind: 'article', count: 3 },
    { kind: 'visit', count: 3 },
  ])
})

test('[RV-2] after a month: sessions by workflow with how many people, visits, and what did not get better', () => {
  expect(suggestions('month1', { ...facts, untrained: 1 })).toEqual([
    { kind: 'train', name: 'report', count: 1 },
    { kind: 'untrained', count: 1 },
    { kind: 'article', count: 3 },
    { kind: 'visit', count: 3 },
    { kind: 'improve', name: 'Weekly report' },
  ])
})

test('[RV-3] after three months: unused licences, and always processes, advanced features and a plan to go on improving', () => {
  expect(suggestions('month3', facts).map(({ kind }) => kind)).toEqual(['improve', 'licences', 'process', 'advanced', 'continuous'])
})
