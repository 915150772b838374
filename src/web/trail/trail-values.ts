/** Says what stands in a row of the trail as people say it: days, times, names, yes and no. */
import { shared } from '#web/base/lead-words.ts'
import { countryName } from '#core/regional/countries.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { keyParts, namedBy, type TrailChange, type TrailPage } from '#core/trail/trail.ts'
import { tableLabels } from '#core/registry/table-labels.ts'
import { f, language, tell, voice, w } from '#web/base/language.ts'
import { phaseName } from '#web/rollout/phase-name.ts'
import { ownZone } from '#web/sync/store.ts'
import { trailPageWords } from '#web/trail/trail-page-words.ts'

/** The day and the time of an instant where the reader is, as on every other page; the zone is said where others differ (RG-5). */
export const dayOf = (instant: string): string => (Number.isNaN(Date.parse(instant)) ? '' : todayIn(ownZone.value, instant))
export const timeOf = (instant: string): string => (Number.isNaN(Date.parse(instant)) ? instant : f().clock(instant, ownZone.value))

const words = voice(trailPageWords)
export type Names = TrailPage['names']

const yesOrNo = new Set(['provisional', 'off', 'critical', 'pilot', 'nominated'])
const clock = new Set(['opensAt', 'closesAt'])
/** Columns that say nothing to people, or say what the name of the row says already. */
const unspoken = new Set(['id', 'params', 'code', 'item', 'list', 'makerId', 'version', 'organisationId'])

/** What a table is called; one of another version of the programme is shown by its own name. */
export const tableName = (table: string): string => tableLabels[table]?.[language.value] ?? table
export const columnName = (table: string, column: string): string => tableLabels[table]?.columns[column]?.[language.value] ?? column

/** What a note of core says; what is no note stays as it is. */
const said = (code: string, otherwise: string): string => {
  const text = tell({ code, params: {} })
  return text === code ? otherwise : text
}

const called = (names: Names, table: string, id: string): string => names[`${table}/${id}`] ?? id

const partName = (names: Names, part: string): string => {
  const phase = phaseName(part)
  if (phase !== part) return phase
  const place = names[`location/${part}`]
  if (place !== undefined) return place
  const kept = ['checklist.item', 'checklist.list', 'communication.kind'].map((chapter) => said(`${chapter}.${part}`, part))
  return kept.find((text) => text !== part) ?? tableName(part)
}

const listed = (text: string, each: (value: unknown) => string): string => {
  try {
    const values: unknown = JSON.parse(text)
    if (Array.isArray(values)) return f().list(values.map(each))
    return typeof values === 'object' && values !== null
      ? f().list(Object.entries(values).map(([name, value]) => `${name} ${JSON.stringify(value)}`))
      : text
  } catch {
    return text
  }
}

const chosen = ['good', 'patchy', 'poor', 'simple', 'moderate', 'complex', 'phased', 'big-bang', 'done', 'notNeeded'] as const

const textOf = (column: string, text: string, names: Names): string => {
  const table = namedBy[column]
  if (table) return called(names, table, text)
  if (column === 'thing' || column.endsWith('Key')) return partName(names, text)
  if (column === 'country') return countryName(text, language.value)
  if (column === 'language') return text === 'nl' ? w('dutch') : text === 'en' ? w('english') : text
  if (column === 'role') return said(`access.role.${text}`, text)
  if (column === 'kind') return said(`communication.kind.${text}`, text)
  if (column === 'state' && text === 'open') return words('open_')
  if (column === 'locationIds') return listed(text, (id) => called(names, 'location', String(id)))
  if (column === 'because') return listed(text, (note) => tell(note as { code: string; params: unknown }))
  if (column === 'settings' || column === 'rights') return listed(text, String)
  if (Number.isNaN(Date.parse(text))) return chosen.some((one) => one === text) ? words(text as (typeof chosen)[number]) : text
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return f().day(text, 'full')
  return /^\d{4}-\d\d-\d\dT/.test(text) ? `${f().day(dayOf(text), 'full')}, ${timeOf(text)}` : text
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** A value of a column in the reader's words. */
export const valueText = (column: string, value: string | number | null, names: Names): string => {
  if (value === null || value === '') return words('empty')
  if (typeof value === 'string') return textOf(column, value, names) || words('empty')
  if (yesOrNo.has(column)) return shared(value === 1 ? 'yes' : 'no')
  if (clock.has(column)) return `${twoDigits(Math.floor(value / 60))}:${twoDigits(value % 60)}`
  return column === 'share' ? f().percent(value) : f().number(value, 2)
}

/** What the row of a change is called: its own name, or what the parts of its key stand for. */
export const rowName = ({ table, key, before, after }: TrailChange, names: Names): string => {
  const row = after ?? before ?? {}
  if (table === 'warning' && typeof row['code'] === 'string' && typeof row['params'] === 'string')
    return listed(`[{"code":${JSON.stringify(row['code'])},"params":${row['params']}}]`, (note) =>
      tell(note as { code: string; params: unknown }),
    )
  const own = row['name'] ?? row['tool'] ?? row[language.value === 'nl' ? 'nameNl' : 'nameEn']
  if (typeof own === 'string') return own
  const columns = keyParts(table, key)
  const telling = columns.filter(([column]) => column !== 'id' && (columns.length === 1 || column !== 'rolloutId'))
  return telling.flatMap(([column, parts]) => parts.map((part) => textOf(column, part, names))).join(' · ')
}

/** The columns of a change with what stood there and what stands there now; of rows that came or went, only what they hold. */
export const columnsOf = ({ table, before, after }: TrailChange): readonly string[] => {
  const key = keyParts(table, '').map(([column]) => column)
  const row = after ?? before ?? {}
  return Object.keys(row).filter(
    (column) => !unspoken.has(column) && !key.includes(column) && (before && after ? true : (row[column] ?? '') !== ''),
  )
}
