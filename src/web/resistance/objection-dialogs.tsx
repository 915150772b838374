/** Logging an objection in two taps, and answering one with the words and figures of this rollout. */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import { type ObjectionKind, type ObjectionOutcome, objectionOutcomes } from '#core/resistance/objections.ts'
import type { Detail } from '#core/communication/details.ts'
import { playbookAnswer, trainingMinutesOf } from '#core/resistance/playbook.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { here } from '#web/people/people-list.ts'
import { t, tell, voice } from '#web/base/language.ts'
import { newId } from '#web/sync/new-id.ts'
import { objectionsWords } from '#web/resistance/objections-words.ts'
import { Button } from '#web/parts/button.tsx'
import { ChoiceField, LinesField, SelectField } from '#web/parts/field.tsx'
import { detailHere } from '#web/communication/details-here.ts'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { me } from '#web/sync/signed-in.ts'
import { all, one, organisation, rollout, where } from '#web/sync/store.ts'
import { PersonField } from '#web/people/person-field.tsx'

const words = voice(objectionsWords)

export const kindName = (kind: string): string => tell({ code: `resistance.kind.${kind}`, params: {} })

/** The places that whoever is here may log for; a champion their own. */
export const placesHere = (): readonly StoredRow<'location'>[] => {
  const actor = me.value?.actor
  return all('location').filter(({ locationId }) => actor?.role !== 'champion' || actor.locationIds.includes(locationId))
}

export const LogDialog = ({ kind, onClose }: { kind: ObjectionKind; onClose: () => void }) => {
  const places = placesHere()
  const isChampion = me.value?.actor?.role === 'champion'
  const [objectionId] = useState(newId)
  const [locationId, setLocationId] = useState(isChampion ? (places[0]?.locationId ?? '') : '')
  const [personId, setPersonId] = useState('')
  const [said, setSaid] = useState('')
  const people = here.value.filter(({ person }) => locationId === '' || person.locationId === locationId)
  return (
    <FormDialog
      title={words('logTitle', { kind: kindName(kind) })}
      command={{
        name: 'resistance.logObjection',
        input: {
          rolloutId: rollout.value?.rolloutId ?? '',
          objectionId,
          locationId: locationId || null,
          personId: personId || null,
          kind,
          words: said.trim() || null,
        },
      }}
      doLabel={words('logIt')}
      doneText={words('logged')}
      onClose={onClose}
    >
      {(!isChampion || places.length > 1) && (
        <SelectField
          label={words('place')}
          value={locationId}
          onValue={(value) => {
            setLocationId(value)
            setPersonId('')
          }}
          options={[
            ...(isChampion ? [] : [{ value: '', text: words('noPlace') }]),
            ...places.map((place) => ({ value: place.locationId, text: place.name })),
          ]}
        />
      )}
      <PersonField label={words('who')} none={words('nobody')} value={personId} onValue={setPersonId} among={people} />
      <LinesField
        label={`${words('words')} (${shared('optional')})`}
        hint={words('wordsHint')}
        value={said}
        onValue={setSaid}
        rows={3}
        maxLength={1000}
      />
    </FormDialog>
  )
}

/** The answer that the playbook proposes, with the figures that are known here. */
const proposed = (kind: ObjectionKind): string => {
  const current = rollout.value
  if (!current) return ''
  const { rolloutId } = current
  const text = (detail: Detail): string | null => detailHere(detail)?.text ?? null
  return playbookAnswer(kind, {
    rollout: { ...current, benefit: text('benefit'), problem: text('problem') },
    briefing: { pilotGroup: text('pilotGroup'), pilotResult: text('pilotResult') },
    estimates: where('estimate', { rolloutId }),
    trainingMinutes: trainingMinutesOf(where('session', { rolloutId })),
    currency: organisation.value?.currency ?? 'USD',
  })
    .map(tell)
    .join(' ')
}

export const AnswerDialog = ({ objectionKey, onClose }: { objectionKey: string; onClose: () => void }) => {
  const objection = one('objection', objectionKey)
  const [response, setResponse] = useState(objection?.response ?? '')
  const [outcome, setOutcome] = useState<ObjectionOutcome>((objection?.outcome as ObjectionOutcome | undefined) ?? 'open')
  if (!objection) return null
  const answer = proposed(objection.kind as ObjectionKind)
  const { rolloutId, objectionId } = objection
  return (
    <FormDialog
      title={words('answerTitle', { kind: kindName(objection.kind) })}
      command={{ name: 'resistance.answerObjection', input: { rolloutId, objectionId, response: response.trim() || null, outcome } }}
      doLabel={words('keep')}
      doneText={words('kept')}
      onClose={onClose}
    >
      {objection.words && <p>“{objection.words}”</p>}
      <div class="stack tight said">
        <h3>{words('suggestion')}</h3>
        <p>{answer}</p>
        <p class="small soft">{words('suggestionText')}</p>
        <div>
          <Button onClick={() => setResponse(answer)}>{words('take')}</Button>
        </div>
      </div>
      <LinesField label={words('response')} value={response} onValue={setResponse} rows={4} maxLength={1000} />
      <ChoiceField<ObjectionOutcome>
        label={words('outcome')}
        value={outcome}
        onValue={setOutcome}
        options={objectionOutcomes.map((value) => ({ value, text: t(`resistance.outcome.${value}`) }))}
      />
    </FormDialog>
  )
}
