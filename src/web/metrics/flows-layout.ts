/** Where the states of last week, those of this week and the flows between them stand. In pixels, from the top. */
import type { FlowKind } from '#core/metrics/flows.ts'

/** What somebody was last week; of who left or is in no source it is not told. */
export type FlowState = 'active' | 'away' | 'never' | 'apart'

export interface FlowCounted {
  readonly kind: FlowKind
  readonly count: number
}

interface Stretch {
  readonly top: number
  readonly high: number
}

export interface FlowsLayout {
  readonly high: number
  readonly before: readonly (Stretch & { readonly state: FlowState; readonly count: number; readonly slot: Stretch })[]
  readonly now: readonly (Stretch & FlowCounted & { readonly slot: Stretch })[]
  /** From a stretch of last week to one of this week, equally high. */
  readonly flows: readonly { readonly kind: FlowKind; readonly from: number; readonly to: number; readonly high: number }[]
}

/** How high everyone together is drawn. */
const whole = 150
/** Each figure of this week is pressed, so it takes as much room as a finger; those of last week take a line. */
const [pressed, line] = [44, 22]

/** In the order of this week, which crosses least. */
const kinds = ['stayed', 'cameBack', 'started', 'lapsed', 'neverStarted', 'notCovered', 'left'] as const satisfies readonly FlowKind[]
const states = ['active', 'away', 'never', 'apart'] as const satisfies readonly FlowState[]

/** From which states a flow comes, each with how many. */
const sources = ({ kind, count }: FlowCounted, lapsedNow: number): readonly (readonly [FlowState, number])[] => {
  switch (kind) {
    case 'stayed':
      return [['active', count]]
    case 'cameBack':
      return [['away', count]]
    case 'lapsed':
      return [['active', lapsedNow], ['away', count - lapsedNow]] // prettier-ignore
    case 'started':
    case 'neverStarted':
      return [['never', count]]
    default:
      return [['apart', count]]
  }
}

/** Slots below each other, spread over a height; what is drawn stands in the middle of its slot. */
const spread = <T extends { readonly high: number }>(
  parts: readonly T[],
  least: number,
  high: number,
): (T & { top: number; slot: Stretch })[] => {
  const slots = parts.map((part) => Math.max(least, part.high))
  const spare = Math.max(0, high - slots.reduce((sum, slot) => sum + slot, 0))
  let top = 0
  return parts.map((part, at) => {
    const slot = { top, high: slots[at] ?? 0 }
    top += slot.high + spare / Math.max(1, parts.length - 1)
    return { ...part, slot, top: slot.top + (slot.high - part.high) / 2 }
  })
}

/**
 * Lays out who was what last week beside what they are this week. Flows that nobody looks for are left out where they are of nobody.
 *
 * @example flowsLayout([{ kind: 'stayed', count: 16 }], 0).flows[0]?.high // 150
 */
export const flowsLayout = (counted: readonly FlowCounted[], lapsedNow: number): FlowsLayout => {
  const shown = kinds.flatMap((kind) => counted.filter((one) => one.kind === kind && (one.count > 0 || (kind !== 'left' && kind !== 'notCovered')))) // prettier-ignore
  const scale = whole / Math.max(1, shown.reduce((sum, { count }) => sum + count, 0)) // prettier-ignore
  const rights = shown.map((one) => ({ ...one, high: one.count * scale }))
  const high = rights.reduce((sum, one) => sum + Math.max(pressed, one.high), 0)
  const now = spread(rights, pressed, high)
  const parts = now.flatMap(({ kind, count, top }) => {
    let to = top
    return sources({ kind, count }, lapsedNow).flatMap(([state, some]) => {
      const part = { kind, state, to, high: some * scale, count: some }
      to += part.high
      return some > 0 ? [part] : []
    })
  })
  const lefts = states.flatMap((state) => {
    const count = parts.reduce((sum, part) => sum + (part.state === state ? part.count : 0), 0)
    return count > 0 ? [{ state, count, high: count * scale }] : []
  })
  const before = spread(lefts, line, high)
  const ends = new Map(before.map(({ state, top }) => [state, top]))
  const flows = parts.map(({ kind, state, to, high: of }) => {
    const from = ends.get(state) ?? 0
    ends.set(state, from + of)
    return { kind, from, to, high: of }
  })
  return { high, before, now, flows }
}
