/** What holds for somebody at a location: their language, the time zone, the working hours; also where there is no location. */
import { type Language, spokenLanguage } from '#core/kernel/language.ts'

/** The working hours of whoever has no location of their own, in minutes after midnight (CM-9). */
export const usualHours = { opensAt: 8 * 60, closesAt: 17 * 60 } as const

interface Spoken {
  readonly language: string | null
}

/**
 * The language in which a person reads: their own, else that of their location, else that of the organisation (CM-5).
 *
 * @example readingLanguage({ language: null }, { language: 'nl' }, { language: 'en' }) // 'nl'
 */
export const readingLanguage = (person: Spoken | undefined, location: Spoken | undefined, organisation: Spoken | undefined): Language =>
  spokenLanguage(person?.language, location?.language, organisation?.language)

/**
 * The zone of the first of these that has one: a location, else the organisation; UTC where none has (RG-5).
 *
 * @example zoneAt(undefined, { zone: 'America/Paramaribo' }) // 'America/Paramaribo'
 */
export const zoneAt = (...where: readonly ({ readonly zone: string | null } | null | undefined)[]): string => {
  for (const one of where) if (one?.zone) return one.zone
  return 'UTC'
}
