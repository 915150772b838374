/** Changing a day of the calendar and importing public holidays, each with what it would change first. */
import { shared } from '#web/base/lead-words.ts'
import { useEffect, useState } from 'preact/hooks'
import type { CommandCall, CommandInputs } from '#core/registry/command-inputs.ts'
import type { Row } from '#core/registry/tables.ts'
import { f, language, voice } from '#web/base/language.ts'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { TextField, TickField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import type { Seen } from '#web/parts/use-preview.ts'
import { DifferencePanel } from '#web/rollout/difference-panel.tsx'
import { regionalPageWords } from '#web/regional/regional-page-words.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { rollout } from '#web/sync/store.ts'

const words = voice(regionalPageWords)

export const holidayName = (holiday: Row<'holiday'>): string => (language.value === 'nl' ? holiday.nameNl : holiday.nameEn)

/** Whether the plan is updated along with the calendar. */
const replans = (): boolean => rollout.value?.draftedAt != null && mayI('plan.run')

/** The change, and the plan anew where there is one. */
const withReplan = (change: CommandCall): readonly CommandCall[] =>
  replans() ? [change, { name: 'plan.draft', input: { rolloutId: rollout.value?.rolloutId ?? '' } }] : [change]

const PlanChanges = ({ seen }: { seen: Seen }) =>
  replans() ? <DifferencePanel seen={seen} rolloutId={rollout.value?.rolloutId ?? ''} /> : null

export const HolidayDialog = ({ holiday, fresh, onClose }: { holiday: Row<'holiday'>; fresh: boolean; onClose: () => void }) => {
  const [day, setDay] = useState(holiday.day)
  const [nameEn, setNameEn] = useState(holiday.nameEn)
  const [nameNl, setNameNl] = useState(holiday.nameNl)
  const [off, setOff] = useState(holiday.off === 1)
  const [provisional, setProvisional] = useState(holiday.provisional === 1)
  const input = { country: holiday.country, day, nameEn: nameEn || nameNl, nameNl: nameNl || nameEn, provisional, off }
  const filled = day !== '' && (nameEn + nameNl).trim() !== ''
  const change: CommandCall = { name: 'regional.changeHoliday', input }
  return (
    <FormDialog
      title={fresh ? words('addDay') : words('changeDay', { day: f().day(holiday.day, 'full') })}
      command={filled ? withReplan(change) : undefined}
      preview={(seen) => <PlanChanges seen={seen} />}
      doLabel={replans() ? words('applyReplan') : words('applyOnly')}
      doneText={shared('saved')}
      onClose={onClose}
    >
      {fresh && <TextField label={words('day')} type="date" required value={day} onValue={setDay} />}
      <TextField label={words('nameEn')} maxLength={160} value={nameEn} onValue={setNameEn} />
      <TextField label={words('nameNl')} maxLength={160} value={nameNl} onValue={setNameNl} />
      <div>
        <TickField label={words('isOff')} value={off} onValue={setOff} />
        <TickField label={words('isProvisional')} value={provisional} onValue={setProvisional} />
      </div>
    </FormDialog>
  )
}

/** The days that an import writes and takes away, and how many it leaves as the organisation made them. */
const ImportChanges = ({ seen, country }: { seen: Seen; country: string }) => {
  const lines = seen.changes.flatMap((change) => {
    if (change.table !== 'holiday') return []
    const { row } = change
    const before = seen.before.holiday.get(`${row.country}/${row.day}`)
    const kind = change.op === 'remove' ? 'importGone' : before ? 'importChanged' : 'importNew'
    const known = change.op === 'remove' ? before : change.row
    return [{ day: row.day, text: words(kind, { day: f().day(row.day, 'full'), name: known ? holidayName(known) : '' }) }]
  })
  const own = [...seen.before.holiday.values()].filter((one) => one.country === country && one.editedAt !== null).length
  return (
    <section class="stack tight" aria-label={shared('willChange')}>
      {lines.length === 0 && <p class="note">{words('importNothing')}</p>}
      {lines.length > 0 && (
        <ul class="preview-lines">
          {lines
            .toSorted((a, b) => (a.day < b.day ? -1 : 1))
            .map(({ day, text }) => (
              <li key={day}>{text}</li>
            ))}
        </ul>
      )}
      {own > 0 && <p class="soft small">{words('importKeeps', { count: own })}</p>}
      {lines.length > 0 && <PlanChanges seen={seen} />}
    </section>
  )
}

type Found = CommandInputs['regional.adoptHolidays']['holidays']

/** Asks the server for the holidays of a country, and shows what they would change before they count. */
export const ImportHolidaysDialog = ({ country, onClose }: { country: string; onClose: () => void }) => {
  const [holidays, setHolidays] = useState<Found>()
  const [trouble, setTrouble] = useState<ErrorNote>()
  useEffect(() => {
    ask<Found>(`/api/holidays?country=${country}`).then(setHolidays, (problem: unknown) => setTrouble(troubleIn(problem)))
  }, [country])
  const found = holidays !== undefined && holidays.length > 0
  return (
    <FormDialog
      title={words('adopt')}
      command={found ? withReplan({ name: 'regional.adoptHolidays', input: { country, holidays } }) : undefined}
      preview={(seen) => <ImportChanges seen={seen} country={country} />}
      doLabel={replans() ? words('applyReplan') : words('applyOnly')}
      doneText={words('adopted', { count: holidays?.length ?? 0 })}
      onClose={onClose}
    >
      <div role="status">
        {!holidays && !trouble && <p class="soft">{shared('loading')}</p>}
        {holidays && !found && <p class="note">{words('adoptNothing')}</p>}
      </div>
      <TroubleNote trouble={trouble} />
    </FormDialog>
  )
}
