/** The answers of the rollout at work, one's own calls for help, and what happened to each. */
import { computed } from '@preact/signals'
import { findArticles } from '#core/support/article-search.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { language } from '#web/base/language.ts'
import { handedNamed } from '#web/support/handed-tickets.ts'
import { me } from '#web/sync/signed-in.ts'
import { all, rollout } from '#web/sync/store.ts'
import { type Ticket, tickets } from '#web/support/support-waiting.ts'

export type Article = StoredRow<'article'>

export const rolloutId = computed(() => rollout.value?.rolloutId ?? '')
/** Answers that hold; one list as long as none changes, so that what the search has made of it lasts. */
export const articles = computed(() => all('article').filter((row) => row.rolloutId === rolloutId.value && row.withdrawnAt === null))
export const myTickets = computed(() => {
  const personId = me.value?.actor?.personId
  return personId == null
    ? []
    : tickets.value.filter((row) => row.personId === personId).toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
})

/** By title; those in the reader's language first. */
export const byLanguage = (list: readonly Article[]): Article[] =>
  list.toSorted((a, b) => Number(b.language === language.value) - Number(a.language === language.value) || a.title.localeCompare(b.title))

/** The answers that fit, in the reader's language first. */
export const fitting = (query: string, most = 5): readonly Article[] => findArticles(articles.value, query, language.value).slice(0, most)

/** What happened to a ticket, in order. */
export const eventsOf = ({ rolloutId: of, ticketId }: Ticket): StoredRow<'ticketEvent'>[] =>
  [...(handedNamed(ticketId)?.events ?? all('ticketEvent'))]
    .filter((row) => row.rolloutId === of && row.ticketId === ticketId)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.eventId < b.eventId ? -1 : 1))
