/** Where the words of letters come from: the rows of a rollout, read once for many letters that leave together. */
import { readingLanguage, zoneAt } from '#core/regional/at-location.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { letterNeeds } from '#core/communication/letter-facts.ts'
import type { LetterRows } from '#core/communication/letter-facts.ts'
import { type Letters, lettersOf } from '#core/communication/letters.ts'
import { type MomentRows, momentNeeds, workingMoments } from '#core/communication/working-moment.ts'
import { zonesAtWork } from '#core/regional/time-zones-at-work.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { type Language, spokenLanguage } from '#core/kernel/language.ts'
import type { Database } from '#server/db/database.ts'
import { loadFacts } from '#server/db/facts.ts'
import { prepared } from '#server/db/prepared.ts'

/** A rollout as its letters see it. */
export interface Writing {
  readonly rows: LetterRows
  readonly letters: Letters
  readonly messages: ReadonlyMap<string, Row<'message'>>
  readonly people: ReadonlyMap<string, Row<'person'>>
  readonly channels: ReadonlyMap<string, Row<'channel'>>
  /** Of the organisation. */
  readonly language: Language
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
/** Rollouts held at a time; those of others wait for their rows anyway. */
const mostHeld = 4

interface Held {
  /** Up to which version of the organisation it is known to be so. */
  version: number
  readonly until: number
  readonly writing: Promise<Writing>
}

/** What a letter is made of; what becomes of the letters themselves is no part of it. */
const madeOf: readonly TableName[] = [...new Set(Object.values({ ...letterNeeds(''), ...momentNeeds('') }).map(({ table }) => table))]

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

/** Makes the source of letters; `now` is the clock. What it gives is never older than the last change when it was asked. */
export const createLetterSource = (database: Database, now: () => string): LetterSource => {
  const held = new Map<string, Held>()

  const read = async (organisationId: string, rolloutId: string): Promise<Writing> => {
    const needs = { ...letterNeeds(rolloutId), ...momentNeeds(rolloutId) }
    const facts = (await loadFacts(database.db, database.kind, organisationId, needs)) as unknown as LetterRows & MomentRows
    const home = facts.organisation[0]
    const momentAt = workingMoments(facts)
    const language = spokenLanguage(home?.language)
    const places = new Map(facts.locations.map((one) => [one.locationId, one]))
    const zones = zonesAtWork(facts)
    return {
      rows: facts,
      letters: lettersOf(facts, todayIn(zoneAt(home), now())),
      messages: new Map(facts.messages.map((one) => [one.messageKey, one])),
      people: new Map(facts.people.map((one) => [one.personId, one])),
      channels: new Map(facts.channels.map((one) => [one.channelId, one])),
      language,
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
    forget: () => held.clear(),
  }
}
