/** What people told, in the language of a reader: a translation where the lead wrote one, else the original with its language (CM-5). */
import type { Language } from '#core/kernel/language.ts'
import type { Row } from '#core/kernel/rows.ts'
import { readingLanguage } from '#core/regional/at-location.ts'

type Spoken = { readonly language: string | null }
export interface Tellers {
  readonly organisation: readonly Spoken[]
  readonly locations: readonly (Spoken & Pick<Row<'location'>, 'locationId'>)[]
  readonly people: readonly (Spoken & Pick<Row<'person'>, 'personId'>)[]
  readonly translations: readonly Pick<Row<'translation'>, 'about' | 'ofId' | 'language' | 'text' | 'answer'>[]
}

export interface Told {
  readonly about: 'story' | 'feedback'
  readonly ofId: string
  readonly personId: string | null
  readonly locationId: string | null
  /** In which it was written, where that is known. */
  readonly language: string | null
  readonly text: string
  readonly answer: string | null
}

export const ofStory = ({ storyId, personId, locationId, language, text }: Row<'story'>): Told => ({
  about: 'story',
  ofId: storyId,
  personId,
  locationId,
  language,
  text,
  answer: null,
})
export const ofFeedback = ({ feedbackId, personId, locationId, language, text, answer }: Row<'feedback'>): Told => ({
  about: 'feedback',
  ofId: feedbackId,
  personId,
  locationId,
  language,
  text,
  answer,
})

/** The language in which something was told: as it was written, else that of whoever told it, else that of their location. */
export const toldIn = (
  { organisation, locations, people }: Omit<Tellers, 'translations'>,
  { language, personId, locationId }: Pick<Told, 'language' | 'personId' | 'locationId'>,
): Language =>
  readingLanguage(
    language === null ? people.find((one) => one.personId === personId) : { language },
    locations.find((one) => one.locationId === locationId),
    organisation[0],
  )

/**
 * What was told, for readers of a language.
 *
 * @example toldFor(rows, ofStory(story), 'nl') // { text: 'Sneller klaar', answer: null, language: 'nl' }
 */
export const toldFor = (from: Tellers, told: Told, language: Language): Pick<Told, 'text' | 'answer'> & { readonly language: Language } => {
  const original = toldIn(from, told)
  const found =
    original === language
      ? undefined
      : from.translations.find((row) => row.about === told.about && row.ofId === told.ofId && row.language === language)
  return found
    ? { text: found.text, answer: found.answer ?? told.answer, language }
    : { text: told.text, answer: told.answer, language: original }
}
