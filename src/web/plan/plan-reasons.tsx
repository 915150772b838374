/** Why each person is where they are, and what the guide says of their phase (PH-1, PH-9). */
import { useState } from 'preact/hooks'
import { phaseGuide } from '#core/plan/phase-guide.ts'
import { notesOf } from '#core/kernel/note.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { tell, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { SelectField } from '#web/parts/field.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { LongTable } from '#web/parts/long-table.tsx'
import { everybody } from '#core/people/people-list.ts'
import { peopleSource } from '#web/people/people-source.ts'
import { useList } from '#web/sync/list-source.ts'
import { phaseName } from '#web/plan/phase-name.ts'
import { planPageWords } from '#web/plan/plan-page-words.ts'
import { placesById, where } from '#web/sync/store.ts'

const p = voice(planPageWords)
const fewest = 8

/** The sentence of a list of notes. */
export const becauseOf = (json: string): string => notesOf(json).map(tell).join('; ')

export const PlanReasons = ({ rolloutId, phases }: { rolloutId: string; phases: readonly StoredRow<'phase'>[] }) => {
  const withPeople = phases.filter((phase) => phase.headCount > 0)
  const [chosen, setChosen] = useState(withPeople[0]?.phaseKey ?? '')
  const [whole, setWhole] = useState(false)
  const phaseKey = withPeople.some((phase) => phase.phaseKey === chosen) ? chosen : (withPeople[0]?.phaseKey ?? '')
  const { rows, total = 0, more, trouble } = useList(peopleSource, { ...everybody(rolloutId), phase: phaseKey, sort: 'champions' })
  const first = phaseKey === withPeople[0]?.phaseKey
  const guide = phaseGuide(phaseKey, {
    people: withPeople.reduce((sum, phase) => sum + phase.headCount, 0),
    pilots: where('participant', { rolloutId, pilot: 1 }).length,
  })
  return (
    <section class="card" aria-labelledby="reasons">
      <h2 id="reasons">{phaseKey === 'switch' ? p('whySwitch') : first ? p('whyThese') : p('whyPhase', { phase: phaseName(phaseKey) })}</h2>
      {withPeople.length > 1 && (
        <SelectField
          label={p('choosePhase')}
          value={phaseKey}
          onValue={(key) => {
            setChosen(key)
            setWhole(false)
          }}
          options={withPeople.map((phase) => ({ value: phase.phaseKey, text: `${phase.position} ${phaseName(phase.phaseKey)}` }))}
        />
      )}
      <TroubleNote trouble={trouble} />
      <LongTable
        label={p('because')}
        columns={[
          { key: 'person', head: p('person'), cell: ({ person }) => <span class="strong">{person.name}</span> },
          { key: 'place', head: p('place'), cell: ({ person }) => placesById.value.get(person.locationId ?? '')?.name ?? '–' },
          { key: 'because', head: p('because'), cell: ({ part }) => (part ? becauseOf(part.because) : '') },
        ]}
        rows={whole ? rows : rows.slice(0, fewest)}
        rowKey={({ person }) => person.personId}
        total={whole ? total : Math.min(fewest, total)}
        more={whole ? more : undefined}
      />
      {total > fewest && (
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
