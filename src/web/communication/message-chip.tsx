/** How far something came to one reader or channel, as a chip: shape and colour by what somebody has to do about it. */
import type { ComponentChildren } from 'preact'
import { Chip, type ChipKind } from '#web/parts/chip.tsx'

const kinds: Record<string, ChipKind> = { queued: 'info', sent: 'pass', told: 'pass', failed: 'fail', unsure: 'hold', withdrawn: 'nodata' }
const shapes: Record<string, string> = { sent: '●', told: '●', failed: '▲', unsure: '◆', withdrawn: '○' }

export const DeliveryChip = ({ state, children }: { state: string; children: ComponentChildren }) => (
  <Chip kind={kinds[state] ?? 'nodata'}>
    {shapes[state] && <span aria-hidden="true">{shapes[state]}</span>}
    {children}
  </Chip>
)
