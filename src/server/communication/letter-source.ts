/** Where the words of letters come from: what all letters of a rollout share, read once for many that leave together, and the rows of their readers by key. */
import { setImmediate } from 'node:timers/promises'
import { readingLanguage, zoneAt } from '#core/regional/at-location.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { Letter } from '#core/communication/letter.ts'
import {
  letterRowsOf,
  onlyLocation,
  readerNeeds,
  type RowsOfReaders,
  sharedLetterNeeds,
  type SharedLetterRows,
} from '#core/communication/letter-facts.ts'
import { type Letters, lettersOf, tellsOfEveryone } from '#core/communication/letters.ts'
import type { ToldToAll } from '#core/communication/told-to-all.ts'
import { type MomentRows, momentNeeds, workingMoments } from '#core/communication/working-moment.ts'
import { zonesAtWork } from '#core/regional/time-zones-at-work.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { type Language, spokenLanguage } from '#core/kernel/language.ts'
import type { ToldParts } from '#server/communication/told-to-all.ts'
import type { Database } from '#server/db/database.ts'
import { loadFacts } from '#server/db/facts.ts'
import { prepared } from '#server/db/prepared.ts'

/** A rollout as its letters see it. */
export interface Writing {
  readonly rows: SharedLetterRows
  readonly messages: ReadonlyMap<string, Row<'message'>>
  readonly channels: ReadonlyMap<string, Row<'channel'>>
  /** Of the organisation. */
  readonly language: Language
  /** The letter to one reader, and their address. Problems: those of `Letters.letter`. */
  letterTo(message: Row<'message'>, personId: string): Promise<{ readonly letter: Letter; readonly email: string | null }>
  /** The letter to a channel. Problems: those of `Letters.groupLetter`. */
  groupLetter(message: Row<'message'>, channel: Row<'channel'>): Promise<Letter>
  /** In which language somebody reads: their own, that of their place, that of the organisation. */
  languageOf(person: Pick<Row<'person'>, 'language' | 'locationId'>): Language
  /** The zone in which somebody reads times, and those of all locations. */
  readAt(person: Pick<Row<'person'>, 'locationId'>): { readonly zone: string; readonly zones: readonly string[] }
  /** The first moment from an instant on at which people of a place work (CM-9). */
  workingMoment(locationId: string | null, instant: string): string
}

export interface LetterSource {
  of(organisationId: string, rolloutId: string): Promise<Writing>
  /** Forgets what was read. */
  forget(): void
}

/** Letters that leave together are filled from what was read at most this long ago, in milliseconds: days go by without a change. */
const freshFor = 10_000
/** What a message tells of everyone is made from everyone's rows; for so many milliseconds its letters say the same. */
const toldFor = 60_000
const nothingTold: ToldToAll = {}
/** Rollouts held at a time; those of others wait for their rows anyway. */
const mostHeld = 4

interface Held {
  /** Up to which version of the organisation it is known to be so. */
  version: number
  readonly until: number
  readonly writing: Promise<Writing>
}

/** What all letters share; of readers nothing is held. */
const madeOf: readonly TableName[] = [...new Set(Object.values({ ...sharedLetterNeeds(''), ...momentNeeds('') }).map(({ table }) => table))]

const versionOf = prepared((db, { organisationId }: { organisationId: string }) =>
  db.selectFrom('organisationVersion').select('version').where('organisationId', '=', organisationId),
)

const changedSince = prepared((db, { organisationId, version }: { organisationId: string; version: number }) =>
  db
    .selectFrom('feed')
    .select('version')
    .where('organisationId', '=', organisationId)
    .where('version', '>', version)
    .where('table', 'in', madeOf)
    .limit(1),
)

/** Reads for many who ask at the same time at once. */
const together = <T>(read: (personIds: readonly string[]) => Promise<T>): ((personId: string) => Promise<T>) => {
  let asked: { readonly personIds: Set<string>; readonly answer: Promise<T> } | undefined
  return (personId) => {
    if (!asked) {
      const personIds = new Set<string>()
      const answer = setImmediate().then(() => {
        asked = undefined
        return read([...personIds])
      })
      asked = { personIds, answer }
    }
    asked.personIds.add(personId)
    return asked.answer
  }
}

