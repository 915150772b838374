/** Five steps to a plan: tool, why, old system, people, date. Each can be skipped; people who are here already come along. */
import { shared } from '#web/base/lead-words.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { homeLanguage } from '#core/communication/details.ts'
import { dayNumber, dayOf, mondayOf } from '#core/kernel/calendar.ts'
import { type Language, languages } from '#core/kernel/language.ts'
import { beginning } from '#web/plan/first-visit-state.ts'
import { chooseRollout } from '#web/sync/chosen-rollout.ts'
import { here } from '#web/people/people-list.ts'
import { firstVisitWords } from '#web/plan/first-visit-words.ts'
import { voice } from '#web/base/language.ts'
import { newId } from '#web/sync/new-id.ts'
import { Button } from '#web/parts/button.tsx'
import { ChoiceField, LinesField, TextField, TickField } from '#web/parts/field.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Door } from '#web/parts/plain-frames.tsx'
import { StaffListFields } from '#web/people/staff-list-fields.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { withEarlyPeople } from '#web/people/early-people.ts'
import { append } from '#core/kernel/many.ts'
import { importOfNames, peopleFromNames } from '#web/people/pasted-names.ts'
import { LessonsBefore } from '#web/review/lessons-card.tsx'
import { all, today } from '#web/sync/store.ts'
import { previewAll } from '#web/sync/preview.ts'
import { type StaffList, useStaffList } from '#web/people/use-staff-list.ts'
import { useCommand } from '#web/parts/use-command.ts'

const words = voice(firstVisitWords)

/** One text in each language. */
type Texts = Readonly<Record<Language, string>>
const noTexts: Texts = { en: '', nl: '' }

interface Draft {
  readonly tool: string
  readonly benefit: Texts
  readonly problem: Texts
  readonly oldSystem: string
  /** Where the people come from; `here` are those in the organisation already. */
  readonly source: 'here' | 'file' | 'names' | 'later'
  readonly names: string
  /** Names or addresses of who took part in a pilot, and of who wants to go first. */
  readonly pilots: string
  readonly volunteers: string
  readonly startOn: string
  readonly complexity: 'simple' | 'moderate' | 'complex'
  readonly critical: boolean
}

/** A Monday that leaves two weeks in which people are told. */
const goodStart = (): string => dayOf(mondayOf(dayNumber(today.peek()) + 21))

const titles = ['toolTitle', 'whyTitle', 'oldTitle', 'peopleTitle', 'dateTitle'] as const

/** Commands one after the other: the rollout, its people, the days off of their countries, the plan. */
const commandsFor = async (rolloutId: string, draft: Draft, staff: StaffList): Promise<readonly CommandCall[] | ErrorNote> => {
  const list: readonly CommandCall[] =
    draft.source === 'file'
      ? await staff.commands(rolloutId)
      : draft.source === 'names' && peopleFromNames(draft.names).length > 0
        ? [{ name: 'people.import', input: importOfNames(draft.names, rolloutId) }]
        : []
  const unknown: string[] = []
  const take = list.map((call): CommandCall => {
    if (call.name !== 'people.import') return call
    const early = withEarlyPeople(call.input, draft)
    append(unknown, early.unknown)
    return { ...call, input: early.input }
  })
  if (unknown.length > 0) return { code: 'people.notOnTheList', params: { names: unknown } }
  const { benefit, problem, oldSystem, startOn, complexity, critical } = draft
  const home = homeLanguage({ organisation: all('organisation') })
  const inOthers = languages
    .filter((one) => one !== home)
    .flatMap((one) =>
      (['benefit', 'problem'] as const)
        .filter((detail) => draft[detail][one].trim() !== '')
        .map((detail): CommandCall => ({
          name: 'communication.writeDetail',
          input: { rolloutId, detail, language: one, text: draft[detail][one] },
        })),
    )
  const begin: CommandCall = {
    name: 'plan.startRollout',
    input: {
      rolloutId,
      tool: draft.tool.trim() || words('toolDefault'),
      benefit: benefit[home].trim() || null,
      problem: problem[home].trim() || null,
      oldSystem: oldSystem || null,
      complexity,
      critical,
      startOn,
    },
  }
  const plan: readonly CommandCall[] = take.length > 0 || here.value.length > 0 ? [{ name: 'plan.draft', input: { rolloutId } }] : []
  return [begin, ...inOthers, ...take, ...plan]
}

