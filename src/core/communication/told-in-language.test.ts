import { describe, expect, test } from 'vitest'
import { lettersOf } from '#core/communication/letters.ts'
import { ofFeedback, ofStory, toldFor, toldIn } from '#core/communication/told-in-language.ts'
import { Problem } from '#core/kernel/problem.ts'
import { translate } from '#core/resistance/translation-commands.ts'
import { rowOf } from '#test/cast.ts'
import { atOf, letterRows, messageRow, stored } from '#test/letter-rows.ts'

/** Milton tells in Dutch; Anita reads English. */
const story = rowOf('story', {
  rolloutId: 'crm',
  storyId: 's',
  personId: 'milton',
  locationId: 'albina',
  text: 'Sneller klaar',
  consentAt: 'd',
  chosenAt: 'd',
  notedAt: 'd',
})
const feedback = rowOf('feedback', {
  rolloutId: 'crm',
  feedbackId: 'f',
  personId: 'milton',
  locationId: 'albina',
  text: 'De knop is te klein',
  answer: 'Hij is nu groter',
  state: 'adjusted',
  answeredAt: 'd',
})
const inEnglish = { rolloutId: 'crm', language: 'en' }
const translations = [
  rowOf('translation', { ...inEnglish, about: 'story', ofId: 's', text: 'Done sooner' }),
  rowOf('translation', { ...inEnglish, about: 'feedback', ofId: 'f', text: 'The button is too small', answer: 'It is larger now' }),
]
const update = messageRow({ kind: 'update', messageKey: 'update:2026-12-11' })
const bodies = (translated: typeof translations) => {
  const rows = letterRows()
  rows.stories = stored('story', [story])
  rows.feedback = stored('feedback', [feedback])
  rows.translations = stored('translation', translated)
  const letters = lettersOf(rows, '2026-12-11')
  return { dutch: letters.letter(update, 'milton').body, english: letters.letter(update, 'anita').body }
}

describe('[CM-5] [CM-11] [RE-5] what people told', () => {
  test('is read by each in their own language where the lead wrote it', () => {
    const { dutch, english } = bodies(translations)
    expect(dutch).toContain('- Sneller klaar (Pinas, Milton)')
    expect(dutch).toContain('- “De knop is te klein”: Hij is nu groter')
    expect(english).toContain('- Done sooner (Pinas, Milton)')
    expect(english).toContain('- “The button is too small”: It is larger now')
  })

  test('comes as it was told, marked with its language, where nobody wrote it in that of the reader', () => {
    const { dutch, english } = bodies([])
    expect(dutch).not.toContain('in het Engels')
    expect(english).toContain('- Sneller klaar (Pinas, Milton, in Dutch)')
    expect(english).toContain('- “De knop is te klein”: Hij is nu groter (in Dutch)')
  })

  test('has the language in which it was written, else of whoever told it, of their location, of the organisation', () => {
    const rows = letterRows()
    expect(toldIn(rows, { language: 'en', personId: 'milton', locationId: 'albina' })).toBe('en')
    expect(toldIn(rows, { language: null, personId: 'milton', locationId: 'albina' })).toBe('nl')
    expect(toldIn(rows, { language: null, personId: null, locationId: 'georgetown' })).toBe('en')
    expect(toldIn(rows, { language: null, personId: null, locationId: null })).toBe('nl')
    expect(toldFor({ ...rows, translations }, ofStory(story), 'nl').text).toBe('Sneller klaar')
    expect(toldFor({ ...rows, translations: [{ ...translations[1]!, answer: null }] }, ofFeedback(feedback), 'en')).toEqual({
      text: 'The button is too small',
      answer: 'Hij is nu groter',
      language: 'en',
    })
  })
})

describe('[CM-5] translating', () => {
  const at = atOf()
  const key = { ...inEnglish, about: 'story', ofId: 's' } as const
  const input = { ...key, language: 'en', text: 'Done sooner', answer: null } as const
  const from = { stories: stored('story', [story]), feedback: [], translations: [] }

  test('keeps the text with whom and where it is about, so that it is forgotten with them', () => {
    expect(translate.decide(from, input, at)).toEqual([
      {
        op: 'put',
        table: 'translation',
        row: { ...input, personId: 'milton', locationId: 'albina', writtenAt: at.now, writtenBy: at.by.name },
      },
    ])
  })

  test('without a text it goes; where there was none nothing changes', () => {
    const there = stored('translation', translations.slice(0, 1))
    expect(translate.decide({ ...from, translations: there }, { ...input, text: null }, at)).toMatchObject([
      { op: 'remove', table: 'translation' },
    ])
    expect(translate.decide(from, { ...input, text: null }, at)).toEqual([])
  })

  test('[AC-2] of what is not there is refused', () => {
    expect(() => translate.decide({ ...from, stories: [] }, input, at)).toThrow(new Problem('access.notFound', {}))
  })
})
