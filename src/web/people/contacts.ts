/** What those see who see few rows: a member the names of who helps them, a champion when the people of their places start. */
import type { Contacts } from '#core/access/contacts.ts'
import { keptAnswer } from '#web/sync/cached-response.ts'

export const contacts = keptAnswer<readonly Contacts[]>('/api/contacts', [])

/** When somebody starts, without the reasons. */
export interface Start {
  readonly rolloutId: string
  readonly personId: string
  readonly phaseKey: string | null
  readonly goLiveOn: string | null
}
export const starts = keptAnswer<readonly Start[]>('/api/starts', [])
