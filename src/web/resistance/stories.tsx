/** Quick wins and successes: noted in two taps, told only with the consent of whose they are. */
import { useState } from 'preact/hooks'
import { todayIn } from '#core/kernel/calendar.ts'
import { ofStory } from '#core/communication/told-in-language.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, language, voice } from '#web/base/language.ts'
import { newId } from '#web/sync/new-id.ts'
import { placesHere } from '#web/resistance/objection-dialogs.tsx'
import { objectionsWords } from '#web/resistance/objections-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { ChoiceField, LinesField, SelectField, TickField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { mayI, me } from '#web/sync/signed-in.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { ownZone, placesById, rollout } from '#web/sync/store.ts'
import { runCommand } from '#web/parts/use-command.ts'
import { languageOf, Translations } from '#web/resistance/translations.tsx'
import { PersonField } from '#web/people/person-field.tsx'

const words = voice(objectionsWords)
type Story = StoredRow<'story'>

const NoteDialog = ({ onClose }: { onClose: () => void }) => {
  const places = placesHere()
  const [storyId] = useState(newId)
  const [kind, setKind] = useState<'quickWin' | 'success'>('quickWin')
  const [text, setText] = useState('')
  const [whose, setWhose] = useState(places[0] ? `place ${places[0].locationId}` : 'person')
  const [consent, setConsent] = useState(false)
  const [of, id = ''] = whose.split(' ')
  const [personId, setPersonId] = useState('')
  return (
    <FormDialog
      title={words('noteTitle')}
      command={
        text.trim() === '' || whose === '' || (of === 'person' && personId === '')
          ? undefined
          : {
              name: 'resistance.noteStory',
              input: {
                rolloutId: rollout.value?.rolloutId ?? '',
                storyId,
                personId: of === 'person' ? personId : null,
                locationId: of === 'place' ? id : null,
                kind,
                text,
                language: language.value,
                consent,
              },
            }
      }
      doLabel={words('noteIt')}
      doneText={words('noted')}
      onClose={onClose}
    >
      <LinesField label={words('storyText')} hint={words('storyHint')} value={text} onValue={setText} rows={3} maxLength={500} />
      <ChoiceField
        label={words('kind')}
        value={kind}
        onValue={setKind}
        options={[
          { value: 'quickWin', text: words('quickWin') },
          { value: 'success', text: words('success') },
        ]}
      />
      <SelectField
        label={words('whose')}
        value={whose}
        onValue={setWhose}
        options={[
          ...places.map(({ locationId, name }) => ({ value: `place ${locationId}`, text: name })),
          { value: 'person', text: words('onePerson') },
        ]}
      />
      {of === 'person' && <PersonField label={words('who')} none={words('choosePerson')} value={personId} onValue={setPersonId} />}
      <TickField label={words('consent')} value={consent} onValue={setConsent} />
    </FormDialog>
  )
}

const Standing = ({ story }: { story: Story }) => {
  const { rolloutId, storyId, personId, consentAt, chosenAt, toldIn } = story
  const mayAgree = personId === null || personId === me.value?.actor?.personId
  if (toldIn !== null) return <Chip kind="pass">{words('told')}</Chip>
  if (consentAt === null)
    return (
      <>
        <Chip>{words('noConsentYet')}</Chip>
        {mayAgree ? (
          <Button onClick={() => void runCommand({ name: 'resistance.consentToStory', input: { rolloutId, storyId, consent: true } })}>
            {words('agree')}
          </Button>
        ) : (
          <span class="small soft">{words('asksThemselves')}</span>
        )}
      </>
    )
  if (!mayI('communication.run')) return chosenAt ? <Chip kind="info">{words('toldSoon')}</Chip> : null
  const choose = (chosen: boolean) => () => void runCommand({ name: 'resistance.chooseStory', input: { rolloutId, storyId, chosen } })
  return chosenAt ? (
    <>
      <Chip kind="info">{words('toldSoon')}</Chip>
      <Button onClick={choose(false)}>{words('leaveOut')}</Button>
    </>
  ) : (
    <Button onClick={choose(true)}>{words('tell')}</Button>
  )
}

export const Stories = ({ stories }: { stories: readonly Story[] }) => {
  const [noting, setNoting] = useState(false)
  return (
    <section class="card">
      <div class="row between">
        <h2>{words('stories')}</h2>
        <Button onClick={() => setNoting(true)} opens="form">
          {words('note')}
        </Button>
      </div>
      {stories.length === 0 && <p class="soft">{words('noStories')}</p>}
      <ul class="voices">
        {stories
          .toSorted((a, b) => (a.notedAt < b.notedAt ? 1 : -1))
          .map((story) => {
            const who = story.personId ? peopleById.value.get(story.personId)?.name : undefined
            const place = story.locationId ? placesById.value.get(story.locationId)?.name : undefined
            const kind = story.kind === 'success' ? words('success') : words('quickWin')
            return (
              <li key={story.storyId}>
                <p lang={languageOf(story)}>“{story.text}”</p>
                {story.consentAt !== null && <Translations told={ofStory(story)} />}
                <div class="row between">
                  <p class="small soft">
                    {[kind, who, place, f().day(todayIn(ownZone.value, story.notedAt), 'brief')].filter(Boolean).join(' · ')}
                  </p>
                  <div class="row">
                    <Standing story={story} />
                  </div>
                </div>
              </li>
            )
          })}
      </ul>
      {noting && <NoteDialog onClose={() => setNoting(false)} />}
    </section>
  )
}
