/** The figures that answers may claim: each with whose it is, or unknown. */
import { shared } from '#web/base/lead-words.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { useState } from 'preact/hooks'
import { type EstimateKind, estimateKinds } from '#core/resistance/playbook.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, t, voice, w } from '#web/base/language.ts'
import { objectionsWords } from '#web/resistance/objections-words.ts'
import { Button } from '#web/parts/button.tsx'
import { ChoiceField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { me } from '#web/sync/signed-in.ts'
import { organisation, rollout, where } from '#web/sync/store.ts'

const words = voice(objectionsWords)

const FigureDialog = ({ what, known, onClose }: { what: EstimateKind; known: StoredRow<'estimate'> | undefined; onClose: () => void }) => {
  const [amount, setAmount] = useState(known?.amount ?? '')
  const [basis, setBasis] = useState<'estimated' | 'measured'>(known?.basis === 'measured' ? 'measured' : 'estimated')
  const [source, setSource] = useState(known?.source ?? me.value?.actor?.name ?? '')
  const plain = amount.trim().replace(',', '.')
  const fits = /^\d{1,9}(\.\d{1,2})?$/.test(plain)
  const noting = (of: string | null): CommandCall => ({
    name: 'resistance.estimate',
    input: { rolloutId: rollout.value?.rolloutId ?? '', what, amount: of, basis, source },
  })
  return (
    <FormDialog
      title={t(`resistance.estimate.${what}`)}
      command={fits && source.trim() !== '' ? noting(plain) : undefined}
      other={known && { doLabel: words('takeBack'), command: noting(null), doneText: words('kept') }}
      doLabel={shared('save')}
      doneText={words('kept')}
      onClose={onClose}
    >
      <TextField
        label={what === 'problemCost' ? `${words('amount')} (${organisation.value?.currency ?? ''})` : words('amount')}
        value={amount}
        onValue={setAmount}
        wrong={amount !== '' && !fits ? words('wrongAmount') : undefined}
      />
      <ChoiceField
        label={words('basis')}
        value={basis}
        onValue={setBasis}
        options={[
          { value: 'estimated', text: words('estimated') },
          { value: 'measured', text: words('measured') },
        ]}
      />
      <TextField label={words('source')} value={source} onValue={setSource} maxLength={120} />
    </FormDialog>
  )
}

export const AnswerFigures = ({ rolloutId }: { rolloutId: string }) => {
  const [opened, setOpened] = useState<EstimateKind>()
  const known = new Map(where('estimate', { rolloutId }).map((row) => [row.what, row]))
  return (
    <section class="card">
      <h2>{words('figures')}</h2>
      <p class="small soft">{words('figuresText')}</p>
      <ul class="voices">
        {estimateKinds.map((what) => {
          const row = known.get(what)
          const from = row && (row.basis === 'measured' ? words('figureFrom', row) : words('figureBy', row))
          const amount =
            row &&
            (what === 'problemCost'
              ? f().money(row.amount as `${number}`, organisation.value?.currency ?? 'USD')
              : f().number(Number(row.amount), 2))
          return (
            <li key={what}>
              <div class="row between">
                <div>
                  <p>{t(`resistance.estimate.${what}`)}</p>
                  <p class="small soft">{row ? from : words('noFigure')}</p>
                </div>
                <div class="row">
                  {amount ? <b>{amount}</b> : <b aria-hidden="true">?</b>}
                  <Button onClick={() => setOpened(what)} opens="form" aria-label={`${w('change')}: ${t(`resistance.estimate.${what}`)}`}>
                    {w('change')}
                  </Button>
                </div>
              </div>
            </li>
          )
        })}
      </ul>
      {opened && <FigureDialog key={opened} what={opened} known={known.get(opened)} onClose={() => setOpened(undefined)} />}
    </section>
  )
}
