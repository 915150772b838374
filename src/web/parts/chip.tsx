/** Chips: a short word on a wash. Verdicts differ by shape and word, not by colour alone. */
import type { ComponentChildren } from 'preact'
import { w } from '#web/base/language.ts'

export type ChipKind = 'pass' | 'hold' | 'fail' | 'nodata' | 'info'

export const Chip = ({ kind = 'nodata', children }: { kind?: ChipKind; children: ComponentChildren }) => (
  <span class={`chip ${kind}`}>{children}</span>
)

const shapes = { pass: '●', hold: '◆', fail: '▲', nodata: '○' } as const
const wordKeys = { pass: 'onTrack', hold: 'atRisk', fail: 'offTrack', nodata: 'noData' } as const

/** The state of a plan, a phase or a list, with its shape and its word (or another word in its place). */
export const Verdict = ({ verdict, children }: { verdict: keyof typeof shapes; children?: ComponentChildren }) => (
  <span class={`chip ${verdict}`}>
    <span aria-hidden="true">{shapes[verdict]}</span>
    {children ?? w(wordKeys[verdict])}
  </span>
)
