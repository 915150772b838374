/** How long what is personal is kept: the settings, who is due to be forgotten, and clearing away links that are over. */
import { addDays } from '#core/calendar.ts'
import { command, put, remove, rows } from '#core/command.ts'
import { day, nullable, shape, whole } from '#core/input.ts'
import { isKnown } from '#core/people/forget-command.ts'
import { Problem } from '#core/problem.ts'
import type { Row } from '#core/tables.ts'

/** Names are kept at least this many days after leaving, so that a wrong last day can still be put right. */
export const leastForgetDays = 30
const mostDays = 3650

export interface Retention {
  /** Days after the last day at work; null keeps names until somebody takes them out by hand. */
  readonly forgetAfterDays: number | null
  /** Days that ended sessions and used or expired links stay. */
  readonly booksDays: number
}

/** What holds while nobody has said otherwise. */
export const usualRetention: Retention = { forgetAfterDays: null, booksDays: 90 }

/** What an organisation said of it, or what is usual. */
export const retentionIn = (kept: readonly Retention[]): Retention => kept[0] ?? usualRetention

/**
 * Who is due to be forgotten on a day: everybody of whom something is still known and whose last day is longer ago than that (ME-8).
 *
 * @example dueToForget(people, 30, '2026-11-23') // those who left up to 23 October
 */
export const dueToForget = <P extends Row<'person'>>(people: readonly P[], forgetAfterDays: number | null, today: string): readonly P[] =>
  forgetAfterDays === null
    ? []
    : people.filter((one) => one.leftOn !== null && addDays(one.leftOn, forgetAfterDays) < today && isKnown(one))

/** Says how long things are kept (ME-8). Problem: `people.retentionTooShort`. */
export const changeRetention = command({
  name: 'people.changeRetention',
  about:
    'Says how many days after leaving names are taken out by themselves (null: never), and how long ended sessions and links are kept.',
  may: 'organisation.manage',
  input: shape({ forgetAfterDays: nullable(whole(0, mostDays)), booksDays: whole(1, mostDays) }),
  needs: () => ({ retention: rows('retention') }),
  decide: ({ retention }, { forgetAfterDays, booksDays }, at) => {
    if (forgetAfterDays !== null && forgetAfterDays < leastForgetDays)
      throw new Problem('people.retentionTooShort', { least: leastForgetDays }, { field: 'forgetAfterDays' })
    const before = retentionIn(retention)
    if (before.forgetAfterDays === forgetAfterDays && before.booksDays === booksDays) return []
    return [put('retention', { id: at.organisationId, forgetAfterDays, booksDays, changedAt: at.now })]
  },
})

/** The instant from which a personal link opens nothing any more. */
const endOf = ({ expiresAt, revokedAt }: Row<'invitation'>): string => (revokedAt !== null && revokedAt < expiresAt ? revokedAt : expiresAt)

/** Takes away personal links that were over before a day; the accounts that came of them stay. Problem: `people.nothingToClear`. */
export const clearLinks = command({
  name: 'people.clearLinks',
  inside: true,
  about: 'Takes away personal links that ended before a day; done by the server when they were kept long enough.',
  may: 'access.invite',
  input: shape({ before: day }),
  needs: () => ({ invitations: rows('invitation') }),
  decide: ({ invitations }, { before }) => {
    const over = invitations.filter((link) => endOf(link).slice(0, 10) < before)
    if (over.length === 0) throw new Problem('people.nothingToClear', {})
    return over.map((link) => remove('invitation', link))
  },
})

export const retentionCommands = [changeRetention, clearLinks] as const
