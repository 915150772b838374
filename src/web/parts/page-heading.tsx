/** The head of a page: what matters now as a sentence, what it is about above it, what can be done beside it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

export const PageHeading = ({ over, title, children }: { over?: ComponentChildren; title: string; children?: ComponentChildren }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Uitrol`
  }, [title])
  useLayoutEffect(() => {
    // Screen readers hear where they came; only when nothing else has the focus.
    if (document.activeElement === document.body || document.activeElement?.closest('.links'))
      heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <header class="heading">
      <div>
        {over && <p class="soft">{over}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      {children && <div class="row">{children}</div>}
    </header>
  )
}
