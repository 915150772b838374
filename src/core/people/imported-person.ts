/** A person as a staff list tells of them. */
import type { Language } from '#core/kernel/language.ts'

export interface ImportedPerson {
  /** Where the person stands in the file. */
  readonly line: number
  /** Employee number, else e-mail, else `line-<n>`: the same each time the same list is read. */
  readonly id: string
  readonly name: string
  /** In lower case. */
  readonly email: string | null
  readonly employeeNumber: string | null
  readonly phone: string | null
  readonly department: string | null
  /** The name of the place. */
  readonly location: string | null
  /** ISO 3166-1 alpha-2 as far as the list tells it. */
  readonly country: string | null
  /** IANA time zone as far as the list tells it. */
  readonly zone: string | null
  /** Null where the list does not tell: that of the place then counts. */
  readonly language: Language | null
  readonly jobTitle: string | null
  readonly managerEmail: string | null
  readonly startsOn: string | null
  readonly leftOn: string | null
  readonly pilot: boolean
  /** 0 not a volunteer to 3 very keen. */
  readonly keenness: number
  /** Hours a week or logins in the old system. */
  readonly oldUse: number | null
  readonly champion: boolean
}

/** Someone whom the list itself shows as gone. */
export interface GonePerson {
  readonly line: number
  readonly name: string
  readonly email: string | null
  readonly employeeNumber: string | null
  readonly leftOn: string | null
}
