/** Notices that a mail server did not take, or of which nobody knows: what whoever runs messages decides, and how they are told (CM-7). */
import { command, put, rows } from '#core/kernel/command.ts'
import { id, listOf, oneOf, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { noticeTo } from '#core/notices/notice.ts'

/** The notice that says that something did not arrive; when it does not arrive either, nobody is told of that. */
export const undeliveredCode = 'communication.notice.undelivered'

/** How long a notice is mailed at all, in milliseconds: it says something of the moment, and a week covers every long weekend. */
export const noticeKeeps = 7 * 24 * 3_600_000

/** One of them as whoever decides sees it: whom it is for and what it is about, not what it says. */
export interface UndeliveredNotice {
  readonly noticeId: string
  readonly personId: string
  readonly name: string
  /** The chapter that it comes from. */
  readonly chapter: string
  readonly createdAt: string
  readonly state: 'failed' | 'unsure'
  readonly words: string | null
}

const waitingFor = (notices: readonly Row<'notice'>[]): Row<'notice'> => {
  const [notice] = notices
  if (!notice) throw new Problem('access.notFound', {})
  if (notice.state === 'sent') throw new Problem('communication.alreadySent', {})
  if (notice.state !== 'failed' && notice.state !== 'unsure') throw new Problem('communication.notFailed', {})
  return notice
}

export const retryNotice = command({
  name: 'communication.retryNotice',
  about: 'Mails a notice once more that failed, or of which nobody knows whether it arrived (CM-7).',
  may: 'communication.run',
  input: shape({ noticeId: id }),
  needs: ({ noticeId }) => ({ notices: rows('notice', { noticeId }) }),
  decide: ({ notices }, _input, at) => {
    const notice = waitingFor(notices)
    if (Date.parse(notice.createdAt) < Date.parse(at.now) - noticeKeeps) throw new Problem('communication.noticeTooOld', {})
    return [put('notice', { ...notice, state: 'queued', dueAt: at.now, settledAt: null })]
  },
})

export const settleNotice = command({
  name: 'communication.settleNotice',
  about: 'Says of a notice that was not delivered, or of which nobody knows, that it arrived, or that the person was told (CM-7).',
  may: 'communication.run',
  input: shape({ noticeId: id, how: oneOf(['arrived', 'told']) }),
  needs: ({ noticeId }) => ({ notices: rows('notice', { noticeId }) }),
  decide: ({ notices }, { how }, at) => [
    put('notice', { ...waitingFor(notices), state: how === 'arrived' ? 'sent' : 'none', settledAt: at.now }),
  ],
})

export const tellUndelivered = command({
  name: 'communication.tellUndelivered',
  about: 'Tells those who run messages that something did not reach everyone (CM-7).',
  may: 'communication.run',
  inside: true,
  input: shape({ rolloutId: id, personIds: listOf(id, 100) }),
  needs: ({ rolloutId }) => ({ rollouts: rows('rollout', { rolloutId }) }),
  decide: ({ rollouts }, { rolloutId, personIds }, at) => {
    if (rollouts.length === 0 || personIds.length === 0) throw new Problem('access.notFound', {})
    return personIds.map((personId, n) => noticeTo(at, n, { personId, rolloutId, code: undeliveredCode, params: {}, path: '/today' }))
  },
})