/** Makes the source of letters; `now` is the clock. What it gives is never older than the last change when it was asked, but for what a message tells of everyone. */
export const createLetterSource = (database: Database, now: () => string, threads: ToldParts['threads']): LetterSource => {
  const held = new Map<string, Held>()
  const told = new Map<string, { readonly until: number; readonly words: Promise<ToldToAll> }>()

  const toldOf = (organisationId: string, rows: SharedLetterRows, message: Row<'message'>): Promise<ToldToAll> => {
    if (!tellsOfEveryone(rows, message)) return Promise.resolve(nothingTold)
    const { rolloutId, messageKey } = message
    const key = JSON.stringify([organisationId, rolloutId, messageKey])
    const found = told.get(key)
    if (found && found.until > performance.now()) return found.words
    const words = threads.run(organisationId, 'toldToAll', { organisationId, rolloutId, messageKey, now: now() })
    told.set(key, { until: performance.now() + toldFor, words })
    words.catch(() => told.delete(key))
    return words
  }

  const read = async (organisationId: string, rolloutId: string): Promise<Writing> => {
    const { db, kind } = database
    const needs = { ...sharedLetterNeeds(rolloutId), ...momentNeeds(rolloutId) }
    const loaded = await loadFacts(db, kind, organisationId, needs)
    const facts = loaded as unknown as SharedLetterRows & MomentRows
    const home = facts.organisation[0]
    const momentAt = workingMoments(facts)
    const places = new Map(facts.locations.map((one) => [one.locationId, one]))
    const zones = zonesAtWork(facts)
    const today = todayIn(zoneAt(home), now())
    const lettersTo = async (personIds: readonly string[]) => {
      const ofReaders = readerNeeds(rolloutId, personIds, onlyLocation(facts.locations))
      const found = (await loadFacts(db, kind, organisationId, ofReaders, loaded)) as unknown as RowsOfReaders
      const rows = letterRowsOf(facts, found)
      const made = new Map<ToldToAll, Letters>()
      return {
        emails: new Map(found.readers.map(({ personId, email }) => [personId, email])),
        with: (words: ToldToAll): Letters => {
          let letters = made.get(words)
          if (!letters) made.set(words, (letters = lettersOf(rows, today, words)))
          return letters
        },
      }
    }
    const lettersWithOthers = together(lettersTo)
    return {
      rows: facts,
      messages: new Map(facts.messages.map((one) => [one.messageKey, one])),
      channels: new Map(facts.channels.map((one) => [one.channelId, one])),
      language: spokenLanguage(home?.language),
      letterTo: async (message, personId) => {
        const words = await toldOf(organisationId, facts, message)
        const letters = await lettersWithOthers(personId)
        return { letter: letters.with(words).letter(message, personId), email: letters.emails.get(personId) ?? null }
      },
      groupLetter: async (message, channel) => {
        const words = await toldOf(organisationId, facts, message)
        return (await lettersTo([])).with(words).groupLetter(message, channel)
      },
      languageOf: (person) => readingLanguage(person, places.get(person.locationId ?? ''), home),
      readAt: ({ locationId }) => ({ zone: zoneAt(places.get(locationId ?? ''), home), zones }),
      workingMoment: (locationId, instant) => momentAt(locationId === null ? undefined : places.get(locationId), instant),
    }
  }

  /** Takes what is held to be so at a version, where nothing changed until then that it is made of. */
  const prove = async (organisationId: string, key: string, version: number): Promise<void> => {
    const found = held.get(key)
    if (!found || found.version >= version) return
    const [change] = await changedSince(database.db, { organisationId, version: found.version })
    if (!change) found.version = Math.max(found.version, version)
  }

  return {
    of: async (organisationId, rolloutId) => {
      const key = JSON.stringify([organisationId, rolloutId])
      const [{ version } = { version: 0 }] = await versionOf(database.db, { organisationId })
      await prove(organisationId, key, version)
      const found = held.get(key)
      if (found && found.version >= version && found.until > performance.now()) return found.writing
      held.delete(key)
      const [oldest] = held.keys()
      if (held.size >= mostHeld && oldest !== undefined) held.delete(oldest)
      const writing = read(organisationId, rolloutId)
      const fresh: Held = { version, until: performance.now() + freshFor, writing }
      held.set(key, fresh)
      writing.catch(() => held.get(key) === fresh && held.delete(key))
      return writing
    },
    forget: () => {
      held.clear()
      told.clear()
    },
  }
}
