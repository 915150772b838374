/** Whom usage can be of: the people of an organisation by address and alias, kept in memory and brought up to date by version. */
import type { Kysely } from 'kysely'
import { dayNumber, dayOf, isZone, localOf } from '#core/kernel/calendar.ts'
import { worksOn } from '#core/kernel/employment.ts'
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import type { UsagePerson } from '#core/metrics/usage-fold.ts'
import type { Row } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'
import { type DirectoryState, isSameState, noState, readState, versionOf, type WatchedTable } from '#server/metrics/directory-state.ts'
import { inSlices, slice } from '#server/db/rows-in-slices.ts'
import { UsageNames } from '#server/metrics/usage-names.ts'

interface Entry extends UsagePerson {
  readonly personId: string
  readonly identities: Set<string>
  /** Under which their usage is kept; undefined while it was not asked for, or they have none. */
  number: number | undefined
  email: string | null
  locationId: string | null
  department: string | null
  leftOn: string | null
  zone: string
  goLive: number
  /** Their place in the rollout; null for somebody who has none. */
  part: { readonly phaseKey: string | null; readonly goLive: number | null; readonly isExcluded: boolean } | null
  /** As figures know them; the same object until something changes. */
  told: RolloutPerson | null
}

/** Somebody of the rollout; who left is told so even where they were excluded too. */
export interface RolloutPerson extends AdoptionPerson {
  readonly isExcluded: boolean
}

/** Days of which the people are kept. */
const mostDays = 4

/** The day (a count since 1970) of an instant in milliseconds, in a zone. */
export const dayAt = (instant: number, zone: string): number => localOf(instant, zone).day

/** The people of one organisation with their go-live in one rollout, and the sources and imports of that rollout. */
export class UsageDirectory {
  readonly organisationId: string
  readonly rolloutId: string
  state: DirectoryState = noState
  zone = 'UTC'
  readonly sources = new Map<string, Row<'usageSource'>>()
  readonly imports = new Map<string, Row<'usageImport'>>()
  readonly #entries: Entry[] = []
  readonly #byId = new Map<string, Entry>()
  readonly #byIdentity = new Map<string, Entry>()
  readonly #names = new UsageNames()
  #zones = new Map<string, string>()
  #parts = 0
  #turn: Promise<void> = Promise.resolve()
  /** By day the people as they were told last; the day asked for longest ago goes first. */
  readonly #peopleOn = new Map<number, { readonly version: string; readonly parts: number; readonly people: readonly RolloutPerson[] }>()

  constructor(organisationId: string, rolloutId: string) {
    this.organisationId = organisationId
    this.rolloutId = rolloutId
  }

  personOf = (identity: string): UsagePerson | undefined => this.#byIdentity.get(identity)
  personById = (personId: string): UsagePerson | undefined => this.#byId.get(personId)
  personNumbered = this.#names.personNumbered
  numberOf = this.#names.numberOf
  workflows = this.#names.workflows
  /** How far people and aliases are: whose lines are matched with them may be matched otherwise later. */
  peopleState = (): string => `${versionOf(this.state, 'person')},${versionOf(this.state, 'usageAlias')}`
  /** The number of the source that an import is of. */
  sourceNumberOf = (importId: string): number | undefined => {
    const found = this.imports.get(importId)
    return found && this.numberOf('source', `${this.rolloutId}/${found.sourceId}`)
  }
  /** The numbers of imports that were undone: what they said counts nowhere. */
  undone = (): readonly number[] =>
    [...this.imports.values()].flatMap(({ importId, takenBackAt }) =>
      takenBackAt === null ? [] : (this.numberOf('import', `${this.rolloutId}/${importId}`) ?? []),
    )
  personIdOf = (slot: number): string => this.#entries[slot]?.personId ?? ''
  /** The number of the person of a slot; undefined while they have none. */
  numberOfSlot(slot: number): number | undefined {
    const entry = this.#entries[slot]
    // It never changes.
    return entry && (entry.number ??= this.numberOf('person', entry.personId))
  }

