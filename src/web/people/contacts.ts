/** What those see who see few rows: a member the names of who helps them, a champion when the people of their places start. */
import type { Contacts } from '#core/access/contacts.ts'
import { useEffect } from 'preact/hooks'
import { keptAnswer } from '#web/sync/cached-response.ts'
import { me } from '#web/sync/signed-in.ts'
import { version } from '#web/sync/store.ts'

export const contacts = keptAnswer<readonly Contacts[]>('/api/contacts', [])

/** When somebody starts, without the reasons. */
export interface Start {
  readonly rolloutId: string
  readonly personId: string
  readonly phaseKey: string | null
  readonly goLiveOn: string | null
  /** Whether the start waits for the approval of its go/no-go check (GA-4). */
  readonly waits: boolean
}
export const starts = keptAnswer<readonly Start[]>('/api/starts', [])

/** Asks anew when the people of a champion’s locations start, at each visit and whenever something changed; others have the rows. */
export const useStarts = (): void => {
  const { role, accountId } = me.value?.actor ?? {}
  useEffect(() => {
    if (role === 'champion' && accountId) void starts.find(accountId)
  }, [accountId, version.value])
}
