/** The list of a meeting on its way in: who is sure, whose name only looks like somebody, who is not found; taken over once it was looked at. */
import { useState } from 'preact/hooks'
import { type AttendancePreview, confirmedRows, type MatchedParticipant } from '#core/training/attendance-matching.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { f, language, voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { ChoiceField, FileField } from '#web/parts/field.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { sessionWords } from '#web/training/session-words.ts'
import { nameOf } from '#web/training/training-selectors.ts'
import type { SessionView } from '#web/training/session-rows.ts'
import { useCommand } from '#web/parts/use-command.ts'
import { PersonField } from '#web/people/person-field.tsx'

const words = voice(sessionWords)

const Minutes = ({ one }: { one: MatchedParticipant }) => (
  <span class="soft small">
    {words('minutesShort', { count: Math.round(one.minutes) })}
    {one.joins > 1 && ` · ${words('merged', { count: one.joins })}`}
  </span>
)

type Answers = ReadonlyMap<number, string>

interface GroupProps {
  readonly answers: Answers
  readonly onAnswer: (index: number, personId: string) => void
}
type Indexed = readonly (readonly [index: number, one: MatchedParticipant])[]

/** A name that looks like somebody is taken only when a person says yes. */
const Proposed = ({ list, answers, onAnswer }: GroupProps & { list: Indexed }) =>
  list.length === 0 ? null : (
    <section class="stack tight">
      <h3>{words('proposed', { count: list.length })}</h3>
      {list.map(([index, one]) => (
        <div key={index}>
          <ChoiceField
            label={words('isThat', { name: one.name })}
            value={answers.get(index) ?? ''}
            onValue={(personId) => onAnswer(index, personId)}
            hint={<Minutes one={one} />}
            options={[
              { value: one.personId ?? '', text: words('yesIs', { name: nameOf(one.personId) }) },
              { value: '', text: words('nobody') },
            ]}
          />
        </div>
      ))}
    </section>
  )

const NotFound = ({ list, answers, onAnswer }: GroupProps & { list: Indexed }) =>
  list.length === 0 ? null : (
    <section class="stack tight">
      <h3>{words('notFound', { count: list.length })}</h3>
      <p class="soft small">{words('notFoundText')}</p>
      {list.map(([index, one]) => (
        <div key={index} class="stack tight">
          <PersonField
            label={words('isThat', { name: one.email ? `${one.name}, ${one.email}` : one.name })}
            none={words('nobody')}
            value={answers.get(index) ?? ''}
            onValue={(personId) => onAnswer(index, personId)}
          />
          <Minutes one={one} />
        </div>
      ))}
    </section>
  )

export const SessionReport = ({ shown, onClose }: { shown: SessionView; onClose: () => void }) => {
  const { rolloutId, sessionKey, minutes } = shown.session
  const [preview, setPreview] = useState<AttendancePreview>()
  const [answers, setAnswers] = useState<Answers>(new Map())
  const { run, trouble, setTrouble } = useCommand()
  const [busy, setBusy] = useState(false)

  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setBusy(true)
    setTrouble(undefined)
    setPreview(undefined)
    setAnswers(new Map())
    const form = new FormData()
    form.append('file', file)
    try {
      const path = `/api/rollouts/${encodeURIComponent(rolloutId)}/sessions/${encodeURIComponent(sessionKey)}/attendance`
      setPreview(await ask<AttendancePreview>(path, { form, language: language.peek(), patience: 120_000 }))
    } catch (problem) {
      setTrouble(troubleIn(problem))
    } finally {
      setBusy(false)
    }
  }

  const participants = preview?.participants ?? []
  const listed = participants.map((one, index) => [index, one] as const)
  const by = (match: MatchedParticipant['match']): Indexed => listed.filter(([, one]) => one.match === match)
  const sure = by('email')
  const rows = confirmedRows(
    participants.map((one, index) => ({
      spans: one.spans,
      loose: one.loose,
      personId: one.match === 'email' ? one.personId : answers.get(index) || null,
    })),
    minutes,
  )
  const onAnswer = (index: number, personId: string): void => setAnswers(new Map(answers).set(index, personId))

  const carryOut = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!preview) return
    const input = { rolloutId, sessionKey, source: preview.source, rows }
    const accepted = await run({ name: 'training.takeAttendance', input }, words('reportTaken', { count: rows.length }))
    if (accepted !== undefined) onClose()
  }

  return (
    <Dialog title={words('reportTitle')} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void carryOut(event)}>
        <p class="soft">{words('reportText')}</p>
        <FileField
          label={words('reportFile')}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          disabled={busy}
          onFile={(file) => void read(file)}
        />
        <div role="status">{busy && <p class="soft">{words('reading')}</p>}</div>
        <TroubleNote trouble={trouble} />
        {preview && (
          <>
            {preview.title && <p class="strong">{preview.title}</p>}
            {preview.doubts.map((doubt) => (
              <p key={doubt} class="note hold">
                {words(doubt === 'title' ? 'doubtTitle' : 'doubtDate')}
              </p>
            ))}
            {sure.length > 0 && (
              <section class="stack tight" aria-labelledby="report-sure">
                <h3 id="report-sure">{words('matched', { count: sure.length })}</h3>
                <ul class="names" aria-labelledby="report-sure">
                  {sure.map(([index, one]) => (
                    <li key={index}>
                      {nameOf(one.personId)} <Minutes one={one} />
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <Proposed list={by('name')} answers={answers} onAnswer={onAnswer} />
            <NotFound list={by('none')} answers={answers} onAnswer={onAnswer} />
            {preview.absent.length > 0 && (
              <p class="soft small">{words('reportAbsent', { names: f().list(preview.absent.map(nameOf)) })}</p>
            )}
          </>
        )}
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit" disabled={rows.length === 0}>
            {words('reportTake', { count: rows.length })}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
