/** Public holidays by country and year: the year at a glance, what differs from the usual, and every day with its source. */
import { useState } from 'preact/hooks'
import { countryName } from '#core/regional/countries.ts'
import type { Row } from '#core/registry/tables.ts'
import { f, language, voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { SelectField } from '#web/parts/field.tsx'
import { FoldedPart } from '#web/parts/folded-part.tsx'
import { Table } from '#web/parts/table.tsx'
import { HolidayDialog, holidayName, ImportHolidaysDialog } from '#web/regional/holiday-dialogs.tsx'
import { holidayState, HolidayYear } from '#web/regional/holiday-year.tsx'
import { regionalPageWords } from '#web/regional/regional-page-words.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { all, organisation, today } from '#web/sync/store.ts'

const words = voice(regionalPageWords)
type Holiday = Row<'holiday'>

const State = ({ holiday }: { holiday: Holiday }) => {
  const state = holidayState(holiday)
  if (state === 'crossedOut') return <Chip>{words('crossedOut')}</Chip>
  return state === 'provisional' ? <Chip kind="hold">◆ {words('provisional')}</Chip> : <Chip kind="pass">● {words('off')}</Chip>
}

const Days = ({ label, days, onDay }: { label: string; days: readonly Holiday[]; onDay: ((holiday: Holiday) => void) | undefined }) => (
  <Table
    label={label}
    rows={days}
    rowKey={(one) => one.day}
    columns={[
      { key: 'day', head: words('day'), cell: (one) => <span class="nowrap">{f().day(one.day, 'short')}</span> },
      { key: 'name', head: words('holiday'), cell: (one) => <span class={one.off === 0 ? 'before' : 'strong'}>{holidayName(one)}</span> },
      { key: 'state', head: words('state'), cell: (one) => <State holiday={one} /> },
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
          onDay && (
            <Button opens="form" kind="quiet" aria-label={words('changeDay', { day: f().day(one.day, 'full') })} onClick={() => onDay(one)}>
              {w('change')}
            </Button>
          ),
      },
    ]}
  />
)

type Open = { readonly kind: 'import' } | { readonly kind: 'day'; readonly holiday: Holiday; readonly fresh: boolean }

export const CalendarCard = () => {
  const home = organisation.value?.country ?? 'SR'
  const [country, setCountry] = useState(home)
  const [year, setYear] = useState(today.value.slice(0, 4))
  const [open, setOpen] = useState<Open>()
  const may = mayI('regional.manage')
  const onDay = may ? (holiday: Holiday): void => setOpen({ kind: 'day', holiday, fresh: false }) : undefined
  const countries = [...new Set([home, ...all('location').map((place) => place.country), ...all('holiday').map((one) => one.country)])]
  const ofCountry = all('holiday').filter((one) => one.country === country)
  const thisYear = Number(today.value.slice(0, 4))
  const years = [...new Set([...ofCountry.map((one) => one.day.slice(0, 4)), `${thisYear}`, `${thisYear + 1}`])].sort()
  const days = ofCountry.filter((one) => one.day.startsWith(year)).sort((a, b) => (a.day < b.day ? -1 : 1))
  const exceptions = days.filter((one) => one.editedAt !== null || holidayState(one) !== 'off')
  const fresh = (): Holiday => ({ country, day: '', nameEn: '', nameNl: '', source: '', provisional: 0, off: 1, editedAt: null })
  const close = (): void => setOpen(undefined)
  return (
    <section class="card" id="calendar">
      <div class="row between">
        <h2>{words('calendar')}</h2>
        {may && (
          <div class="row">
            <Button opens="form" onClick={() => setOpen({ kind: 'import' })}>
              {words('adopt')}
            </Button>
            <Button opens="form" onClick={() => setOpen({ kind: 'day', holiday: fresh(), fresh: true })}>
              {words('addDay')}
            </Button>
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
        <>
          <HolidayYear year={year} days={days} onDay={onDay} />
          <h3>{words('exceptions')}</h3>
          {exceptions.length === 0 ? (
            <p class="soft">{words('noExceptions')}</p>
          ) : (
            <Days label={words('exceptions')} days={exceptions} onDay={onDay} />
          )}
          <FoldedPart summary={words('allDays', { count: days.length })}>
            {() => <Days label={words('calendar')} days={days} onDay={onDay} />}
          </FoldedPart>
        </>
      )}
      <p class="small soft">
        {words('calendarFrom')}{' '}
        <a href="https://creativecommons.org/licenses/by-sa/3.0/" rel="noreferrer" target="_blank">
          CC BY-SA 3.0
        </a>
      </p>
      {open?.kind === 'day' && <HolidayDialog holiday={open.holiday} fresh={open.fresh} onClose={close} />}
      {open?.kind === 'import' && <ImportHolidaysDialog country={country} onClose={close} />}
    </section>
  )
}
