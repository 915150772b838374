import { expect, test } from 'vitest'
import type { StoredRow, TableName } from '#core/kernel/rows.ts'
import { planChanges } from '#core/planning/plan-changes.ts'
import type { PlanRows } from '#core/plan/plan-facts.ts'
import { planRollout } from '#core/planning/planner.ts'
import { rowOf } from '#test/cast.ts'
import { atOf, letterRows, stored } from '#test/letter-rows.ts'
import { factsOf, somebody } from '#test/company.ts'

const today = '2026-12-10'
const plan = planRollout(factsOf([somebody(0), somebody(1), somebody(2)], { startOn: '2027-02-01', today }))

const rowsWith = (over: Partial<PlanRows>): PlanRows => ({
  organisation: [],
  people: [],
  locations: [],
  holidays: [],
  participants: [],
  freezes: [],
  phases: [],
  phaseSites: [],
  champions: [],
  messages: [],
  sessions: [],
  attendees: [],
  officeHours: [],
  appointments: [],
  buddies: [],
  items: [],
  warnings: [],
  rollouts: letterRows().rollouts,
  ...over,
})
const touched = <T extends TableName>(table: T, from: PlanRows, now: string) =>
  planChanges(from, plan, atOf({ today, now })).filter((change) => change.table === table)

test('[PH-10] [RG-5] what has been is told by the day at the place, whatever offset an instant is written with', () => {
  const locations = stored('location', [rowOf('location', { locationId: 'albina', zone: 'America/Paramaribo' })])
  const hour = (officeKey: string, startsAt: string): StoredRow<'officeHour'>[] =>
    stored('officeHour', [rowOf('officeHour', { rolloutId: 'crm', officeKey, locationId: 'albina', startsAt, minutes: 60 })])
  const kept = (startsAt: string): boolean => {
    const gone = touched('officeHour', rowsWith({ locations, officeHours: hour('old', startsAt) }), '2026-12-10T18:00:00.000Z')
    return !gone.some(({ op }) => op === 'remove')
  }
  // Ten in the evening of the ninth there.
  expect(kept('2026-12-10T01:00:00Z')).toBe(true)
  expect(kept('2026-12-10T14:00:00Z')).toBe(false)
  expect(kept('2026-12-10T04:00:00Z')).toBe(false)
  // Early on the tenth there, written with the offset of a place far to the west.
  expect(kept('2026-12-09T22:00:00-08:00')).toBe(false)
})

test('[CM-2] [PH-10] a replan lets go what kept itself back, also of a day that has been, and nothing that somebody holds', () => {
  const held = (over: object) =>
    stored('message', [
      rowOf('message', {
        rolloutId: 'crm',
        messageKey: 'gone',
        kind: 'reminder',
        sendOn: '2026-12-08',
        heldAt: today,
        heldBy: 'Uitrol',
        ...over,
      }),
    ])
  const itself = JSON.stringify({ code: 'communication.unfilled', params: {} })
  const of = (over: object) =>
    touched('message', rowsWith({ messages: held(over) }), `${today}T18:00:00.000Z`).filter(
      ({ row }) => (row as { messageKey?: string }).messageKey === 'gone',
    )
  expect(of({ heldBecause: itself })).toMatchObject([
    { op: 'put', row: { heldAt: null, heldBy: null, heldBecause: null, sendOn: '2026-12-08' } },
  ])
  expect(of({ heldBecause: 'not yet' })).toEqual([])
  expect(of({ heldBecause: itself, queuedAt: today })).toEqual([])
})
