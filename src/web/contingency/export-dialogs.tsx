/** The dialogs of exports of the old system: record one, write down a restore, set the rhythm (CO-5, GA-7). */
import { shared } from '#web/base/lead-words.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { exportEveryDays } from '#core/plan/old-system.ts'
import { dayOf as dayFrom } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { hashFile } from '#web/contingency/hash-file.ts'
import { oldSystemPageWords } from '#web/contingency/old-system-page-words.ts'
import { oldSystem } from '#web/contingency/old-system-selectors.ts'
import { ChoiceField, FileField, LinesField, TextField, TickField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { PersonField } from '#web/people/person-field.tsx'
import { newId } from '#web/sync/new-id.ts'
import { rollout, today } from '#web/sync/store.ts'

const words = voice(oldSystemPageWords)
const rolloutId = (): string => rollout.value?.rolloutId ?? ''

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** The day on which a file was last changed, no later than today. */
const changedOn = (file: File): string => {
  const day = dayFrom(Math.floor(file.lastModified / 86_400_000))
  return day > today.value ? today.value : day
}

export const ExportDialog = ({ onClose }: { onClose: () => void }) => {
  const [exportId] = useState(newId)
  const [byHand, setByHand] = useState(false)
  const [name, setName] = useState('')
  const [size, setSize] = useState('')
  const [hash, setHash] = useState('')
  const [madeOn, setMadeOn] = useState(today.value)
  const [share, setShare] = useState<number>()
  const [unreadable, setUnreadable] = useState(false)
  const reading = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => reading.current?.abort(), [])
  const choose = async (file: File | undefined): Promise<void> => {
    reading.current?.abort()
    if (!file) return
    const control = new AbortController()
    reading.current = control
    setUnreadable(false)
    setHash('')
    setName(file.name)
    setSize(String(file.size))
    setMadeOn(changedOn(file))
    setShare(0)
    try {
      setHash(await hashFile(file, setShare, control.signal))
    } catch {
      if (control.signal.aborted) return
      setUnreadable(true)
    }
    setShare(undefined)
  }
  const bytes = Number(size)
  const fits = name.trim() !== '' && Number.isSafeInteger(bytes) && bytes > 0 && isHash(hash.trim()) && madeOn !== ''
  return (
    <FormDialog
      title={words('recordExport').replace('…', '')}
      command={
        fits
          ? {
              name: 'contingency.recordExport',
              input: { rolloutId: rolloutId(), exportId, fileName: name.trim(), bytes, fileHash: hash.trim(), madeOn },
            }
          : undefined
      }
      doLabel={shared('save')}
      doneText={words('exportSaved')}
      onClose={onClose}
    >
      {!byHand && <FileField label={words('chooseFile')} hint={words('chooseHint')} onFile={(file) => void choose(file)} />}
      <div role="status">
        {share !== undefined && <p>{words('hashing', { percent: f().percent(share) })}</p>}
        {unreadable && <p class="wrong">{words('cannotRead')}</p>}
      </div>
      <TickField label={words('byHand')} value={byHand} onValue={setByHand} />
      {byHand ? (
        <>
          <TextField label={words('name')} value={name} onValue={setName} maxLength={255} />
          <TextField label={words('bytes')} type="number" min={1} value={size} onValue={setSize} />
          <TextField
            label={words('hash')}
            hint={words('hashHint')}
            value={hash}
            onValue={(text) => setHash(text.toLowerCase())}
            maxLength={64}
          />
        </>
      ) : (
        hash !== '' && (
          <dl class="facts">
            <dt>{words('file')}</dt>
            <dd class="strong">{name}</dd>
            <dt>{words('size')}</dt>
            <dd>{sizeSaid(bytes)}</dd>
            <dt>{words('hash')}</dt>
            <dd class="hash">{hash}</dd>
          </dl>
        )
      )}
      <TextField label={words('madeOn')} type="date" max={today.value} value={madeOn} onValue={setMadeOn} />
    </FormDialog>
  )
}

/** A size as people read it: 1.84 GB. */
export const sizeSaid = (bytes: number): string => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const value = bytes / 1000 ** step
  return `${f().number(value, step === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2)} ${units[step]}`
}

export const RestoreDialog = ({ of, onClose }: { of: StoredRow<'oldExport'>; onClose: () => void }) => {
  const [restoredOn, setRestoredOn] = useState(of.restoredOn ?? today.value)
  const [outcome, setOutcome] = useState<'worked' | 'failed'>(of.restoreWorked === 0 ? 'failed' : 'worked')
  const [note, setNote] = useState(of.restoreNote ?? '')
  const { rolloutId: of_, exportId } = of
  return (
    <FormDialog
      title={words('restoreTitle', { file: of.fileName })}
      command={
        note.trim() !== '' && restoredOn !== ''
          ? {
              name: 'contingency.recordRestore',
              input: { rolloutId: of_, exportId, restoredOn, worked: outcome === 'worked', note: note.trim() },
            }
          : undefined
      }
      doLabel={shared('save')}
      doneText={words('restoreSaved')}
      other={{
        command: { name: 'contingency.removeExport', input: { rolloutId: of_, exportId } },
        doLabel: words('removeExport'),
        doneText: words('exportRemoved'),
        danger: true,
      }}
      onClose={onClose}
    >
      <TextField label={words('restoredOn')} type="date" min={of.madeOn} max={today.value} value={restoredOn} onValue={setRestoredOn} />
      <ChoiceField
        label={words('outcome')}
        value={outcome}
        onValue={setOutcome}
        options={(['worked', 'failed'] as const).map((value) => ({ value, text: words(value) }))}
      />
      <LinesField label={words('how')} hint={words('howHint')} value={note} onValue={setNote} rows={3} maxLength={2000} required />
    </FormDialog>
  )
}

export const RhythmDialog = ({ onClose }: { onClose: () => void }) => {
  const [typed, setTyped] = useState(String(oldSystem.value?.everyDays ?? exportEveryDays))
  const [keeperId, setKeeperId] = useState(oldSystem.value?.keeperId ?? '')
  const everyDays = Number(typed)
  const isDays = Number.isInteger(everyDays) && everyDays >= 1 && everyDays <= 90
  return (
    <FormDialog
      title={words('exports')}
      command={
        isDays
          ? { name: 'contingency.describeOldSystem', input: { rolloutId: rolloutId(), everyDays, keeperId: keeperId || null } }
          : undefined
      }
      doLabel={shared('save')}
      doneText={words('rhythmSaved')}
      onClose={onClose}
    >
      <TextField
        label={words('everyDays')}
        type="number"
        min={1}
        max={90}
        value={typed}
        onValue={setTyped}
        wrong={isDays ? undefined : words('wrongDays')}
      />
      <PersonField label={words('keeper')} none={words('nobody')} value={keeperId} onValue={setKeeperId} />
    </FormDialog>
  )
}
