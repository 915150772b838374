/** What can be said of how long things are kept, and clearing away links that are over. */
import { command, put, remove, rows } from '#core/kernel/command.ts'
import { day, nullable, shape, whole } from '#core/kernel/input.ts'
import { retentionIn } from '#core/people/leavers.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'

/** Names are kept at least this many days after leaving, so that a wrong last day can still be put right. */
export const leastForgetDays = 30
const mostDays = 3650

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
