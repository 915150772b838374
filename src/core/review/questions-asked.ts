/** What people asked since the rollout began, for the reviews: the questions that come most, and what is still without a help article (RV-1, RV-2). */
import type { Row } from '#core/kernel/rows.ts'

type Asked = Pick<Row<'ticket'>, 'ticketId' | 'state' | 'question' | 'solvedAt' | 'articleId'>
type Written = Pick<Row<'article'>, 'articleId' | 'title' | 'language' | 'ticketId' | 'withdrawnAt'>

export interface QuestionsAsked {
  readonly asked: number
  readonly open: number
  /** Help articles by how many questions they solved, the most first; those that solved none are left out. */
  readonly top: readonly { readonly title: string; readonly language: string; readonly solved: number }[]
  /** Questions that somebody answered, of which no help article was made: how many, and the last of them. */
  readonly unwritten: { readonly count: number; readonly last: readonly string[] }
}

const mostShown = 5

/**
 * Sums up the questions of a rollout; those that were withdrawn do not count.
 *
 * @example questionsAsked(tickets, articles).top[0] // { title: 'Moving a customer', language: 'en', solved: 4 }
 */
export const questionsAsked = (tickets: readonly Asked[], articles: readonly Written[]): QuestionsAsked => {
  const real = tickets.filter(({ state }) => state !== 'withdrawn')
  const solvedBy = Map.groupBy(
    real.filter(({ state, articleId }) => state === 'solved' && articleId !== null),
    ({ articleId }) => articleId,
  )
  const written = new Set(articles.flatMap(({ ticketId, withdrawnAt }) => (withdrawnAt === null ? (ticketId ?? []) : [])))
  const unwritten = real
    .filter(({ ticketId, state, articleId }) => state === 'solved' && articleId === null && !written.has(ticketId))
    .toSorted((a, b) => ((a.solvedAt ?? '') > (b.solvedAt ?? '') ? -1 : 1))
  return {
    asked: real.length,
    open: real.filter(({ state }) => state === 'open').length,
    top: articles
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ articleId, title, language }) => ({ title, language, solved: solvedBy.get(articleId)?.length ?? 0 }))
      .filter(({ solved }) => solved > 0)
      .toSorted((a, b) => b.solved - a.solved || (a.title < b.title ? -1 : 1))
      .slice(0, mostShown),
    unwritten: { count: unwritten.length, last: unwritten.slice(0, mostShown).map(({ question }) => question) },
  }
}
