import { describe, expect, test } from 'vitest'
import { dayNumber, weekday } from '#core/kernel/calendar.ts'
import type { At, Change, Issued } from '#core/kernel/command.ts'
import { commandNamed } from '#core/registry/commands.ts'
import { samplePeople } from '#core/organisation/sample-people.ts'
import { sampleCommands, sampleFirstDay, samplePersonId } from '#core/organisation/sample-company.ts'
import { rowKey } from '#core/kernel/table.ts'
import type { Row, StoredRow, TableName } from '#core/kernel/rows.ts'
import { tables } from '#core/registry/tables.ts'

const choices = { firstDay: '2026-11-16', stage: 'second', base: '019a0000-0000', language: 'en' } as const
const off = (day: string, nameEn: string) => ({ day, nameEn, nameNl: nameEn, source: 'test', provisional: false })
const holidays = [
  { country: 'SR', holidays: [off('2026-11-25', 'Independence Day'), off('2026-12-25', 'Christmas'), off('2027-01-01', 'New Year')] },
  { country: 'GY', holidays: [off('2026-12-25', 'Christmas'), off('2026-12-28', 'Boxing Day'), off('2027-01-01', 'New Year')] },
]

/** Carries commands out one after the other on rows in memory, as the server would. */
const carryOut = (issued: readonly Issued[], today: string) => {
  const rows = new Map<string, { table: TableName; row: Record<string, unknown> }>()
  const all = <T extends TableName>(table: T): StoredRow<T>[] =>
    [...rows.values()].filter((one) => one.table === table).map(({ row }) => row as StoredRow<T>)
  for (const [index, { id, name, input }] of issued.entries()) {
    const command = commandNamed(name)
    if (!command) throw new Error(`no command ${name}`)
    const parsed: unknown = command.input.parse(input)
    const at: At = {
      commandId: id,
      organisationId: 'kasnika',
      now: `${today}T12:00:00Z`,
      today,
      zone: 'UTC',
      by: { accountId: 'a', name: 'Maureen Landveld' },
    }
    const needs = Object.entries(command.needs(parsed, at)) as [string, { table: TableName; where: Record<string, unknown> }][]
    const facts = Object.fromEntries(
      needs.map(([key, { table, where }]) => [
        key,
        all(table).filter((row) => Object.entries(where).every(([column, value]) => (row as Record<string, unknown>)[column] === value)),
      ]),
    )
    for (const { op, table, row } of command.decide(facts, parsed, at) as Change[]) {
      const key = `${table} ${rowKey(tables[table], row)}`
      if (op === 'remove') rows.delete(key)
      else rows.set(key, { table, row: { ...row, organisationId: 'kasnika', version: index + 1 } })
    }
  }
  return all
}