  /**
   * Everyone of the rollout by id, with why they do not count on a day (a count since 1970); made once for a day and a state of the
   * people. Who did not change stays the same object.
   */
  peopleOn(asOf: number): readonly RolloutPerson[] {
    const version = `${versionOf(this.state, 'person')},${versionOf(this.state, 'participant')}`
    const found = this.#peopleOn.get(asOf)
    if (found?.version === version) return found.people
    const today = dayOf(asOf)
    const people =
      found?.parts === this.#parts
        ? found.people.map((person) => this.#told(person.personId, today) ?? person)
        : this.#entries
            .flatMap(({ personId }) => this.#told(personId, today) ?? [])
            .sort((one, other) => (one.personId < other.personId ? -1 : 1))
    this.#peopleOn.delete(asOf)
    this.#peopleOn.set(asOf, { version, parts: this.#parts, people })
    const [oldest] = this.#peopleOn.size > mostDays ? this.#peopleOn.keys() : []
    if (oldest !== undefined) this.#peopleOn.delete(oldest)
    return people
  }

  /** Somebody as figures know them on a day; null for who has no place in the rollout. */
  #told(personId: string, today: string): RolloutPerson | null {
    const entry = this.#byId.get(personId)
    if (!entry?.part) return null
    const { part, locationId, department, leftOn } = entry
    const out = !worksOn({ leftOn }, today) ? 'left' : part.isExcluded ? 'excluded' : null
    if (entry.told?.out !== out || entry.told === null)
      entry.told = { personId, ...part, locationId, department, leftOn: leftOn === null ? null : dayNumber(leftOn), out }
    return entry.told
  }

  #entry(personId: string): Entry {
    let entry = this.#byId.get(personId)
    if (!entry) {
      const slot = this.#entries.length
      entry = { slot, personId, identities: new Set(), number: undefined, email: null, locationId: null, department: null, leftOn: null, zone: this.zone, goLive: 0, part: null, told: null } // prettier-ignore
      this.#entries.push(entry)
      this.#byId.set(personId, entry)
    }
    return entry
  }

