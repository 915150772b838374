/** Keeps what was read of each person for a figure, and reads again only those who changed since (ME-1). */
import { setImmediate } from 'node:timers/promises'
import type { FactsReader } from '#core/metrics/people-facts.ts'
import type { ChangedPeople } from '#server/metrics/changed-people.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'

/** People read before others are answered in between. */
const slice = 1000
/** Questions kept of each rollout; the one asked longest ago goes first. */
const mostKept = 8

interface Named {
  readonly personId: string
}

class KeptFacts {
  #frame = ''
  #position = -1
  #people: readonly Named[] = []
  #places: ReadonlyMap<string, number> = new Map()
  #facts = new Int32Array()
  #turn: Promise<unknown> = Promise.resolve()

  /** One at a time. */
  read<P extends Named>(people: readonly P[], frame: string, changed: ChangedPeople, reader: FactsReader<P>): Promise<Int32Array> {
    const turn = this.#turn.then(() => this.#read(people, frame, changed, reader))
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #read<P extends Named>(
    people: readonly P[],
    frame: string,
    changed: ChangedPeople,
    { width, read }: FactsReader<P>,
  ): Promise<Int32Array> {
    const { position } = changed
    const since = frame === this.#frame && people.length === this.#people.length ? changed.since(this.#position) : null
    const places = since && this.#changedPlaces(people, since)
    if (places) for (const place of places) read(people[place]!, this.#facts, place * width)
    else {
      const facts = new Int32Array(people.length * width)
      for (const [place, person] of people.entries()) {
        read(person, facts, place * width)
        if (place % slice === slice - 1) await setImmediate()
      }
      this.#facts = facts
      this.#places = new Map(people.map(({ personId }, place) => [personId, place]))
    }
    this.#frame = frame
    this.#position = position
    this.#people = people
    return this.#facts
  }

  /** The places of those who changed, and of those who are described otherwise; null where others are in the list than before. */
  #changedPlaces(people: readonly Named[], since: ReadonlySet<string>): ReadonlySet<number> | null {
    const places = new Set<number>()
    for (const personId of since) {
      const place = this.#places.get(personId)
      if (place !== undefined) places.add(place)
    }
    if (people === this.#people) return places
    for (const [place, person] of people.entries()) {
      const before = this.#people[place]
      if (before?.personId !== person.personId) return null
      if (before !== person) places.add(place)
    }
    return places
  }
}

const ofDirectory = new WeakMap<UsageDirectory, Map<string, KeptFacts>>()

/**
 * What is known of each person for a question that `what` names. `frame` is all that it depends on beside a person's own row and days,
 * as text: with another one everybody is read. The numbers are good until the next look, so they are counted without waiting in between.
 */
export const keptFacts = <P extends Named>(
  directory: UsageDirectory,
  { what, frame, people, changed }: { what: string; frame: string; people: readonly P[]; changed: ChangedPeople },
  reader: FactsReader<P>,
): Promise<Int32Array> => {
  const kept = ofDirectory.get(directory) ?? new Map<string, KeptFacts>()
  ofDirectory.set(directory, kept)
  const facts = kept.get(what) ?? new KeptFacts()
  kept.delete(what)
  kept.set(what, facts)
  const [oldest] = kept.size > mostKept ? kept.keys() : []
  if (oldest !== undefined) kept.delete(oldest)
  return facts.read(people, frame, changed, reader)
}
