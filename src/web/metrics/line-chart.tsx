/** Lines over time as an SVG that is as wide as its card, with direct labels, a goal line and a text alternative. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { labelHeight, placeLabels, type PlacedLabel, type Point, type Wish } from '#web/metrics/chart-labels.ts'
import { textWidth } from '#web/metrics/text-width.ts'
import { usePrinting } from '#web/parts/paper.tsx'

export interface ChartLine {
  readonly key: string
  readonly label: string
  /** Points from left to right; a share from 0 to 1 or a number up to `most`. Null is a gap. */
  readonly points: readonly (readonly [x: number, y: number | null])[]
}

/** What is expected of a line, as a band around its middle. */
export interface ChartBand {
  readonly key: string
  readonly label: string
  /** Which line it continues. */
  readonly index: number
  readonly points: readonly { readonly at: number; readonly low: number; readonly middle: number; readonly high: number }[]
}

interface Props {
  readonly said: string
  readonly lines: readonly ChartLine[]
  /** The ends of the horizontal axis. */
  readonly from: number
  readonly to: number
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  /** The top of the vertical axis, and how a value on it is called. */
  readonly most: number
  readonly called: (value: number) => string
  readonly high?: number
  /** How wide it is on paper, in pixels. */
  readonly wideOnPaper?: number
  /** Whether a line keeps its height until its next point. */
  readonly isStepped?: boolean
  readonly goal?: { readonly at: number; readonly label: string }
  /** A vertical line, such as the day by which somebody should have begun. */
  readonly mark?: number
  readonly bands?: readonly ChartBand[]
}

/** How high a chart is, in pixels; a higher one is at most three quarters of its width. */
const usualHeight = 260
/** How high a chart is on paper at most, in pixels. */
const highOnPaper = 170

/** How wide a part is, in pixels; `usual` until it stands on the page. */
const useWidth = (usual: number) => {
  const part = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(usual)
  useEffect(() => {
    const { current } = part
    if (!current || typeof ResizeObserver === 'undefined') return
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.max(220, Math.round(entry.contentRect.width))))
    watch.observe(current)
    return () => watch.disconnect()
  }, [])
  return { part, width }
}

const [head, foot, side] = [20, 24, 44]
/** Below this width every other tick is called, and the goal is called inside. */
const narrow = 440
/** A label further from the end of its line than this is tied to it by a thin one. */
const mostUntied = 26

const known = (points: ChartLine['points']): readonly (readonly [number, number])[] =>
  points.flatMap(([at, value]) => (value === null ? [] : [[at, value] as const]))

/** The stretches of a line between its gaps. */
const stretches = (points: ChartLine['points']): readonly (readonly (readonly [number, number])[])[] => {
  const all: [number, number][][] = [[]]
  for (const [at, value] of points) {
    if (value === null) all.push([])
    else all.at(-1)?.push([at, value])
  }
  return all.filter((some) => some.length > 0)
}

/** From a label to the nearest of the points that it is of, where it stands away from them. */
const tieOf = ({ left, right, top, bottom }: PlacedLabel, near: readonly Point[]): readonly [Point, Point] | null => {
  const ties = near.map(([x, y]) => {
    const from: Point = [Math.min(right, Math.max(left, x)), Math.min(bottom, Math.max(top, y))]
    return { from, to: [x, y] as Point, far: Math.hypot(from[0] - x, from[1] - y) }
  })
  const [tie] = ties.toSorted((one, other) => one.far - other.far)
  if (!tie || tie.far <= mostUntied) return null
  const reach = (tie.far - 6) / tie.far
  return [tie.from, [tie.from[0] + (tie.to[0] - tie.from[0]) * reach, tie.from[1] + (tie.to[1] - tie.from[1]) * reach]]
}

