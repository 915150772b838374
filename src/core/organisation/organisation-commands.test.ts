import { describe, expect, test } from 'vitest'
import type { At } from '#core/kernel/command.ts'
import { describeOrganisation } from '#core/organisation/organisation-commands.ts'
import type { StoredRow } from '#core/kernel/rows.ts'

const at: At = {
  commandId: 'c1',
  organisationId: 'kasnika',
  now: '2026-11-02T12:00:00Z',
  today: '2026-11-02',
  zone: 'UTC',
  by: { accountId: 'a1', name: 'Maureen' },
}
const kasnika = { name: 'Kasnika N.V.', country: 'SR', zone: 'America/Paramaribo', language: 'nl', currency: 'SRD' } as const

describe('the organisation', () => {
  test('[RG-5] is described, and keeps the day on which it was made', () => {
    expect(describeOrganisation.decide({ organisation: [] }, kasnika, at)).toEqual([
      { op: 'put', table: 'organisation', row: { id: 'kasnika', ...kasnika, createdAt: at.now, inviteDays: null } },
    ])
    const there: StoredRow<'organisation'> = {
      ...kasnika,
      id: 'kasnika',
      name: 'Old',
      createdAt: '2025-01-01T00:00:00Z',
      inviteDays: 30,
      organisationId: 'kasnika',
      version: 1,
    }
    expect(describeOrganisation.decide({ organisation: [there] }, kasnika, at)[0]?.row).toMatchObject({
      name: 'Kasnika N.V.',
      createdAt: there.createdAt,
      inviteDays: 30,
    })
    expect(describeOrganisation.decide({ organisation: [] }, { ...kasnika, currency: 'XCG' }, at)).toHaveLength(1)
  })

  test('[RG-4] [RG-5] a country, zone or currency that nobody knows is refused, with the field', () => {
    const refusal = (change: Partial<Parameters<typeof describeOrganisation.decide>[1]>) => () =>
      describeOrganisation.decide({ organisation: [] }, { ...kasnika, ...change }, at)
    expect(refusal({ country: 'EU' })).toThrow(expect.objectContaining({ code: 'regional.unknownCountry', place: { field: 'country' } }))
    expect(refusal({ zone: 'Paramaribo' })).toThrow(expect.objectContaining({ code: 'regional.unknownZone', place: { field: 'zone' } }))
    expect(refusal({ currency: 'QQQ' })).toThrow(
      expect.objectContaining({ code: 'organisation.unknownCurrency', place: { field: 'currency' } }),
    )
  })
})
