/** A member's own voice: tell something, note what goes better, and see what was done with it (RE-5, CM-11). */
import { useState } from 'preact/hooks'
import { language, voice, w } from '#web/base/language.ts'
import { memberVoiceWords } from '#web/resistance/member-voice-words.ts'
import { newId } from '#web/sync/new-id.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { FoldedCard } from '#web/parts/folded-card.tsx'
import { LinesField, TickField } from '#web/parts/field.tsx'
import { me } from '#web/sync/signed-in.ts'
import { where } from '#web/sync/store.ts'
import { runCommand } from '#web/parts/use-command.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'

const words = voice(memberVoiceWords)

const Sending = ({ kind, rolloutId, onDone }: { kind: 'feedback' | 'win'; rolloutId: string; onDone: () => void }) => {
  const [text, setText] = useState('')
  const [consent, setConsent] = useState(false)
  const send = async (): Promise<void> => {
    const call: CommandCall =
      kind === 'feedback'
        ? { name: 'resistance.giveFeedback', input: { rolloutId, feedbackId: newId(), text, language: language.value } }
        : {
            name: 'resistance.noteStory',
            input: {
              rolloutId,
              storyId: newId(),
              personId: null,
              locationId: null,
              kind: 'quickWin',
              text,
              language: language.value,
              consent,
            },
          }
    if ((await runCommand(call, kind === 'feedback' ? words('sent') : words('noted'))) !== undefined) onDone()
  }
  return (
    <form
      class="stack tight"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <LinesField
        label={kind === 'feedback' ? words('feedbackLabel') : words('winLabel')}
        hint={kind === 'feedback' ? words('feedbackHint') : words('winHint')}
        value={text}
        onValue={setText}
        rows={3}
        maxLength={kind === 'feedback' ? 1000 : 500}
      />
      {kind === 'win' && <TickField label={words('consent')} value={consent} onValue={setConsent} />}
      <div class="row">
        <Button kind="first" type="submit" disabled={text.trim() === ''}>
          {words('send')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {w('cancel')}
        </Button>
      </div>
    </form>
  )
}

export const MemberVoice = ({ rolloutId }: { rolloutId: string }) => {
  const [writing, setWriting] = useState<'feedback' | 'win'>()
  const personId = me.value?.actor?.personId
  if (!personId) return null
  const said = where('feedback', { rolloutId, personId }).toSorted((a, b) => (a.givenAt < b.givenAt ? 1 : -1))
  const wins = where('story', { rolloutId, personId }).toSorted((a, b) => (a.notedAt < b.notedAt ? 1 : -1))
  const agree = (storyId: string, consent: boolean): Promise<unknown> =>
    runCommand({ name: 'resistance.consentToStory', input: { rolloutId, storyId, consent } })
  return (
    <FoldedCard title={words('title')}>
      {writing ? (
        <Sending key={writing} kind={writing} rolloutId={rolloutId} onDone={() => setWriting(undefined)} />
      ) : (
        <div class="row">
          <Button onClick={() => setWriting('feedback')}>{words('tellUs')}</Button>
          <Button onClick={() => setWriting('win')}>{words('win')}</Button>
        </div>
      )}
      {said.length > 0 && (
        <div class="stack tight">
          <h3>{words('youSaid')}</h3>
          <ul class="voices">
            {said.map((one) => (
              <li key={one.feedbackId}>
                <p>“{one.text}”</p>
                {one.answer ? (
                  <p class="small">{words('weDid', { name: one.answeredBy ?? '', answer: one.answer })}</p>
                ) : (
                  <p class="small soft">{words('waits')}</p>
                )}
                {one.state === 'adjusted' && (
                  <div>
                    <Chip kind="pass">{words('changed')}</Chip>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {wins.length > 0 && (
        <ul class="voices">
          {wins.map((one) => (
            <li key={one.storyId}>
              <p>“{one.text}”</p>
              {one.toldIn !== null ? (
                <div>
                  <Chip kind="pass">{words('told')}</Chip>
                </div>
              ) : (
                <TickField
                  label={words('consent')}
                  value={one.consentAt !== null}
                  onValue={(consent) => void agree(one.storyId, consent)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </FoldedCard>
  )
}