export const LineChart = ({
  said,
  lines,
  from,
  to,
  ticks,
  most,
  called,
  high: highOnScreen = usualHeight,
  wideOnPaper = 410,
  isStepped = false,
  goal,
  mark,
  bands = [],
}: Props) => {
  const { part, width: onScreen } = useWidth(620)
  // Drawn anew for the paper, so that its words keep their size.
  const isPrinting = usePrinting()
  const width = isPrinting ? wideOnPaper : onScreen
  const high = isPrinting ? Math.min(highOnScreen, highOnPaper) : Math.min(highOnScreen, Math.max(usualHeight, width * 0.75))
  const isNarrow = width < narrow
  const right = width - (goal && !isNarrow ? textWidth(goal.label) + 10 : 12)
  const bottom = high - foot
  const x = (at: number): number => side + ((at - from) / Math.max(1, to - from)) * (right - side)
  const y = (value: number): number => bottom - (value / Math.max(1e-9, most)) * (bottom - head)
  const across = (value: number): readonly Point[] => [
    [side, y(value)],
    [right, y(value)],
  ]
  const cornersOf = (points: readonly (readonly [number, number])[]): readonly Point[] =>
    points.flatMap(([at, value], index): Point[] => {
      const before = points[index - 1]
      return isStepped && before ? [[x(at), y(before[1])], [x(at), y(value)]] : [[x(at), y(value)]] // prettier-ignore
    })
  const drawn = lines.map(({ points, ...line }) => ({ ...line, end: known(points).at(-1), stretches: stretches(points).map(cornersOf) }))
  const pathOf = (corners: readonly Point[]): string => corners.map(([left, top], index) => `${index === 0 ? 'M' : 'L'}${left} ${top}`).join('') // prettier-ignore
  const edgeOf = ({ points }: ChartBand, edge: 'low' | 'middle' | 'high'): readonly Point[] =>
    points.map((one) => [x(one.at), y(one[edge])])

  const wishes: (Wish & { readonly text: string; readonly kind: string })[] = [
    ...drawn.flatMap(
      ({ key, label, end }, index) =>
      end ? [{ key: `line ${key}`, text: label, kind: `label line-${index % 4}`, width: textWidth(label), near: [[x(end[0]), y(end[1])] as const] }] : [], // prettier-ignore
    ),
    ...bands.flatMap((band) => {
      const near = (['low', 'middle', 'high'] as const).flatMap((edge) => edgeOf(band, edge).slice(-1))
      return near.length > 0 ? [{ key: `band ${band.key}`, text: band.label, kind: `label line-${band.index % 4}`, width: textWidth(band.label), near }] : [] // prettier-ignore
    }),
    ...(goal && isNarrow ? [{ key: 'goal', text: goal.label, kind: 'strong', width: textWidth(goal.label), near: [[right, y(goal.at)] as const] }] : []), // prettier-ignore
  ]
  const markLine: readonly Point[] = mark === undefined ? [] : [[x(mark), head], [x(mark), bottom]] // prettier-ignore
  const placed = placeLabels(wishes, {
    within: { left: side + 4, top: 0, right: isNarrow || !goal ? width : right, bottom: bottom - 2 },
    lines: [...drawn.flatMap((line) => line.stretches), ...bands.map((band) => edgeOf(band, 'middle')), ...(goal ? [across(goal.at)] : []), markLine], // prettier-ignore
    faint: [...[0, 0.5, 1].map((share) => across(share * most)), ...bands.flatMap((band) => [edgeOf(band, 'low'), edgeOf(band, 'high')])],
  })
  return (
    <div ref={part} class="chart">
      <svg width={width} height={high} viewBox={`0 0 ${width} ${high}`} role="img" aria-label={said}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={side} x2={right} y1={y(share * most)} y2={y(share * most)} class="grid-line" />
            <text x={side - 6} y={y(share * most) + 4} text-anchor="end">
              {called(share * most)}
            </text>
          </g>
        ))}
        {ticks
          .filter((_, index) => !isNarrow || ticks.length < 4 || index % 2 === 0)
          .map((tick) => (
            <text key={tick.at} x={x(tick.at)} y={high - 6} text-anchor={tick.at === from ? 'start' : tick.at === to ? 'end' : 'middle'}>
              {tick.label}
            </text>
          ))}
        {mark !== undefined && <line x1={x(mark)} x2={x(mark)} y1={head} y2={bottom} class="mark-line" />}
        {bands.map((band) => (
          <g key={band.key} class={`band band-${band.index % 4}`}>
            <path class="band-area" d={`${pathOf([...edgeOf(band, 'high'), ...edgeOf(band, 'low').toReversed()])}Z`} />
            <path class="band-middle" d={pathOf(edgeOf(band, 'middle'))} />
          </g>
        ))}
        {goal && <line x1={side} x2={right} y1={y(goal.at)} y2={y(goal.at)} class="goal-line" />}
        {goal && !isNarrow && (
          <text x={right + 6} y={y(goal.at) + 4} class="strong">
            {goal.label}
          </text>
        )}
        {drawn.map(({ key, end, stretches: some }, index) => (
          <g key={key} class={`line line-${index % 4}`}>
            {some.map((corners, at) =>
              corners.length === 1 ? (
                <circle key={at} cx={corners[0]?.[0]} cy={corners[0]?.[1]} r="2" />
              ) : (
                <path key={at} d={pathOf(corners)} />
              ),
            )}
            {end && <circle cx={x(end[0])} cy={y(end[1])} r="4" />}
          </g>
        ))}
        {placed.map((label, index) => {
          const { text, kind, near } = wishes[index] ?? { text: '', kind: '', near: [] }
          const tie = kind === 'strong' ? null : tieOf(label, near)
          return (
            <g key={label.key}>
              {tie && <line x1={tie[0][0]} y1={tie[0][1]} x2={tie[1][0]} y2={tie[1][1]} class="tie" />}
              <text x={label.left} y={label.top + labelHeight - 4} class={kind}>
                {text}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}
