/** The letter of one reader as it looks where they get it, with words that are not kept yet, and what its empty places want (CM-2). */
import { useMemo, useState } from 'preact/hooks'
import type { Wording } from '#core/communication/letters.ts'
import type { PlaceName } from '#core/communication/merge-fields.ts'
import type { Language } from '#core/kernel/language.ts'
import { sayTrouble, t, voice } from '#web/base/language.ts'
import { LetterBody } from '#web/communication/letter-body.tsx'
import { languageName } from '#web/communication/message-selectors.ts'
import { draftFor, letters } from '#web/communication/message-letters.ts'
import { shared } from '#web/communication/share-by-whatsapp.ts'
import { fillsPlace } from '#web/communication/merge-field-pages.ts'
import type { Message } from '#web/communication/message-counts.ts'
import { messageWords } from '#web/communication/message-words.ts'
import { ChoiceField, SelectField } from '#web/parts/field.tsx'
import { SearchBox } from '#web/parts/search-box.tsx'
import { organisation } from '#web/sync/store.ts'

const words = voice(messageWords)

/** Words that were changed here and are not kept yet. */
export type Edits = Partial<Record<Language, Wording>>

/** Of more than these a list is too long to look through, and one searches first. */
const mostToChoose = 200

type Look = 'mail' | 'whatsapp' | 'paper'

const Empty = ({ places }: { places: readonly PlaceName[] }) => (
  <div class="note hold" role="status">
    <p class="strong">{words('emptyPlaces', { count: places.length })}</p>
    <ul>
      {places.map((place) => {
        const page = fillsPlace(place)
        return (
          <li key={place}>
            <code>{`{{${place}}}`}</code> {t(`communication.mend.${place}`)} {page && <a href={page.href}>{page.link}</a>}
          </li>
        )
      })}
    </ul>
  </div>
)

/** The letter of one reader, as it looks where they get it. */
export const Preview = ({ message, edits, onLanguage }: { message: Message; edits: Edits; onLanguage: (language: Language) => void }) => {
  const made = letters.value
  const readers = useMemo(
    () => made.readers(message).toSorted((a, b) => a.person.name.localeCompare(b.person.name)),
    [made, message.messageKey],
  )
  const [sought, setSought] = useState('')
  const [chosen, setChosen] = useState('')
  const [look, setLook] = useState<Look>('mail')
  const reader = readers.find(({ person }) => person.personId === chosen) ?? readers[0]
  if (!reader) return <p class="soft">{words('noReaders')}</p>
  const seen = draftFor(message, reader.person.personId, edits[reader.language])
  const fitting = readers.filter(({ person }) => person.name.toLowerCase().includes(sought.trim().toLowerCase())).slice(0, mostToChoose)
  const among = fitting.includes(reader) ? fitting : [reader, ...fitting]
  return (
    <div class="stack">
      {readers.length > mostToChoose && <SearchBox label={words('searchReaders')} value={sought} onValue={setSought} />}
      <SelectField
        label={words('asPerson')}
        value={reader.person.personId}
        onValue={(personId) => {
          setChosen(personId)
          const next = readers.find(({ person }) => person.personId === personId)
          if (next) onLanguage(next.language)
        }}
        options={among.map(({ person, language, place }) => ({
          value: person.personId,
          text: [person.name, place?.name, languageName(language)].filter(Boolean).join(' · '),
        }))}
      />
      <ChoiceField<Look>
        label={words('look')}
        labelUnseen
        value={look}
        onValue={setLook}
        options={(['mail', 'whatsapp', 'paper'] as const).map((value) => ({ value, text: words(`look_${value}`) }))}
      />
      {'subject' in seen ? (
        <>
          {seen.unfilled.length > 0 && <Empty places={seen.unfilled} />}
          <article class={`letter ${look}`} aria-label={words('previewOf', { name: reader.person.name })} aria-live="polite">
            {look === 'mail' && (
              <dl class="facts small">
                <dt>{words('mailTo')}</dt>
                <dd>{reader.person.email ?? <span class="soft">{words('noAddress')}</span>}</dd>
              </dl>
            )}
            {look === 'paper' && <p class="soft small">{[organisation.value?.name, reader.person.name].filter(Boolean).join(' · ')}</p>}
            {look === 'whatsapp' ? (
              <p lang={seen.language}>{shared(seen)}</p>
            ) : (
              <>
                <h3 lang={seen.language}>{seen.subject}</h3>
                <LetterBody body={seen.body} language={seen.language} />
              </>
            )}
          </article>
          <p class="small soft">{words('previewLanguage', { language: languageName(seen.language) })}</p>
        </>
      ) : (
        <p class="trouble">{sayTrouble(seen)}</p>
      )}
    </div>
  )
}
