/** The pages of one subject, each at an address of its own; on a phone the strip begins where the page in sight has its tab. */
import { useEffect, useRef } from 'preact/hooks'

interface Props {
  readonly label: string
  readonly here: string
  readonly pages: readonly { readonly page: string; readonly href: string; readonly text: string }[]
}

/** Brings a tab that the keyboard came to wholly into sight; under a finger it stays where it is. */
const showWhole = ({ currentTarget }: { currentTarget: HTMLElement }): void => {
  if (currentTarget.matches(':focus-visible')) currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

export const Tabs = ({ label, here, pages }: Props) => {
  const strip = useRef<HTMLElement>(null)
  useEffect(() => {
    const tab = strip.current?.querySelector('[aria-current]')
    if (!strip.current || !tab) return
    const [around, own] = [strip.current.getBoundingClientRect(), tab.getBoundingClientRect()]
    strip.current.scrollLeft += own.left + own.width / 2 - (around.left + around.width / 2)
  }, [here])
  return (
    <nav class="tabs no-print" aria-label={label} ref={strip}>
      {pages.map(({ page, href, text }) => (
        <a key={page} href={href} aria-current={here === page ? 'page' : undefined} onFocus={showWhole}>
          {text}
        </a>
      ))}
    </nav>
  )
}
