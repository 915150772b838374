import { expect, test } from 'vitest'
import {
  backupAge,
  exportDue,
  exportsInOrder,
  firstGoLive,
  freshOldSystem,
  isReminded,
  missingProofs,
  oldSystemHeading,
  proofKeys,
  proofsOf,
} from '#core/plan/old-system.ts'
import type { Row } from '#core/kernel/rows.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { rowOf } from '#test/cast.ts'

const today = '2027-01-25'
const fresh = freshOldSystem('crm')
const known = (over: Partial<Row<'oldSystem'>> = {}): Row<'oldSystem'> => ({
  ...fresh,
  unusedOn: '2027-01-20',
  archivePlace: 'office server',
  contractEndsOn: '2027-02-15',
  ...over,
})
const one = (over: Partial<Row<'oldExport'>> = {}): Row<'oldExport'> =>
  rowOf('oldExport', {
    rolloutId: 'crm',
    exportId: 'e',
    madeOn: '2027-01-22',
    recordedAt: '2027-01-22T21:10:00Z',
    restoreWorked: 1,
    ...over,
  })

test('[CO-5] an export is due so many days after the newest one, the first a week before anybody goes live', () => {
  const due = (over: Partial<Parameters<typeof exportDue>[0]>, on: string) =>
    exportDue({ oldSystem: fresh, exports: [], firstGoLiveOn: '2027-01-11', ...over }, on)
  expect(due({}, '2026-12-27')).toMatchObject({ on: '2027-01-04', state: 'fine' })
  expect(due({}, '2026-12-28')?.state).toBe('soon')
  expect(due({}, '2027-01-04')?.state).toBe('soon')
  expect(due({}, '2027-01-05')?.state).toBe('overdue')
  expect(due({ oldSystem: undefined }, '2027-01-05')?.state).toBe('overdue')
  const exports = [one({ madeOn: '2027-01-08' }), one({ madeOn: '2027-01-15' })]
  expect(due({ exports }, '2027-01-20')).toMatchObject({ on: '2027-01-22', state: 'fine' })
  expect(due({ exports }, '2027-01-21')?.state).toBe('soon')
  expect(due({ exports }, '2027-01-23')?.state).toBe('overdue')
  expect(due({ exports, oldSystem: { ...fresh, everyDays: 14 } }, '2027-01-23')?.state).toBe('fine')
  expect(due({ firstGoLiveOn: undefined }, '2027-01-23')).toBe(null)
  expect(due({ exports, oldSystem: known({ noExport: 'paper' }) }, '2027-03-01')).toBe(null)
  expect(due({ exports, oldSystem: known({ switchedOffAt: 'x' }) }, '2027-03-01')).toBe(null)
})

test('[CO-5] it is reminded of once before its day, and the alarm is raised once after it', () => {
  const due = { on: '2027-01-22', askedFrom: '2027-01-21' } as const
  expect(isReminded(fresh, { ...due, state: 'fine' })).toBe(true)
  expect(isReminded(fresh, { ...due, state: 'soon' })).toBe(false)
  expect(isReminded({ ...fresh, remindedOn: '2027-01-14' }, { ...due, state: 'soon' })).toBe(false)
  expect(isReminded({ ...fresh, remindedOn: '2027-01-21' }, { ...due, state: 'soon' })).toBe(true)
  expect(isReminded({ ...fresh, remindedOn: '2027-01-21' }, { ...due, state: 'overdue' })).toBe(false)
  expect(isReminded({ ...fresh, alarmedOn: '2027-01-23' }, { ...due, state: 'overdue' })).toBe(true)
})

test('[GA-5] the age of the backup is that of the newest export', () => {
  expect(backupAge([], today)).toBe(null)
  expect(backupAge([one({ madeOn: '2027-01-08' }), one()], today)).toBe(3)
  const late = one({ exportId: 'late', recordedAt: '2027-01-22T22:00:00Z' })
  expect(exportsInOrder([one(), late])[0]?.exportId).toBe('late')
  const phases = [
    { headCount: 0, goLiveOn: '2027-01-01' },
    { headCount: 4, goLiveOn: '2027-01-18' },
    { headCount: 2, goLiveOn: '2027-01-11' },
  ]
  expect(firstGoLive(phases)).toBe('2027-01-11')
})

test('[GA-7] every proof is asked for: a fresh export, that very one restored, archive, contract, nobody only in the old system', () => {
  expect(missingProofs(known(), [one()], today)).toEqual([])
  expect(missingProofs(undefined, [], today)).toEqual(proofKeys)
  expect(missingProofs(known(), [one({ madeOn: '2027-01-17' })], today)).toEqual(['export'])
  expect(missingProofs(known(), [one({ exportId: 'old', madeOn: '2027-01-15' }), one({ restoreWorked: null })], today)).toEqual(['restore'])
  expect(missingProofs(known(), [one({ restoreWorked: 0 })], today)).toEqual(['restore'])
  expect(missingProofs(known({ archivePlace: null }), [one()], today)).toEqual(['archive'])
  expect(missingProofs(known({ contractEndsOn: null }), [one()], today)).toEqual(['contract'])
  expect(missingProofs(known({ unusedOn: '2027-01-17' }), [one()], today)).toEqual(['unused'])
})

test('[GA-7] export, restore, archive and contract can be not applicable, each with its reason', () => {
  const paper = known({
    noExport: 'paper',
    noRestore: 'paper',
    noArchive: 'paper',
    noContract: 'none',
    archivePlace: null,
    contractEndsOn: null,
  })
  expect(missingProofs(paper, [], today)).toEqual([])
  expect(proofsOf(paper, [], today).map(({ state }) => state)).toEqual(['pass', ...Array.from({ length: 4 }, () => 'notApplicable')])
})

test('[GA-7] the heading says what stands between now and the switch-off', () => {
  const said = (over: Partial<Parameters<typeof oldSystemHeading>[0]>, language: 'en' | 'nl' = 'en') =>
    sayNote(
      language,
      oldSystemHeading({ system: 'Old CRM', oldSystem: known(), due: null, missing: [], waits: false, zone: 'UTC', ...over }),
    )
  expect(said({ due: { on: '2027-01-22', askedFrom: '2027-01-21', state: 'overdue' } })).toBe(
    'The export of Old CRM is overdue since Friday 22 January',
  )
  expect(said({ missing: ['restore'] })).toBe('One restore is missing. Then Old CRM can be switched off.')
  expect(said({ missing: ['restore'] }, 'nl')).toBe('De export is nog niet teruggezet. Daarna kan Old CRM worden uitgezet.')
  expect(said({ missing: ['restore', 'archive'] })).toBe('2 proofs are missing before Old CRM can be switched off')
  expect(said({ waits: true })).toBe('All proofs are there. The go/no-go check of Old CRM needs approval.')
  expect(said({})).toBe('Old CRM can be switched off')
  expect(said({ oldSystem: known({ switchedOffAt: '2027-01-25T21:00:00Z' }) })).toBe('Old CRM was switched off on Monday 25 January')
})
