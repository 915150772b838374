/** A short word to one person that no plan holds: made by commands, said in the language of whoever reads it. */
import { type At, type Change, idWithin, put } from '#core/kernel/command.ts'
import type { NoticeKey, Values } from '#core/kernel/note.ts'

/** What to tell whom; `path` leads to the page it speaks of, `sessionKey` with `method` adds a calendar entry. */
export interface Tidings<K extends NoticeKey = NoticeKey> {
  readonly personId: string
  readonly rolloutId: string
  readonly code: K
  readonly params: Values<K>
  readonly path?: string | null
  readonly sessionKey?: string | null
  readonly method?: 'request' | 'cancel' | null
  /** Of the calendar entry; a later word about the same session needs a higher one. */
  readonly sequence?: number
}

/**
 * The command that made a notice, by its id.
 *
 * @example commandOf('0193-….2') // '0193-…'
 */
export const commandOf = (noticeId: string): string => noticeId.slice(0, Math.max(0, noticeId.lastIndexOf('.')))

/**
 * Tells one person something: shown in the app, and mailed where they have an address and the server sends mail.
 * `n` counts the notices of one command from 0, so that each has an id of its own.
 *
 * @example noticeTo(at, 0, { personId: 'ravi', rolloutId: 'crm', code: 'training.notice.movedUp', params: { startsAt } })
 */
export const noticeTo = <K extends NoticeKey>(at: At, n: number, told: Tidings<K>): Change =>
  put('notice', {
    noticeId: idWithin(at, n),
    rolloutId: told.rolloutId,
    personId: told.personId,
    code: told.code,
    params: JSON.stringify(told.params),
    path: told.path ?? null,
    sessionKey: told.sessionKey ?? null,
    method: told.method ?? null,
    sequence: told.sequence ?? 0,
    createdAt: at.now,
    state: 'queued',
    dueAt: at.now,
    attempts: 0,
    words: null,
    settledAt: null,
    readAt: null,
  })
