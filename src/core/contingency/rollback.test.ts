import { expect, test } from 'vitest'
import { openRollback, resumeClosed, rollbackHeading, rollbackText, systemOf } from '#core/contingency/rollback.ts'
import type { Row } from '#core/kernel/rows.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { rowOf } from '#test/cast.ts'

const now = { today: '2026-11-26', zone: 'America/Paramaribo', isOff: false }
const recorded = (state: string, notedAt: string) => ({ state, notedAt })

test('[CO-4] somebody works in the old system before their first day, in both after it, in the new one once the old is off', () => {
  expect(systemOf({ goLiveOn: null }, undefined, now)).toBe('old')
  expect(systemOf({ goLiveOn: '2026-11-27' }, undefined, now)).toBe('old')
  expect(systemOf({ goLiveOn: '2026-11-26' }, undefined, now)).toBe('both')
  expect(systemOf({ goLiveOn: '2026-11-26' }, undefined, { ...now, isOff: true })).toBe('new')
})

test('[CO-4] what was recorded since the first day counts; a later first day makes it void', () => {
  const back = recorded('old', '2026-11-25T12:00:00Z')
  expect(systemOf({ goLiveOn: '2026-11-16' }, back, now)).toBe('old')
  expect(systemOf({ goLiveOn: '2026-11-26' }, back, now)).toBe('both')
  // The day of the zone: three hours behind.
  expect(systemOf({ goLiveOn: '2026-11-26' }, recorded('old', '2026-11-26T02:00:00Z'), now)).toBe('both')
  expect(systemOf({ goLiveOn: '2026-11-30' }, recorded('new', '2026-11-25T12:00:00Z'), now)).toBe('new')
})

const one = (over: Partial<Row<'rollback'>>) =>
  rowOf('rollback', { rollbackId: 'r', startedAt: '2026-11-20T12:00:00Z', decision: null, ...over })

test('[CO-4] an undecided rollback closes the way to resume, and so does the choice of another vendor; a retry opens it', () => {
  expect(resumeClosed([])).toBe(null)
  expect(resumeClosed([one({})])).toBe('undecided')
  expect(resumeClosed([one({ decision: 'retry' })])).toBe(null)
  expect(resumeClosed([one({ decision: 'otherConfiguration' })])).toBe(null)
  expect(resumeClosed([one({ decision: 'otherVendor' })])).toBe('otherVendor')
  const later = one({ rollbackId: 's', startedAt: '2026-11-22T12:00:00Z', decision: 'retry' })
  expect(resumeClosed([one({ decision: 'otherVendor' }), later])).toBe(null)
  expect(openRollback([one({ decision: 'retry' }), one({ rollbackId: 'open' })])?.rollbackId).toBe('open')
})

test('[CO-4] [RG-3] the heading says the step, then that a decision is due, then the decision; the message says what is lost in both languages', () => {
  const step = (title: string, doneAt: string | null) => rowOf('rollbackStep', { title, doneAt })
  const said = (decision: string | null, ...steps: Row<'rollbackStep'>[]) => sayNote('en', rollbackHeading({ decision }, steps))
  expect(said(null, step('Stop entry', 'x'), step('Restore', null))).toBe('Going back, step 2 of 2: Restore')
  expect(said(null, step('Stop entry', 'x'))).toBe('Everyone is back. Decide how to go on.')
  expect(said('otherVendor')).toBe('The rollback is done. We look for another vendor.')
  const about = { tool: 'New CRM', oldSystem: 'Old CRM', lost: 'Enter orders after 14:00 again.' }
  expect(rollbackText('en', about)).toContain('We are going back to Old CRM for now.')
  expect(rollbackText('nl', about)).toContain('We gaan voorlopig terug naar Old CRM.')
  for (const language of ['en', 'nl'] as const) {
    expect(rollbackText(language, about)).toContain(about.lost)
    // Nothing written yet leaves no gap.
    expect(rollbackText(language, { ...about, lost: '' })).not.toContain('  ')
  }
})
