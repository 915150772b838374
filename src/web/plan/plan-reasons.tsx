/** Why each person is where they are, and what the guide says of their phase (PH-1, PH-9). */
import { useState } from 'preact/hooks'
import { phaseGuide } from '#core/plan/phase-guide.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { shared } from '#web/base/lead-words.ts'
import { f, tell, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { SelectField } from '#web/parts/field.tsx'
import { Meter } from '#web/parts/meter.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { everybody, type ReasonCount } from '#core/people/people-list.ts'
import { peopleSource, summary, useReasons } from '#web/people/people-source.ts'
import { useList } from '#web/sync/list-source.ts'
import { becauseOf } from '#web/rollout/because.ts'
import { phaseName } from '#web/rollout/phase-name.ts'
import { planPageWords } from '#web/plan/plan-page-words.ts'
import { placesById } from '#web/sync/store.ts'

const p = voice(planPageWords)
const fewest = 8

/** Reasons that have a name of their own; the others are told as one. */
const named = new Set([
  'pilot',
  'volunteered',
  'nominated',
  'heavyUse',
  'onlyFromPlace',
  'onlySpeaker',
  'onlyFromDepartment',
  'withTeam',
  'withPlace',
  'fillsGroup',
  'wave',
  'helpAtPlace',
  'afterOthers',
  'alone',
  'together',
  'fixed',
] as const)
const isNamed = (short: string): short is typeof named extends Set<infer N> ? N : never => (named as ReadonlySet<string>).has(short)

const reasonName = (code: string): string => {
  const short = code.replace(/^plan\.because\./, '')
  return isNamed(short) ? p(`reason_${short}`) : p('reason_other')
}

/** The main reasons of a phase as bars; a press shows the people behind one. */
const ReasonBars = ({
  counts,
  chosen,
  onChoose,
}: {
  counts: readonly ReasonCount[]
  chosen: string
  onChoose: (reason: string) => void
}) => {
  const most = counts[0]?.people ?? 0
  return counts.length < 2 ? null : (
    <ul class="meters reasons" aria-label={p('reasons')}>
      {counts.map(({ reason, people }) => (
        <li key={reason}>
          <Button kind="quiet" aria-pressed={chosen === reason} onClick={() => onChoose(reason)}>
            {reasonName(reason)}
          </Button>
          <Meter share={people / most} look={chosen === '' || chosen === reason ? 'pass' : 'nodata'} />
          <span class="num">{f().number(people)}</span>
        </li>
      ))}
    </ul>
  )
}

export const PlanReasons = ({ rolloutId, phases }: { rolloutId: string; phases: readonly StoredRow<'phase'>[] }) => {
  const withPeople = phases.filter((phase) => phase.headCount > 0)
  const [whole, setWhole] = useState(false)
  const filters = useFilters('reason')
  const { search, reason } = filters.values
  const phaseChoice = filters.show(
    withPeople.map((phase) => phase.phaseKey),
    withPeople[0]?.phaseKey ?? '',
  )
  const phaseKey = phaseChoice.value
  const reasons = useReasons(rolloutId, phaseKey)
  const found = useList(peopleSource, { ...everybody(rolloutId), phase: phaseKey, search, reason, sort: 'champions' })
  const { rows, total = 0 } = found
  // What is searched is shown as far as it goes; of a whole phase the first few tell enough until somebody asks.
  const isWhole = whole || search !== '' || total <= fewest
  const first = phaseKey === withPeople[0]?.phaseKey
  const guide = phaseGuide(phaseKey, {
    people: withPeople.reduce((sum, phase) => sum + phase.headCount, 0),
    pilots: summary.value?.pilots ?? 0,
  })
  return (
    <section class="card" aria-labelledby="reasons">
      <h2 id="reasons">{phaseKey === 'switch' ? p('whySwitch') : first ? p('whyThese') : p('whyPhase', { phase: phaseName(phaseKey) })}</h2>
      {withPeople.length > 1 && (
        <SelectField
          label={p('choosePhase')}
          value={phaseKey}
          onValue={(key) => {
            filters.set({ show: key, reason: '', search: '' })
            setWhole(false)
          }}
          options={withPeople.map((phase) => ({ value: phase.phaseKey, text: `${phase.position} ${phaseName(phase.phaseKey)}` }))}
        />
      )}
      <ReasonBars
        counts={reasons}
        chosen={reason}
        onChoose={(code) => {
          filters.set({ reason: code === reason ? '' : code })
          setWhole(false)
        }}
      />
      <FilteredList
        filters={filters}
        list={isWhole ? found : { ...found, rows: rows.slice(0, fewest), more: undefined }}
        of={withPeople.find((phase) => phase.phaseKey === phaseKey)?.headCount}
        searchLabel={shared('searchNames')}
        label={p('because')}
        twoLines
        columns={[
          { key: 'person', head: p('person'), cell: ({ person }) => <span class="strong">{person.name}</span> },
          { key: 'place', head: p('place'), cell: ({ person }) => placesById.value.get(person.locationId ?? '')?.name ?? '–' },
          { key: 'because', head: p('because'), cell: ({ part }) => (part ? becauseOf(part.because) : '') },
        ]}
        rowKey={({ person }) => person.personId}
      />
      {total > fewest && search === '' && (
        <div>
          <Button kind="quiet" onClick={() => setWhole(!whole)}>
            {whole ? p('showLess') : p('showAll', { count: total })}
          </Button>
        </div>
      )}
      <div class="grid3 small">
        {(guide.who.code !== 'plan.who.early' ||
          rows.some(({ part }) => part !== undefined && (part.pilot === 1 || part.keenness > 0))) && (
          <div>
            <h3>{p('whoGoes')}</h3>
            <p>{tell(guide.who)}</p>
          </div>
        )}
        <div>
          <h3>{p('whyNow')}</h3>
          <ul>
            {guide.whyNow.map((note) => (
              <li key={note.code}>{tell(note)}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{p('whatWeDo')}</h3>
          <ul>
            {guide.activities.map((note) => (
              <li key={note.code}>{tell(note)}</li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  )
}
