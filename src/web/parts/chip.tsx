/** Chips: a short word on a wash. Verdicts differ by shape and word, not by colour alone. */
import type { ComponentChildren } from 'preact'
import { w } from '#web/base/language.ts'

export type ChipKind = 'pass' | 'hold' | 'fail' | 'nodata' | 'info'

/** A word on a chip stands alone, so it begins with a capital wherever it comes from. */
const capital = (children: ComponentChildren): ComponentChildren =>
  typeof children === 'string' ? children.charAt(0).toUpperCase() + children.slice(1) : children

export const Chip = ({ kind = 'nodata', children }: { kind?: ChipKind; children: ComponentChildren }) => (
  <span class={`chip ${kind}`}>{capital(children)}</span>
)

const shapes = { pass: '●', hold: '◆', fail: '▲', nodata: '○' } as const
const wordKeys = { pass: 'onTrack', hold: 'atRisk', fail: 'offTrack', nodata: 'noData' } as const

/** The state of a plan, a phase or a list, with its shape and its word (or another word in its place). */
export const Verdict = ({ verdict, children }: { verdict: keyof typeof shapes; children?: ComponentChildren }) => (
  <span class={`chip ${verdict}`}>
    <span aria-hidden="true">{shapes[verdict]}</span>
    {capital(children) ?? w(wordKeys[verdict])}
  </span>
)
