/** A staff list against the people there are: who is new, who changed, who is missing, and what has to be asked (IM-2). */
import { worksOn } from '#core/kernel/employment.ts'
import { type Note, note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'
import type { GonePerson, ImportedPerson } from '#core/people/imported-person.ts'
import { changedColumns, mergePerson, type PersonColumn, type PersonDetails } from '#core/people/person-details.ts'
import { placeKey } from '#core/people/people-locations.ts'
import { managerFinder } from '#core/people/people-managers.ts'
import {
  byNumberKey,
  finderOf,
  hasNameOnly,
  type Match,
  matchPeople,
  meantAmong,
  nameKey,
  numberedName,
} from '#core/people/people-matching.ts'
import { numberKey } from '#core/people/people-numbers.ts'
import type { Draft } from '#core/people/people-rows.ts'

export interface KnownPeople {
  readonly people: readonly Row<'person'>[]
  readonly locations: readonly Pick<Row<'location'>, 'locationId' | 'name'>[]
  /** People whose address is not for the importer to change. */
  readonly addressesKept?: ReadonlySet<string>
}

/** A row of a list that can go in. */
export interface ListedRow {
  readonly draft: Draft
  /** What is asked about it, the most important first. */
  readonly questions: readonly Note[]
  /** Whether somebody said that it goes in. */
  readonly isAccepted: boolean
}

type LineNote = { readonly line: number } & Note

export interface ImportChange {
  readonly line: number
  /** The id in the preview. */
  readonly id: string
  /** Who it is here; null for someone new. */
  readonly personId: string | null
  readonly state: 'new' | 'changed' | 'same'
  readonly fields: readonly PersonColumn[]
}

export interface ImportChanges {
  readonly rows: readonly ImportChange[]
  /** People of here whom the list lacks or shows as gone: asked about, never taken away unasked. `line` where the list shows them. */
  readonly leavers: readonly {
    readonly personId: string
    readonly name: string
    readonly leftOn: string | null
    readonly line: number | null
  }[]
  /** Rows that would take someone else's e-mail or employee number, or of which nobody can tell who they are. */
  readonly clashes: readonly LineNote[]
}

export interface ComparedList {
  /** Whom the list tells of, without those who are asked about. */
  readonly people: readonly ImportedPerson[]
  readonly asked: readonly LineNote[]
  readonly changes: ImportChanges
}

interface Matched {
  readonly line: number
  readonly draft: Draft
  readonly given: PersonDetails
  readonly match: Match
  /** Somebody whose number differs in nothing but the zeros in front, whom no other row is, or one of the same name: it could be this one. */
  readonly lookAlike: Row<'person'> | undefined
  readonly question: Note | undefined
}

interface Settled {
  readonly line: number
  readonly before: Row<'person'> | undefined
  readonly after: Row<'person'>
}

/** Questions about what a row is: answered once it is somebody who is here. Whether somebody still works here is asked each time. */
const onceAnswered: ReadonlySet<string> = new Set([
  'people.askPerson',
  'people.askNameOnly',
  'people.askSameTwice',
  'people.askMailbox',
  'people.askGuest',
  'people.askUnlicensed',
  'people.askHidden',
])

/** People whom the list shows as gone. */
const leavesOf = (gone: readonly GonePerson[], people: readonly Row<'person'>[], isOnList: (person: Row<'person'>) => boolean) => {
  const finder = finderOf(people)
  const leaves = new Map<Row<'person'>, GonePerson>()
  for (const one of gone) {
    // A number that passed on to somebody on the list says no longer who left; the address may.
    const person = finder.holders(one).find((holder) => !isOnList(holder))
    if (person) leaves.set(person, one)
  }
  return leaves
}

/** Who each row is, and what is asked about it. */
const matchRows = (listed: readonly ListedRow[], known: KnownPeople, gone: readonly GonePerson[], today: string) => {
  const locationIds = new Map(known.locations.map(({ locationId, name }) => [placeKey(name), locationId]))
  const locationIdOf = (name: string) => locationIds.get(placeKey(name)) ?? `new ${placeKey(name)}`
  const goesIn = ({ questions, isAccepted }: ListedRow): boolean => isAccepted || questions.length === 0
  const ordered = [...listed.filter(goesIn), ...listed.filter((row) => !goesIn(row))]
  const given = ordered.map((row): PersonDetails & { isAsked: boolean } => {
    const { employeeNumber, name, email, phone, department, location, language, jobTitle, startsOn, leftOn } = row.draft
    const locationId = location === null ? null : locationIdOf(location)
    const isAsked = !goesIn(row)
    return { isAsked, employeeNumber, name, email, phone, department, locationId, language, jobTitle, managerEmail: null, startsOn, leftOn }
  })
  const matches = matchPeople(given, known.people, today)
  const found = new Set(matches)
  const leaves = leavesOf(gone, known.people, (person) => found.has(person))
  const missing = known.people.filter((person) => worksOn(person, today) && !found.has(person) && !leaves.has(person))
  const missingNames = new Set(missing.map(({ name }) => nameKey(name)))
  const numbers = byNumberKey(known.people)
  const holders = new Map(matches.map((match, at) => [match, ordered[at]?.draft.name ?? '']))
  const rows = ordered.map(({ draft, questions, isAccepted }, at): Matched => {
    const [details, match] = [given[at] as PersonDetails, matches[at]]
    const alike = typeof match === 'object' || draft.employeeNumber === null ? undefined : numbers.get(numberKey(draft.employeeNumber))
    const holder = alike && holders.get(alike)
    const lookAlike = holder === undefined || nameKey(holder) === nameKey(draft.name) ? alike : undefined
    const isHere = typeof match === 'object' && worksOn(match, today)
    const isNamesake = match === undefined && !lookAlike && missingNames.has(nameKey(draft.name))
    const open = questions.filter(({ code }) => !(isHere && onceAnswered.has(code)))
    const question = isAccepted ? undefined : (open[0] ?? (isNamesake ? note('people.askNamesake', { name: draft.name }) : undefined))
    return { line: draft.line, draft, given: details, match, lookAlike, question }
  })
  return { rows, found, leaves }
}

const keysOf = ({ email, employeeNumber }: PersonDetails): string[] => [
  ...(email === null ? [] : [`e-mail ${email.toLowerCase()}`]),
  ...(employeeNumber === null ? [] : [`number ${employeeNumber}`]),
]

/** The rows that would take an address or number that somebody keeps. Each that stays out keeps its own, which may put another row out in turn. */
const takenOver = (settled: readonly Settled[], people: readonly Row<'person'>[]): LineNote[] => {
  const clashes: LineNote[] = []
  const takers = new Map<string, Settled>()
  const rowOf = new Map(settled.flatMap((row) => (row.before ? [[row.before, row] as const] : [])))
  const staying: { person: Row<'person'>; keys: readonly string[] }[] = []
  const refuse = (row: Settled, key: string, holder: Row<'person'>): void => {
    const { email, employeeNumber } = row.after
    const reason = key.startsWith('e-mail')
      ? note('people.emailTaken', { email: email ?? '', name: holder.name })
      : note('people.numberTaken', { number: employeeNumber ?? '', name: holder.name })
    clashes.push({ line: row.line, ...reason })
    for (const one of keysOf(row.after)) if (takers.get(one) === row) takers.delete(one)
    if (row.before) staying.push({ person: row.before, keys: keysOf(row.before) })
  }
  for (const row of settled) {
    const own = row.before ? keysOf(row.before) : []
    const taken = keysOf(row.after).filter((key) => !own.includes(key))
    const twice = taken.find((key) => takers.has(key))
    if (twice === undefined) for (const key of taken) takers.set(key, row)
    else refuse(row, twice, takers.get(twice)?.after ?? row.after)
  }
  for (const person of people) {
    const kept = keysOf(rowOf.get(person)?.after ?? person)
    staying.push({ person, keys: keysOf(person).filter((key) => kept.includes(key)) })
  }
  for (let one = staying.pop(); one; one = staying.pop()) {
    for (const key of one.keys) {
      const taker = takers.get(key)
      if (taker) refuse(taker, key, one.person)
    }
  }
  return clashes
}

/** Rows that cannot go in beside the people there are. */
const clashesIn = (rows: readonly Matched[], settled: readonly Settled[], known: KnownPeople): LineNote[] => {
  const isMeant = meantAmong(known.people)
  const contested = new Set(rows.map(({ lookAlike }) => lookAlike))
  const clashes = rows.flatMap(({ line, draft, match, lookAlike, question }): LineNote[] => {
    if (question) return []
    if (match === 'several' || (match && (!isMeant(match, draft) || contested.has(match))))
      return [{ line, ...note('people.whichOne', { name: draft.name }) }]
    const number = draft.employeeNumber ?? ''
    return lookAlike ? [{ line, ...note('people.numberLooksLike', { number, name: draft.name, known: lookAlike.name }) }] : []
  })
  for (const { line, before, after } of settled)
    if (before && known.addressesKept?.has(before.personId) && changedColumns(before, after).includes('email'))
      clashes.push({ line, ...note('people.addressNotYours', { name: before.name }) })
  const kept = new Set(clashes.map(({ line }) => line))
  const taken = takenOver(
    settled.filter(({ line }) => !kept.has(line)),
    known.people,
  )
  for (const one of taken) {
    clashes.push(one)
    kept.add(one.line)
  }
  // A row that stays out leaves its person free: somebody new could then be taken for them.
  const freed = rows.flatMap(({ line, match, question }) => (typeof match === 'object' && (question || kept.has(line)) ? [match] : []))
  const names = new Set(freed.map(({ name }) => nameKey(name)))
  const unnumbered = new Set(freed.filter(hasNameOnly).map(({ name }) => nameKey(name)))
  const numbered = new Set(freed.flatMap((person) => numberedName(person) ?? []))
  const couldBeFreed = (one: PersonDetails): boolean =>
    (hasNameOnly(one) ? names : unnumbered).has(nameKey(one.name)) || numbered.has(numberedName(one) ?? '')
  for (const { line, before, after } of settled)
    if (!before && !kept.has(line) && couldBeFreed(after)) clashes.push({ line, ...note('people.whichOne', { name: after.name }) })
  return clashes.toSorted((a, b) => a.line - b.line)
}

/**
 * Compares a list with the people there are (IM-2): importing the same list twice changes nothing, what is asked about changes nothing, and who is
 * missing is offered as a leaver.
 * @example compareList([], { people: [], locations: [] }, [], '2026-11-02').people.length // 0
 */
export const compareList = (listed: readonly ListedRow[], known: KnownPeople, gone: readonly GonePerson[], today: string): ComparedList => {
  const { rows, found, leaves } = matchRows(listed, known, gone, today)
  const asked = rows.flatMap(({ line, question }) => (question ? [{ line, ...question }] : []))
  const goingIn = rows.filter(({ question }) => !question).toSorted((a, b) => a.line - b.line)
  const settled = goingIn.flatMap(({ line, given, match }): Settled[] =>
    match === 'several'
      ? []
      : [{ line, before: match, after: match ? mergePerson(match, given, today) : { ...given, personId: `line ${line}` } }],
  )
  const clashes = clashesIn(rows, settled, known)
  const clashing = new Set(clashes.map(({ line }) => line))
  const changing = settled.filter(({ line }) => !clashing.has(line))

  // Managers are looked for among the people as they will be.
  const touched = new Set(changing.map(({ before }) => before))
  const managerOf = managerFinder([...known.people.filter((person) => !touched.has(person)), ...changing.map(({ after }) => after)])
  const people = goingIn.map(({ draft: { manager, managerNumber, ...person } }) => ({
    ...person,
    managerEmail: managerOf(manager, managerNumber),
  }))
  const managers = new Map(people.map(({ line, managerEmail }) => [line, managerEmail]))
  const ids = new Map(people.map(({ line, id }) => [line, id]))
  const changes = changing.map(({ line, before, after }): ImportChange => {
    const id = ids.get(line) ?? ''
    if (!before) return { line, id, personId: null, state: 'new', fields: [] }
    const fields = changedColumns(before, { ...after, managerEmail: managers.get(line) ?? before.managerEmail })
    return { line, id, personId: before.personId, state: fields.length > 0 ? 'changed' : 'same', fields }
  })

  // Whoever is asked about is on the list.
  const finder = finderOf(known.people)
  const out = rows.filter(({ line, question }) => question || clashing.has(line))
  const doubtful = new Set(out.map(({ draft }) => nameKey(draft.name)))
  const waiting = new Set(out.flatMap(({ draft, lookAlike }) => [finder.find(draft), lookAlike]))
  const leavers = known.people
    .filter((person) => person.leftOn === null && !found.has(person) && !waiting.has(person) && !doubtful.has(nameKey(person.name)))
    .map((person) => {
      const leave = leaves.get(person)
      return { personId: person.personId, name: person.name, leftOn: leave?.leftOn ?? null, line: leave?.line ?? null }
    })
  return { people, asked: asked.toSorted((a, b) => a.line - b.line), changes: { rows: changes, leavers, clashes } }
}
