/** What messages say of this rollout beside its plan, the group channels they are posted to, and pausing them. */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import { type Detail, details, detailWritten } from '#core/communication/details.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { languages, spokenLanguage } from '#core/kernel/language.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice, w } from '#web/base/language.ts'
import { detailRows, readerLanguages } from '#web/communication/details-here.ts'
import { languageName } from '#web/communication/message-selectors.ts'
import { rolloutId } from '#web/communication/message-counts.ts'
import { messagesSetupWords } from '#web/communication/messages-setup-words.ts'
import { messagesWords } from '#web/communication/messages-words.ts'
import { newId } from '#web/sync/new-id.ts'
import { Button } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { ChoiceField, LinesField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { one, organisation, ownZone, rollout, where } from '#web/sync/store.ts'
import { useCommand } from '#web/parts/use-command.ts'

const words = voice(messagesWords)
const own = voice(messagesSetupWords)

const said = (text: string): string | null => (text.trim() === '' ? null : text)

type Texts = Readonly<Record<string, string>>

/** A text that everyone reads, asked in each language that somebody here reads. */
const DetailFields = ({ detail, texts, onText }: { detail: Detail; texts: Texts; onText: (key: string, text: string) => void }) => (
  <div class="grid2 even">
    {readerLanguages.value.map((language) => (
      <LinesField
        key={language}
        label={
          readerLanguages.value.length === 1 ? own(detail) : own('inLanguage', { label: own(detail), language: languageName(language) })
        }
        hint={own(`${detail}Hint`)}
        maxLength={detail === 'pilotGroup' ? 200 : 500}
        rows={2}
        value={texts[`${detail} ${language}`] ?? ''}
        onValue={(text) => onText(`${detail} ${language}`, text)}
      />
    ))}
  </div>
)

const BriefingForm = ({ of }: { of: StoredRow<'briefing'> | undefined }) => {
  const before = Object.fromEntries(
    details.flatMap((detail) =>
      languages.map((language) => [`${detail} ${language}`, detailWritten(detailRows.value, detail, language) ?? ''] as const),
    ),
  )
  const [texts, setTexts] = useState<Texts>(before)
  const [askName, setAskName] = useState(of?.askName ?? '')
  const [askContact, setAskContact] = useState(of?.askContact ?? '')
  const [signedBy, setSignedBy] = useState(of?.signedBy ?? '')
  const { run, trouble } = useCommand()
  const save = async (event: Event): Promise<void> => {
    event.preventDefault()
    const pilot = { pilotGroup: of?.pilotGroup ?? null, pilotResult: of?.pilotResult ?? null }
    const contact = { askName: said(askName), askContact: said(askContact), signedBy: said(signedBy) }
    const isSame = (Object.keys(contact) as (keyof typeof contact)[]).every((part) => contact[part] === (of?.[part] ?? null))
    const commands: CommandCall[] = isSame
      ? []
      : [{ name: 'communication.brief', input: { rolloutId: rolloutId.peek(), ...pilot, ...contact } }]
    for (const detail of details)
      for (const language of languages) {
        const text = said(texts[`${detail} ${language}`] ?? '')
        if (text !== said(before[`${detail} ${language}`] ?? ''))
          commands.push({ name: 'communication.writeDetail', input: { rolloutId: rolloutId.peek(), detail, language, text } })
      }
    for (const command of commands) if ((await run(command, command === commands.at(-1) ? shared('saved') : '')) === undefined) return
  }
  return (
    <form class="card" onSubmit={(event) => void save(event)}>
      <h2>{own('briefing')}</h2>
      <p class="soft">{own('briefingText')}</p>
      {details.map((detail) => (
        <DetailFields key={detail} detail={detail} texts={texts} onText={(key, text) => setTexts({ ...texts, [key]: text })} />
      ))}
      <div class="grid2 even">
        <TextField label={own('askName')} hint={own('askNameHint')} maxLength={120} value={askName} onValue={setAskName} />
        <TextField label={own('askContact')} hint={own('askContactHint')} maxLength={200} value={askContact} onValue={setAskContact} />
        <TextField label={own('signedBy')} hint={own('signedByHint')} maxLength={120} value={signedBy} onValue={setSignedBy} />
      </div>
      <TroubleNote trouble={trouble} />
      <div>
        <Button kind="first" type="submit">
          {shared('save')}
        </Button>
      </div>
    </form>
  )
}

type Kind = 'slack' | 'teams'

const ChannelDialog = ({ onClose }: { onClose: () => void }) => {
  const [kind, setKind] = useState<Kind>('teams')
  const [name, setName] = useState('')
  const [channelId] = useState(newId)
  const [spoken, setSpoken] = useState<'en' | 'nl'>(spokenLanguage(organisation.value?.language))
  const [address, setAddress] = useState('')
  return (
    <FormDialog
      title={own('addChannel')}
      command={{
        name: 'communication.addChannel',
        input: {
          rolloutId: rolloutId.value,
          channelId,
          kind,
          name,
          language: spoken,
          address: address.trim(),
        },
      }}
      doLabel={shared('add')}
      doneText={shared('saved')}
      onClose={onClose}
    >
      <ChoiceField<Kind>
        label={own('channelKind')}
        value={kind}
        onValue={setKind}
        options={[
          { value: 'teams', text: 'Teams' },
          { value: 'slack', text: 'Slack' },
        ]}
      />
      <TextField label={own('channelName')} hint={own('channelNameHint')} required maxLength={80} value={name} onValue={setName} />
      <TextField
        label={own('channelAddress')}
        hint={own(kind === 'slack' ? 'slackHint' : 'teamsHint')}
        type="url"
        required
        maxLength={2000}
        value={address}
        onValue={setAddress}
      />
      <ChoiceField<'en' | 'nl'>
        label={w('language')}
        value={spoken}
        onValue={setSpoken}
        options={[
          { value: 'en', text: words('english') },
          { value: 'nl', text: words('dutch') },
        ]}
      />
    </FormDialog>
  )
}

const Channels = () => {
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<StoredRow<'channel'>>()
  const channels = where('channel', { rolloutId: rolloutId.value })
    .filter(({ removedAt }) => removedAt === null)
    .toSorted((a, b) => a.name.localeCompare(b.name))
  return (
    <section class="card">
      <div class="row between">
        <h2>{words('channels')}</h2>
        <Button opens="form" onClick={() => setAdding(true)}>
          {own('addChannel')}
        </Button>
      </div>
      <p class="soft">{own('channelsText')}</p>
      {channels.length > 0 && (
        <ul class="todo-list">
          {channels.map((channel) => (
            <li class="row between" key={channel.channelId}>
              <span>
                <strong>{channel.name}</strong>{' '}
                <span class="small soft">
                  {channel.kind === 'slack' ? 'Slack' : 'Teams'} · {languageName(channel.language)} ·{' '}
                  {own('addedOn', { day: f().day(todayIn(ownZone.value, channel.addedAt), 'brief') })}
                </span>
              </span>
              <Button opens="form" kind="quiet" aria-label={`${w('remove')}: ${channel.name}`} onClick={() => setRemoving(channel)}>
                {w('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {adding && <ChannelDialog onClose={() => setAdding(false)} />}
      {removing && (
        <FormDialog
          title={own('removeChannelTitle', { name: removing.name })}
          doLabel={w('remove')}
          command={{ name: 'communication.removeChannel', input: { rolloutId: removing.rolloutId, channelId: removing.channelId } }}
          onClose={() => setRemoving(undefined)}
          danger
        >
          <p>{own('removeChannelText')}</p>
        </FormDialog>
      )}
    </section>
  )
}

export const MessagesSetup = () => {
  if (!rollout.value)
    return (
      <section class="card">
        <EmptyState text={own('noRollout')} />
      </section>
    )
  const briefing = one('briefing', rolloutId.value)
  return (
    <>
      <BriefingForm key={JSON.stringify([rolloutId.value, briefing, detailRows.value.rollouts, detailRows.value.details])} of={briefing} />
      <Channels />
    </>
  )
}
