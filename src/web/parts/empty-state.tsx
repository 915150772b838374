/** An empty place that teaches: what will stand here, and the one button that begins. */
import type { ComponentChildren } from 'preact'

export const EmptyState = ({ title, text, children }: { title?: string; text?: string; children?: ComponentChildren }) => (
  <div class="empty">
    {title && <h2>{title}</h2>}
    {text && <p class="soft">{text}</p>}
    {children}
  </div>
)
