/** Places the labels of a chart so that they keep clear of its lines and of each other. In pixels, with nought at the top left. */

import { smallest } from '#core/kernel/many.ts'

export type Point = readonly [x: number, y: number]

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A label that stands as near as it can to a point, such as the end of its line, or to one of several. */
export interface Wish {
  readonly key: string
  readonly width: number
  readonly near: readonly Point[]
}

export interface Surroundings {
  /** Where labels may stand. */
  readonly within: Box
  /** What no label may cover: lines, point by point. */
  readonly lines: readonly (readonly Point[])[]
  /** What a label had better not cover: lines of a grid, edges of a band. */
  readonly faint?: readonly (readonly Point[])[]
}

export interface PlacedLabel extends Box {
  readonly key: string
}

export const labelHeight = 16
/** How far a label stays from a line. */
const air = 3
/** Steps in which places are tried. */
const [stepX, stepY] = [9, 5]
/** What covering costs, beside the distance in pixels. */
const [overLine, overFaint] = [10_000, 12]

const overlaps = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

/** Whether a stretch between two points touches a box (Liang and Barsky 1984). */
const touches = (box: Box, [x1, y1]: Point, [x2, y2]: Point): boolean => {
  let [from, to] = [0, 1]
  const sides: readonly Point[] = [
    [x1 - x2, x1 - box.left],
    [x2 - x1, box.right - x1],
    [y1 - y2, y1 - box.top],
    [y2 - y1, box.bottom - y1],
  ]
  for (const [direction, room] of sides) {
    if (direction === 0 && room < 0) return false
    if (direction < 0) from = Math.max(from, room / direction)
    if (direction > 0) to = Math.min(to, room / direction)
  }
  return from <= to
}

/** How many stretches of some lines touch a box. */
export const touched = (box: Box, lines: readonly (readonly Point[])[]): number => {
  let count = 0
  for (const points of lines)
    for (let at = 1; at < points.length; at++) if (touches(box, points[at - 1] ?? [0, 0], points[at] ?? [0, 0])) count += 1
  return count
}

const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({ left: left - by, top: top - by, right: right + by, bottom: bottom + by }) // prettier-ignore
const away = (box: Box, [x, y]: Point): number =>
  Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom))

/** From one end to the other in steps, and at the other end too. */
const steps = (from: number, to: number, step: number): number[] =>
  to <= from ? [from] : [...Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step), to]

/**
 * Gives each label the free place that is nearest to where it wants to be, in the order of the wishes; where none is free, the one
 * that covers least.
 *
 * @example placeLabels([{ key: 'early', width: 90, near: [[300, 40]] }], { within, lines })[0]?.left
 */
export const placeLabels = (wishes: readonly Wish[], { within, lines, faint = [] }: Surroundings): PlacedLabel[] => {
  const placed: PlacedLabel[] = []
  for (const { key, width, near } of wishes) {
    let best: PlacedLabel | undefined
    let least = Infinity
    for (const top of steps(within.top, within.bottom - labelHeight, stepY))
      for (const left of steps(within.left, within.right - width, stepX)) {
        const box = { key, left, top, right: left + width, bottom: top + labelHeight }
        const distance = smallest(near.map((point) => away(box, point)))
        if (distance >= least) continue
        const room = grown(box, air)
        const cost =
          distance +
          overFaint * touched(box, faint) +
          overLine * (touched(room, lines) + placed.filter((other) => overlaps(room, other)).length)
        if (cost < least) [best, least] = [box, cost]
      }
    if (best) placed.push(best)
  }
  return placed
}
