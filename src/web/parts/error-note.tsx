/** Shows why something did not go through, where the reader is. */
import { sayTrouble } from '#web/base/language.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'

export const TroubleNote = ({ trouble }: { trouble: ErrorNote | undefined }) => (
  <div role="alert">{trouble && <p class="trouble">{sayTrouble(trouble)}</p>}</div>
)
