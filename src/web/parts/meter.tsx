/** A share as a small bar; what it says stands beside it in figures, so screen readers pass it by. */

export const Meter = ({ share, look = 'pass' }: { share: number; look?: 'pass' | 'hold' | 'nodata' }) => (
  <svg class={`meter ${look}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="whole" width="100" height="8" />
    <rect class="part" width={Math.min(1, Math.max(0, share)) * 100} height="8" />
  </svg>
)