describe('the sample company', () => {
  test('[PH-11] is the same each time, with ids of their own in order', () => {
    expect(sampleCommands(choices)).toEqual(sampleCommands(choices))
    const ids = sampleCommands(choices).map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].toSorted())
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('[RG-6] is forty-two people at three places in two languages, each with a manager who is one of them', () => {
    expect(samplePeople).toHaveLength(42)
    expect(new Set(samplePeople.map(({ name }) => samplePersonId(name))).size).toBe(42)
    const at = (place: string) => samplePeople.filter(({ location }) => location === place)
    expect(at('Paramaribo').length + at('Nieuw Nickerie').length + at('Georgetown').length).toBe(42)
    expect(at('Georgetown').filter(({ language }) => language === 'nl')).toHaveLength(1)
    const given = sampleCommands(choices).find(({ name }) => name === 'people.import')?.input as {
      people: { email: string | null; phone: string | null; managerEmail: string | null }[]
    }
    const emails = new Set(given.people.map(({ email }) => email))
    expect(given.people.filter(({ email, phone }) => email === null && phone !== null)).toHaveLength(2)
    expect(given.people.filter(({ managerEmail }) => managerEmail === null)).toHaveLength(1)
    expect(
      given.people.every(({ email, managerEmail }) => managerEmail !== email && (managerEmail === null || emails.has(managerEmail))),
    ).toBe(true)
  })

  test('[TL-2] [TL-3] [PH-1] plans 8, 15 and 19 people on 16 November, 30 November and 14 December, and the old system off after the closing', () => {
    const all = carryOut(sampleCommands({ ...choices, holidays }), '2026-10-26')
    const phases = all('phase').toSorted((one, other) => one.position - other.position)
    expect(phases.map(({ phaseKey, headCount, goLiveOn }) => ({ phaseKey, headCount, goLiveOn })).slice(0, 3)).toEqual([
      { phaseKey: 'early', headCount: 8, goLiveOn: '2026-11-16' },
      { phaseKey: 'core', headCount: 15, goLiveOn: '2026-11-30' },
      { phaseKey: 'rest', headCount: 19, goLiveOn: '2026-12-14' },
    ])
    expect(phases[3]).toMatchObject({ phaseKey: 'off' })
    expect(phases[3]?.goLiveOn).toMatch(/^2027-01-/)
  })

  test('[PH-3] [PH-7] [PH-10] [TL-4] [CH-1] its pilots go first, each place has a champion, one person is pinned, the plan is approved, items are ticked', () => {
    const all = carryOut(sampleCommands({ ...choices, holidays }), '2026-10-26')
    const inPhase = (key: string) => all('participant').filter(({ phaseKey }) => phaseKey === key)
    expect(inPhase('early').filter(({ pilot }) => pilot === 1)).toHaveLength(3)
    const champions = all('champion')
    for (const place of ['paramaribo', 'nieuw-nickerie', 'georgetown'])
      expect(champions.some(({ locationId }) => locationId === place)).toBe(true)
    expect(champions.map(({ personId }) => personId)).toEqual(
      expect.arrayContaining(['Sherida Pinas', 'Ravin Bhoendie', 'Shanelle Browne'].map(samplePersonId)),
    )
    expect(
      all('participant')
        .filter(({ pinnedAt }) => pinnedAt !== null)
        .map(({ personId, phaseKey }) => `${personId} ${phaseKey}`),
    ).toEqual(['sample-radjen-mahabier rest'])
    expect(all('rollout')[0]).toMatchObject({ approvedBy: 'Maureen Landveld', oldSystem: 'Old CRM' })
    expect(all('baseline').length).toBeGreaterThanOrEqual(4)
    expect(all('checklistItem').filter(({ state }) => state === 'done')).toHaveLength(3)
  })

  test('[RG-3] speaks the language it is asked for', () => {
    const all = carryOut(sampleCommands({ ...choices, language: 'nl', holidays }), '2026-10-26')
    expect(all('organisation')[0]).toMatchObject({ name: 'Kasnika N.V.', language: 'nl' })
    expect(all('rollout')[0]?.oldSystem).toBe('Oud CRM')
    const departments = new Set(all('person').map((one: Row<'person'>) => one.department))
    expect([...departments].toSorted()).toEqual(['Directie', 'Financiën', 'IT', 'Klantenservice', 'Magazijn', 'Verkoop'])
  })

  test('[CM-1] its first group started on the Monday of last week, or on the last one before the closing', () => {
    for (const today of ['2026-10-26', '2026-10-30', '2026-11-01', '2026-12-25', '2028-02-29']) {
      const first = sampleFirstDay(today, 'second')
      expect(weekday(dayNumber(first))).toBe(1)
      expect(dayNumber(today) - dayNumber(first)).toBeGreaterThanOrEqual(7)
      expect(dayNumber(today) - dayNumber(first)).toBeLessThanOrEqual(13)
    }
    expect(sampleFirstDay('2026-11-25', 'second')).toBe('2026-11-16')
    expect(sampleFirstDay('2027-01-06', 'second')).toBe('2026-12-14')
  })
})
