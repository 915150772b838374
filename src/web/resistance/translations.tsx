/** What people told, in the other languages of those who read it in messages: asked of the lead, shown beside the original (CM-5). */
import { useState } from 'preact/hooks'
import { type Told, toldIn } from '#core/communication/told-in-language.ts'
import type { Language } from '#core/kernel/language.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { voice } from '#web/base/language.ts'
import { shared } from '#web/base/lead-words.ts'
import { readerLanguages } from '#web/communication/details-here.ts'
import { languageName } from '#web/communication/message-selectors.ts'
import { Button } from '#web/parts/button.tsx'
import { LinesField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { objectionsWords } from '#web/resistance/objections-words.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { all, rollout, where } from '#web/sync/store.ts'

const words = voice(objectionsWords)

/** The language in which something was told, for the `lang` of its text. */
export const languageOf = (told: Pick<Told, 'language' | 'personId' | 'locationId'>): Language =>
  toldIn({ organisation: all('organisation'), locations: all('location'), people: all('person') }, told)

const translationsOf = ({ about, ofId }: Told) => where('translation', { rolloutId: rollout.value?.rolloutId ?? '', about, ofId })

const TranslationDialog = ({ told, languages, onClose }: { told: Told; languages: readonly Language[]; onClose: () => void }) => {
  const before = translationsOf(told)
  const [texts, setTexts] = useState<Readonly<Record<string, { text: string; answer: string }>>>(
    Object.fromEntries(
      languages.map((language) => {
        const row = before.find((one) => one.language === language)
        return [language, { text: row?.text ?? '', answer: row?.answer ?? '' }]
      }),
    ),
  )
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text)
  return (
    <FormDialog
      title={words('translateTitle')}
      command={languages.map((language): CommandCall => {
        const { text = '', answer = '' } = texts[language] ?? {}
        const key = { rolloutId: rollout.value?.rolloutId ?? '', about: told.about, ofId: told.ofId, language }
        return { name: 'resistance.translate', input: { ...key, text: orNull(text), answer: orNull(answer) } }
      })}
      doLabel={shared('save')}
      doneText={words('translated')}
      onClose={onClose}
    >
      <blockquote lang={languageOf(told)}>
        <p>“{told.text}”</p>
        {told.answer && <p class="small">{told.answer}</p>}
      </blockquote>
      {languages.map((language) => {
        const { text = '', answer = '' } = texts[language] ?? {}
        const set = (part: object): void => setTexts({ ...texts, [language]: { text, answer, ...part } })
        return (
          <div class="stack tight" key={language}>
            <LinesField
              label={words('inLanguage', { language: languageName(language) })}
              value={text}
              onValue={(value) => set({ text: value })}
              rows={3}
              maxLength={1000}
            />
            {told.answer !== null && (
              <LinesField
                label={words('answerIn', { language: languageName(language) })}
                value={answer}
                onValue={(value) => set({ answer: value })}
                rows={2}
                maxLength={1000}
              />
            )}
          </div>
        )
      })}
    </FormDialog>
  )
}

/** The translations of something, and for the lead the button that writes them; nothing where everyone reads one language. */
export const Translations = ({ told }: { told: Told }) => {
  const [writing, setWriting] = useState(false)
  const languages = readerLanguages.value.filter((language) => language !== languageOf(told))
  if (!mayI('communication.run') || languages.length === 0) return null
  return (
    <>
      {translationsOf(told).map(({ language, text, answer }) => (
        <p key={language} class="small soft" lang={language}>
          {languageName(language)}: “{text}”{answer && ` ${answer}`}
        </p>
      ))}
      <div>
        <Button kind="quiet" opens="form" aria-label={words('translateOf', { text: told.text })} onClick={() => setWriting(true)}>
          {words('translate')}
        </Button>
      </div>
      {writing && <TranslationDialog told={told} languages={languages} onClose={() => setWriting(false)} />}
    </>
  )
}
