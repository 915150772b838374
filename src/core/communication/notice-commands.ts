/** The verbs of notices: read by whom they tell something, and how far the post came with them. */
import { selfOf } from '#core/access/reach.ts'
import { command, type Need, put, rows } from '#core/command.ts'
import { id, listOf, maybeText, nullable, oneOf, shape, text, whole } from '#core/input.ts'
import { afterOutcome } from '#core/communication/delivery-state.ts'
import { Problem } from '#core/problem.ts'

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
        state: oneOf(['none', 'queued', 'sent', 'failed', 'unsure']),
        attempts: whole(0, 1_000_000),
        words: maybeText(500),
        dueAt: nullable(text(40)),
      }),
      500,
    ),
  }),
  needs: ({ outcomes }): Record<string, Need<'notice'>> =>
    Object.fromEntries(outcomes.map(({ noticeId }) => [noticeId, rows('notice', { noticeId })])),
  decide: (from, { outcomes }, at) => {
    if (outcomes.length === 0) throw new Problem('access.notFound', {})
    const current = new Map(Object.entries(from).flatMap(([key, found]) => (found[0] ? [[key, found[0]] as const] : [])))
    const changed = new Set<string>()
    for (const { noticeId, state, ...report } of outcomes) {
      const notice = current.get(noticeId)
      if (!notice) continue
      const after =
        state !== 'none'
          ? afterOutcome(notice, { state, ...report }, at.now)
          : notice.state === 'queued'
            ? { ...notice, state, settledAt: at.now }
            : undefined
      if (!after) continue
      current.set(noticeId, after)
      changed.add(noticeId)
    }
    return [...current].flatMap(([key, notice]) => (changed.has(key) ? [put('notice', notice)] : []))
  },
})
