/** What single rows of a staff list are: a person, a row that stays out with its reason, or one that somebody has to decide about. */
import type { GonePerson } from '#core/people/imported-person.ts'
import type { ColumnReaders } from '#core/people/people-cells.ts'
import type { ImportColumn } from '#core/people/people-columns.ts'
import { bareEmail, isEmail, isGuestAccount, isSharedMailbox, nameByEmail } from '#core/people/people-emails.ts'
import { fieldOf } from '#core/people/people-heading-grammar.ts'
import { plainHeading } from '#core/people/people-headers.ts'
import { longest } from '#core/people/people-limits.ts'
import type { NameReader } from '#core/people/people-names.ts'
import { hasOddSigns, isExample, isResource, nonPersonOf } from '#core/people/people-nonpersons.ts'
import type { SourceRow } from '#core/people/people-source.ts'
import { isUnlicensed, saysEnded, type Standing, standingOf, standingOn, statusInName } from '#core/people/people-status.ts'
import { type Note, note } from '#core/kernel/note.ts'
import type { Language } from '#core/kernel/language.ts'

export interface Draft {
  readonly line: number
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly employeeNumber: string | null
  readonly phone: string | null
  readonly department: string | null
  readonly location: string | null
  readonly country: string | null
  readonly zone: string | null
  readonly language: Language | null
  readonly jobTitle: string | null
  readonly manager: string | null
  readonly managerNumber: string | null
  readonly startsOn: string | null
  readonly leftOn: string | null
  readonly pilot: boolean
  readonly keenness: number
  readonly oldUse: number | null
  readonly champion: boolean
}

export type RowReading =
  | { readonly kind: 'refused'; readonly why: Note }
  | { readonly kind: 'gone'; readonly who: GonePerson }
  /** `ask` where it goes in only when somebody says so. */
  | { readonly kind: 'person'; readonly draft: Draft; readonly ask: Note | null }

export interface RowReader {
  read(row: SourceRow): RowReading
}

interface RowFacts {
  readonly reader: ColumnReaders
  readonly names: NameReader
  readonly rows: readonly SourceRow[]
  readonly columns: readonly ImportColumn[]
  readonly today: string
  /** The name of a country as a location, for lists that know no other. */
  readonly placeByCountry: ((country: string) => string) | null
  /** Whether the name of a row is a formula without a result. */
  readonly isUncalculated: (row: SourceRow) => boolean
  /** Lines of rows that the sheet does not show. */
  readonly hidden: ReadonlySet<number>
}

const tooLong = (read: Record<keyof typeof longest, string | null>): Note | null => {
  for (const [field, most] of Object.entries(longest) as [keyof typeof longest, number][]) {
    if ((read[field]?.length ?? 0) > most) return note('people.valueTooLong', { field, most })
  }
  return null
}

/** So many other rows show how rows of this list usually look. */
const enoughRows = 3
const usually = 0.7

