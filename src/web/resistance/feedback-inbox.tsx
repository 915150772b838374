/** What people told us: every piece gets an answer or an adjustment. */
import { useState } from 'preact/hooks'
import { todayIn } from '#core/kernel/calendar.ts'
import { ofFeedback } from '#core/communication/told-in-language.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { objectionsWords } from '#web/resistance/objections-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { LinesField, TickField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { languageOf, Translations } from '#web/resistance/translations.tsx'
import { peopleById } from '#web/sync/borrowed.ts'
import { ownZone, placesById } from '#web/sync/store.ts'

const words = voice(objectionsWords)
type Feedback = StoredRow<'feedback'>

const ReplyDialog = ({ feedback, onClose }: { feedback: Feedback; onClose: () => void }) => {
  const [answer, setAnswer] = useState(feedback.answer ?? '')
  const [adjusted, setAdjusted] = useState(feedback.state === 'adjusted')
  const { rolloutId, feedbackId } = feedback
  return (
    <FormDialog
      title={words('replyTitle')}
      command={answer.trim() === '' ? undefined : { name: 'resistance.answerFeedback', input: { rolloutId, feedbackId, answer, adjusted } }}
      doLabel={words('keep')}
      doneText={words('kept')}
      onClose={onClose}
    >
      <p>“{feedback.text}”</p>
      <LinesField label={words('reply')} hint={words('replyText')} value={answer} onValue={setAnswer} rows={4} maxLength={1000} />
      <TickField label={words('adjusted')} value={adjusted} onValue={setAdjusted} />
    </FormDialog>
  )
}

export const FeedbackInbox = ({ feedback }: { feedback: readonly Feedback[] }) => {
  const [opened, setOpened] = useState<Feedback>()
  const shown = feedback.toSorted((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open') || (a.givenAt < b.givenAt ? 1 : -1))
  return (
    <section class="card">
      <h2>{words('feedback')}</h2>
      {shown.length === 0 && <p class="soft">{words('noFeedback')}</p>}
      <ul class="voices">
        {shown.map((one) => {
          const place = one.locationId ? placesById.value.get(one.locationId)?.name : undefined
          const who = peopleById.value.get(one.personId)?.name ?? words('someone')
          return (
            <li key={one.feedbackId}>
              <div class="row between">
                <p lang={languageOf(one)}>“{one.text}”</p>
                {one.state !== 'open' && <Chip kind="pass">{one.state === 'adjusted' ? words('changed') : words('answeredChip')}</Chip>}
              </div>
              {one.answer && <p class="small">{words('answered', { name: one.answeredBy ?? '', answer: one.answer })}</p>}
              {one.state === 'adjusted' && <Translations told={ofFeedback(one)} />}
              <div class="row between">
                <p class="small soft">{[who, place, f().day(todayIn(ownZone.value, one.givenAt), 'brief')].filter(Boolean).join(' · ')}</p>
                {one.state === 'open' && (
                  <Button onClick={() => setOpened(one)} opens="form">
                    {words('reply')}
                  </Button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      {opened && <ReplyDialog feedback={opened} onClose={() => setOpened(undefined)} />}
    </section>
  )
}
