/** What a staff list can say of a person, and the person as a list leaves them. */
import { numberKey } from '#core/people/people-numbers.ts'
import type { Row } from '#core/kernel/rows.ts'

/** The columns of a person that a list may fill. */
export const personColumns = [
  'employeeNumber',
  'name',
  'email',
  'phone',
  'department',
  'locationId',
  'language',
  'jobTitle',
  'managerEmail',
  'startsOn',
  'leftOn',
] as const
export type PersonColumn = (typeof personColumns)[number]
export type PersonDetails = Omit<Row<'person'>, 'personId'>

const digitsIn = (number: string): number => number.replace(/[^\p{L}\p{N}]/gu, '').length

/** A person as the list leaves them: what it does not tell stays, a leave that lies behind is undone because they are on the list again. */
export const mergePerson = (before: Row<'person'>, given: PersonDetails, today: string): Row<'person'> => {
  const after = { ...before, name: given.name }
  for (const column of personColumns) if (column !== 'name') after[column] = given[column] ?? before[column]
  // Zeros in front that a spreadsheet took off the list stay on the number here.
  if (
    before.employeeNumber !== null &&
    given.employeeNumber !== null &&
    numberKey(before.employeeNumber) === numberKey(given.employeeNumber)
  )
    after.employeeNumber = [before.employeeNumber, given.employeeNumber].toSorted((a, b) => digitsIn(b) - digitsIn(a))[0] ?? null
  after.leftOn = given.leftOn ?? (before.leftOn !== null && before.leftOn > today ? before.leftOn : null)
  return after
}

/** The columns in which two versions of a person differ. */
export const changedColumns = (before: PersonDetails, after: PersonDetails): PersonColumn[] =>
  personColumns.filter((column) => before[column] !== after[column])
