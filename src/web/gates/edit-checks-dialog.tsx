/** The dialog that changes one check of a gate: kind, threshold, weeks, answers, age, basis, or whether it counts (GA-1, GA-3). */
import { useState } from 'preact/hooks'
import type { CheckTold, GateTold } from '#core/gates/gate-told.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { voice } from '#web/base/language.ts'
import { checkName } from '#web/gates/check-said.ts'
import { rolloutId } from '#web/gates/gate-selectors.ts'
import { gatesWords } from '#web/gates/gates-words.ts'
import { SelectField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'

const words = voice(gatesWords)

const shares = (check: CheckTold): number => (check.metric === 'share' ? 100 : 1)
const shown = (value: number): string => String(Math.round(value * 1e6) / 1e6)
const textOf = (check: CheckTold) => ({
  kind: check.kind as string,
  threshold: shown(check.threshold * shares(check)),
  windows: String(check.windows),
  minimum: String(check.minimum),
  maxAgeDays: String(check.maxAgeDays),
  basis: check.basis ?? 'answered',
  counts: check.dryRun ? 'no' : 'yes',
})
type Text = ReturnType<typeof textOf>

/** Only what is another value than now is changed. */
const changeOf = (check: CheckTold, text: Text) => {
  const before = textOf(check)
  const number = (key: 'threshold' | 'windows' | 'minimum' | 'maxAgeDays'): number | null =>
    text[key] === before[key] || text[key].trim() === '' ? null : Number(text[key].replace(',', '.'))
  const threshold = number('threshold')
  return {
    kind: text.kind === before.kind ? null : (text.kind as CheckTold['kind']),
    threshold: threshold === null ? null : threshold / shares(check),
    windows: number('windows'),
    minimum: number('minimum'),
    maxAgeDays: number('maxAgeDays'),
    basis: text.basis === before.basis ? null : (text.basis as NonNullable<CheckTold['basis']>),
    dryRun: text.counts === before.counts ? null : text.counts === 'no',
  }
}

const nothing = { kind: null, threshold: null, windows: null, minimum: null, maxAgeDays: null, basis: null, dryRun: null }

export const EditChecksDialog = ({
  told,
  kept,
  onClose,
}: {
  told: GateTold
  /** What was changed before, by check: it stays unless it is changed again. */
  kept: ReadonlyMap<string, Partial<typeof nothing>>
  onClose: () => void
}) => {
  const [key, setKey] = useState(told.checks[0]?.key ?? '')
  const check = told.checks.find((one) => one.key === key)
  const [texts, setTexts] = useState<Readonly<Record<string, Text>>>({})
  const [because, setBecause] = useState('')
  if (!check) return null
  const text = texts[key] ?? textOf(check)
  const set = (part: Partial<Text>): void => setTexts({ ...texts, [key]: { ...text, ...part } })
  const asked = changeOf(check, text)
  const isChanged = Object.values(asked).some((value) => value !== null)
  const isWrong = Object.values(asked).some((value) => typeof value === 'number' && Number.isNaN(value))
  const call = (change: object): CommandCall =>
    ({
      name: 'gates.changeCheck',
      input: { rolloutId: rolloutId.value, phaseKey: told.phaseKey, checkKey: key, ...nothing, ...change, because: because.trim() },
    }) as CommandCall
  const known = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null))
  const isReady = isChanged && !isWrong && because.trim() !== ''
  return (
    <FormDialog
      title={words('editTitle')}
      command={isReady ? call({ ...kept.get(key), ...known }) : undefined}
      doLabel={words('save')}
      doneText={words('saved')}
      other={
        kept.has(key) && because.trim() !== '' ? { doLabel: words('restore'), doneText: words('restored'), command: call({}) } : undefined
      }
      onClose={onClose}
    >
      <SelectField
        label={words('check')}
        value={key}
        onValue={setKey}
        options={told.checks.map((one) => ({ value: one.key, text: checkName(one.source) }))}
      />
      <div class="grid2">
        <SelectField
          label={words('kind')}
          hint={words('guardHint')}
          value={text.kind}
          onValue={(kind) => set({ kind })}
          options={(['guard', 'signal'] as const).map((value) => ({ value, text: words(`kind.${value}`) }))}
        />
        <SelectField
          label={words('counts')}
          value={text.counts}
          onValue={(counts) => set({ counts })}
          options={[
            { value: 'yes', text: words('counts') },
            { value: 'no', text: words('dryRun') },
          ]}
        />
        <TextField
          label={words(check.metric === 'share' ? 'thresholdShare' : 'threshold')}
          value={text.threshold}
          onValue={(threshold) => set({ threshold })}
        />
        <TextField
          label={words('maxAge')}
          type="number"
          min={1}
          max={366}
          value={text.maxAgeDays}
          onValue={(maxAgeDays) => set({ maxAgeDays })}
        />
        {check.source === 'active' && (
          <TextField
            label={words('separateWeeks')}
            type="number"
            min={1}
            max={8}
            value={text.windows}
            onValue={(windows) => set({ windows })}
          />
        )}
        {check.metric !== 'number' && (
          <>
            <TextField label={words('minimum')} type="number" min={1} value={text.minimum} onValue={(minimum) => set({ minimum })} />
            <SelectField
              label={words('basis')}
              value={text.basis}
              onValue={(basis) => set({ basis: basis as Text['basis'] })}
              options={(['answered', 'sequence', 'certain'] as const).map((value) => ({ value, text: words(`basisName.${value}`) }))}
            />
          </>
        )}
      </div>
      <TextField label={words('reason')} value={because} onValue={setBecause} required maxLength={1000} />
    </FormDialog>
  )
}
