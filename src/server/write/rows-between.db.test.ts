/** Any commands that come while the rows of a large change are written leave what the same commands leave after the change. */
import { expect, test } from 'vitest'
import type { Issued } from '#core/kernel/command.ts'
import { seeded } from '#core/kernel/seeded.ts'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import type { Database } from '#server/db/database.ts'
import type { UnwrittenRowsOf } from '#server/write/command-batch.ts'
import { type Actor } from '#core/access/access.ts'
import type { Write } from '#server/write/write.ts'
import { type AnyIssued, anyCommands, knownIn } from '#test/any-command.ts'
import { cast, issue, organisationId, person, rollout } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { allOf, inPieces, leftOf, manyInCompany, nothingLeft, outcomeOf, writerFor, writerInOrder } from '#test/rows-behind.ts'

const { rolloutId } = rollout
const draft = (): Issued => issue('plan.draft', { rolloutId })

/** A staff list that changes most people, adds some and takes some away. */
const listOf = (roll: (below: number) => number): Issued =>
  issue('people.import', {
    rolloutId,
    locations: [{ name: 'Moengo', country: 'SR', zone: 'America/Paramaribo', language: 'nl' }],
    leavers: ['ravi', 'naomi'],
    people: Array.from({ length: 30 }, (_, n) => {
      const { locationId: location, ...one } = person(roll(3) ? `p${n}` : `new${n}`, roll(2) ? 'Albina' : 'Moengo')
      return { ...one, location, name: `Row ${roll(50)}`, leftOn: roll(6) ? null : '2026-11-20', champion: roll(5) === 0 }
    }),
  })

/** People who come, go, and move to another place, so that a plan made anew changes much. */
const someMoves = (seed: number): readonly Issued[] => [
  ...Array.from({ length: 12 }, (_, n) => issue('people.change', person(`p${(n * 2 + seed) % 24}`, n % 2 ? 'albina' : 'georgetown'))),
  ...Array.from({ length: 5 }, (_, n) => issue('people.add', person(`new${n}`, 'georgetown'))),
  ...Array.from({ length: 4 }, (_, n) => issue('people.leave', { personId: `p${n * 5}`, leftOn: '2026-11-20' })),
]

interface Large {
  readonly actor: Actor
  readonly before: readonly AnyIssued[]
  readonly issued: Issued
}

/** What is done before the large change, and the change. */
const largeOf: Readonly<Record<string, (seed: number, roll: (below: number) => number) => Large>> = {
  'first plan': () => ({ actor: cast.lead, before: [], issued: draft() }),
  'second plan': (seed) => ({
    actor: cast.lead,
    before: [draft(), ...someMoves(seed)].map((issued) => ({ by: 'owner', issued })),
    issued: draft(),
  }),
  'another start': () => ({
    actor: cast.lead,
    before: [{ by: 'lead', issued: draft() }],
    issued: issue('plan.describe', { ...rollout, startOn: '2027-03-01' }),
  }),
  'staff list': (_, roll) => ({ actor: cast.owner, before: [{ by: 'lead', issued: draft() }], issued: listOf(roll) }),
}

describeOnBoth('commands in between the rows of a large change', (open) => {
  test.each([
    [1, 'one by one', 'first plan'],
    [2, 'at once', 'first plan'],
    [3, 'one by one', 'second plan'],
    [4, 'at once', 'second plan'],
    [5, 'one by one', 'another start'],
    [6, 'one by one', 'staff list'],
    [7, 'at once', 'staff list'],
  ] as const)('[AC-4] see it whole, and leave what they leave after it (seed %i, %s, %s)', async (seed, how, what) => {
    const [alone, pieces] = [await open(), await open()]
    const random = seeded(seed)
    const { actor, before, issued } = (largeOf[what] as (typeof largeOf)[string])(seed, (below) => Math.floor(random() * below))
    // In one commit they keep the order in which they were issued where none is tried on the rows nearby first.
    const writer = how === 'at once' ? writerInOrder : writerFor
    const carriedOut = async (write: Write, some: readonly AnyIssued[]): Promise<string[]> => {
      if (how === 'at once') return Promise.all(some.map((one) => outcomeOf(write(cast[one.by], one.issued))))
      const outcomes: string[] = []
      for (const one of some) outcomes.push(await outcomeOf(write(cast[one.by], one.issued)))
      return outcomes
    }
    const began = async (database: Database): Promise<void> => {
      await manyInCompany(database)
      for (const one of before) await outcomeOf(writerFor(database)(cast[one.by], one.issued))
    }
    await began(alone)
    await writerFor(alone)(actor, issued)
    const commands = anyCommands(seed, 200, await knownIn(alone))
    const expected: string[] = []
    for (const one of commands) expected.push(...(await carriedOut(writer(alone), [one])))
    await began(pieces)
    const outcomes: string[] = []
    const left = [...commands]
    const between = async (unwrittenOf: UnwrittenRowsOf): Promise<void> =>
      void outcomes.push(...(await carriedOut(writer(pieces, unwrittenOf), left.splice(0, 5))))
    expect(await inPieces(pieces, issued, between, { actor, most: 5 })).toBeGreaterThan(5)
    outcomes.push(...(await carriedOut(writer(pieces), left)))
    expect(outcomes).toEqual(expected)
    expect(outcomes.filter((outcome) => outcome === 'done').length).toBeGreaterThan(25)
    const all = [...before.map((one) => one.issued), issued, ...commands.map((one) => one.issued)]
    expect(await allOf(pieces, all)).toEqual(await allOf(alone, all))
    expect(await leftOf(pieces)).toEqual(nothingLeft)
    expect((await verifyTrail(pieces, organisationId)).whole).toBe(true)
  })
})
