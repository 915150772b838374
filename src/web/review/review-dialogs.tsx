/** The dialogs of a review: closing it, a lesson, and an action with its owner and day. */
import { useState } from 'preact/hooks'
import { addDays } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import type { LessonKind } from '#core/review/review-commands.ts'
import type { ReviewAt, ReviewMoment } from '#core/review/review-moments.ts'
import { shared } from '#web/base/lead-words.ts'
import { voice } from '#web/base/language.ts'
import { ChoiceField, LinesField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { PersonField } from '#web/people/person-field.tsx'
import { reviewPageWords } from '#web/review/review-page-words.ts'
import { actions, momentOf, rolloutId } from '#web/review/review-selectors.ts'
import { newId } from '#web/sync/new-id.ts'
import { today } from '#web/sync/store.ts'

const words = voice(reviewPageWords)

export const CloseDialog = ({ of: { moment, on }, onClose }: { of: ReviewAt; onClose: () => void }) => {
  const [heldOn, setHeldOn] = useState(today.value)
  const [because, setBecause] = useState('')
  const isEarly = heldOn < on
  const open = actions.value.filter((one) => one.doneAt === null && one.moment === moment).length
  return (
    <FormDialog
      title={words('closeTitle')}
      command={
        heldOn === '' || (isEarly && because.trim() === '')
          ? undefined
          : { name: 'review.close', input: { rolloutId: rolloutId.value, moment, heldOn, because: isEarly ? because : null } }
      }
      doLabel={words('closeDo')}
      doneText={words('closeDone')}
      onClose={onClose}
    >
      <p class="soft">{open === 0 ? words('closeNone') : words('closeOpen', { count: open })}</p>
      <TextField type="date" label={words('heldDay')} value={heldOn} max={today.value} onValue={setHeldOn} />
      {isEarly && (
        <TextField
          label={words('because')}
          hint={words('becauseHint', { day: on })}
          value={because}
          maxLength={300}
          required
          onValue={setBecause}
        />
      )}
    </FormDialog>
  )
}

export const LessonDialog = ({
  of,
  moment,
  onClose,
}: {
  of: StoredRow<'lesson'> | undefined
  moment: ReviewMoment
  onClose: () => void
}) => {
  const [lessonId] = useState(of?.lessonId ?? newId)
  const [kind, setKind] = useState<LessonKind>(of?.kind === 'keep' ? 'keep' : 'change')
  const [text, setText] = useState(of?.text ?? '')
  const [source, setSource] = useState(of?.source ?? '')
  const input = {
    rolloutId: rolloutId.value,
    lessonId,
    moment: of ? momentOf(of.moment) : moment,
    kind,
    text,
    source: source.trim() || null,
  }
  return (
    <FormDialog
      title={words(of ? 'editLesson' : 'addLesson')}
      command={text.trim() === '' ? undefined : { name: 'review.noteLesson', input }}
      doLabel={shared('save')}
      doneText={words('lessonSaved')}
      other={
        of && {
          command: { name: 'review.removeLesson', input: { rolloutId: of.rolloutId, lessonId } },
          doLabel: words('remove'),
          doneText: words('lessonRemoved'),
          danger: true,
        }
      }
      onClose={onClose}
    >
      <ChoiceField
        label={words('kindLabel')}
        value={kind}
        onValue={setKind}
        options={(['keep', 'change'] as const).map((value) => ({ value, text: words('kind', { kind: value }) }))}
      />
      <LinesField label={words('lessonText')} hint={words('lessonHint')} value={text} rows={3} maxLength={300} onValue={setText} />
      <TextField
        label={`${words('source')} (${shared('optional')})`}
        hint={words('sourceHint')}
        value={source}
        maxLength={200}
        onValue={setSource}
      />
    </FormDialog>
  )
}

export const ActionDialog = ({
  of,
  moment,
  suggested,
  onClose,
}: {
  of: StoredRow<'reviewAction'> | undefined
  moment: ReviewMoment
  suggested: string
  onClose: () => void
}) => {
  const [actionId] = useState(of?.actionId ?? newId)
  const [title, setTitle] = useState(of?.title ?? suggested)
  const [ownerId, setOwner] = useState(of?.ownerId ?? '')
  const [dueOn, setDueOn] = useState(of?.dueOn ?? addDays(today.value, 14))
  const input = { rolloutId: rolloutId.value, actionId, moment: of ? momentOf(of.moment) : moment, title, ownerId: ownerId || null, dueOn }
  return (
    <FormDialog
      title={words(of ? 'editAction' : 'addAction')}
      command={title.trim() === '' || dueOn === '' ? undefined : { name: 'review.noteAction', input }}
      doLabel={shared('save')}
      doneText={words('actionSaved')}
      other={
        of && {
          command: { name: 'review.removeAction', input: { rolloutId: of.rolloutId, actionId } },
          doLabel: words('remove'),
          doneText: words('actionRemoved'),
          danger: true,
        }
      }
      onClose={onClose}
    >
      <TextField label={words('actionTitle')} value={title} maxLength={200} onValue={setTitle} />
      <PersonField label={words('owner')} none={words('noOwner')} value={ownerId} onValue={setOwner} />
      <TextField type="date" label={words('dueOn')} value={dueOn} onValue={setDueOn} />
    </FormDialog>
  )
}
