import fc from 'fast-check'
import { expect, test } from 'vitest'
import { letterRowsOf } from '#core/communication/letter-facts.ts'
import { lettersOf, tellsOfEveryone } from '#core/communication/letters.ts'
import { toldAt } from '#core/communication/told-to-all.ts'
import { placesOf } from '#core/communication/merge-fields.ts'
import { type MessageKind, messageKinds } from '#core/communication/kinds.ts'
import { queueMessage, queueReaders } from '#core/communication/queue-commands.ts'
import { type Change, isNeeded, neededRows, type Needs } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row, StoredRow, TableName } from '#core/registry/tables.ts'
import { albina, georgetown, person } from '#test/cast.ts'
import { atOf, letterRows, messageRow, stored } from '#test/letter-rows.ts'

const at = atOf()
const rolloutId = 'crm'
const messageKey = 'message'
const places = [null, 'albina', 'georgetown', 'gone'] as const

const someone = fc.record({
  place: fc.constantFrom(...places),
  language: fc.constantFrom(null, 'nl', 'en'),
  phase: fc.constantFrom(null, 'early', 'core'),
  goLiveOn: fc.constantFrom(null, '2026-11-09', '2026-12-07'),
  isExcluded: fc.boolean(),
  leftOn: fc.constantFrom(null, null, null, '2026-11-01'),
  isMailed: fc.boolean(),
  seat: fc.constantFrom(null, 'seat', 'waiting', 'apology'),
  buddy: fc.nat(12),
  isChampion: fc.boolean(),
})
type Someone = typeof someone extends fc.Arbitrary<infer T> ? T : never

/** Own words that speak of all that may stand in them, but for what only the lead can fill. */
const textOf = (kind: MessageKind): string =>
  placesOf(kind)
    .filter((place) => place !== 'lessons' && place !== 'nextSteps')
    .map((place) => `${place}: {{${place}}}`)
    .join('\n\n')

const rowsWith = (people: readonly Someone[], kind: MessageKind, isEverywhere: boolean) => {
  const rows = letterRows()
  const [part] = rows.participants
  const [seat] = rows.attendees
  const [champion] = rows.champions
  if (!part || !seat || !champion) throw new Error('nobody to copy')
  const idOf = (index: number): string => `p${index}`
  const with_ = <T>(make: (one: Someone, personId: string) => T | null): T[] => people.flatMap((one, index) => make(one, idOf(index)) ?? [])
  return {
    ...rows,
    locations: stored('location', isEverywhere ? [albina, georgetown] : [albina]),
    people: stored(
      'person',
      with_(({ place, language, leftOn, isMailed }, personId) => ({
        ...person(personId, place),
        language,
        leftOn,
        email: isMailed ? `${personId}@marowijne.internal` : null,
      })),
    ),
    participants: with_(({ phase, goLiveOn, isExcluded }, personId) => ({
      ...part,
      personId,
      phaseKey: phase,
      goLiveOn,
      excludedAt: isExcluded ? at.now : null,
    })),
    attendees: with_(({ seat: state }, personId) => (state === null ? null : { ...seat, personId, state })),
    buddies: stored(
      'buddy',
      with_(({ buddy }, personId) => ({ rolloutId, personId, buddyId: idOf(buddy), because: '[]', chosenAt: null })),
    ),
    champions: with_(({ isChampion, place }, personId) =>
      isChampion && place !== null ? { ...champion, personId, locationId: place } : null,
    ),
    attendances: stored(
      'attendance',
      with_((_one, personId) =>
        personId === 'p0' ? { rolloutId, sessionKey: seat.sessionKey, personId, minutes: 75, state: 'present' } : null,
      ),
    ),
    articles: stored('article', [{ rolloutId, articleId: 'a', language: 'nl', title: 'Hoe print ik?', body: 'Druk P.' }]),
    tickets: stored('ticket', [{ rolloutId, ticketId: 't', articleId: 'a' }]),
    stories: stored('story', [
      {
        rolloutId,
        storyId: 's',
        personId: 'p1',
        locationId: 'albina',
        text: 'Sneller klaar',
        notedAt: at.now,
        chosenAt: at.now,
        consentAt: at.now,
      },
    ]),
    texts: stored(
      'messageText',
      ['nl', 'en'].map((language) => ({ rolloutId, scope: kind, language, subject: `{{name}} ${language}`, body: textOf(kind) })),
    ),
    messages: stored('message', [messageRow({ messageKey, kind, approvedAt: at.now, phaseKey: kind === 'reminder' ? 'early' : null })]),
    holidays: [],
    freezes: [],
    pauses: [],
    inPerson: [],
    gates: [],
  }
}

