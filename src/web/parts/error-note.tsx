/** Shows why something did not go through, where the reader is. */
import { sayTrouble } from '#web/base/language.ts'
import type { Trouble } from '#web/sync/outbox.ts'

export const TroubleNote = ({ trouble }: { trouble: Trouble | undefined }) => (
  <div role="alert">{trouble && <p class="trouble">{sayTrouble(trouble)}</p>}</div>
)
