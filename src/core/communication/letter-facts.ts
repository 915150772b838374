/** What letters are made of: the rows that a message is filled from. */
import { type Need, rows } from '#core/kernel/command.ts'
import type { Row } from '#core/kernel/rows.ts'

/** Everything that a letter of a rollout may speak of; the needs of each command that fills letters. */
export const letterNeeds = (rolloutId: string) => ({
  organisation: rows('organisation'),
  rollouts: rows('rollout', { rolloutId }),
  people: rows('person'),
  locations: rows('location'),
  participants: rows('participant', { rolloutId }),
  phases: rows('phase', { rolloutId }),
  champions: rows('champion', { rolloutId }),
  messages: rows('message', { rolloutId }),
  texts: rows('messageText', { rolloutId }),
  briefings: rows('briefing', { rolloutId }),
  details: rows('detail', { rolloutId }),
  channels: rows('channel', { rolloutId }),
  sessions: rows('session', { rolloutId }),
  attendees: rows('attendee', { rolloutId }),
  attendances: rows('attendance', { rolloutId }),
  buddies: rows('buddy', { rolloutId }),
  tiers: rows('supportTier', { rolloutId }),
  articles: rows('article', { rolloutId }),
  tickets: rows('ticket', { rolloutId }),
  stories: rows('story', { rolloutId }),
  feedback: rows('feedback', { rolloutId }),
  translations: rows('translation', { rolloutId }),
  goals: rows('goalVerdict', { rolloutId }),
})

type RowsOf<N> = { readonly [K in keyof N]: N[K] extends Need<infer T> ? readonly Row<T>[] : never }
export type LetterRows = RowsOf<ReturnType<typeof letterNeeds>>
