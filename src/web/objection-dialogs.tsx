/** Logging an objection in two taps, and answering one with the words and figures of this rollout. */
import { useState } from 'preact/hooks'
import { type ObjectionKind, type ObjectionOutcome, objectionOutcomes } from '#core/resistance/objections.ts'
import { playbookAnswer, trainingMinutesOf } from '#core/resistance/playbook.ts'
import type { StoredRow } from '#core/tables.ts'
import { here } from '#web/everyone.ts'
import { t, tell, voice, w } from '#web/language.ts'
import { newId } from '#web/new-id.ts'
import { objectionsWords } from '#web/objections-words.ts'
import type { Trouble } from '#web/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { ChoiceField, LinesField, SelectField } from '#web/parts/field.tsx'
import { announce } from '#web/parts/toast.tsx'
import { TroubleNote } from '#web/parts/trouble.tsx'
import { me } from '#web/session.ts'
import { all, issue, one, organisation, rollout, where } from '#web/store.ts'

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
  const [locationId, setLocationId] = useState(isChampion ? (places[0]?.locationId ?? '') : '')
  const [personId, setPersonId] = useState('')
  const [said, setSaid] = useState('')
  const [trouble, setTrouble] = useState<Trouble>()
  const people = here.value.filter(({ person }) => locationId === '' || person.locationId === locationId)
  const log = async (): Promise<void> => {
    const outcome = await issue('resistance.logObjection', {
      rolloutId: rollout.value?.rolloutId ?? '',
      objectionId: newId(),
      locationId: locationId || null,
      personId: personId || null,
      kind,
      words: said.trim() || null,
    })
    if (!outcome.ok) return setTrouble(outcome.trouble)
    announce(words('logged'))
    onClose()
  }
  return (
    <Dialog title={words('logTitle', { kind: kindName(kind) })} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void log()
        }}
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
        <SelectField
          label={words('who')}
          value={personId}
          onValue={setPersonId}
          options={[{ value: '', text: words('nobody') }, ...people.map(({ person }) => ({ value: person.personId, text: person.name }))]}
        />
        <LinesField
          label={`${words('words')} (${w('optional')})`}
          hint={words('wordsHint')}
          value={said}
          onValue={setSaid}
          rows={3}
          maxLength={1000}
        />
        <TroubleNote trouble={trouble} />
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit">
            {words('logIt')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The answer that the playbook proposes, with the figures that are known here. */
const proposed = (kind: ObjectionKind): string => {
  const current = rollout.value
  if (!current) return ''
  const { rolloutId } = current
  return playbookAnswer(kind, {
    rollout: current,
    briefing: where('briefing', { rolloutId })[0] ?? null,
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
  const [trouble, setTrouble] = useState<Trouble>()
  if (!objection) return null
  const answer = proposed(objection.kind as ObjectionKind)
  const keep = async (): Promise<void> => {
    const { rolloutId, objectionId } = objection
    const kept = await issue('resistance.answerObjection', { rolloutId, objectionId, response: response.trim() || null, outcome })
    if (!kept.ok) return setTrouble(kept.trouble)
    announce(words('kept'))
    onClose()
  }
  return (
    <Dialog title={words('answerTitle', { kind: kindName(objection.kind) })} onClose={onClose}>
      {objection.words && <p>“{objection.words}”</p>}
      <div class="stack tight said">
        <h3>{words('suggestion')}</h3>
        <p>{answer}</p>
        <p class="small soft">{words('suggestionText')}</p>
        <div>
          <Button onClick={() => setResponse(answer)}>{words('take')}</Button>
        </div>
      </div>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <LinesField label={words('response')} value={response} onValue={setResponse} rows={4} maxLength={1000} />
        <ChoiceField<ObjectionOutcome>
          label={words('outcome')}
          value={outcome}
          onValue={setOutcome}
          options={objectionOutcomes.map((value) => ({ value, text: t(`resistance.outcome.${value}`) }))}
        />
        <TroubleNote trouble={trouble} />
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit">
            {words('keep')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
