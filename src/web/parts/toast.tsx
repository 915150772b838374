/** Short news that goes away by itself, and is spoken by screen readers. */
import { signal } from '@preact/signals'

const news = signal<readonly { id: number; text: string }[]>([])
let count = 0

/** Tells the reader something in passing. */
export const announce = (text: string): void => {
  const id = ++count
  news.value = [...news.peek(), { id, text }]
  setTimeout(() => {
    news.value = news.peek().filter((one) => one.id !== id)
  }, 5000)
}

export const Toasts = () => (
  <div class="toasts" role="status" aria-live="polite">
    {news.value.map((one) => (
      <p class="toast" key={one.id}>
        {one.text}
      </p>
    ))}
  </div>
)
