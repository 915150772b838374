/** What one try of a letter, a notice or a post comes to (CM-7). */
import { Problem } from '#core/kernel/problem.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import type { Ending } from '#server/jobs/runner.ts'
import { later } from '#server/jobs/job.ts'
import { pauseAfter } from '#server/jobs/backoff.ts'
import { mailingWords } from '#server/communication/delivery-words.ts'
import { plainWords } from '#server/mail/storable-text.ts'

/** What is kept of a try until the organisation has been told; `queued` means that it will be tried again. */
export interface TryOutcome {
  readonly state: 'queued' | 'sent' | 'failed' | 'unsure'
  /** All tries so far, this one included. */
  readonly attempts: number
  /** What the other side said. */
  readonly words: string | null
  /** When it will be tried again. */
  readonly dueAt: string | null
}

/** What the other side made of it, whether a mail server or a channel. */
export type Came =
  | { readonly came: 'taken'; readonly words: string }
  | { readonly came: 'no'; readonly forGood: boolean; readonly words: string; readonly after?: number }
  | { readonly came: 'unsure' }

export interface TryCircumstances {
  /** Tries before this one. */
  readonly tries: number
  /** The clock: an instant, RFC 3339 in UTC. */
  readonly now: string
  /** Between 0 and 1. */
  readonly jitter: number
  /** The first moment from an instant on at which it may leave (CM-9). */
  readonly mayLeave: (instant: string) => string
}

/**
 * What a try comes to: sent, unsure and left to a person, tried again after a growing pause, or given up with the other side's own words.
 *
 * @example outcomeOf({ came: 'no', forGood: true, words: '550 No such user' }, circumstances).state // 'failed'
 */
export const outcomeOf = (came: Came, { tries, now, jitter, mayLeave }: TryCircumstances): TryOutcome => {
  const attempts = tries + 1
  if (came.came === 'taken') return { state: 'sent', attempts, words: came.words, dueAt: null }
  if (came.came === 'unsure') return { state: 'unsure', attempts, words: null, dueAt: null }
  const pause = came.forGood ? null : pauseAfter(attempts, jitter, came.after)
  if (pause === null) return { state: 'failed', attempts, words: came.words, dueAt: null }
  return { state: 'queued', attempts, words: came.words, dueAt: mayLeave(later(now, pause)) }
}

const givenUp = (tries: number, words: string): Ending => {
  const outcome: TryOutcome = { state: 'failed', attempts: tries + 1, words: plainWords(words, 500), dueAt: null }
  return { end: 'settled', outcome }
}

/** What a letter comes to that cannot be written: given up, with the reason in the language of those who can mend it. */
export const unwritable = (trouble: unknown, tries: number, language: Language): Ending => {
  if (!(trouble instanceof Problem)) throw trouble
  return givenUp(tries, trouble.code === 'access.notFound' ? speak(mailingWords, language)('noLongerHere') : sayNote(language, trouble))
}

/** What a letter comes to whose reader has no address any more, or one that is only an example. */
export const unaddressed = (to: string | null, tries: number, language: Language): Ending =>
  givenUp(tries, speak(mailingWords, language)(to === null ? 'noAddress' : 'onlyExample'))

/** What a notice comes to that is too old by now to be tried once more. */
export const tooLate = (tries: number, language: Language): Ending => givenUp(tries, speak(mailingWords, language)('tooLate'))
