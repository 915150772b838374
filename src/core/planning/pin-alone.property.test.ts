/** Pins in companies that are not small: each leaves a whole plan in which nobody else moved, and later plans keep it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '#core/kernel/command.ts'
import { fewPeople } from '#core/kernel/many.ts'
import type { PlanFacts } from '#core/plan/plan.ts'
import { peopleFromRows, type PlanRows } from '#core/plan/plan-facts.ts'
import { bandFor } from '#core/plan/shape.ts'
import { pin } from '#core/planning/cohort-commands.ts'
import { companies } from '#test/companies.ts'
import { companyOf } from '#test/company.ts'
import { plannedCompany } from '#test/planned-company.ts'

const rolloutId = 'crm'
const countBy = <T>(rows: readonly T[], key: (row: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1
  return counts
}
const headCounts = <T extends { readonly headCount: number }>(rows: readonly T[], key: (row: T) => string): Record<string, number> =>
  Object.fromEntries(rows.flatMap((row) => (row.headCount === 0 ? [] : [[key(row), row.headCount]])))

/** What holds of every plan: nobody twice, counts that add up, seats and pairs that fit (PH-2, TR-2, TR-5). */
const wholePlan = (from: PlanRows, at: ReturnType<typeof plannedCompany>['at'], perBuddy: number): void => {
  const { people } = peopleFromRows(from, at)
  const known = new Map(people.map((one) => [one.id, one]))
  const sessions = new Map(from.sessions.map((row) => [row.sessionKey, row]))
  const site = ({ personId, phaseKey }: { personId: string; phaseKey: string | null }) => `${phaseKey}/${known.get(personId)?.locationId}`
  expect(from.participants.every(({ phaseKey }) => phaseKey !== null)).toBe(true)
  expect(headCounts(from.phases, (row) => row.phaseKey)).toEqual(countBy(from.participants, (row) => row.phaseKey ?? ''))
  expect(headCounts(from.phaseSites, (row) => `${row.phaseKey}/${row.locationId}`)).toEqual(countBy(from.participants, site))
  expect(from.phases.map(({ share }) => share)).toEqual(from.phases.map(({ headCount }) => headCount / people.length))
  const days = new Map(from.phaseSites.map((row) => [`${row.phaseKey}/${row.locationId}`, row.goLiveOn]))
  expect(from.participants.map(({ goLiveOn }) => goLiveOn)).toEqual(from.participants.map((row) => days.get(site(row))))
  const readersOf = (kind: string, phaseKey: string): number =>
    from.messages.reduce((sum, row) => sum + (row.kind === kind && row.phaseKey === phaseKey ? row.readers : 0), 0)
  for (const { phaseKey, headCount } of from.phases)
    expect([readersOf('reminder', phaseKey), readersOf('welcome', phaseKey)]).toEqual([headCount, headCount])

  const seated = Object.entries(countBy(from.attendees, (row) => row.sessionKey))
  expect(seated.filter(([sessionKey, count]) => count > (sessions.get(sessionKey)?.seats ?? 0))).toEqual([])
  expect(Object.values(countBy(from.attendees, (row) => row.personId)).every((count) => count === 1)).toBe(true)
  const phaseOf = new Map(from.participants.map((row) => [row.personId, row.phaseKey]))
  const isTheirs = ({ sessionKey, personId }: (typeof from.attendees)[number]): boolean => {
    const [session, person] = [sessions.get(sessionKey), known.get(personId)]
    const isHere = session?.locationId === null || session?.locationId === person?.locationId
    return isHere && session?.phaseKey === phaseOf.get(personId) && session?.language === person?.language
  }
  expect(from.attendees.filter((row) => !isTheirs(row))).toEqual([])

  const position = new Map(from.phases.map((row) => [row.phaseKey, row.position]))
  const turnOf = (id: string): number => {
    const turn = position.get(phaseOf.get(id) ?? '') ?? 0
    return turn === 1 && known.get(id)?.pilot ? 0 : turn
  }
  const fits = ({ personId, buddyId }: (typeof from.buddies)[number]): boolean =>
    turnOf(buddyId) < turnOf(personId) && known.get(buddyId)?.language === known.get(personId)?.language
  expect(from.buddies.filter((row) => !fits(row))).toEqual([])
  expect(Object.values(countBy(from.buddies, (row) => row.buddyId)).every((count) => count <= perBuddy)).toBe(true)
}

/** Whom changes touch besides. */
const othersIn = (changes: readonly Change[], personId: string): Change[] =>
  changes.filter(
    ({ table, row }) => ['participant', 'attendee', 'champion'].includes(table) && 'personId' in row && row.personId !== personId,
  )

/** Companies of more than 500 people: of any kind, with so little support that waves are split off, and of the shape that firms have. */
const largeCompanies = fc.oneof(
  companies({ least: fewPeople + 1, most: 700 }),
  companies({ least: fewPeople + 1, most: 700 }).map((facts): PlanFacts => ({
    ...facts,
    settings: { ...facts.settings, peoplePerChampion: 60, championHours: 1, ticketsPerHour: 2 },
  })),
  fc.integer({ min: fewPeople + 1, max: 900 }).map((people) => companyOf(people)),
)

test('[PH-10] [PH-2] [TR-2] [TR-5] a pin that touches nobody else leaves a whole plan, is decided the same on all rows, and stays when all is planned anew', () => {
  const alone = { moved: 0, others: 0 }
  const somePin = fc.record({ person: fc.nat(), phase: fc.nat() })
  fc.assert(
    fc.property(largeCompanies, fc.array(somePin, { minLength: 20, maxLength: 20 }), (given, pins) => {
      const world = plannedCompany(given)
      const phases = world.of('phase').filter(({ headCount }) => headCount > 0)
      const total = given.people.length
      const wanted = new Map<string, string | null>()
      for (const { person, phase } of pins) {
        const before = world.plan()
        const part = before.participants[person % before.participants.length]
        const phaseKey = phases[phase % phases.length]?.phaseKey ?? ''
        const input = { rolloutId, personId: part?.personId ?? '', phaseKey }
        const changes = pin.nearby?.decide(world.load(pin.nearby.needs(input, world.at)), input, world.at)
        if (!changes) {
          alone.others += 1
          continue
        }
        expect(pin.decide(before, input, world.at)).toEqual(changes)
        expect(othersIn(changes, input.personId)).toEqual([])
        world.carryOut(changes)
        wanted.set(input.personId, phaseKey)
        if (part?.phaseKey === phaseKey) continue
        alone.moved += 1
        const after = world.plan()
        wholePlan(after, world.at, given.settings.peoplePerBuddy)
        for (const row of after.phases.filter((one) => [part?.phaseKey, phaseKey].includes(one.phaseKey))) {
          const band = bandFor(row.phaseKey, total) ?? { least: 0, most: total }
          expect(row.headCount >= band.least && row.headCount <= band.most).toBe(true)
        }
        expect(after.attendees.filter((row) => row.personId === input.personId)).toHaveLength(1)
      }
      world.draft()
      for (const { personId, phaseKey } of world.of('participant')) expect(phaseKey).toBe(wanted.get(personId) ?? phaseKey)
    }),
    { numRuns: 6, endOnFailure: true },
  )
  // Enough of both ways were tried.
  expect(alone.moved).toBeGreaterThan(10)
  expect(alone.others).toBeGreaterThan(10)
})
