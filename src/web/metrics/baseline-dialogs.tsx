/** The dialogs of what is measured before and after: a measure, an estimate with its range, readings from a file, the freeze (ME-7). */
import { useState } from 'preact/hooks'
import type { ImpactTold } from '#core/impact/impact-figures.ts'
import { voice } from '#web/base/language.ts'
import { baselineWords } from '#web/metrics/baseline-words.ts'
import { ChoiceField, SelectField, TextField } from '#web/parts/field.tsx'
import { FileDialog } from '#web/parts/file-dialog.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { announce } from '#web/parts/toast.tsx'
import { newId } from '#web/sync/new-id.ts'
import { today } from '#web/sync/store.ts'

const words = voice(baselineWords)

interface Of {
  readonly rolloutId: string
  readonly measures: ImpactTold['measures']
  readonly onClose: () => void
}

const numberIn = (text: string): number | undefined =>
  /^\d+(?:[.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : undefined

export const MeasureDialog = ({ rolloutId, onClose }: Of) => {
  const [measureId] = useState(newId)
  const [name, setName] = useState('')
  const [unit, setUnit] = useState<'minutes' | 'errors' | 'hours'>('minutes')
  const [perWeek, setPerWeek] = useState('')
  const times = perWeek.trim() === '' ? null : numberIn(perWeek)
  const isWhole = name.trim() !== '' && times !== undefined
  return (
    <FormDialog
      title={words('addTitle')}
      doLabel={words('save')}
      doneText={words('added')}
      command={isWhole ? { name: 'impact.describeMeasure', input: { rolloutId, measureId, name, unit, perWeek: times } } : undefined}
      onClose={onClose}
    >
      <TextField label={words('name')} hint={words('nameHint')} value={name} onValue={setName} maxLength={120} />
      <ChoiceField
        label={words('unit')}
        value={unit}
        onValue={setUnit}
        options={(['minutes', 'errors', 'hours'] as const).map((value) => ({ value, text: words(value) }))}
      />
      {unit !== 'errors' && <TextField label={words('perWeek')} hint={words('perWeekHint')} value={perWeek} onValue={setPerWeek} />}
    </FormDialog>
  )
}

const WhichMeasure = ({ measures, value, onValue }: { measures: Of['measures']; value: string; onValue: (id: string) => void }) => (
  <SelectField
    label={words('measure')}
    value={value}
    onValue={onValue}
    options={measures.map(({ measureId, name }) => ({ value: measureId, text: name }))}
  />
)

export const EstimateDialog = ({ rolloutId, measures, onClose }: Of) => {
  const [readingId] = useState(newId)
  const [measureId, setMeasureId] = useState(measures[0]?.measureId ?? '')
  const [texts, setTexts] = useState({ value: '', low: '', high: '' })
  const [value, low, high] = [numberIn(texts.value), numberIn(texts.low), numberIn(texts.high)]
  const isWhole = value !== undefined && low !== undefined && high !== undefined
  return (
    <FormDialog
      title={words('estimateTitle')}
      doLabel={words('save')}
      doneText={words('estimated')}
      command={
        isWhole
          ? { name: 'impact.noteEstimate', input: { rolloutId, readingId, measureId, value, low, high, takenOn: today.value } }
          : undefined
      }
      onClose={onClose}
    >
      <p class="small soft">{words('estimateText')}</p>
      <WhichMeasure measures={measures} value={measureId} onValue={setMeasureId} />
      {(['value', 'low', 'high'] as const).map((field) => (
        <TextField
          key={field}
          label={words(field === 'value' ? 'likely' : field)}

          value={texts[field]}
          onValue={(text) => setTexts({ ...texts, [field]: text })}
        />
      ))}
    </FormDialog>
  )
}

export const ReadingsDialog = ({ rolloutId, measures, onClose }: Of) => {
  const [measureId, setMeasureId] = useState(measures[0]?.measureId ?? '')
  return (
    <FileDialog<{ imported: number; known: number }>
      title={words('fileTitle')}
      text={words('fileText')}
      fileLabel={words('chooseFile')}
      doLabel={words('import')}
      path="/api/impact/import"
      fields={{ rollout: rolloutId, measure: measureId }}
      onDone={({ imported, known }) => announce(words('imported', { count: imported, known }))}
      onClose={onClose}
    >
      <WhichMeasure measures={measures} value={measureId} onValue={setMeasureId} />
    </FileDialog>
  )
}

export const FreezeDialog = ({ rolloutId, onClose }: Of) => (
  <FormDialog
    title={words('freezeTitle')}
    doLabel={words('freezeDo')}
    doneText={words('freezeDone')}
    danger
    command={{ name: 'impact.freeze', input: { rolloutId } }}
    onClose={onClose}
  >
    <p>{words('freezeText')}</p>
  </FormDialog>
)