type Rows = ReturnType<typeof rowsWith>
const tableOf: Partial<Record<keyof Rows, TableName>> = {
  people: 'person',
  locations: 'location',
  participants: 'participant',
  phases: 'phase',
  messages: 'message',
  texts: 'messageText',
  briefings: 'briefing',
  details: 'detail',
  tiers: 'supportTier',
  stories: 'story',
  champions: 'champion',
  buddies: 'buddy',
  attendees: 'attendee',
  sessions: 'session',
  rollouts: 'rollout',
  organisation: 'organisation',
}

/** What a database would answer. */
const factsOf = (needs: Needs, rows: Rows, deliveries: readonly StoredRow<'delivery'>[]): Record<string, object[]> => {
  const byTable = new Map<TableName, readonly object[]>([['delivery', deliveries]])
  for (const [name, table] of Object.entries(tableOf)) byTable.set(table, rows[name as keyof Rows])
  const found: Record<string, object[]> = {}
  for (const due of neededRows(needs, found))
    found[due.name] = (byTable.get(due.need.table) ?? []).filter((row) => isNeeded(due, row as Record<string, unknown>))
  return found
}

const rowsIn = (changes: readonly Change[]): string[] =>
  changes
    .flatMap((change) => (change.table === 'delivery' || change.table === 'letter' ? [JSON.stringify([change.table, change.row])] : []))
    .toSorted()

const outcomeOf = <T>(make: () => T): T | string => {
  try {
    return make()
  } catch (trouble) {
    if (!(trouble instanceof Problem)) throw trouble
    return `${trouble.code} ${JSON.stringify(trouble.params)}`
  }
}

test('[CM-2] [CM-7] slices made from the rows of their readers alone give the same deliveries and letters as one command about everyone, to the byte', () => {
  let whole = 0
  fc.assert(
    fc.property(
      fc.array(someone, { minLength: 1, maxLength: 14 }),
      fc.constantFrom(...messageKinds),
      fc.boolean(),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      (people, kind, isEverywhere, size, mail) => {
        const rows = rowsWith(people, kind, isEverywhere)
        const input = { rolloutId, messageKey, mail }
        const atOnce = outcomeOf(() => rowsIn(queueMessage.decide(rows, input, at)))
        const letters = lettersOf(rows, at.today)
        const begun = outcomeOf(() => queueMessage.decide(rows, { ...input, apart: true }, at))
        // What keeps it back is the same and names the same reader.
        if (typeof atOnce === 'string') {
          expect(begun).toBe(atOnce)
          return
        }
        whole += 1
        if (typeof begun === 'string') throw new Error(begun)
        expect(rowsIn(begun)).toEqual([])
        const messages = begun.flatMap(({ table, row }) => (table === 'message' ? stored('message', [row as Row<'message'>]) : []))
        const [message] = messages
        if (!message) throw new Error('no message')
        const told = letters.toldToAll(message)
        expect(Object.keys(told).length > 0).toBe(tellsOfEveryone(rows, message))
        const only = isEverywhere ? undefined : 'albina'
        const inSlices: string[] = []
        const deliveries: StoredRow<'delivery'>[] = []
        for (let from = 0; from < people.length; from += size) {
          const named = rows.people.slice(from, from + size).map(({ personId }) => personId)
          const places = new Set([only ?? null, ...rows.people.slice(from, from + size).map(({ locationId }) => locationId)])
          const slice = { ...input, people: named, told: toldAt(told, places), ...(only === undefined ? {} : { only }) }
          const facts = factsOf(queueReaders.needs(slice, at), { ...rows, messages }, deliveries)
          const changes = outcomeOf(() => queueReaders.decide(facts as never, slice, at))
          if (changes === `communication.allHaveIt ${JSON.stringify({ kind })}`) continue
          if (typeof changes === 'string') throw new Error(changes)
          for (const one of rowsIn(changes)) inSlices.push(one)
          for (const { table, row } of changes) if (table === 'delivery') deliveries.push(...stored('delivery', [row as Row<'delivery'>]))
          // Asked again, nobody is given anything twice.
          const again = factsOf(queueReaders.needs(slice, at), { ...rows, messages }, deliveries)
          expect(outcomeOf(() => queueReaders.decide(again as never, slice, at))).toContain('communication.allHaveIt')
        }
        expect(inSlices.toSorted()).toEqual(atOnce)
      },
    ),
    { numRuns: 400 },
  )
  // Most companies lack something that a reader is to be told; enough have all of it.
  expect(whole).toBeGreaterThan(20)
})

test('[CM-3] the rows of some readers alone say nothing of everyone', () => {
  const rows = rowsWith([], 'update', true)
  const letters = lettersOf(letterRowsOf(rows, { ...rows, readers: rows.people }), at.today, {})
  const channel = { name: 'Sales', language: 'en' }
  expect(() => letters.groupLetter(messageRow({ messageKey, kind: 'update' }), channel)).toThrow('communication.unfilled')
})
