/** A secret that is shown this once: the reader copies it, and nobody can show it again. */
import { shared } from '#web/base/lead-words.ts'
import { w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { copyText } from '#web/parts/copy-text.ts'

export const ShownOnce = ({ about, label, text, onClose }: { about: string; label: string; text: string; onClose: () => void }) => (
  <div class="stack">
    <p>{about}</p>
    <input class="input" readOnly value={text} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
    <div class="ends">
      <Button onClick={onClose}>{w('close')}</Button>
      <Button kind="first" onClick={() => void copyText(text)}>
        {shared('copy')}
      </Button>
    </div>
  </div>
)
