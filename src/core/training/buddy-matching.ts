/** Which pool helps which, for how many people: the matching of one language at least misfit. */
import { network, type Network } from '#core/training/assignment.ts'
import type { Pool, Speakers } from '#core/training/buddy-pools.ts'

/** So many people of a pool of newcomers get helpers of a pool. */
export interface Share {
  readonly helpers: Pool
  readonly newcomers: Pool
  count: number
}

/** What two people do not have in common (TR-5): 2 for another place, 1 for another department; an unknown one counts as another. */
export const misfit = (
  a: { locationId: string; department: string | null },
  b: { locationId: string; department: string | null },
): number => (a.locationId === b.locationId ? 0 : 2) + (a.department !== null && a.department === b.department ? 0 : 1)

/** Where helpers and newcomers with something in common meet; one step for each turn, and help flows to later turns only. */
interface Meeting {
  readonly cost: number
  readonly steps: { readonly turn: number; readonly node: number; readonly into: [Pool, number][] }[]
  readonly outOf: [Pool, number][]
}

/** The meetings a pool goes to, dearest last: same place and department, same place, same department, anyone. */
const meetingKeys = (pool: Pool): readonly (readonly [key: string, cost: number])[] => {
  const known = pool.department !== null
  return [
    ...(known ? [[`both\n${pool.locationId}\n${pool.department}`, 0] as const] : []),
    [`place\n${pool.locationId}`, 1] as const,
    ...(known ? [[`department\n${pool.department}`, 2] as const] : []),
    ['anyone', 3] as const,
  ]
}

/** Builds the meetings in the network; helpers come sorted by turn. A meeting that no newcomer goes to is left out. */
const meet = (
  net: Network,
  helpers: readonly [Pool, number][],
  newcomers: readonly [Pool, number][],
  priceOf: (cost: number) => number,
) => {
  const meetings = new Map<string, Meeting>()
  const wanting: [Pool, number, Meeting][] = []
  for (const [pool, node] of newcomers)
    for (const [key, cost] of meetingKeys(pool)) {
      let meeting = meetings.get(key)
      if (!meeting) meetings.set(key, (meeting = { cost, steps: [], outOf: [] }))
      wanting.push([pool, node, meeting])
    }
  for (const [pool, node] of helpers)
    for (const [key, cost] of meetingKeys(pool)) {
      const meeting = meetings.get(key)
      if (!meeting) continue
      const last = meeting.steps.at(-1)
      let step = last
      if (step?.turn !== pool.turn) {
        const next = net.node()
        if (last) net.connect(last.node, next, Infinity, 0)
        step = { turn: pool.turn, node: next, into: [] }
        meeting.steps.push(step)
      }
      if (step) step.into.push([pool, net.connect(node, step.node, Infinity, priceOf(cost))])
    }
  for (const [pool, node, meeting] of wanting) {
    const step = meeting.steps.findLast(({ turn }) => turn < pool.turn)
    if (step) meeting.outOf.push([pool, net.connect(step.node, node, Infinity, 0)])
  }
  return [...meetings.values()].sort((a, b) => a.cost - b.cost)
}

/** Hands what came into a meeting to those who drew from it, earlier turns first: the flow guarantees that it is enough. */
const handOut = (net: Network, meeting: Meeting, give: (helpers: Pool, newcomers: Pool, count: number) => void) => {
  const waiting: { pool: Pool; left: number }[] = []
  let first = 0
  let step = 0
  for (const [pool, edge] of meeting.outOf) {
    let wanted = net.flowOn(edge)
    if (wanted === 0) continue
    for (; (meeting.steps[step]?.turn ?? Infinity) < pool.turn; step++)
      for (const [helpers, into] of meeting.steps[step]?.into ?? []) {
        const left = net.flowOn(into)
        if (left > 0) waiting.push({ pool: helpers, left })
      }
    while (wanted > 0) {
      const source = waiting[first]
      if (!source) break
      const count = Math.min(wanted, source.left)
      give(source.pool, pool, count)
      source.left -= count
      wanted -= count
      if (source.left === 0) first++
    }
  }
}

/**
 * Shares out the helpers of one language: as many newcomers as possible, at the least total misfit, and among equals with
 * as many standing pairs as possible (TR-5, PH-10).
 *
 * `standing` counts the pairs of today between two pools; `perBuddy` is how many people one helper takes. Exact: pools
 * meet by what they have in common, so the network grows with the pools and not with their pairs.
 *
 * @example shareOut({ language: 'nl', helpers, newcomers }, 3, []).shares[0]?.count // 7
 */
export const shareOut = (
  speakers: Speakers,
  perBuddy: number,
  standing: readonly { helpers: Pool; newcomers: Pool; count: number }[],
): { shares: Share[]; kept: Share[] } => {
  const net = network()
  const source = net.node()
  const sink = net.node()
  const withNode = (pool: Pool): [Pool, number] => [pool, net.node()]
  const helpers = speakers.helpers.map(withNode)
  const newcomers = speakers.newcomers.map(withNode)
  for (const [pool, node] of helpers) net.connect(source, node, pool.people.length * perBuddy, 0)
  for (const [pool, node] of newcomers) net.connect(node, sink, pool.people.length, 0)

  // A new pair costs one beside its misfit, a standing one nothing; misfit weighs more than all new pairs together.
  const weight = standing.length === 0 ? 1 : 1 + speakers.newcomers.reduce((sum, pool) => sum + pool.people.length, 0)
  const novelty = standing.length === 0 ? 0 : 1
  const meetings = meet(net, helpers, newcomers, (cost) => cost * weight + novelty)
  const nodeOf = new Map([...helpers, ...newcomers])
  const kept = standing.flatMap((pair) => {
    const [from, to] = [nodeOf.get(pair.helpers), nodeOf.get(pair.newcomers)]
    if (from === undefined || to === undefined) return []
    return [{ ...pair, edge: net.connect(from, to, pair.count, misfit(pair.helpers, pair.newcomers) * weight) }]
  })
  net.fill(source, sink)

  const shares: Share[] = []
  for (const meeting of meetings) handOut(net, meeting, (from, to, count) => shares.push({ helpers: from, newcomers: to, count }))
  return { shares, kept: kept.map(({ edge, helpers: from, newcomers: to }) => ({ helpers: from, newcomers: to, count: net.flowOn(edge) })) }
}
