/** The verbs of notices: read by whom they tell something, and how far the post came with them. */
import { selfOf } from '#core/access/access-scope.ts'
import { command, type Need, put, rows } from '#core/kernel/command.ts'
import { id, listOf, oneOf, shape } from '#core/kernel/input.ts'
import { afterOutcome } from '#core/communication/delivery-state.ts'
import { afterReports, outcomeInput } from '#core/communication/reports.ts'
import { Problem } from '#core/kernel/problem.ts'

export const readNotice = command({
  name: 'communication.readNotice',
  about: 'Puts a notice away as read.',
  may: 'part.take',
  input: shape({ noticeId: id }),
  needs: ({ noticeId }, at) => ({ notices: rows('notice', { noticeId, personId: selfOf(at) }) }),
  decide: ({ notices }, _input, at) => {
    const [notice] = notices
    if (!notice) throw new Problem('access.notFound', {})
    return notice.readAt === null ? [put('notice', { ...notice, readAt: at.now })] : []
  },
})

export const noteNotices = command({
  name: 'communication.noteNotices',
  about: 'Notes how far mails of notices came; a report that comes twice or late changes nothing (CM-7).',
  may: 'communication.run',
  inside: true,
  input: shape({
    outcomes: listOf(
      shape({
        noticeId: id,
        ...outcomeInput,
        state: oneOf(['none', 'queued', 'sent', 'failed', 'unsure']),
      }),
      500,
    ),
  }),
  needs: ({ outcomes }): Record<string, Need<'notice'>> =>
    Object.fromEntries(outcomes.map(({ noticeId }) => [noticeId, rows('notice', { noticeId })])),
  decide: (from, { outcomes }, at) => {
    const changed = afterReports(
      from,
      outcomes,
      ({ noticeId }) => noticeId,
      (notice, { state, ...report }) => {
        if (state !== 'none') return afterOutcome(notice, { state, ...report }, at.now)
        return notice.state === 'queued' ? { ...notice, state, settledAt: at.now } : undefined
      },
    )
    return changed.map((notice) => put('notice', notice))
  },
})
