/** What letters are made of: the rows that a message is filled from, for everyone or for some readers by key. */
import { type Need, rows, rowsAmong } from '#core/kernel/command.ts'
import type { Row } from '#core/kernel/rows.ts'

/** What all letters of a rollout share; few rows, however many people there are. */
export const sharedLetterNeeds = (rolloutId: string) => ({
  organisation: rows('organisation'),
  rollouts: rows('rollout', { rolloutId }),
  locations: rows('location'),
  phases: rows('phase', { rolloutId }),
  messages: rows('message', { rolloutId }),
  texts: rows('messageText', { rolloutId }),
  briefings: rows('briefing', { rolloutId }),
  details: rows('detail', { rolloutId }),
  channels: rows('channel', { rolloutId }),
  tiers: rows('supportTier', { rolloutId }),
  stories: rows('story', { rolloutId }),
  feedback: rows('feedback', { rolloutId }),
  translations: rows('translation', { rolloutId }),
  goals: rows('goalVerdict', { rolloutId }),
  toldPhases: rows('toldPhase', { rolloutId }),
})

/** Everything that a letter of a rollout may speak of; the needs of each command that fills letters. */
export const letterNeeds = (rolloutId: string) => ({
  ...sharedLetterNeeds(rolloutId),
  people: rows('person'),
  participants: rows('participant', { rolloutId }),
  champions: rows('champion', { rolloutId }),
  sessions: rows('session', { rolloutId }),
  attendees: rows('attendee', { rolloutId }),
  attendances: rows('attendance', { rolloutId }),
  buddies: rows('buddy', { rolloutId }),
  articles: rows('article', { rolloutId }),
  tickets: rows('ticket', { rolloutId }),
})

/**
 * What the letters of some readers speak of beside what all share, by key: themselves, their seats and buddies, the champions of their
 * locations, and whoever else is named. `only` is the location of everyone whose own is not known, where there is just one.
 */
export const readerNeeds = (rolloutId: string, readers: readonly string[], only?: string) => ({
  readers: rowsAmong('person', 'personId', [], {}, readers),
  champions: rowsAmong('champion', 'locationId', [['readers', 'locationId']], { rolloutId }, only === undefined ? [] : [only]),
  buddies: rowsAmong('buddy', 'personId', [['readers', 'personId']], { rolloutId }),
  attendees: rowsAmong('attendee', 'personId', [['readers', 'personId']], { rolloutId }),
  sessions: rowsAmong('session', 'sessionKey', [['attendees', 'sessionKey']], { rolloutId }),
  people: rowsAmong('person', 'personId', [
    ['readers', 'personId'],
    ['champions', 'personId'],
    ['buddies', 'buddyId'],
    ['tiers', 'ownerId'],
    ['stories', 'personId'],
    ['feedback', 'personId'],
  ]),
  participants: rowsAmong('participant', 'personId', [['people', 'personId']], { rolloutId }),
})

type RowsOf<N> = { readonly [K in keyof N]: N[K] extends Need<infer T> ? readonly Row<T>[] : never }
export type SharedLetterRows = RowsOf<ReturnType<typeof sharedLetterNeeds>>
export type RowsOfReaders = RowsOf<ReturnType<typeof readerNeeds>>
export type LetterRows = RowsOf<ReturnType<typeof letterNeeds>>

/** The rows of some readers as `lettersOf` takes them; what everybody's rows are needed for is given to it as told already. */
export const letterRowsOf = (shared: SharedLetterRows, ofReaders: RowsOfReaders): LetterRows => ({
  ...shared,
  ...ofReaders,
  attendances: [],
  articles: [],
  tickets: [],
})

/** The one location of an organisation that has no other. */
export const onlyLocation = (locations: readonly Pick<Row<'location'>, 'locationId'>[]): string | undefined =>
  locations.length === 1 ? locations[0]?.locationId : undefined
