/** How full the sessions are: from the rows where they are read, else as the server tells. */
import { keptAnswer } from '#web/sync/cached-response.ts'

export interface Fullness {
  readonly rolloutId: string
  readonly sessionKey: string
  readonly taken: number
  readonly waiting: number
  readonly mine: number | null
}

export const fullness = keptAnswer<readonly Fullness[]>('/api/seats', [])
