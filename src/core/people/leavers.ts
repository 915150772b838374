/** People who left: of whom something is still known, and who is due to be forgotten. */
import { addDays } from '#core/kernel/calendar.ts'
import type { Language } from '#core/kernel/language.ts'
import type { Row } from '#core/kernel/rows.ts'

/** What stands in a row instead of the name of whoever was forgotten, by the language of the organisation. */
export const someoneWhoLeft: Readonly<Record<Language, string>> = { en: 'Someone who left', nl: 'Iemand die vertrokken is' }
export const forgottenNames: readonly string[] = Object.values(someoneWhoLeft)

/** Whether a name is the one that stands where a name was taken out. */
export const isNameless = (name: string): boolean => forgottenNames.includes(name)

/** Whether anything is left to forget: an address, a number, a job, a manager, or another name than all who were forgotten have. */
export const isKnown = ({ name, email, phone, employeeNumber, jobTitle, managerEmail }: Row<'person'>): boolean =>
  !isNameless(name) || [email, phone, employeeNumber, jobTitle, managerEmail].some((one) => one !== null)

export interface Retention {
  /** Days after the last day at work; null keeps names until somebody takes them out by hand. */
  readonly forgetAfterDays: number | null
  /** Days that ended sessions and used or expired links stay. */
  readonly booksDays: number
}

/** What holds while nobody has said otherwise. */
export const usualRetention: Retention = { forgetAfterDays: null, booksDays: 90 }

/** What an organisation said of it, or what is usual. */
export const retentionIn = (kept: readonly Retention[]): Retention => kept[0] ?? usualRetention

/**
 * Who is due to be forgotten on a day: everybody of whom something is still known and whose last day is longer ago than that (ME-8).
 *
 * @example dueToForget(people, 30, '2026-11-23') // those who left up to 23 October
 */
export const dueToForget = <P extends Row<'person'>>(people: readonly P[], forgetAfterDays: number | null, today: string): readonly P[] =>
  forgetAfterDays === null
    ? []
    : people.filter((one) => one.leftOn !== null && addDays(one.leftOn, forgetAfterDays) < today && isKnown(one))
