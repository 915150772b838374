/** What people asked, for the reviews. */
import { expect, test } from 'vitest'
import { questionsAsked } from '#core/review/questions-asked.ts'
import { rowOf } from '#test/cast.ts'

const ticket = (ticketId: string, more: object) => rowOf('ticket', { ticketId, question: `${ticketId}?`, ...more })
const article = (articleId: string, more: object = {}) => rowOf('article', { articleId, title: articleId, language: 'en', ...more })

test('[RV-1] [RV-2] the questions that come most by the article that solved them, and those that have no article yet', () => {
  const found = questionsAsked(
    [
      ticket('a', { state: 'solved', articleId: 'password' }),
      ticket('b', { state: 'solved', articleId: 'password' }),
      ticket('c', { state: 'solved', articleId: 'label' }),
      ticket('d', { state: 'open' }),
      ticket('e', { state: 'withdrawn', articleId: 'label' }),
      ticket('f', { state: 'solved', solvedAt: '2027-02-01T10:00:00Z' }),
      ticket('g', { state: 'solved', solvedAt: '2027-02-03T10:00:00Z' }),
      ticket('h', { state: 'solved', solvedAt: '2027-02-02T10:00:00Z' }),
      ticket('i', { state: 'solved', articleId: 'gone' }),
    ],
    [article('label'), article('password', { ticketId: 'f' }), article('never'), article('gone', { withdrawnAt: '2027-02-01T10:00:00Z' })],
  )
  expect(found).toEqual({
    asked: 8,
    open: 1,
    top: [
      { title: 'password', language: 'en', solved: 2 },
      { title: 'label', language: 'en', solved: 1 },
    ],
    unwritten: { count: 2, last: ['g?', 'h?'] },
  })
  expect(questionsAsked([], [])).toEqual({ asked: 0, open: 0, top: [], unwritten: { count: 0, last: [] } })
})
