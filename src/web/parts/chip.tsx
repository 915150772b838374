/** Chips: a short word on a wash. Verdicts differ by shape and word, not by colour alone. */
import type { ComponentChildren } from 'preact'
import { withCapital } from '#web/base/capital.ts'

export type ChipKind = 'pass' | 'hold' | 'fail' | 'nodata' | 'info'

/** A word on a chip stands alone, so it begins with a capital wherever it comes from. */
const capital = (children: ComponentChildren): ComponentChildren => (typeof children === 'string' ? withCapital(children) : children)

export const Chip = ({ kind = 'nodata', children }: { kind?: ChipKind; children: ComponentChildren }) => (
  <span class={`chip ${kind}`}>{capital(children)}</span>
)

const shapes = { pass: '●', hold: '◆', fail: '▲', nodata: '○' } as const

/** The state of something with its shape and a word; `TrackVerdict` has the usual words. */
export const Verdict = ({ verdict, children }: { verdict: keyof typeof shapes; children: ComponentChildren }) => (
  <span class={`chip ${verdict}`}>
    <span aria-hidden="true">{shapes[verdict]}</span>
    {capital(children)}
  </span>
)
