/** The words of a message that are made from everyone's rows, so that letters can be made from the rows of some readers. */
import type { PlaceName } from '#core/communication/merge-fields.ts'
import type { Reader } from '#core/communication/recipients.ts'
import type { Language } from '#core/kernel/language.ts'

/** Places whose words are made from everyone's rows; made once for a message, they are told to whoever has the rows of some readers alone. */
export const aboutEveryone = ['progress', 'questions', 'thanks'] as const satisfies readonly PlaceName[]

export const isAboutEveryone: ReadonlySet<PlaceName> = new Set(aboutEveryone)

/** The words of such places by place, language and, of thanks, location; null where nothing is there to fill them. */
export type ToldToAll = Readonly<Record<string, string | null>>

/**
 * Whether a text speaks of what is known from everyone's rows only.
 *
 * @example speaksOfEveryone('{{progress}}') // true
 */
export const speaksOfEveryone = (text: string): boolean => aboutEveryone.some((place) => text.includes(`{{${place}}}`))

/** The place of `ToldToAll` under which words stand; thanks are other ones at each location. */
export const toldKey = (place: PlaceName, language: Language, reader: Reader | null): string => {
  const location = place === 'thanks' ? ` ${reader?.place?.locationId ?? (reader ? '-' : '')}` : ''
  return `${place} ${language}${location}`
}

/** Of these words those for readers at some locations. */
export const toldAt = (told: ToldToAll, locationIds: ReadonlySet<string | null>): ToldToAll =>
  Object.fromEntries(
    Object.entries(told).filter(([key]) => {
      const [place, , location = ''] = key.split(' ')
      return place !== 'thanks' || location === '' || location === '-' || locationIds.has(location)
    }),
  )
