import { expect, test } from 'vitest'
import type { ServerContext } from '#server/context.ts'
import { keepHolidays } from '#server/regional/adopt-holidays.ts'
import { createWriter } from '#server/write/write.ts'
import { cast, georgetown, issue, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

describeOnBoth('holidays of the countries of an organisation', (open) => {
  test('[RG-7] [AC-4] are adopted each day where they could not be when the country came in, and for further years as time goes on', async () => {
    const database = await open()
    let now = '2026-11-23T15:00:00.000Z'
    // Whoever is told after a commit would adopt them; here the server ended before that.
    const write = createWriter({ database, now: () => now, committed: async () => undefined })
    const organisation = { name: 'Marowijne Trading', country: 'SR', zone: 'America/Paramaribo', language: 'nl' as const, currency: 'SRD' }
    await write(cast.owner, issue('organisation.describe', organisation))
    await write(cast.owner, issue('regional.addLocation', georgetown))
    const days = async (country: string): Promise<readonly string[]> => {
      const found = database.db.selectFrom('holiday').select('day').where('country', '=', country).where('off', '=', 1)
      return (await found.orderBy('day').execute()).map(({ day }) => day)
    }
    const yearsOf = async (country: string) => [...new Set((await days(country)).map((day) => day.slice(0, 4)))]
    const daily = () => keepHolidays({ database, write } as ServerContext, organisationId, now)
    expect(await days('SR')).toEqual([])

    await daily()
    expect([await yearsOf('SR'), await yearsOf('GY')]).toEqual([
      ['2026', '2027', '2028'],
      ['2026', '2027', '2028'],
    ])
    const version = async () => (await database.db.selectFrom('organisationVersion').select('version').executeTakeFirstOrThrow()).version
    const before = await version()
    await daily()
    expect(await version()).toBe(before)

    // A day that the organisation added or crossed out itself says nothing about the years that are known.
    const day = (on: string, off: boolean) => ({ country: 'SR', day: on, nameEn: 'Own', nameNl: 'Eigen', provisional: false, off })
    await write(cast.owner, issue('regional.changeHoliday', day('2030-05-05', true)))
    await write(cast.owner, issue('regional.changeHoliday', day('2028-01-01', false)))
    now = '2028-02-01T15:00:00.000Z'
    await daily()
    expect(await yearsOf('SR')).toEqual(['2026', '2027', '2028', '2029', '2030'])
    expect(await days('SR')).not.toContain('2028-01-01')
    expect((await days('SR')).filter((on) => on.startsWith('2030')).length).toBeGreaterThan(5)
  })
})
