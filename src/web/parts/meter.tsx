/** A share as a small bar; what it says stands beside it in figures, so screen readers pass it by. */

interface Props {
  readonly share: number
  /** A share that is marked, such as a goal. */
  readonly mark?: number
  readonly look?: 'pass' | 'hold' | 'nodata'
}

export const Meter = ({ share, mark, look = 'pass' }: Props) => (
  <svg class={`meter ${look}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="whole" width="100" height="8" />
    <rect class="part" width={Math.min(1, Math.max(0, share)) * 100} height="8" />
    {mark !== undefined && <rect class="mark" x={mark * 100 - 0.75} width="1.5" height="8" />}
  </svg>
)
