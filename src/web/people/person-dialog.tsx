/** One person: what is known, why they are in their phase, and what can be done: pin, nominate, leave out, see off. */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import { f, voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { CommandDialog } from '#web/rollout/command-dialog.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { SelectField, TextField, TickField } from '#web/parts/field.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import type { Someone } from '#core/people/people-list.ts'
import { peoplePageWords } from '#web/people/people-page-words.ts'
import { PersonForm } from '#web/people/person-form.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { startDay } from '#web/rollout/start-day.ts'
import { phases } from '#web/rollout/phases.ts'
import { becauseOf } from '#web/rollout/because.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { personName } from '#web/people/person-name.ts'
import { useRowsAbout } from '#web/sync/borrowed.ts'
import { one, placesById, today, where, zoneOfLocation } from '#web/sync/store.ts'
import { useCommand } from '#web/parts/use-command.ts'

const p = voice(peoplePageWords)

interface Props {
  readonly someone: Someone
  readonly rolloutId: string
  readonly onClose: () => void
}

const PinDialog = ({ someone: { person, part }, rolloutId, onClose }: Props) => {
  const letGo = ''
  const [phaseKey, setPhaseKey] = useState(part?.pinnedAt ? (part.phaseKey ?? letGo) : letGo)
  const open = phases.value.filter((phase) => phase.headCount > 0 && phase.goLiveOn > today.value)
  const same = phaseKey === letGo && !part?.pinnedAt
  return (
    <CommandDialog
      title={p('pinTitle', { name: person.name })}
      rolloutId={rolloutId}
      command={
        same
          ? undefined
          : { name: 'plan.pin', input: { rolloutId, personId: person.personId, phaseKey: phaseKey === letGo ? null : phaseKey } }
      }
      doLabel={p('pinDo')}
      doneText={p('pinDone')}
      onClose={onClose}
    >
      <SelectField
        label={p('pinTo')}
        value={phaseKey}
        onValue={setPhaseKey}
        options={[
          { value: letGo, text: p('letGo') },
          ...open.map((phase) => ({ value: phase.phaseKey, text: `${phaseName(phase.phaseKey)}, ${f().day(phase.goLiveOn, 'short')}` })),
        ]}
      />
    </CommandDialog>
  )
}

const LeaveOutDialog = ({ someone: { person }, rolloutId, onClose }: Props) => {
  const [because, setBecause] = useState('')
  return (
    <CommandDialog
      title={p('excludeTitle', { name: person.name })}
      rolloutId={rolloutId}
      command={because.trim() === '' ? undefined : { name: 'plan.exclude', input: { rolloutId, personId: person.personId, because } }}
      doLabel={p('excludeDo')}
      doneText={p('saved')}
      onClose={onClose}
    >
      <TextField label={p('excludeWhy')} value={because} onValue={setBecause} maxLength={300} />
    </CommandDialog>
  )
}

const SpeakFor = ({ someone: { person, part }, rolloutId }: Props) => {
  const { run, trouble } = useCommand()
  const save = (told: { pilot?: boolean; keenness?: number; oldUse?: number | null }): void => {
    const known = { pilot: part?.pilot === 1, keenness: part?.keenness ?? 0, oldUse: part?.oldUse ?? null }
    void run({ name: 'people.speakFor', input: { rolloutId, personId: person.personId, ...known, ...told } })
  }
  return (
    <fieldset class="stack tight">
      <legend>{p('speakFor')}</legend>
      <TickField label={p('wasPilot')} value={part?.pilot === 1} onValue={(pilot) => save({ pilot })} />
      <div class="grid3">
        <SelectField
          label={p('keen')}
          value={String(part?.keenness ?? 0)}
          onValue={(keenness) => save({ keenness: Number(keenness) })}
          options={(['keen0', 'keen1', 'keen2', 'keen3'] as const).map((key, value) => ({ value: String(value), text: p(key) }))}
        />
        <TextField
          label={p('oldUse')}
          type="number"
          min={0}
          hint={p('oldUseUnknown')}
          value={part?.oldUse === null || part?.oldUse === undefined ? '' : String(part.oldUse)}
          onValue={(text) => save({ oldUse: text === '' ? null : Number(text) })}
        />
      </div>
      <TroubleNote trouble={trouble} />
    </fieldset>
  )
}

type Open = 'pin' | 'exclude' | 'edit'

export const PersonDialog = (props: Props) => {
  const { someone, rolloutId, onClose } = props
  const { person, part, champion } = someone
  const [open, setOpen] = useState<Open>()
  const { run, trouble } = useCommand()
  const [leaving, setLeaving] = useState<string>()
  useRowsAbout(person.personId)
  const back = (): void => setOpen(undefined)
  if (open === 'pin') return <PinDialog {...props} onClose={back} />
  if (open === 'exclude') return <LeaveOutDialog {...props} onClose={back} />
  if (open === 'edit') return <PersonForm person={person} onClose={back} />

  const buddy = one('buddy', `${rolloutId}/${person.personId}`)
  const seats = new Set(where('attendee', { rolloutId, personId: person.personId, state: 'seat' }).map((row) => row.sessionKey))
  const sessions = where('session', { rolloutId, cancelledAt: null }).filter((row) => seats.has(row.sessionKey))
  const place = placesById.value.get(person.locationId ?? '')
  const { personId } = person
  const live = part?.goLiveOn != null && part.goLiveOn <= today.value
  return (
    <Dialog title={person.name} onClose={onClose}>
      <p class="row">
        {champion && <Chip kind="pass">{p('champion')}</Chip>}
        {part?.pinnedAt && <Chip kind="info">{p('pinned')}</Chip>}
        {part?.pilot === 1 && <Chip>{p('pilot')}</Chip>}
      </p>
      <dl class="facts">
        <dt>{p('phase')}</dt>
        <dd>
          {part?.phaseKey ? phaseName(part.phaseKey) : p('noPhase')}
          {part?.goLiveOn && `, ${startDay(part, 'full')}`}
        </dd>
        {part && part.because !== '[]' && (
          <>
            <dt>{p('whyHere')}</dt>
            <dd>{becauseOf(part.because)}</dd>
          </>
        )}
        {part?.excludedBecause && (
          <>
            <dt>{p('excludeWhy')}</dt>
            <dd>{part.excludedBecause}</dd>
          </>
        )}
        {sessions.map((session) => (
          <>
            <dt>{p('training')}</dt>
            <dd>{f().moment(session.startsAt, zoneOfLocation(place?.locationId ?? null))}</dd>
          </>
        ))}
        {buddy && (
          <>
            <dt>{p('buddy')}</dt>
            <dd>
              {personName(buddy.buddyId)} <span class="soft small">({becauseOf(buddy.because)})</span>
            </dd>
          </>
        )}
        <dt>{p('place')}</dt>
        <dd>{place?.name ?? p('noPlace')}</dd>
        <dt>{p('department')}</dt>
        <dd>{person.department ?? p('noDepartment')}</dd>
        <dt>{p('email')}</dt>
        <dd>{person.email ?? p('noEmail')}</dd>
      </dl>
      <TroubleNote trouble={trouble} />
      {mayI('people.manage') && (
        <>
          {!live && <SpeakFor {...props} />}
          <div class="row">
            {part?.phaseKey && !live && (
              <Button opens="form" onClick={() => setOpen('pin')}>
                {p('pin')}
              </Button>
            )}
            <Button
              onClick={() =>
                void run({ name: 'people.nominate', input: { rolloutId, personId, nominated: part?.nominated !== 1 } }, p('nominated'))
              }
            >
              {part?.nominated === 1 ? p('withdraw') : p('nominate')}
            </Button>
            <Button opens="form" onClick={() => setOpen('edit')}>
              {p('edit')}
            </Button>
            {part?.excludedAt ? (
              <Button onClick={() => void run({ name: 'plan.exclude', input: { rolloutId, personId, because: null } }, p('saved'))}>
                {p('include')}
              </Button>
            ) : (
              part &&
              !live && (
                <Button opens="form" onClick={() => setOpen('exclude')}>
                  {p('exclude')}
                </Button>
              )
            )}
          </div>
          {leaving === undefined ? (
            <div>
              <Button kind="danger" onClick={() => setLeaving(person.leftOn ?? today.value)}>
                {p('leaves')}
              </Button>
            </div>
          ) : (
            <form
              class="row"
              onSubmit={(event) => {
                event.preventDefault()
                const input = { personId, leftOn: leaving === '' ? null : leaving }
                void run({ name: 'people.leave', input }, p('leaveDone')).then((accepted) => accepted !== undefined && onClose())
              }}
            >
              <TextField label={p('lastDay')} type="date" value={leaving} onValue={setLeaving} />
              <Button type="submit">{shared('save')}</Button>
            </form>
          )}
        </>
      )}
      <div class="ends">
        <Button onClick={onClose}>{w('close')}</Button>
      </div>
    </Dialog>
  )
}
