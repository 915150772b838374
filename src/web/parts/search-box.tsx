/** A search field that `/` jumps to. */
import { shared } from '#web/base/lead-words.ts'
import { useLayoutEffect, useRef } from 'preact/hooks'

export const SearchBox = ({ value, onValue, label }: { value: string; onValue: (value: string) => void; label?: string }) => {
  const input = useRef<HTMLInputElement>(null)
  // Before the field is seen: a key that is pressed as soon as it shows must already be heard.
  useLayoutEffect(() => {
    const jump = (event: KeyboardEvent): void => {
      const at = event.target
      const typing = at instanceof HTMLElement && (at.isContentEditable || /^(input|textarea|select)$/i.test(at.tagName))
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return
      event.preventDefault()
      input.current?.focus()
    }
    addEventListener('keydown', jump)
    return () => removeEventListener('keydown', jump)
  }, [])
  return (
    <div class="search">
      <input
        ref={input}
        class="input"
        type="search"
        value={value}
        aria-label={label ?? shared('search')}
        placeholder={label ?? shared('search')}
        aria-keyshortcuts="/"
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {value === '' && <kbd aria-hidden="true">/</kbd>}
    </div>
  )
}
