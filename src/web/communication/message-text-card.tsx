/** The words of a message in each language, to be edited, and how they look to one reader while they are (CM-2, CM-5). */
import { todayIn } from '#core/kernel/calendar.ts'
import { shared } from '#web/base/lead-words.ts'
import { useRef, useState } from 'preact/hooks'
import { isPosted } from '#core/communication/kinds.ts'
import { type MessageKind, scopesOf } from '#core/communication/kinds.ts'
import { type PlaceName, placesOf } from '#core/communication/merge-fields.ts'
import type { Wording } from '#core/communication/letters.ts'
import { spokenLanguage, type Language } from '#core/kernel/language.ts'
import { f, sayTrouble, t, voice, w } from '#web/base/language.ts'
import { kindName, languageName } from '#web/communication/message-selectors.ts'
import type { Message } from '#web/communication/message-counts.ts'
import { letters, wordingOf } from '#web/communication/message-letters.ts'
import { type Edits, Preview } from '#web/communication/message-preview.tsx'
import { messageWords } from '#web/communication/message-words.ts'
import { Button } from '#web/parts/button.tsx'
import { ChoiceField, LinesField, SelectField, TextField } from '#web/parts/field.tsx'
import { announce } from '#web/parts/toast.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { where, ownZone } from '#web/sync/store.ts'
import { useCommand } from '#web/parts/use-command.ts'

const words = voice(messageWords)

/** Places that may stand in this text; pressed, one goes to where the cursor is. */
const PlacesToUse = ({ kind, onPlace }: { kind: MessageKind; onPlace: (place: PlaceName) => void }) => (
  <details>
    <summary>{words('placesTitle')}</summary>
    <p class="small soft">{words('placesText')}</p>
    <ul class="place-names">
      {placesOf(kind).map((place) => (
        <li key={place}>
          <button type="button" class="place-name" onClick={() => onPlace(place)}>
            <code>{`{{${place}}}`}</code>
            <span class="small soft">{t(`communication.place.${place}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  </details>
)

/** Adds a place where the cursor stands, or at the end. */
const withPlace = (field: HTMLTextAreaElement | null, text: string, place: PlaceName): string => {
  const at = field?.selectionStart ?? text.length
  return `${text.slice(0, at)}{{${place}}}${text.slice(field?.selectionEnd ?? at)}`
}

const Editor = ({
  message,
  language,
  edits,
  onEdits,
}: {
  message: Message
  language: Language
  edits: Edits
  onEdits: (edits: Edits) => void
}) => {
  const [scope, setScope] = useState(message.messageKey)
  const { run, trouble } = useCommand()
  const box = useRef<HTMLDivElement>(null)
  const kept = wordingOf(message, language)
  const shown = edits[language] ?? kept.wording
  const changed = shown.subject !== kept.wording.subject || shown.body !== kept.wording.body || kept.trouble !== undefined
  const scopes = scopesOf(message)
  const ownTexts = where('messageText', { rolloutId: message.rolloutId, language }).filter((row) => scopes.includes(row.scope))
  const nearest = scopes.map((one) => ownTexts.find((row) => row.scope === one)).find(Boolean)
  const change = (part: Partial<Wording>): void => onEdits({ ...edits, [language]: { subject: shown.subject, body: shown.body, ...part } })
  const leave = (): void => {
    const { [language]: _gone, ...rest } = edits
    onEdits(rest)
  }
  const save = async (event: Event): Promise<void> => {
    event.preventDefault()
    const input = { rolloutId: message.rolloutId, scope, language, subject: shown.subject, body: shown.body }
    if ((await run({ name: 'communication.writeText', input }, shared('saved'))) !== undefined) leave()
  }
  const drop = async (): Promise<void> => {
    if (!nearest) return
    const input = { rolloutId: message.rolloutId, scope: nearest.scope, language }
    if ((await run({ name: 'communication.dropText', input }, words('oursAgain'))) !== undefined) leave()
  }
  return (
    <form class="stack" onSubmit={(event) => void save(event)}>
      {kept.trouble && <p class="note hold">{sayTrouble(kept.trouble)}</p>}
      <p class="small soft">
        {nearest
          ? words('ownWords', { by: nearest.editedBy, day: f().day(todayIn(ownZone.value, nearest.editedAt), 'brief') })
          : words('ourWords')}
      </p>
      <TextField label={words('subject')} required maxLength={150} value={shown.subject} onValue={(subject) => change({ subject })} />
      <div ref={box}>
        <LinesField label={words('body')} required rows={16} maxLength={8000} value={shown.body} onValue={(body) => change({ body })} />
      </div>
      <PlacesToUse
        kind={message.kind as MessageKind}
        onPlace={(place) => change({ body: withPlace(box.current?.querySelector('textarea') ?? null, shown.body, place) })}
      />
      {changed && (
        <SelectField
          label={words('scope')}
          value={scope}
          onValue={setScope}
          options={[
            { value: message.messageKey, text: words('scopeThis') },
            { value: message.kind, text: words('scopeKind', { kind: kindName(message.kind) }) },
          ]}
        />
      )}
      <TroubleNote trouble={trouble} />
      <div class="row">
        <Button kind={changed ? 'first' : 'plain'} type="submit" disabled={!changed}>
          {shared('save')}
        </Button>
        {edits[language] && (
          <Button
            kind="quiet"
            onClick={() => {
              leave()
              announce(words('undone'))
            }}
          >
            {words('undo')}
          </Button>
        )}
        {nearest && !edits[language] && (
          <Button kind="quiet" onClick={() => void drop()}>
            {words('takeOurs')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** The languages that readers of a message have, the one of most of them first. */
const languagesOf = (message: Message): readonly (readonly [Language, number])[] => {
  const counts = new Map<Language, number>()
  for (const { language } of letters.value.readers(message)) counts.set(language, (counts.get(language) ?? 0) + 1)
  for (const channel of where('channel', { rolloutId: message.rolloutId })) {
    const language: Language = spokenLanguage(channel.language)
    if (channel.removedAt === null && isPosted(message) && !counts.has(language)) counts.set(language, 0)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])
}

export const WordsCard = ({ message }: { message: Message }) => {
  const languages = languagesOf(message)
  const [language, setLanguage] = useState<Language>(languages[0]?.[0] ?? 'en')
  const [edits, setEdits] = useState<Edits>({})
  const editable = mayI('communication.run') && message.queuedAt === null
  return (
    <div class={editable ? 'grid2 even' : 'stack'}>
      {editable && (
        <section class="card">
          <h2>{words('theWords')}</h2>
          {languages.length > 1 && (
            <ChoiceField<Language>
              label={w('language')}
              labelUnseen
              value={language}
              onValue={setLanguage}
              options={languages.map(([value, count]) => ({
                value,
                text: words('languageOf', { language: languageName(value), count }),
              }))}
            />
          )}
          <Editor key={language} message={message} language={language} edits={edits} onEdits={setEdits} />
        </section>
      )}
      <section class="card">
        <h2>{words(message.queuedAt === null ? 'preview' : 'previewNow')}</h2>
        <Preview message={message} edits={edits} onLanguage={setLanguage} />
      </section>
    </div>
  )
}