/** Reads the rows of one list; what most of its rows have tells what a row that has less may be. */
export const rowReaderOf = ({ reader, names, rows, columns, today, placeByCountry, isUncalculated, hidden }: RowFacts): RowReader => {
  const isIdentified = (row: SourceRow): boolean =>
    reader.text('email', row.cells) !== null || reader.text('employeeNumber', row.cells) !== null
  const identified = rows.filter(isIdentified).length
  /** Whether names with figures are the exception here. */
  const oddNames = rows.filter(({ cells }) => hasOddSigns(names.nameIn(cells))).length <= rows.length * (1 - usually)
  const heads = columns.map(({ header }) => plainHeading(header))
  /** Columns in which somebody may have written that a person left. */
  const remarks = columns.flatMap(({ field }, at) => (field === null || field === 'jobTitle' || field === 'department' ? [at] : []))
  const groups = new Set(
    (['department', 'location', 'country'] as const).flatMap((field) =>
      // Thousands are of one department: each name is looked at once.
      [...new Set(rows.flatMap(({ cells }) => reader.texts(field, cells)))].map(plainHeading),
    ),
  )
  const everyLicence = rows.flatMap(({ cells }) => reader.text('licence', cells) ?? [])
  const licencesTell = everyLicence.some((said) => !isUnlicensed(said))

  const repeatsHeadings = (cells: readonly string[]): boolean => {
    let same = 0
    for (const [at, cell] of cells.entries()) {
      if (cell.trim() === '') continue
      if (plainHeading(cell) !== heads[at]) return false
      same++
    }
    return same > 0
  }
  /** Why a row with nothing but a name is no person; null where it is one. */
  const notAPerson = (name: string, row: SourceRow): Note | { ask: Note } | null => {
    const filled = row.cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]))
    // A heading of a group fills one cell; a first and a last name in two are somebody.
    const alone = filled.length === 1 && names.columns.includes(filled[0] ?? -1)
    const found = nonPersonOf(name, alone)
    if (found === 'no') return note('people.notAPerson', { text: name.slice(0, 80) })
    if (found === 'group' || (alone && groups.has(plainHeading(name)))) return note('people.groupRow', { text: name.slice(0, 80) })
    // The headings of a list that lies on its side stand where the names are.
    const isOdd = reader.text('employeeNumber', row.cells) === null && ((oddNames && hasOddSigns(name)) || fieldOf(name) !== undefined)
    if (found === 'maybe' || isOdd) return { ask: note('people.askPerson', { name }) }
    const others = rows.length - 1
    return alone && others >= enoughRows && identified >= others * usually ? { ask: note('people.askNameOnly', { name }) } : null
  }
  const standingIn = (row: SourceRow): { standing: Standing; said: string } => {
    const [told, { said }] = [reader.standing(row), statusInName(names.nameIn(row.cells))]
    const found = said === '' || told.standing === 'gone' ? told : { standing: standingOf(said), said }
    return { ...found, standing: standingOn(found.said, found.standing, today) }
  }
  const doubtAbout = (row: SourceRow, name: string, email: string | null): Note | null => {
    const { standing, said } = standingIn(row)
    if (isExample(name)) return note('people.askPerson', { name })
    if (standing === 'unsure') return note('people.askStatus', { name, status: said })
    const remark = remarks.map((at) => row.cells[at] ?? '').find(saysEnded)
    if (remark !== undefined) return note('people.askStatus', { name, status: remark.trim() })
    const addresses = reader.texts('email', row.cells)
    if (addresses.some(isGuestAccount) || reader.isGuest(row)) return note('people.askGuest', { name, email })
    if (licencesTell && reader.texts('licence', row.cells).some(isUnlicensed)) return note('people.askUnlicensed', { name })
    if (email !== null && (isSharedMailbox(email, name) || isResource(name))) return note('people.askMailbox', { name, email })
    return hidden.has(row.line) ? note('people.askHidden', { name }) : null
  }

  const read = (row: SourceRow): RowReading => {
    const { line, cells } = row
    const refused = (why: Note): RowReading => ({ kind: 'refused', why })
    if (repeatsHeadings(cells)) return refused(note('people.headingsAgain', {}))
    const written = reader.texts('email', cells).map(bareEmail)
    const named = statusInName(names.nameIn(cells)).name
    const emails = [...written, ...(isEmail(bareEmail(named)) ? [bareEmail(named)] : [])]
    // The account of a guest whose own address it does not hold reaches nobody.
    const email = emails.find((one) => isEmail(one) && !isGuestAccount(one)) ?? null
    const name = (isEmail(bareEmail(named)) ? '' : named) || nameByEmail(email ?? emails.find(isGuestAccount) ?? '')
    if (!name && emails.length === 0) {
      const remark = cells.map((cell) => cell.trim()).find((cell) => nonPersonOf(cell, true) === 'no')
      if (remark !== undefined) return refused(note('people.notAPerson', { text: remark.slice(0, 80) }))
      const instead = names.noNameIn(cells)
      if (isUncalculated(row)) return refused(note('people.formulaNotCalculated', {}))
      return refused(instead === null ? note('people.noName', {}) : note('people.notAName', { text: instead }))
    }
    const no = email === null ? notAPerson(name, row) : null
    if (no && 'code' in no) return refused(no)
    if (!email && emails[0] && !isGuestAccount(emails[0])) return refused(note('people.emailMalformed', { email: emails[0].slice(0, 80) }))
    const employeeNumber = reader.number('employeeNumber', row)
    const leaving = reader.text('leftOn', cells)
    const [startsOn, leftOn] = [reader.day('startsOn', row), reader.day('leftOn', row)]
    const saidGone = leaving !== null && leftOn === null && reader.answer('leftOn', row) === true
    if (saidGone || standingIn(row).standing === 'gone' || (leftOn && leftOn < today))
      return { kind: 'gone', who: { line, name, email, employeeNumber, leftOn } }
    if (startsOn && leftOn && leftOn < startsOn) return refused(note('people.leavesBeforeStart', { name, startsOn, leftOn }))
    const country = reader.country(row)
    const location = reader.text('location', cells) ?? (placeByCountry && country ? placeByCountry(country) : null)
    const draft: Draft = {
      line,
      id: employeeNumber ?? email ?? `line-${line}`,
      name,
      email,
      employeeNumber,
      phone: reader.number('phone', row),
      department: reader.department(cells),
      location,
      country,
      zone: reader.zone(row),
      language: reader.language(row),
      jobTitle: reader.text('jobTitle', cells),
      manager: reader.text('managerEmail', cells),
      managerNumber: reader.text('managerNumber', cells),
      startsOn,
      leftOn,
      pilot: reader.answer('pilot', row) ?? false,
      keenness: reader.keenness(row),
      oldUse: reader.use(row),
      champion: reader.answer('champion', row) ?? false,
    }
    const long = tooLong(draft)
    if (long) return refused(long)
    return { kind: 'person', draft, ask: no ? no.ask : doubtAbout(row, name, email) }
  }
  return { read }
}
