/** The verbs of answers that everyone finds: write one, take it back. */
import { command, put, rows } from '#core/kernel/command.ts'
import { boolean, id, language, nullable, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { rolloutIn } from '#core/support/support.ts'
import { ticketIn } from '#core/support/ticket-notices.ts'

/**
 * Writes an answer, or writes it anew; made of a ticket, it keeps of which one (SU-3). One that was taken back comes back.
 * Problem: access.notFound, for a rollout or ticket that is not there or beyond reach.
 */
export const writeArticle = command({
  name: 'support.writeArticle',
  about: 'Writes an answer that everyone finds, or writes it anew; it may come of a call for help (SU-3).',
  may: 'place.help',
  input: shape({
    rolloutId: id,
    articleId: id,
    language,
    title: text(160),
    body: text(8000),
    workaround: boolean(),
    ticketId: nullable(id),
  }),
  needs: ({ rolloutId, articleId, ticketId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    articles: rows('article', { rolloutId, articleId }),
    tickets: rows('ticket', { rolloutId, ticketId: ticketId ?? '' }),
  }),
  decide: (facts, { workaround, ticketId, ...words }, at) => {
    rolloutIn(facts)
    const before = facts.articles[0]
    // Whoever writes an answer anew need not reach the ticket of which it came.
    if (ticketId !== null && ticketId !== before?.ticketId) ticketIn(facts, at)
    return [
      put('article', {
        ...words,
        workaround: workaround ? 1 : 0,
        ticketId: ticketId ?? before?.ticketId ?? null,
        changedAt: at.now,
        changedBy: at.by.name,
        withdrawnAt: null,
      }),
    ]
  },
})

/** Takes an answer back that no longer holds; it is no longer found. Problem: access.notFound. */
export const withdrawArticle = command({
  name: 'support.withdrawArticle',
  about: 'Takes an answer back that no longer holds (SU-3).',
  may: 'place.help',
  input: shape({ rolloutId: id, articleId: id }),
  needs: ({ rolloutId, articleId }) => ({ articles: rows('article', { rolloutId, articleId }) }),
  decide: ({ articles: [before] }, _input, at) => {
    if (!before) throw new Problem('access.notFound', {})
    if (before.withdrawnAt !== null) return []
    return [put('article', { ...before, changedAt: at.now, changedBy: at.by.name, withdrawnAt: at.now })]
  },
})

export const articleCommands = [writeArticle, withdrawArticle] as const