  #forget(identity: string): void {
    this.#byIdentity.get(identity)?.identities.delete(identity)
    this.#byIdentity.delete(identity)
  }

  #know(identity: string, entry: Entry): void {
    entry.identities.add(identity)
    this.#byIdentity.set(identity, entry)
  }

  /** Brings it up to a state that was read before, from the rows that changed since its own; one at a time. */
  refresh(db: Kysely<Schema>, state: DirectoryState): Promise<void> {
    const turn = this.#turn.then(async () => {
      // Somebody who asked later was served first.
      if (state.written < this.state.written) return
      if (isSameState(this.state, state) && this.state.names === state.names) this.state = state
      else await this.#refresh(db, state)
    })
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #refresh(db: Kysely<Schema>, state: DirectoryState): Promise<void> {
    const { organisationId, rolloutId } = this
    const since = (table: WatchedTable): number => versionOf(this.state, table)
    const changed = (table: WatchedTable): boolean => since(table) !== versionOf(state, table)
    const of = (table: WatchedTable) => db.selectFrom(table as 'person').where('organisationId', '=', organisationId)

    if (changed('location') || changed('organisation')) {
      const organisation = await of('organisation').select('zone' as never).executeTakeFirst() as { zone: string } | undefined // prettier-ignore
      this.zone = organisation && isZone(organisation.zone) ? organisation.zone : 'UTC'
      const places = await db.selectFrom('location').select(['locationId', 'zone']).where('organisationId', '=', organisationId).execute()
      this.#zones = new Map(places.filter(({ zone }) => isZone(zone)).map(({ locationId, zone }) => [locationId, zone]))
      for (const entry of this.#entries) entry.zone = this.#zones.get(entry.locationId ?? '') ?? this.zone
    }
    if (changed('person')) {
      const people = of('person').select(['personId', 'email', 'locationId', 'department', 'leftOn'])
      const read = since('person') === 0 ? inSlices((after) => people.where('personId', '>', after).orderBy('personId').limit(slice).execute(), ({ personId }) => personId) : [await people.where('version', '>', since('person')).execute()] // prettier-ignore
      for await (const rows of read)
        for (const { personId, email, locationId, department, leftOn } of rows) {
          const entry = this.#entry(personId)
          if (entry.email !== null && entry.email !== email && this.#byIdentity.get(entry.email) === entry) this.#forget(entry.email)
          if (email !== null) this.#know(email, entry)
          Object.assign(entry, { email, locationId, department, leftOn, zone: this.#zones.get(locationId ?? '') ?? this.zone, told: null }) // prettier-ignore
        }
    }
    if (changed('usageAlias')) {
      const aliases = await db
        .selectFrom('usageAlias')
        .select(['identity', 'personId', 'endedAt'])
        .where('organisationId', '=', organisationId)
        .where('version', '>', since('usageAlias'))
        .orderBy('version')
        .execute()
      for (const { identity, personId, endedAt } of aliases) {
        if (identity === null) {
          // A person who was forgotten has no identity any more.
          const entry = this.#entry(personId)
          for (const one of entry.identities) if (one !== entry.email) this.#forget(one)
        } else if (endedAt === null) this.#know(identity, this.#entry(personId))
        else if (this.#byIdentity.get(identity)?.email !== identity) this.#forget(identity)
      }
    }
    if (changed('participant')) {
      const parts = db
        .selectFrom('participant')
        .select(['personId', 'goLiveOn', 'phaseKey', 'excludedAt'])
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
      const read = since('participant') === 0 ? inSlices((after) => parts.where('personId', '>', after).orderBy('personId').limit(slice).execute(), ({ personId }) => personId) : [await parts.where('version', '>', since('participant')).execute()] // prettier-ignore
      for await (const rows of read)
        for (const { personId, goLiveOn, phaseKey, excludedAt } of rows) {
          const goLive = goLiveOn === null ? null : dayNumber(goLiveOn)
          const entry = this.#entry(personId)
          if (!entry.part) this.#parts += 1
          Object.assign(entry, { goLive: goLive ?? 0, part: { phaseKey, goLive, isExcluded: excludedAt !== null }, told: null })
        }
    }
    for (const [table, rows] of [
      ['usageSource', this.sources],
      ['usageImport', this.imports],
    ] as const) {
      if (!changed(table)) continue
      const found = await db
        .selectFrom(table)
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .where('version', '>', since(table))
        .execute()
      for (const row of found)
        (rows as Map<string, unknown>).set(table === 'usageImport' ? (row as Row<'usageImport'>).importId : row.sourceId, row)
    }
    if (changed('usageSource')) {
      // By id, whichever was described or changed first: figures name them in this order.
      const inOrder = [...this.sources].toSorted(([one], [other]) => (one < other ? -1 : 1))
      this.sources.clear()
      for (const [sourceId, source] of inOrder) this.sources.set(sourceId, source)
    }
    if (this.state.names !== state.names)
      await this.#names.refresh(db, organisationId, this.state.names, (personId) => this.#byId.get(personId)?.personId ?? personId)
    this.state = state
  }
}

/** Directories that are kept in memory; the one used longest ago goes first. */
const mostDirectories = 20

const ofDatabase = new WeakMap<Database, Map<string, UsageDirectory>>()

/** The directory of a rollout as it was read last, which may be never or long ago. */
export const keptDirectory = (database: Database, organisationId: string, rolloutId: string): UsageDirectory => {
  const directories = ofDatabase.get(database) ?? new Map<string, UsageDirectory>()
  ofDatabase.set(database, directories)
  const key = `${organisationId} ${rolloutId}`
  const directory = directories.get(key) ?? new UsageDirectory(organisationId, rolloutId)
  directories.delete(key)
  directories.set(key, directory)
  const [oldest] = directories.size > mostDirectories ? directories.keys() : []
  if (oldest !== undefined) directories.delete(oldest)
  return directory
}

/** The directory of a rollout as it is now. */
export const directoryOf = async (database: Database, organisationId: string, rolloutId: string): Promise<UsageDirectory> => {
  const directory = keptDirectory(database, organisationId, rolloutId)
  const state = await readState(database.db, organisationId)
  await directory.refresh(database.db, state)
  return directory
}
