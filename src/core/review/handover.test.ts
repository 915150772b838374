/** What a handover says of a rollout, and who can supply what is missing. */
import { expect, test } from 'vitest'
import { handoverOf } from '#core/review/handover.ts'
import type { HandoverFacts } from '#core/review/handover-parts.ts'
import { rowOf } from '#test/cast.ts'
import { handoverFactsOf } from '#test/handover.ts'

const rolloutId = 'crm'
const handover = (more: Partial<HandoverFacts>) => handoverOf(handoverFactsOf(more))
const article = (articleId: string, title: string, more: object = {}) =>
  rowOf('article', { rolloutId, articleId, language: 'en', title, body: `About ${title}`, changedAt: '2027-02-01T10:00:00.000Z', ...more })
const issue = (issueId: string, more: object = {}) =>
  rowOf('issue', { rolloutId, issueId, title: issueId, severity: 'minor', scope: 'all', openedAt: '2027-02-20T02:00:00.000Z', ...more })

test('[RV-5] workarounds are those of open issues and of help articles, each said once', () => {
  const { workarounds } = handover({
    issues: [
      issue('labels', { workaround: 'Choose 62 mm' }),
      issue('fixed', { workaround: 'Save twice', fixedAt: '2027-02-25T10:00:00.000Z' }),
      issue('bare'),
    ],
    articles: [
      article('a', 'Labels', { workaround: 1, body: 'Choose 62 mm' }),
      article('b', 'Slow lists', { workaround: 1, body: 'Search first' }),
      article('c', 'Passwords'),
    ],
  })
  expect(workarounds).toEqual([
    { problem: 'labels', workaround: 'Choose 62 mm', from: 'issue', since: '2027-02-19' },
    { problem: 'Slow lists', workaround: 'Search first', from: 'article', since: '2027-02-01' },
  ])
})

test('[RV-5] the questions that a help article solved most come first, then those that have no article yet', () => {
  const unwritten = [{ ticketId: 't', question: 'Twice?', answer: 'Merged', language: 'en', solvedAt: '2027-02-02T10:00:00.000Z' }]
  const { questions } = handover({
    articles: [article('a', 'Seldom'), article('b', 'Often'), article('c', 'A workaround', { workaround: 1 })],
    answered: new Map([
      ['a', 2],
      ['b', 9],
    ]),
    unwritten,
  })
  expect(questions.map(({ question, solved }) => [question, solved])).toEqual([
    ['Often', 9],
    ['Seldom', 2],
    ['Twice?', null],
  ])
})

test('[RV-5] owners are who leads, the champions by location, and who answers at each level, also where nobody does yet', () => {
  const { owners } = handover({
    leads: [
      { role: 'owner', name: 'Orlando', email: 'orlando@marowijne.internal' },
      { role: 'lead', name: 'Lilian', email: null },
    ],
    champions: [{ personId: 'chandra', locationId: 'albina' }],
    tiers: [rowOf('supportTier', { rolloutId, tier: 3, ownerId: 'ravi', hours: 8 })],
  })
  expect(owners.map(({ what, level, location, name, contact }) => [what, level, location, name, contact])).toEqual([
    ['lead', null, null, 'Lilian', null],
    ['owner', null, null, 'Orlando', 'orlando@marowijne.internal'],
    ['champion', null, 'Albina', 'Chandra', 'chandra@marowijne.internal'],
    ['level', 3, null, 'Ravi', '+597 1'],
    ['level', 4, null, null, null],
  ])
})

test('[RV-5] open issues say whom they concern and when the vendor fixes them; closed ones are left out', () => {
  const { issues } = handover({
    issues: [
      issue('here', { scope: 'location', locationId: 'albina', vendorFixOn: '2027-03-20' }),
      issue('worse', { severity: 'major', scope: 'person', personId: 'ravi' }),
      issue('closed', { fixedAt: '2027-02-21T10:00:00.000Z', closedAt: '2027-02-24T10:00:00.000Z' }),
    ],
  })
  expect(issues).toMatchObject([
    { title: 'worse', severity: 'major', concerns: 'Ravi', state: 'open' },
    { title: 'here', concerns: 'Albina', vendorFixOn: '2027-03-20', since: '2027-02-19' },
  ])
})

