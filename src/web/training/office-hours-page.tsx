/** Help in person: who asks for it, the drop-in hours with what is booked in them, and the log of what came of it. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { todayIn } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { AskHelpDialog, BookHelpDialog, DropInDialog, SettleHelpDialog } from '#web/training/office-hours-dialogs.tsx'
import { officeHoursWords } from '#web/training/office-hours-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Table } from '#web/parts/table.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { me } from '#web/sync/signed-in.ts'
import { now, ownZone, placesById, where, zoneOfLocation } from '#web/sync/store.ts'
import { nameOf, rolloutId } from '#web/training/training-selectors.ts'
import { endOf } from '#web/training/session-rows.ts'

const words = voice(officeHoursWords)

type Hour = StoredRow<'officeHour'>
type Appointment = StoredRow<'appointment'>
type Open =
  | { kind: 'ask' }
  | { kind: 'book'; appointment: Appointment }
  | { kind: 'settle'; appointment: Appointment }
  | { kind: 'dropIn'; hour: Hour }

const aWeek = 7 * 24 * 60 * 60_000

const placeOf = (locationId: string | null): string =>
  locationId === null ? words('online') : (placesById.value.get(locationId)?.name ?? '?')
const whenOf = ({ startsAt, locationId }: { startsAt: string; locationId: string | null }): string =>
  f().moment(startsAt, zoneOfLocation(locationId))

const Asked = ({ asked, onOpen }: { asked: readonly Appointment[]; onOpen: (open: Open) => void }) => (
  <section class="card" aria-labelledby="asked">
    <h2 id="asked">{words('asked')}</h2>
    {asked.length === 0 ? (
      <p class="soft">{words('askedNone')}</p>
    ) : (
      <ul class="lines" aria-labelledby="asked">
        {asked.map((appointment) => (
          <li key={appointment.appointmentId}>
            <span class="grow">
              <span class="strong">{nameOf(appointment.personId)}</span> <span>{appointment.topic ?? words('noTopic')}</span>
              <br />
              <span class="soft small">
                {placeOf(appointment.locationId)} · {words('askedAgo', { when: f().moment(appointment.askedAt, ownZone.value) })}
              </span>
            </span>
            <Button
              aria-label={`${words('settle')}: ${nameOf(appointment.personId)}`}
              onClick={() => onOpen({ kind: 'settle', appointment })}
            >
              {words('settle')}
            </Button>
            <Button
              kind="first"
              aria-label={`${words('book')}: ${nameOf(appointment.personId)}`}
              onClick={() => onOpen({ kind: 'book', appointment })}
            >
              {words('book')}
            </Button>
          </li>
        ))}
      </ul>
    )}
  </section>
)

const Booked = ({ booked, onOpen }: { booked: readonly Appointment[]; onOpen: (open: Open) => void }) => (
  <ul class="lines">
    {booked.map((appointment) => (
      <li key={appointment.appointmentId}>
        <span class="grow">
          <span class="nowrap soft">{appointment.startsAt && f().time(appointment.startsAt, zoneOfLocation(appointment.locationId))}</span>{' '}
          <span class="strong">{nameOf(appointment.personId)}</span> {appointment.topic}
        </span>
        <Button
          kind="quiet"
          aria-label={`${words('settle')}: ${nameOf(appointment.personId)}`}
          onClick={() => onOpen({ kind: 'settle', appointment })}
        >
          {words('settle')}
        </Button>
      </li>
    ))}
  </ul>
)

const HourLine = ({ hour, booked, onOpen }: { hour: Hour; booked: readonly Appointment[]; onOpen: (open: Open) => void }) => {
  const local = zoneOfLocation(hour.locationId)
  return (
    <li class="hour">
      <div class="row between">
        <span>
          <span class="strong">
            {f().day(todayIn(local, hour.startsAt), 'short')}, {f().span(hour.startsAt, endOf(hour.startsAt, hour.minutes), local)}
          </span>{' '}
          <span>{placeOf(hour.locationId)}</span>
          <br />
          <span class="soft small">
            {phaseName(hour.phaseKey)} · {hour.hostId === null ? words('noHost') : words('with', { name: nameOf(hour.hostId) })}
            {booked.length === 0 && ` · ${words('bookedNone')}`}
          </span>
        </span>
        {Date.parse(hour.startsAt) <= Date.parse(now.value) && (
          <Button aria-label={`${words('dropIn')}: ${whenOf(hour)}`} onClick={() => onOpen({ kind: 'dropIn', hour })}>
            {words('dropIn')}
          </Button>
        )}
      </div>
      {booked.length > 0 && <Booked booked={booked} onOpen={onOpen} />}
    </li>
  )
}

const Log = ({ settled }: { settled: readonly Appointment[] }) => (
  <section class="card" aria-labelledby="log">
    <h2 id="log">{words('logTitle')}</h2>
    {settled.length === 0 ? (
      <p class="soft">{words('logNone')}</p>
    ) : (
      <Table
        label={words('logTitle')}
        columns={[
          {
            key: 'when',
            head: words('day'),
            cell: (row) => (
              <span class="nowrap">
                {row.startsAt
                  ? f().moment(row.startsAt, zoneOfLocation(row.locationId))
                  : f().moment(row.settledAt ?? row.askedAt, ownZone.value)}
              </span>
            ),
          },
          { key: 'who', head: words('who'), cell: (row) => <span class="strong">{nameOf(row.personId)}</span> },
          {
            key: 'state',
            head: words('state'),
            cell: (row) => (
              <Chip kind={row.state === 'done' ? 'pass' : row.state === 'missed' ? 'hold' : 'nodata'}>
                {words(row.state === 'done' ? 'done' : row.state === 'missed' ? 'missed' : 'cancelled')}
              </Chip>
            ),
          },
          { key: 'log', head: words('logOptional'), cell: (row) => [row.topic, row.log].filter(Boolean).join(' → ') || '–' },
          { key: 'host', head: words('host'), cell: (row) => nameOf(row.hostId) || '–' },
        ]}
        rows={settled}
        rowKey={(row) => row.appointmentId}
      />
    )}
  </section>
)

export const OfficeHoursPage = ({ tabs }: { tabs: ComponentChildren }) => {
  const [open, setOpen] = useState<Open>()
  const appointments = where('appointment', { rolloutId: rolloutId.value })
  const asked = appointments.filter(({ state }) => state === 'asked').toSorted((one, other) => (one.askedAt < other.askedAt ? -1 : 1))
  const booked = appointments
    .filter(({ state }) => state === 'booked')
    .toSorted((one, other) => Date.parse(one.startsAt ?? '') - Date.parse(other.startsAt ?? ''))
  const settled = appointments
    .filter(({ state }) => state !== 'asked' && state !== 'booked')
    .toSorted((one, other) => ((one.settledAt ?? '') > (other.settledAt ?? '') ? -1 : 1))
  const hours = where('officeHour', { rolloutId: rolloutId.value }).toSorted(
    (one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt),
  )
  const at = Date.parse(now.value)
  const toCome = hours.filter((hour) => Date.parse(hour.startsAt) + hour.minutes * 60_000 > at)
  const until = Math.max(at, Date.parse(toCome[0]?.startsAt ?? '') || at) + aWeek
  const soon = toCome.filter((hour) => Date.parse(hour.startsAt) < until)
  const further = toCome.filter((hour) => !soon.includes(hour))
  const behind = hours.filter((hour) => !toCome.includes(hour)).toReversed()
  const ownTime = booked.filter(({ officeKey }) => officeKey === null || !hours.some((hour) => hour.officeKey === officeKey))
  const inHour = (hour: Hour): Appointment[] => booked.filter(({ officeKey }) => officeKey === hour.officeKey)
  const next = toCome[0]
  const title =
    asked.length > 0
      ? words('titleAsked', { count: asked.length })
      : next
        ? words('titleNext', { when: whenOf(next), place: placeOf(next.locationId) })
        : words('titleNone')
  const close = (): void => setOpen(undefined)
  return (
    <>
      <PageHeading over={words('over', { hours: toCome.length, booked: booked.length })} title={title}>
        {me.value?.actor?.personId && <Button onClick={() => setOpen({ kind: 'ask' })}>{words('ask')}</Button>}
      </PageHeading>
      {tabs}
      <Asked asked={asked} onOpen={setOpen} />
      {ownTime.length > 0 && (
        <section class="card" aria-labelledby="own-time">
          <h2 id="own-time">{words('ownTime')}</h2>
          <ul class="lines" aria-labelledby="own-time">
            {ownTime.map((appointment) => (
              <li key={appointment.appointmentId}>
                <span class="grow">
                  <span class="strong">
                    {appointment.startsAt && whenOf({ startsAt: appointment.startsAt, locationId: appointment.locationId })}
                  </span>{' '}
                  {nameOf(appointment.personId)} <span class="soft">{words('with', { name: nameOf(appointment.hostId) })}</span>{' '}
                  {appointment.topic}
                </span>
                <Button
                  kind="quiet"
                  aria-label={`${words('settle')}: ${nameOf(appointment.personId)}`}
                  onClick={() => setOpen({ kind: 'settle', appointment })}
                >
                  {words('settle')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="card" aria-labelledby="hours">
        <h2 id="hours">{words('hours')}</h2>
        {hours.length === 0 && <p class="soft">{words('noneText')}</p>}
        {toCome.length > 0 && (
          <ul class="plain-list" aria-labelledby="hours">
            {soon.map((hour) => (
              <HourLine key={hour.officeKey} hour={hour} booked={inHour(hour)} onOpen={setOpen} />
            ))}
          </ul>
        )}
        {further.length > 0 && (
          <details>
            <summary>{words('further', { count: further.length })}</summary>
            <ul class="plain-list">
              {further.map((hour) => (
                <HourLine key={hour.officeKey} hour={hour} booked={inHour(hour)} onOpen={setOpen} />
              ))}
            </ul>
          </details>
        )}
        {behind.length > 0 && (
          <details>
            <summary>{words('past', { count: behind.length })}</summary>
            <ul class="plain-list">
              {behind.map((hour) => (
                <HourLine key={hour.officeKey} hour={hour} booked={inHour(hour)} onOpen={setOpen} />
              ))}
            </ul>
          </details>
        )}
      </section>
      <Log settled={settled} />
      {open?.kind === 'ask' && <AskHelpDialog rolloutId={rolloutId.value} onClose={close} />}
      {open?.kind === 'book' && <BookHelpDialog appointment={open.appointment} onClose={close} />}
      {open?.kind === 'settle' && <SettleHelpDialog appointment={open.appointment} onClose={close} />}
      {open?.kind === 'dropIn' && <DropInDialog hour={open.hour} when={whenOf(open.hour)} onClose={close} />}
    </>
  )
}
