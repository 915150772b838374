/** Public holidays by country and year: with their source, editable, and with what a change would move. */
import type { CommandCall, CommandInputs } from '#core/registry/command-inputs.ts'
import { useEffect, useState } from 'preact/hooks'
import { countryName } from '#core/regional/countries.ts'
import type { Row, StoredRow } from '#core/registry/tables.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { f, language, sayTrouble, voice, w } from '#web/base/language.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { DifferencePanel } from '#web/plan/difference-panel.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { SelectField, TextField, TickField } from '#web/parts/field.tsx'
import { Table } from '#web/parts/table.tsx'
import { announce } from '#web/parts/toast.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { settingsWords } from '#web/settings/settings-words.ts'
import { all, issue, organisation, rollout, today } from '#web/sync/store.ts'
import { previewAll, type Previewed } from '#web/sync/preview.ts'

const words = voice(settingsWords)

const nameOf = (holiday: Row<'holiday'>): string => (language.value === 'nl' ? holiday.nameNl : holiday.nameEn)

const HolidayDialog = ({ holiday, fresh, onClose }: { holiday: Row<'holiday'>; fresh: boolean; onClose: () => void }) => {
  const [day, setDay] = useState(holiday.day)
  const [nameEn, setNameEn] = useState(holiday.nameEn)
  const [nameNl, setNameNl] = useState(holiday.nameNl)
  const [off, setOff] = useState(holiday.off === 1)
  const [provisional, setProvisional] = useState(holiday.provisional === 1)
  const [seen, setSeen] = useState<Previewed>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote>()
  const current = rollout.value
  const replans = current?.draftedAt != null && mayI('plan.run')
  const input = { country: holiday.country, day, nameEn: nameEn || nameNl, nameNl: nameNl || nameEn, provisional, off }
  const filled = day !== '' && (nameEn + nameNl).trim() !== ''
  const asked = JSON.stringify(input)
  useEffect(() => {
    if (!filled || !replans || !current) return
    let latest = true
    const commands: readonly CommandCall[] = [
      { name: 'regional.changeHoliday', input },
      { name: 'plan.draft', input: { rolloutId: current.rolloutId } },
    ]
    void previewAll(commands).then((found) => latest && setSeen(found))
    return () => {
      latest = false
    }
  }, [asked, filled])
  const save = async (event: Event): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const changed = await issue('regional.changeHoliday', input)
    const drafted = changed.ok && replans ? await issue('plan.draft', { rolloutId: current.rolloutId }) : changed
    setBusy(false)
    if (!changed.ok) return setTrouble(changed.trouble)
    if (!drafted.ok) return setTrouble(drafted.trouble)
    announce(w('saved'))
    onClose()
  }
  return (
    <Dialog title={fresh ? words('addDay') : words('changeDay', { day: f().day(holiday.day, 'full') })} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void save(event)}>
        {fresh && <TextField label={words('day')} type="date" required value={day} onValue={setDay} />}
        <TextField label={words('nameEn')} maxLength={160} value={nameEn} onValue={setNameEn} />
        <TextField label={words('nameNl')} maxLength={160} value={nameNl} onValue={setNameNl} />
        <div>
          <TickField label={words('isOff')} value={off} onValue={setOff} />
          <TickField label={words('isProvisional')} value={provisional} onValue={setProvisional} />
        </div>
        <TroubleNote trouble={trouble ?? (seen && !seen.ok ? seen.trouble : undefined)} />
        <div aria-live="polite">{seen?.ok && current && <DifferencePanel seen={seen} rolloutId={current.rolloutId} />}</div>
        <div class="ends">
          <Button onClick={onClose}>{w('cancel')}</Button>
          <Button kind="first" type="submit" busy={busy} disabled={!filled}>
            {replans ? words('applyReplan') : words('applyOnly')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

export const CalendarCard = () => {
  const home = organisation.value?.country ?? 'SR'
  const [country, setCountry] = useState(home)
  const [year, setYear] = useState(today.value.slice(0, 4))
  const [changing, setChanging] = useState<{ holiday: Row<'holiday'>; fresh: boolean }>()
  const [busy, setBusy] = useState(false)
  const may = mayI('regional.manage')
  const countries = [...new Set([home, ...all('location').map((place) => place.country), ...all('holiday').map((one) => one.country)])]
  const thisYear = Number(today.value.slice(0, 4))
  const years = [
    ...new Set([
      ...all('holiday')
        .filter((one) => one.country === country)
        .map((one) => one.day.slice(0, 4)),
      `${thisYear}`,
      `${thisYear + 1}`,
    ]),
  ].sort()
  const days = all('holiday')
    .filter((one) => one.country === country && one.day.startsWith(year))
    .sort((a, b) => (a.day < b.day ? -1 : 1))

  const adopt = async (): Promise<void> => {
    setBusy(true)
    try {
      const holidays = await ask<CommandInputs['regional.adoptHolidays']['holidays']>(`/api/holidays?country=${country}`)
      if (holidays.length === 0) return announce(words('adoptNothing'))
      const outcome = await issue('regional.adoptHolidays', { country, holidays })
      announce(outcome.ok ? words('adopted', { count: holidays.length }) : sayTrouble(outcome.trouble))
    } catch (problem) {
      announce(sayTrouble(troubleIn(problem)))
    } finally {
      setBusy(false)
    }
  }
  const fresh = (): Row<'holiday'> => ({ country, day: '', nameEn: '', nameNl: '', source: '', provisional: 0, off: 1, editedAt: null })
  const state = (one: StoredRow<'holiday'>) =>
    one.off === 0 ? (
      <Chip>{words('crossedOut')}</Chip>
    ) : one.provisional === 1 ? (
      <Chip kind="hold">◆ {words('provisional')}</Chip>
    ) : (
      <Chip kind="pass">● {words('off')}</Chip>
    )
  return (
    <section class="card" id="calendar">
      <div class="row between">
        <h2>{words('calendar')}</h2>
        {may && (
          <div class="row">
            <Button busy={busy} onClick={() => void adopt()}>
              {words('adopt')}
            </Button>
            <Button onClick={() => setChanging({ holiday: fresh(), fresh: true })}>{words('addDay')}</Button>
          </div>
        )}
      </div>
      <p class="soft">{words('calendarText')}</p>
      <div class="grid3">
        <SelectField
          label={words('country')}
          value={country}
          onValue={setCountry}
          options={countries.map((iso) => ({ value: iso, text: countryName(iso, language.value) }))}
        />
        <SelectField label={words('year')} value={year} onValue={setYear} options={years.map((one) => ({ value: one, text: one }))} />
      </div>
      {days.length === 0 ? (
        <EmptyState title={words('noHolidays')} text={words('noHolidaysText')} />
      ) : (
        <Table
          label={words('calendar')}
          rows={days}
          rowKey={(one) => one.day}
          columns={[
            { key: 'day', head: words('day'), cell: (one) => <span class="nowrap">{f().day(one.day, 'short')}</span> },
            { key: 'name', head: words('holiday'), cell: (one) => <span class={one.off === 0 ? 'before' : 'strong'}>{nameOf(one)}</span> },
            { key: 'state', head: words('state'), cell: state },
            {
              key: 'source',
              head: words('source'),
              cell: (one) => (
                <span class="small soft">
                  {one.source}
                  {one.editedAt && ` · ${words('edited')}`}
                </span>
              ),
            },
            {
              key: 'do',
              head: <span class="unseen">{w('change')}</span>,
              cell: (one) =>
                may && (
                  <Button
                    kind="quiet"
                    aria-label={words('changeDay', { day: f().day(one.day, 'full') })}
                    onClick={() => setChanging({ holiday: one, fresh: false })}
                  >
                    {w('change')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      <p class="small soft">
        {words('calendarFrom')}{' '}
        <a href="https://creativecommons.org/licenses/by-sa/3.0/" rel="noreferrer" target="_blank">
          CC BY-SA 3.0
        </a>
      </p>
      {changing && <HolidayDialog {...changing} onClose={() => setChanging(undefined)} />}
    </section>
  )
}
