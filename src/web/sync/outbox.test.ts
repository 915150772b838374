/** The outbox and its overlay: what is decided here shows at once, is sent in order, and gives way to the server's rows. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change, Issued } from '#core/kernel/command.ts'
import { put } from '#core/kernel/command.ts'
import { afterAnswers, afterArrival, again, type Answer, type Decide, type Kept, overlaid, toSend } from '#web/sync/outbox.ts'
import { afterChanges, afterFeed, type FedChange, noRows, type RowSets } from '#web/sync/rows.ts'

const organisationId = 'kasnika'
const freeze = (freezeId: string, name: string) => ({
  rolloutId: 'crm',
  freezeId,
  name,
  fromOn: '2026-12-21',
  toOn: '2027-01-01',
  locationId: null,
})

const issued = (id: string, input: unknown): Issued => ({ id, name: 'test.name', input, issuedAt: '2026-11-22T12:00:00.000Z' })
const waiting = (id: string, input: unknown): Kept => ({ issued: issued(id, input), state: 'waiting' })

/** Writes a freeze window under a name; refuses the name "no". */
const decide: Decide = ({ input }) => {
  const { freezeId, name } = input as { freezeId: string; name: string }
  return name === 'no' ? { trouble: { code: 'plan.linkExists', params: {} } } : { changes: [put('freeze', freeze(freezeId, name))] }
}
const nameOf = (sets: RowSets, freezeId: string): string | undefined => sets.freeze.get(`crm/${freezeId}`)?.name
const fed = (version: number, freezeId: string, name: string): FedChange => ({
  version,
  table: 'freeze',
  key: `crm/${freezeId}`,
  op: 'put',
  row: { ...freeze(freezeId, name), organisationId, version },
})

describe('overlay', () => {
  test('[RG-1] a change shows before the server has it, and the server’s rows are untouched under it', () => {
    const base = afterFeed(noRows, [fed(1, 'a', 'closing')])
    const shown = overlaid(base, [waiting('1', { freezeId: 'a', name: 'stock-taking' })], decide, organisationId)
    expect(nameOf(shown, 'a')).toBe('stock-taking')
    expect(nameOf(base, 'a')).toBe('closing')
  })

  test('[RG-1] a refused command leaves no trace in the rows, and stays in the outbox with its reason', () => {
    const trouble = { code: 'plan.linkExists', params: {} }
    const outbox = afterAnswers(
      [waiting('1', { freezeId: 'a', name: 'x' }), waiting('2', { freezeId: 'b', name: 'y' })],
      [{ id: '1', problem: trouble }],
    )
    expect(outbox.map(({ state }) => state)).toEqual(['refused', 'waiting'])
    expect(outbox[0]?.trouble).toEqual(trouble)
    const shown = overlaid(noRows, outbox, decide, organisationId)
    expect(nameOf(shown, 'a')).toBeUndefined()
    expect(nameOf(shown, 'b')).toBe('y')
    expect(afterArrival(outbox, 99)).toHaveLength(2)
  })

  test('[RG-1] an answer changes only what waits for one: what was accepted or refused stays so, whatever comes later', () => {
    const first = afterAnswers(
      [waiting('1', { freezeId: 'a', name: 'x' }), waiting('2', { freezeId: 'b', name: 'y' })],
      [
        { id: '1', version: 7 },
        { id: '2', problem: { code: 'plan.linkExists', params: {} } },
      ],
    )
    const late = [
      { id: '1', problem: { code: 'plan.linkExists', params: {} } },
      { id: '2', version: 9 },
    ]
    expect(afterAnswers(first, late)).toEqual(first)
  })

  test('a command that no longer fits locally is left to the server and does not stop those behind it', () => {
    const shown = overlaid(
      noRows,
      [waiting('1', { freezeId: 'a', name: 'no' }), waiting('2', { freezeId: 'b', name: 'y' })],
      decide,
      organisationId,
    )
    expect(nameOf(shown, 'b')).toBe('y')
  })

  test('an accepted command goes only when its version has arrived', () => {
    const outbox = afterAnswers([waiting('1', { freezeId: 'a', name: 'x' })], [{ id: '1', version: 7 }])
    expect(nameOf(overlaid(noRows, afterArrival(outbox, 6), decide, organisationId), 'a')).toBe('x')
    expect(afterArrival(outbox, 7)).toEqual([])
  })

  test('only what waits is sent, in the order in which it was done', () => {
    const outbox = afterAnswers(
      ['1', '2', '3', '4'].map((id) => waiting(id, { freezeId: id, name: id })),
      [{ id: '2', version: 3 }],
    )
    expect(toSend(outbox).map(({ id }) => id)).toEqual(['1', '3', '4'])
    expect(toSend(outbox, 2).map(({ id }) => id)).toEqual(['1', '3'])
  })

  test('trying again makes a new command, because the old id would get the old answer', () => {
    const [kept] = afterAnswers([waiting('1', { freezeId: 'a', name: 'x' })], [{ id: '1', problem: { code: 'x', params: {} } }])
    if (!kept) throw new Error('kept')
    const renewed = again(kept, '9', '2026-11-23T00:00:00.000Z')
    expect(renewed).toEqual({ issued: { ...kept.issued, id: '9', issuedAt: '2026-11-23T00:00:00.000Z' }, state: 'waiting' })
  })
})

