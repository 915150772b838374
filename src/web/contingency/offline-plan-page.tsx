/** Offline plans: the locations and what each plan lacks, and the plan of one location as a sheet to print (RG-8). */
import { useState } from 'preact/hooks'
import { todayIn } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { shared } from '#web/base/lead-words.ts'
import { f, voice } from '#web/base/language.ts'
import { ContingencyTabs } from '#web/contingency/contingency-tabs.tsx'
import { locationPlans, offlinePlanPath } from '#web/contingency/offline-plan-selectors.ts'
import { MobileDataCard, PaysThemselves } from '#web/contingency/mobile-data-card.tsx'
import { offlinePlanWords } from '#web/contingency/offline-plan-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { LinesField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { ownZone, rollout, today } from '#web/sync/store.ts'

const words = voice(offlinePlanWords)

type Plan = StoredRow<'offlinePlan'>
type Listed = (typeof locationPlans)['value'][number]

const rolloutId = (): string => rollout.value?.rolloutId ?? ''

const PlanList = () => {
  const all = locationPlans.value
  const lacking = all.filter(({ lacks }) => lacks.length > 0).length
  return (
    <>
      <PageHeading over={rollout.value?.tool} title={all.length === 0 ? words('none') : words('heading', { lacking, all: all.length })} />
      <ContingencyTabs here="offline" />
      <section class="card">
        <h2>{words('plans')}</h2>
        <p class="small soft">{words('about')}</p>
        <ul class="ticket-list" aria-label={words('plans')}>
          {all.map(({ locationId, name, goLiveOn, lacks: [lack] }) => (
            <li key={locationId}>
              <a href={offlinePlanPath(locationId)}>
                <span class="words">
                  <span class="strong">{name}</span>
                  <span class="small soft">{words('goLive', { day: f().day(goLiveOn, 'short'), begun: goLiveOn <= today.value })}</span>
                </span>
                <span class="aside">
                  <PaysThemselves locationId={locationId} />
                  <Chip kind={lack ? 'hold' : 'pass'}>{lack ? words('lack', { lack }) : words('ready')}</Chip>
                </span>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

const WriteDialog = ({ locationId, plan, onClose }: { locationId: string; plan: Plan | undefined; onClose: () => void }) => {
  const [work, setWork] = useState(plan?.work ?? '')
  const [form, setForm] = useState(plan?.form ?? '')
  const [entry, setEntry] = useState(plan?.entry ?? '')
  const isFilled = [work, form, entry].every((one) => one.trim() !== '')
  return (
    <FormDialog
      title={words(plan ? 'change' : 'write')}
      broad
      command={
        isFilled ? { name: 'contingency.writeOfflinePlan', input: { rolloutId: rolloutId(), locationId, work, form, entry } } : undefined
      }
      doLabel={shared('save')}
      doneText={words('saved')}
      onClose={onClose}
    >
      {plan && <p class="soft">{words('changeText')}</p>}
      <LinesField label={words('work')} hint={words('workHint')} value={work} onValue={setWork} rows={5} maxLength={4000} required />
      <LinesField label={words('form')} hint={words('formHint')} value={form} onValue={setForm} rows={5} maxLength={2000} required />
      <TextField label={words('entry')} hint={words('entryHint')} value={entry} onValue={setEntry} maxLength={500} required />
    </FormDialog>
  )
}

const TriedDialog = ({ locationId, onClose }: { locationId: string; onClose: () => void }) => {
  const [on, setOn] = useState(today.value)
  const [note, setNote] = useState('')
  return (
    <FormDialog
      title={words('triedTitle')}
      command={on === '' ? undefined : { name: 'contingency.noteTried', input: { rolloutId: rolloutId(), locationId, on, note } }}
      doLabel={words('record')}
      doneText={words('triedDone')}
      onClose={onClose}
    >
      <TextField label={words('triedOn')} type="date" max={today.value} value={on} onValue={setOn} />
      <LinesField label={words('note')} value={note} onValue={setNote} rows={3} maxLength={1000} />
    </FormDialog>
  )
}

/** What hangs at the location: fits on one sheet of A4. */
const Sheet = ({ plan }: { plan: Plan }) => (
  <section class="card offline-sheet">
    <h2>{words('work')}</h2>
    <p class="written">{plan.work}</p>
    <h2>{words('entry')}</h2>
    <p class="written">{plan.entry}</p>
    <h2>{words('form')}</h2>
    <dl class="paper-form">
      {plan.form
        .split('\n')
        .filter((field) => field.trim() !== '')
        .map((field, index) => (
          <div key={`${index} ${field}`}>
            <dt>{field}</dt>
            <dd />
          </div>
        ))}
    </dl>
  </section>
)

const Steps = ({ plan, onTry }: { plan: Plan; onTry: () => void }) => {
  const { rolloutId: of, locationId } = plan
  const steps = [
    { key: 'written', by: plan.writtenBy, on: todayIn(ownZone.value, plan.writtenAt), more: null },
    { key: 'printedStep', by: plan.printedBy, on: plan.printedOn, more: null },
    { key: 'triedStep', by: plan.triedBy, on: plan.triedOn, more: plan.triedNote },
  ] as const
  return (
    <section class="card no-print">
      <h2>{words('steps')}</h2>
      <ol class="issue-steps">
        {steps.map(({ key, by, on, more }) => (
          <li key={key} data-at={on === null ? 'later' : 'done'}>
            <b>{words(key)}</b>
            <span class="small soft">{on === null ? words('later') : words('by', { name: by ?? '', day: f().day(on, 'short') })}</span>
            {more && <span class="small soft">{more}</span>}
          </li>
        ))}
      </ol>
      <div class="row">
        {plan.printedOn === null && (
          <Button
            onClick={() =>
              void runCommand(
                { name: 'contingency.notePrinted', input: { rolloutId: of, locationId, on: today.value } },
                words('printedDone'),
              )
            }
          >
            {words('printed')}
          </Button>
        )}
        <Button opens="form" onClick={onTry}>
          {words('tried')}
        </Button>
      </div>
    </section>
  )
}

const PlanOf = ({ listed: { locationId, name, plan } }: { listed: Listed }) => {
  const [opened, setOpened] = useState<'write' | 'try'>()
  const close = () => setOpened(undefined)
  return (
    <>
      <PageHeading
        over={
          <>
            <a class="no-print" href="/issues/offline">
              ← {words('back')}
            </a>
            <span class="no-print"> · </span>
            {words('sheet', { tool: rollout.value?.tool ?? '' })}
          </>
        }
        title={words('title', { place: name })}
      >
        {plan && <Button onClick={() => print()}>{words('print')}</Button>}
        <Button kind={plan ? 'plain' : 'first'} opens="form" onClick={() => setOpened('write')}>
          {words(plan ? 'change' : 'write')}
        </Button>
      </PageHeading>
      {plan ? (
        <div class="grid2">
          <Sheet plan={plan} />
          <Steps plan={plan} onTry={() => setOpened('try')} />
        </div>
      ) : (
        <EmptyState title={words('notWritten')} text={words('notWrittenText')} />
      )}
      <MobileDataCard locationId={locationId} />
      {opened === 'write' && <WriteDialog locationId={locationId} plan={plan} onClose={close} />}
      {opened === 'try' && <TriedDialog locationId={locationId} onClose={close} />}
    </>
  )
}

export const OfflinePlanPage = ({ locationId }: { locationId: string }) => {
  if (locationId === '') return <PlanList />
  const listed = locationPlans.value.find((one) => one.locationId === locationId)
  if (listed) return <PlanOf key={locationId} listed={listed} />
  return <PageHeading over={<a href="/issues/offline">← {words('back')}</a>} title={words('gone')} />
}
