/** What was done in this window in the last minutes, each with the way back; members have nothing to undo this way. */
import { w } from '#web/base/language.ts'
import { shared } from '#web/base/lead-words.ts'
import { Button } from '#web/parts/button.tsx'
import { lastDone, takeBack } from '#web/parts/undo.ts'

export const LastChanges = ({ onTaken }: { onTaken: () => void }) =>
  lastDone.value.length === 0 ? null : (
    <section class="stack tight">
      <h3>{shared('lastChanges')}</h3>
      <ul class="lines">
        {lastDone.value.map(({ text, undo }) => (
          <li key={text}>
            <span class="grow">{text}</span>
            <Button aria-label={`${w('undo')}: ${text}`} onClick={() => void takeBack(undo).then(onTaken)}>
              {w('undo')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
