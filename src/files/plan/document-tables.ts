/** The tables of a plan on paper: phases, people, messages, training, drop-in hours, champions, buddies, checklist. */
import { todayIn } from '#core/kernel/calendar.ts'
import { itemText } from '#files/plan/item-text.ts'
import { startingPhases, type Telling } from '#files/plan/plan-in-language.ts'

/** What a cell holds decides how it is aligned, and what a workbook makes of it. */
export type CellKind = 'text' | 'day' | 'number' | 'share' | 'long' | 'tick'

export type Cell = string | number | null

/** A table as it is drawn: columns as wide as their weights, and rows of cells. */
export interface CellTable {
  readonly title: string
  readonly columns: readonly { readonly title: string; readonly kind: CellKind; readonly weight: number }[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface PaperTable extends CellTable {
  readonly key: 'phases' | 'people' | 'messages' | 'sessions' | 'officeHours' | 'champions' | 'buddies' | 'checklist'
}

type Heads = readonly (readonly [title: string, kind: CellKind, weight: number])[]

const made = (key: PaperTable['key'], title: string, heads: Heads, rows: readonly (readonly Cell[])[]): PaperTable => ({
  key,
  title,
  columns: heads.map(([head, kind, weight]) => ({ title: head, kind, weight })),
  rows,
})

const phases = ({ plan, words, phase, place, format }: Telling): PaperTable =>
  made(
    'phases',
    words('phases'),
    [
      [words('phase'), 'text', 3],
      [words('firstDay'), 'day', 2],
      [words('until'), 'day', 2],
      [words('count'), 'number', 1],
      [words('share'), 'share', 1],
      [words('byPlace'), 'long', 4],
    ],
    plan.phases.map((one) => {
      const elsewhere = one.sites
        .filter((site) => site.goLive !== one.goLive)
        .map((site) => `${place(site.locationId)}: ${format.day(site.goLive, 'short')}`)
      const milestone = one.people.length === 0
      return [
        phase(one.key),
        one.goLive,
        one.ends,
        milestone ? null : one.people.length,
        milestone ? null : one.share,
        elsewhere.join(', '),
      ]
    }),
  )

const people = ({ plan, facts, words, phase, place, because }: Telling): PaperTable => {
  const known = new Map(facts.people.map((person) => [person.id, person]))
  return made(
    'people',
    words('people'),
    [
      [words('name'), 'text', 3],
      [words('place'), 'text', 2],
      [words('department'), 'text', 2],
      [words('phase'), 'text', 2],
      [words('firstDay'), 'day', 2],
      [words('because'), 'long', 7],
    ],
    startingPhases(plan).flatMap((one) =>
      one.people.map((placed) => {
        const person = known.get(placed.id)
        return [
          person?.name ?? placed.id,
          place(person?.locationId ?? null),
          person?.department ?? null,
          phase(one.key),
          placed.goLive,
          because(placed.because),
        ]
      }),
    ),
  )
}

/** The people with all that a staff list tells of them and a plan keeps, so that the table comes back in as one (IM-3). */
export const peopleList = (told: Telling): PaperTable => {
  const { plan, facts, words, phase, place, because } = told
  const known = new Map(facts.people.map((person) => [person.id, person]))
  const places = new Map(facts.locations.map((one) => [one.id, one]))
  return made(
    'people',
    words('people'),
    [
      [words('name'), 'text', 3],
      [words('email'), 'text', 3],
      [words('place'), 'text', 2],
      [words('department'), 'text', 2],
      [words('key'), 'text', 1.6],
      [words('phase'), 'text', 2],
      [words('firstDay'), 'day', 2],
      [words('because'), 'long', 6],
      [words('language'), 'text', 1.5],
      [words('country'), 'text', 1],
      [words('zone'), 'text', 2.8],
    ],
    startingPhases(plan).flatMap((one) =>
      one.people.map((placed) => {
        const person = known.get(placed.id)
        const site = places.get(person?.locationId ?? '')
        return [
          person?.name ?? placed.id,
          person?.email ?? null,
          place(person?.locationId ?? null),
          person?.department ?? null,
          one.key,
          phase(one.key),
          placed.goLive,
          because(placed.because),
          person ? words(person.language) : null,
          site?.country ?? null,
          site?.zone ?? null,
        ]
      }),
    ),
  )
}

const messages = ({ plan, words, phase, place, say }: Telling): PaperTable =>
  made(
    'messages',
    words('messages'),
    [
      [words('day'), 'day', 2],
      [words('message'), 'text', 4],
      [words('phase'), 'text', 3],
      [words('place'), 'text', 2],
      [words('readers'), 'number', 1],
    ],
    plan.messages.map((one) => [
      one.sendOn,
      say({ code: `communication.kind.${one.kind}`, params: {} }),
      one.phase === null ? words('everyone') : phase(one.phase),
      place(one.locationId),
      one.readers,
    ]),
  )

const sessions = ({ plan, words, phase, place, person, zone, format }: Telling): PaperTable =>
  made(
    'sessions',
    words('sessions'),
    [
      [words('phase'), 'text', 2],
      [words('place'), 'text', 2],
      [words('day'), 'day', 2],
      [words('when'), 'text', 1],
      [words('minutes'), 'number', 1],
      [words('language'), 'text', 1.3],
      [words('form'), 'text', 1.5],
      [words('seats'), 'number', 1],
      [words('who'), 'long', 6],
    ],
    plan.sessions.map((one) => [
      phase(one.phase),
      one.locationId === null ? words('online') : place(one.locationId),
      todayIn(zone(one.locationId), one.startsAt),
      format.clock(one.startsAt, zone(one.locationId)),
      one.minutes,
      words(one.language),
      words(one.form),
      one.seats,
      format.list(one.attendees.map(person)),
    ]),
  )

const officeHours = ({ plan, words, phase, place, person, zone, format }: Telling): PaperTable =>
  made(
    'officeHours',
    words('officeHours'),
    [
      [words('day'), 'day', 2],
      [words('when'), 'text', 1],
      [words('minutes'), 'number', 1],
      [words('phase'), 'text', 3],
      [words('place'), 'text', 2],
      [words('host'), 'text', 3],
    ],
    plan.officeHours.map((one) => [
      todayIn(zone(one.locationId), one.startsAt),
      format.clock(one.startsAt, zone(one.locationId)),
      one.minutes,
      phase(one.phase),
      one.locationId === null ? words('online') : place(one.locationId),
      one.hostId === null ? null : person(one.hostId),
    ]),
  )

const champions = ({ plan, words, place, person, because }: Telling): PaperTable =>
  made(
    'champions',
    words('champions'),
    [
      [words('place'), 'text', 2],
      [words('name'), 'text', 3],
      [words('because'), 'long', 6],
    ],
    plan.champions.map((one) => [place(one.locationId), person(one.person), because(one.because)]),
  )

const buddies = ({ plan, words, person, because }: Telling): PaperTable =>
  made(
    'buddies',
    words('buddies'),
    [
      [words('name'), 'text', 3],
      [words('buddy'), 'text', 3],
      [words('because'), 'long', 5],
    ],
    plan.buddies.map((one) => [person(one.person), person(one.buddy), because(one.because)]),
  )

const checklist = ({ plan, words, phase, say, language }: Telling): PaperTable =>
  made(
    'checklist',
    words('checklist'),
    [
      [words('done'), 'tick', 1.1],
      [words('item'), 'long', 6],
      [words('due'), 'day', 2],
      [words('phase'), 'text', 3],
      [words('list'), 'text', 2],
    ],
    plan.checklist.map((one) => [
      null,
      itemText(one.item, language),
      one.due,
      phase(one.phase),
      say({ code: `checklist.list.${one.list}`, params: {} }),
    ]),
  )

/** Every table of a plan, in reading order. */
export const paperTables = (told: Telling): readonly PaperTable[] =>
  [phases, people, champions, messages, sessions, officeHours, buddies, checklist].map((table) => table(told))
