import { expect, test } from 'vitest'
import { progressOf } from '#core/communication/phase-progress.ts'
import { everyReader } from '#core/communication/recipients.ts'
import { rowOf } from '#test/cast.ts'
import { letterRows, stored } from '#test/letter-rows.ts'

test('[CM-3] [ME-8] how many of a phase were trained is told as a band of a small phase, and not at all of fewer than five people', () => {
  const told = (people: number, trained: number) => {
    const rows = letterRows()
    const ids = Array.from({ length: people }, (_, at) => `p${at}`)
    rows.people = stored('person', ids.map((personId) => rowOf('person', { personId, name: personId, email: `${personId}@x.example`, locationId: 'albina', language: 'en' }))) // prettier-ignore
    rows.participants = stored('participant', ids.map((personId) => rowOf('participant', { rolloutId: 'crm', personId, phaseKey: 'early', goLiveOn: '2026-12-07', because: '[]' }))) // prettier-ignore
    const [session] = rows.sessions
    rows.attendances = stored('attendance', ids.slice(0, trained).map((personId) => rowOf('attendance', { rolloutId: 'crm', sessionKey: session?.sessionKey ?? '', personId, minutes: session?.minutes ?? 0 }))) // prettier-ignore
    return progressOf(rows, everyReader(rows, '2026-12-11'), '2026-12-11').find(({ phases }) => phases.includes('early'))?.trained
  }
  expect(told(8, 0)).toBe('unknown')
  expect(told(8, 7)).toEqual({ from: 80, to: 100 })
  expect(told(8, 8)).toEqual({ from: 80, to: 100 })
  expect(told(8, 1)).toEqual({ from: 0, to: 50 })
  expect(told(4, 3)).toBe(null)
  expect(told(43, 33)).toEqual({ from: 50, to: 80 })
})
