import { expect, test } from 'vitest'
import { issueLacks, issuesHeading, issuesInOrder, isStable } from '#core/contingency/issues.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Row } from '#core/kernel/rows.ts'
import { rowOf } from '#test/cast.ts'

const one = (issueId: string, over: Partial<Row<'issue'>> = {}): Row<'issue'> =>
  rowOf('issue', { rolloutId: 'crm', issueId, title: issueId, severity: 'minor', scope: 'all', openedAt: '2026-12-01T12:00:00Z', ...over })
const fixed = { fixedAt: '2026-12-02T12:00:00Z', stableOn: '2026-12-04' }

test('[CO-1] open issues come first, the worst and the newest of them on top', () => {
  const found = issuesInOrder([
    one('closed', { severity: 'critical', ...fixed, closedAt: '2026-12-05T12:00:00Z' }),
    one('fixed', { severity: 'critical', ...fixed }),
    one('old'),
    one('twin'),
    one('older', { openedAt: '2026-11-30T12:00:00Z' }),
    one('also'),
    one('new', { openedAt: '2026-12-03T12:00:00Z' }),
    one('major', { severity: 'major' }),
    one('critical', { severity: 'critical' }),
  ])
  expect(found.map(({ issueId }) => issueId)).toEqual(['critical', 'major', 'new', 'also', 'old', 'twin', 'older', 'fixed', 'closed'])
})

test('[CO-2] an open issue without a workaround, or whose vendor is past the day, says so; a fixed one lacks nothing', () => {
  expect(issueLacks(one('a'), '2026-12-02')).toEqual(['workaround'])
  expect(issueLacks(one('a', { workaround: 'paper', vendorFixOn: '2026-12-01' }), '2026-12-02')).toEqual(['vendorFix'])
  expect(issueLacks(one('a', { workaround: 'paper', vendorFixOn: '2026-12-02' }), '2026-12-02')).toEqual([])
  expect(issueLacks(one('a', fixed), '2026-12-02')).toEqual([])
})

test('[CO-3] a fix is stable from its day on, never before', () => {
  expect(isStable(one('a', fixed), '2026-12-03')).toBe(false)
  expect(isStable(one('a', fixed), '2026-12-04')).toBe(true)
  expect(isStable(one('a'), '2026-12-04')).toBe(false)
})

test('[CO-2] the heading says the worst, and that minor issues do not stop the rollout', () => {
  const said = (...issues: Row<'issue'>[]) => sayNote('en', issuesHeading(issues))
  expect(said()).toBe('No issues')
  expect(said(one('a', { title: 'Slow', severity: 'critical' }), one('b'))).toBe('Critical: Slow (and 1 other issue)')
  expect(said(one('a'), one('b'))).toBe('2 minor issues are open. The rollout continues.')
  expect(said(one('a', fixed))).toBe('One issue is fixed and being watched')
  expect(said(one('a', { ...fixed, closedAt: 'x' }))).toBe('All issues are closed')
  expect(sayNote('nl', issuesHeading([one('a', { title: 'Traag', severity: 'major' })]))).toBe('Groot: Traag')
})
