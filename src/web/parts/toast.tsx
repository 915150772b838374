/** Short news that goes away by itself, and is spoken by screen readers. */
import { signal } from '@preact/signals'

/** What can be done about a piece of news, such as taking it back. */
interface NewsAction {
  readonly label: string
  readonly run: () => void
}

interface News {
  readonly id: number
  readonly text: string
  readonly action?: NewsAction | undefined
}

const news = signal<readonly News[]>([])
let count = 0

const readingTime = 5000
/** Long enough to notice, find the button and decide. */
const decidingTime = 30_000

const dismiss = (id: number): void => {
  news.value = news.peek().filter((one) => one.id !== id)
}

/** Tells the reader something in passing; with something to do about it, it stays longer. */
export const announce = (text: string, action?: NewsAction): void => {
  const id = ++count
  news.value = [...news.peek(), { id, text, action }]
  setTimeout(() => dismiss(id), action ? decidingTime : readingTime)
}

export const Toasts = () => (
  <div class="toasts" role="status" aria-live="polite">
    {news.value.map((one) => (
      <p class="toast" key={one.id}>
        {one.text}
        {one.action && (
          <button
            type="button"
            class="toast-action"
            aria-label={`${one.action.label}: ${one.text}`}
            onClick={() => {
              dismiss(one.id)
              one.action?.run()
            }}
          >
            {one.action.label}
          </button>
        )}
      </p>
    ))}
  </div>
)