/** What is told to everyone is asked in each language that people may read. */
const WhyStep = ({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) => (
  <>
    <p class="soft">{words('benefitHint')}</p>
    {(['benefit', 'problem'] as const).map((detail) => (
      <div class="grid2 even" key={detail}>
        {[...new Set([homeLanguage({ organisation: all('organisation') }), ...languages])].map((one) => (
          <LinesField
            key={one}
            label={words(`${detail}_${one}`)}
            rows={3}
            maxLength={300}
            value={draft[detail][one]}
            onValue={(text) => change({ [detail]: { ...draft[detail], [one]: text } })}
          />
        ))}
      </div>
    ))}
  </>
)

const PeopleStep = ({ draft, staff, change }: { draft: Draft; staff: StaffList; change: (part: Partial<Draft>) => void }) => (
  <>
    <ChoiceField<Draft['source']>
      label={words('peopleTitle')}
      labelUnseen
      value={draft.source}
      onValue={(source) => change({ source })}
      options={[
        ...(here.value.length > 0 ? [{ value: 'here' as const, text: words('whoIsHere') }] : []),
        { value: 'file', text: words('byFile') },
        { value: 'names', text: words('byNames') },
        ...(here.value.length > 0 ? [] : [{ value: 'later' as const, text: words('later') }]),
      ]}
    />
    {draft.source === 'here' && <p class="soft">{words('whoIsHereText', { count: here.value.length })}</p>}
    {draft.source === 'file' && <StaffListFields staff={staff} />}
    {draft.source === 'names' && (
      <>
        <LinesField label={words('names')} hint={words('namesHint')} rows={8} value={draft.names} onValue={(names) => change({ names })} />
        <p class="soft small" role="status">
          {words('namesCount', { count: peopleFromNames(draft.names).length })}
        </p>
      </>
    )}
    {(draft.source === 'file' || draft.source === 'names') && (
      <>
        <LinesField
          label={words('pilots')}
          hint={words('pilotsHint')}
          rows={2}
          value={draft.pilots}
          onValue={(pilots) => change({ pilots })}
        />
        <LinesField
          label={words('volunteers')}
          hint={words('volunteersHint')}
          rows={2}
          value={draft.volunteers}
          onValue={(volunteers) => change({ volunteers })}
        />
      </>
    )}
    {draft.source === 'later' && <p class="soft">{words('laterText')}</p>}
  </>
)

const DateStep = ({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) => (
  <>
    <TextField
      label={words('startOn')}
      hint={words('startHint')}
      type="date"
      required
      min={today.value}
      value={draft.startOn}
      onValue={(startOn) => change({ startOn })}
    />
    <ChoiceField<Draft['complexity']>
      label={words('complexity')}
      value={draft.complexity}
      onValue={(complexity) => change({ complexity })}
      options={(['simple', 'moderate', 'complex'] as const).map((value) => ({ value, text: words(value) }))}
    />
    <TickField label={words('critical')} value={draft.critical} onValue={(critical) => change({ critical })} />
  </>
)

export const OwnPlan = ({ onBack }: { onBack: () => void }) => {
  const { route } = useLocation()
  const [step, setStep] = useState(0)
  const [busy, setBusy] = useState(false)
  const { run, trouble, setTrouble } = useCommand()
  const staff = useStaffList()
  const [draft, setDraft] = useState<Draft>({
    tool: '',
    benefit: noTexts,
    problem: noTexts,
    oldSystem: '',
    source: here.value.length > 0 ? 'here' : 'file',
    names: '',
    pilots: '',
    volunteers: '',
    startOn: goodStart(),
    complexity: 'moderate',
    critical: false,
  })
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }))
  const last = step === titles.length - 1
  /** All of them or nothing: what would be refused shows before anything is begun. */
  const carryOut = async (commands: readonly CommandCall[]): Promise<boolean> => {
    const seen = await previewAll(commands)
    if (!seen.ok) setTrouble(seen.trouble)
    for (const command of seen.ok ? commands : []) if ((await run(command)) === undefined) return false
    return seen.ok
  }
  const finish = async (): Promise<void> => {
    setBusy(true)
    setTrouble(undefined)
    beginning.value = true
    const others = all('rollout').length > 0
    const rolloutId = newId()
    const commands = await commandsFor(rolloutId, draft, staff)
    const done = !('code' in commands) && (await carryOut(commands))
    if (done && others) chooseRollout(rolloutId)
    if (done) route('/plan', true)
    beginning.value = false
    setBusy(false)
    if ('code' in commands) {
      setStep(titles.indexOf('peopleTitle'))
      setTrouble(commands)
    }
  }
  const forward = (event: Event): void => {
    event.preventDefault()
    if (last) void finish()
    else setStep(step + 1)
  }
  const fields: ComponentChildren[] = [
    <TextField
      key="tool"
      label={words('tool')}
      hint={words('toolHint')}
      maxLength={80}
      value={draft.tool}
      onValue={(tool) => change({ tool })}
    />,
    <WhyStep key="why" draft={draft} change={change} />,
    <TextField
      key="old"
      label={words('oldSystem')}
      hint={words('oldHint')}
      maxLength={80}
      value={draft.oldSystem}
      onValue={(oldSystem) => change({ oldSystem })}
    />,
    <PeopleStep key="people" draft={draft} staff={staff} change={change} />,
    <DateStep key="date" draft={draft} change={change} />,
  ]
  return (
    <Door wide>
      <ol class="steps" aria-label={words('stepOf', { step: step + 1 })}>
        {titles.map((title, index) => (
          <li key={title} data-done={index < step} aria-current={index === step ? 'step' : undefined}>
            <span class="unseen">{words(title)}</span>
          </li>
        ))}
      </ol>
      <PageHeading key={step} over={words('stepOf', { step: step + 1 })} title={words(titles[step] ?? 'toolTitle')} />
      <form class="card" onSubmit={forward}>
        {fields[step]}
        <TroubleNote trouble={trouble} />
        <div role="status">{busy && <p class="soft">{words('makingPlan')}…</p>}</div>
        <div class="row between">
          <Button kind="quiet" disabled={busy} onClick={() => (step === 0 ? onBack() : setStep(step - 1))}>
            {shared('back')}
          </Button>
          <div class="row">
            {!last && (
              <Button disabled={busy} onClick={() => setStep(step + 1)}>
                {words('skip')}
              </Button>
            )}
            <Button kind="first" type="submit" busy={busy}>
              {last ? words('makePlan') : shared('next')}
            </Button>
          </div>
        </div>
      </form>
      {step === 0 && <LessonsBefore except="" />}
    </Door>
  )
}