test('[RG-1] whatever way answers and feed come in, a device ends at the server’s rows and sends nothing twice with effect', () => {
  /** A server that accepts each id once. */
  const serverOf = () => {
    const log: { version: number; changes: FedChange[] }[] = []
    const done = new Map<string, number>()
    const accept = ({ id, input }: Issued): Answer => {
      const before = done.get(id)
      if (before !== undefined) return { id, version: before }
      const version = log.length + 1
      const { freezeId, name } = input as { freezeId: string; name: string }
      if (name === 'no') return { id, problem: { code: 'plan.linkExists', params: {} } }
      done.set(id, version)
      log.push({ version, changes: [fed(version, freezeId, name)] })
      return { id, version }
    }
    return {
      log,
      accept,
      rows: () =>
        afterFeed(
          noRows,
          log.flatMap(({ changes }) => changes),
        ),
    }
  }
  const step = fc.oneof(
    fc.record({ kind: fc.constant('do' as const), freezeId: fc.constantFrom('a', 'b', 'c'), name: fc.constantFrom('x', 'y', 'z', 'no') }),
    fc.record({ kind: fc.constant('other' as const), freezeId: fc.constantFrom('a', 'b'), name: fc.constantFrom('p', 'q') }),
    fc.constant({ kind: 'send' as const }),
    fc.constant({ kind: 'sendLost' as const }),
    fc.record({ kind: fc.constant('feed' as const), upTo: fc.nat(3) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const server = serverOf()
      let made = 0
      let version = 0
      let base = noRows
      let outbox: Kept[] = []
      const feed = (upTo: number): void => {
        const pieces = server.log.filter((piece) => piece.version > version && piece.version <= upTo)
        base = afterFeed(
          base,
          pieces.flatMap(({ changes }) => changes),
        )
        version = Math.max(version, pieces.at(-1)?.version ?? 0)
        outbox = afterArrival(outbox, version)
      }
      const send = (lost: boolean): void => {
        const answers = toSend(outbox, 3).map(server.accept)
        if (!lost) outbox = afterArrival(afterAnswers(outbox, answers), version)
      }
      for (const one of steps) {
        if (one.kind === 'do') outbox = [...outbox, waiting(`d${++made}`, one)]
        if (one.kind === 'other') server.accept(issued(`o${++made}`, one))
        if (one.kind === 'send' || one.kind === 'sendLost') send(one.kind === 'sendLost')
        if (one.kind === 'feed') feed(version + one.upTo)
      }
      const refusals = steps.filter((one) => one.kind === 'do' && one.name === 'no').length
      while (toSend(outbox).length > 0) send(false)
      feed(server.log.length)
      expect(outbox.filter(({ state }) => state === 'refused')).toHaveLength(refusals)
      expect(outbox).toHaveLength(refusals)
      const shown = overlaid(base, outbox, decide, organisationId)
      expect([...shown.freeze]).toEqual([...server.rows().freeze])
      expect(server.log).toHaveLength(steps.filter((one) => (one.kind === 'do' && one.name !== 'no') || one.kind === 'other').length)
    }),
  )
})

test('rows of one table change without the others being copied', () => {
  const changes: Change[] = [put('freeze', freeze('a', 'x'))]
  const after = afterChanges(noRows, changes, organisationId)
  expect(after.person).toBe(noRows.person)
  expect(after.freeze).not.toBe(noRows.freeze)
  expect(noRows.freeze.size).toBe(0)
})

test('[RG-1] what its author was told of a command stays with it while it waits, is refused and is tried again', () => {
  const issued = { id: 'c1', name: 'checklist.settle', input: {}, issuedAt: '2026-11-23T15:00:00.000Z' }
  const kept = { issued, said: 'Completed: Make accounts', state: 'waiting' } as const
  const [refused] = afterAnswers([kept], [{ id: 'c1', problem: { code: 'access.notFound', params: {} } }])
  expect(refused).toMatchObject({ state: 'refused', said: kept.said })
  expect(afterAnswers([kept], [{ id: 'c1', version: 4 }])).toMatchObject([{ state: 'accepted', said: kept.said }])
  expect(again(refused ?? kept, 'c2', issued.issuedAt)).toEqual({ issued: { ...issued, id: 'c2' }, said: kept.said, state: 'waiting' })
})
