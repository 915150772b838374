/** A card that is folded to its title until somebody opens it. */
import type { ComponentChildren } from 'preact'

export const FoldedCard = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <details class="card folded">
    <summary>
      <h2>{title}</h2>
    </summary>
    {children}
  </details>
)
