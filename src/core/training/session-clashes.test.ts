import { expect, test } from 'vitest'
import { Problem } from '#core/kernel/problem.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { refuseTaken } from '#core/training/session-clashes.ts'
import { rowOf } from '#test/cast.ts'

const place = (locationId: string, name: string, country: string, zone: string) =>
  rowOf('location', { locationId, name, country, zone, opensAt: 420, closesAt: 1080 })
const places = [
  place('pbm', 'Paramaribo', 'SR', 'America/Paramaribo'),
  place('nck', 'Nieuw Nickerie', 'SR', 'America/Paramaribo'),
  place('pos', 'Port of Spain', 'TT', 'America/Port_of_Spain'),
]
const session = (sessionKey: string, locationId: string | null, startsAt: string, trainer = 'Sherida') =>
  rowOf('session', { rolloutId: 'crm', sessionKey, locationId, startsAt, minutes: 80, trainer, form: locationId ? 'room' : 'online' })
const first = session('a', 'pbm', '2026-11-30T12:30:00-03:00')
const said = (other: ReturnType<typeof session>): string => {
  try {
    refuseTaken(other, [first], places, 'America/Paramaribo')
  } catch (problem) {
    if (problem instanceof Problem) return `${problem.code}: ${sayNote('en', problem)}`
    throw problem
  }
  return 'fits'
}

test('[TR-2] a trainer in Paramaribo at 12:30 is not in Port of Spain that day, and in Nieuw Nickerie an hour after it at the earliest', () => {
  expect(said(session('b', 'pos', '2026-11-30T16:30:00-04:00'))).toBe(
    'training.trainerElsewhere: Sherida gives a session in Paramaribo (Mon\u00a030\u00a0Nov, 12:30) and cannot be here in time. Choose another time or another trainer, or hold the session online.',
  )
  expect(said(session('b', 'pos', '2026-12-01T08:00:00-04:00'))).toBe('fits')
  expect(said(session('b', 'nck', '2026-11-30T14:00:00-03:00'))).toContain('training.trainerElsewhere')
  expect(said(session('b', 'nck', '2026-11-30T10:15:00-03:00'))).toContain('training.trainerElsewhere')
  expect(said(session('b', 'nck', '2026-11-30T14:50:00-03:00'))).toBe('fits')
  expect(said(session('b', 'nck', '2026-11-30T10:10:00-03:00'))).toBe('fits')
})

test('[TR-2] an online session, the same location and another trainer ask for no journey', () => {
  expect(said(session('b', null, '2026-11-30T14:00:00-03:00'))).toBe('fits')
  for (const form of ['online', 'lowData'] as const)
    expect(said({ ...session('b', 'pos', '2026-11-30T16:30:00-04:00'), form })).toBe('fits')
  expect(said(session('b', 'pbm', '2026-11-30T14:00:00-03:00'))).toBe('fits')
  expect(said(session('b', 'pos', '2026-11-30T14:00:00-04:00', 'Anil'))).toBe('fits')
})