test('[RV-5] the calendar holds what is still to come in order: office hours of a phase at a location together, tasks of a list on a day together', () => {
  const hour = (officeKey: string, startsAt: string, hostId: string | null, locationId = 'albina') =>
    rowOf('officeHour', { rolloutId, officeKey, phaseKey: 'rest', locationId, startsAt, minutes: 60, hostId })
  const item = (itemKey: string, dueOn: string, list = 'eachWeek') =>
    rowOf('checklistItem', { rolloutId, itemKey, phaseKey: 'rest', list, item: 'updateSent', dueOn, state: 'open' })
  const { calendar } = handover({
    phases: [rowOf('phase', { rolloutId, phaseKey: 'rest', goLiveOn: '2027-02-22', headCount: 4 })],
    officeHours: [
      hour('o3', '2027-03-04T13:00:00-03:00', null),
      hour('o1', '2027-03-01T08:00:00-03:00', 'chandra'),
      hour('o2', '2027-03-02T13:00:00-03:00', 'chandra'),
      hour('o4', '2027-03-02T20:30:00-04:00', 'ravi', 'georgetown'),
    ],
    items: [item('i1', '2027-03-05'), item('i2', '2027-03-05'), item('i3', '2027-02-26', 'firstWeek')],
    sessions: [
      rowOf('session', { rolloutId, sessionKey: 's', phaseKey: 'rest', startsAt: '2027-03-03T09:00:00-03:00', locationId: 'albina' }),
    ],
    oldSystem: rowOf('oldSystem', {
      rolloutId,
      everyDays: 7,
      contractEndsOn: '2027-06-30',
      switchedOffAt: '2027-02-24T15:00:00.000Z',
      archiveUntilOn: '2027-02-28',
    }),
    reviews: [rowOf('review', { rolloutId, moment: 'week1', heldOn: '2027-02-28' })],
    actions: [rowOf('reviewAction', { rolloutId, actionId: 'a', title: 'Print it', ownerId: 'ravi', dueOn: '2027-03-10' })],
    issues: [issue('labels', { vendorFixOn: '2027-02-20' })],
  })
  expect(calendar.map(({ on, until, count, kind, late, location, name }) => [on, until, count, kind, late, location, name])).toEqual([
    ['2027-02-20', null, 1, 'fix', true, null, null],
    ['2027-02-26', null, 1, 'task', true, null, null],
    ['2027-03-02', '2027-03-04', 2, 'officeHour', false, 'Albina', null],
    ['2027-03-02', null, 1, 'officeHour', false, 'Georgetown', 'Ravi'],
    ['2027-03-03', null, 1, 'session', false, 'Albina', null],
    ['2027-03-05', null, 2, 'task', false, null, null],
    ['2027-03-10', null, 1, 'action', false, null, 'Ravi'],
    ['2027-03-24', null, 1, 'review', false, null, null],
    ['2027-05-24', null, 1, 'review', false, null, null],
    ['2027-06-30', null, 1, 'contract', false, null, null],
  ])
})

test('[RV-5] [GA-4] a start that waits for its go/no-go check stands in the calendar on the day it was planned for, as one that waits', () => {
  const { calendar } = handover({
    phases: [rowOf('phase', { rolloutId, phaseKey: 'rest', goLiveOn: '2027-03-04', waitsSinceOn: '2027-02-22', headCount: 4 })],
  })
  expect(calendar.map(({ kind, on }) => [kind, on])).toContainEqual(['waitingStart', '2027-02-22'])
  expect(calendar.some(({ kind }) => kind === 'start')).toBe(false)
})

test('[RV-5] the archive has its place, each export with its SHA-256 and the end of the contract; without an old system there is none', () => {
  const { archive } = handover({
    oldSystem: rowOf('oldSystem', {
      rolloutId,
      everyDays: 7,
      keeperId: 'ravi',
      archivePlace: 'The safe in Albina',
      contractEndsOn: '2027-06-30',
      switchedOffAt: '2027-02-25T02:00:00.000Z',
    }),
    exports: [
      rowOf('oldExport', { rolloutId, exportId: 'e1', fileName: 'one.zip', bytes: 5, fileHash: 'aa', madeOn: '2027-02-01' }),
      rowOf('oldExport', {
        rolloutId,
        exportId: 'e2',
        fileName: 'two.zip',
        bytes: 6,
        fileHash: 'bb',
        madeOn: '2027-02-08',
        restoredOn: '2027-02-09',
        restoreWorked: 1,
      }),
    ],
  })
  expect(archive).toMatchObject({
    place: 'The safe in Albina',
    switchedOffOn: '2027-02-24',
    contractEndsOn: '2027-06-30',
    keeper: 'Ravi',
    exports: [
      { fileName: 'two.zip', sha256: 'bb', restoreWorked: true },
      { fileName: 'one.zip', sha256: 'aa', restoreWorked: null },
    ],
  })
  expect(handover({ rollout: { rolloutId, tool: 'Kompas', oldSystem: null } }).archive).toBeNull()
})

test('[RV-5] who can supply what is missing: the lead, IT for questions and issues, who makes the exports for the archive', () => {
  const leads = [{ role: 'lead', name: 'Lilian', email: null }]
  expect(handover({}).supplier).toMatchObject({ onboarding: [], issues: [], archive: [] })
  expect(handover({ leads }).supplier).toMatchObject({ onboarding: ['Lilian'], issues: ['Lilian'], archive: ['Lilian'] })
  const { supplier } = handover({
    leads,
    tiers: [rowOf('supportTier', { rolloutId, tier: 3, name: 'The help desk', hours: 8 })],
    oldSystem: rowOf('oldSystem', { rolloutId, everyDays: 7, keeperId: 'ravi' }),
  })
  expect(supplier).toMatchObject({
    onboarding: ['Lilian'],
    workarounds: ['The help desk'],
    questions: ['The help desk'],
    archive: ['Ravi'],
  })
})
