/** A staff list on its way in: read by the server, its columns settled, its new places given a zone, then one command (IM-1, IM-2). */
import { usualHours } from '#core/regional/at-location.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { useRef, useState } from 'preact/hooks'
import { type GivenLocation, importOf } from '#core/people/people-import-command.ts'
import type { ImportPreview } from '#core/people/people-import.ts'
import { sameName } from '#core/regional/location.ts'
import { zoneFor } from '#core/regional/zones.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { language } from '#web/base/language.ts'
import { newCalendars } from '#web/regional/new-country-holidays.ts'
import { newId } from '#web/sync/new-id.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { all, organisation } from '#web/sync/store.ts'

/** A location that comes in with the list; `guessed` while its country or zone is only the likeliest. */
export interface NewPlace extends GivenLocation {
  readonly guessed: boolean
}

/** How the server is to read the file: columns by hand, a sheet, and rows that somebody decided to take in. */
interface Reading {
  readonly mapping: Mapping
  readonly sheet: string | null
  readonly accepted: readonly number[]
}
const asItComes: Reading = { mapping: {}, sheet: null, accepted: [] }

type Mapping = Readonly<Record<string, string | null>>

const officeHours = { connectivity: 'good', ...usualHours } as const

/** The zone of a place: the organisation's own in its own country, unless the name of the place says otherwise. */
const zoneOf = (country: string, place: string): { zone: string; assumed: boolean } => {
  const found = zoneFor(country, place)
  const own = organisation.peek()
  return found.assumed && own?.country === country ? { zone: own.zone, assumed: false } : found
}

const newPlaces = (preview: ImportPreview): NewPlace[] => {
  const here = all('location')
  return preview.locations
    .filter((place) => !here.some(({ name }) => sameName(name, place.name)))
    .map((place) => {
      const country = place.likely
      const found = place.zone === null ? zoneOf(country, place.name) : { zone: place.zone, assumed: false }
      const guessed = found.assumed || place.country === null
      return { locationId: newId(), name: place.name, country, zone: found.zone, language: place.language, guessed, ...officeHours }
    })
}

export interface StaffList {
  readonly file: File | undefined
  readonly preview: ImportPreview | undefined
  readonly places: readonly NewPlace[]
  readonly leavers: ReadonlySet<string>
  readonly busy: boolean
  readonly trouble: ErrorNote | undefined
  read(file: File): Promise<void>
  /** Lets a column become something else; the list is read again. */
  remap(header: string, field: string | null): void
  /** Reads another sheet of the same file. */
  readSheet(name: string): void
  /** Every row that somebody has to decide about, and the lines of those that go in. */
  readonly questions: ImportPreview['asked']
  readonly accepted: ReadonlySet<number>
  decide(lines: readonly number[], goesIn: boolean): void
  changePlace(index: number, changed: Partial<NewPlace>): void
  setLeavers(leavers: ReadonlySet<string>): void
  /** The commands that take the list in, days off of new countries first; nothing while there is nobody on it. */
  commands(rolloutId: string | null): Promise<CommandCall[]>
}

/** Keeps a staff list for as long as its page stands. */
export const useStaffList = (): StaffList => {
  const [file, setFile] = useState<File>()
  const [reading, setReading] = useState<Reading>(asItComes)
  const [questions, setQuestions] = useState<ImportPreview['asked']>([])
  const [preview, setPreview] = useState<ImportPreview>()
  const [places, setPlaces] = useState<readonly NewPlace[]>([])
  const [leavers, setLeavers] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote>()
  const latest = useRef(0)

  const readWith = async (chosen: File, how: Reading): Promise<void> => {
    const turn = ++latest.current
    setFile(chosen)
    setReading(how)
    setTrouble(undefined)
    setBusy(true)
    const form = new FormData()
    // What is chosen comes first: the server reads the form as it streams in.
    form.append('mapping', JSON.stringify(how.mapping))
    if (how.sheet !== null) form.append('sheet', how.sheet)
    form.append('accepted', JSON.stringify(how.accepted))
    form.append('file', chosen)
    try {
      const found = await ask<ImportPreview>('/api/people/preview', { form, language: language.peek(), patience: 180_000 })
      if (turn !== latest.current) return
      setPreview(found)
      // What was settled of a location before stays so when the same file is read again.
      setPlaces(newPlaces(found).map((place) => (chosen === file && places.find(({ name }) => sameName(name, place.name))) || place))
      const accepted = new Set(how.accepted)
      setQuestions([...questions.filter(({ line }) => accepted.has(line)), ...found.asked].toSorted((a, b) => a.line - b.line))
      setLeavers(new Set(found.changes?.leavers.filter((person) => person.line !== null).map((person) => person.personId)))
    } catch (problem) {
      if (turn !== latest.current) return
      setPreview(undefined)
      setTrouble(troubleIn(problem))
    } finally {
      if (turn === latest.current) setBusy(false)
    }
  }

  return {
    file,
    preview,
    places,
    leavers,
    busy,
    trouble,
    read: (chosen) => readWith(chosen, asItComes),
    remap: (header, field) => {
      if (!file || !preview) return
      const before = Object.fromEntries(preview.columns.map((column) => [column.header, column.field]))
      void readWith(file, { ...reading, mapping: { ...before, ...reading.mapping, [header]: field } })
    },
    readSheet: (sheet) => {
      if (file) void readWith(file, { ...asItComes, sheet })
    },
    questions,
    accepted: new Set(reading.accepted),
    decide: (lines, goesIn) => {
      if (!file) return
      const decided = new Set(lines)
      const others = reading.accepted.filter((one) => !decided.has(one))
      void readWith(file, { ...reading, accepted: goesIn ? [...others, ...lines] : others })
    },
    changePlace: (index, changed) => {
      const moved = changed.country === undefined ? undefined : zoneOf(changed.country, places[index]?.name ?? '')
      const whole = moved ? { ...changed, zone: moved.zone, guessed: moved.assumed } : changed
      setPlaces(places.map((place, at) => (at === index ? { ...place, ...whole } : place)))
    },
    setLeavers,
    commands: async (rolloutId) => {
      if (!preview || preview.people.length + leavers.size === 0) return []
      const locations = places.map(({ guessed: _guessed, ...place }) => place)
      const input = importOf(preview, { rolloutId, locations, leavers: [...leavers] })
      return [...(await newCalendars(locations.map(({ country }) => country))), { name: 'people.import', input }]
    },
  }
}
