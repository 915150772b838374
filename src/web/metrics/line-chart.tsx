/** Lines over time as an SVG that is as wide as its card, with direct labels, a goal line and a text alternative. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { smallest } from '#core/kernel/many.ts'
import { usePrinting } from '#web/parts/paper.tsx'

export interface ChartLine {
  readonly key: string
  readonly label: string
  /** Points from left to right; a share from 0 to 1 or a number up to `most`. */
  readonly points: readonly (readonly [x: number, y: number])[]
  /** Whether something is drawn behind its end, so that its label stands above it. */
  readonly isContinued?: boolean
}

export interface Scale {
  readonly x: (at: number) => number
  readonly y: (value: number) => number
}

interface Props {
  /** The id under which the chart is exported. */
  readonly id: string
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
  /** What else is drawn, below the lines. */
  readonly below?: (scale: Scale) => ComponentChildren
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
const apart = 17
/** Below this width every other tick is called, and the goal is called inside. */
const narrow = 440
/** How wide a text of the chart is at most, in pixels. */
const widthOf = (text: string): number => text.length * 8

interface Label {
  readonly key: string
  readonly index: number
  readonly text: string
  readonly x: number
  y: number
}

/** Labels above the ends of their lines, moved apart where they would cover each other. */
const labelsOf = (lines: readonly ChartLine[], { x, y }: Scale, right: number, bottom: number): Label[] => {
  const placed = lines
    .flatMap(({ key, label, points, isContinued = false }, index): Label[] => {
      const last = points.at(-1)
      if (!last) return []
      const isEnd = isContinued || x(last[0]) + widthOf(label) + 10 > right
      // Where it does not fit behind the end of its line it stands above it, and never before the axis.
      const left = Math.max(side + 4, x(last[0]) - widthOf(label))
      const top = smallest(points.flatMap(([at, value]) => (x(at) >= left ? [y(value)] : [])))
      return [{ key, index, text: label, x: isEnd ? left : x(last[0]) + 10, y: isEnd ? top - 10 : y(last[1]) + 4 }]
    })
    .toSorted((one, other) => one.y - other.y)
  let lowest = 0
  for (const label of placed) {
    label.y = Math.max(label.y, lowest + apart, head - 6)
    lowest = label.y
  }
  const over = lowest - bottom
  return over > 0 ? placed.map((label) => ({ ...label, y: label.y - over })) : placed
}

export const LineChart = ({
  id,
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
  below,
}: Props) => {
  const { part, width: onScreen } = useWidth(620)
  // Drawn anew for the paper, so that its words keep their size.
  const isPrinting = usePrinting()
  const width = isPrinting ? wideOnPaper : onScreen
  const high = isPrinting ? Math.min(highOnScreen, highOnPaper) : Math.min(highOnScreen, Math.max(usualHeight, width * 0.75))
  const isNarrow = width < narrow
  const right = width - (goal && !isNarrow ? widthOf(goal.label) + 8 : 12)
  const bottom = high - foot
  const scale: Scale = {
    x: (at) => side + ((at - from) / Math.max(1, to - from)) * (right - side),
    y: (value) => bottom - (value / Math.max(1e-9, most)) * (bottom - head),
  }
  const { x, y } = scale
  const labels = labelsOf(lines, scale, right, bottom)
  /** Inside, the goal is called above its line, or below where the label of a line stands there. */
  const goalAt = (at: number, label: string): number => {
    const isFree = (height: number): boolean =>
      labels.every((one) => Math.abs(one.y - height) >= apart || one.x + widthOf(one.text) < right - widthOf(label))
    return isFree(y(at) - 6) || !isFree(y(at) + apart) ? y(at) - 6 : y(at) + apart
  }
  const pathOf = (points: ChartLine['points']): string =>
    points.map(([at, value], index) => (index === 0 ? `M${x(at)} ${y(value)}` : isStepped ? `H${x(at)}V${y(value)}` : `L${x(at)} ${y(value)}`)).join('') // prettier-ignore
  return (
    <div ref={part} class="chart">
      <svg id={`chart-${id}`} width={width} height={high} viewBox={`0 0 ${width} ${high}`} role="img" aria-label={said}>
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
        {below?.(scale)}
        {goal && (
          <g>
            <line x1={side} x2={right} y1={y(goal.at)} y2={y(goal.at)} class="goal-line" />
            <text
              x={isNarrow ? right : right + 6}
              y={isNarrow ? goalAt(goal.at, goal.label) : y(goal.at) + 4}
              text-anchor={isNarrow ? 'end' : 'start'}
              class="strong"
            >
              {goal.label}
            </text>
          </g>
        )}
        {lines.map(({ key, points }, index) => {
          const last = points.at(-1)
          return (
            <g key={key} class={`line line-${index % 4}`}>
              <path d={pathOf(points)} />
              {last && <circle cx={x(last[0])} cy={y(last[1])} r="4" />}
            </g>
          )
        })}
        {labels.map((label) => (
          <text key={label.key} x={label.x} y={label.y} class={`label line-${label.index % 4}`}>
            {label.text}
          </text>
        ))}
      </svg>
    </div>
  )
}
