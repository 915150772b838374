/** Help in person: who asks for it, the drop-in hours with what is booked in them, and the log of what came of it. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { f, voice } from '#web/base/language.ts'
import {
  type Appointment,
  dayOfHour,
  type Hour,
  HourEntry,
  HourLine,
  type Open,
  placeOf,
  whenOf,
} from '#web/training/office-hour-entry.tsx'
import { AskHelpDialog, BookHelpDialog, DropInDialog, SettleHelpDialog } from '#web/training/office-hours-dialogs.tsx'
import { OfficeHoursLog } from '#web/training/office-hours-log.tsx'
import { officeHoursWords } from '#web/training/office-hours-words.ts'
import { Button } from '#web/parts/button.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { WeekGrid, weekOf } from '#web/parts/week-grid.tsx'
import { me } from '#web/sync/signed-in.ts'
import { now, ownZone, today, where, zoneOfLocation } from '#web/sync/store.ts'
import { nameOf, rolloutId } from '#web/training/training-selectors.ts'

const words = voice(officeHoursWords)

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
              opens="form"
              aria-label={`${words('settle')}: ${nameOf(appointment.personId)}`}
              onClick={() => onOpen({ kind: 'settle', appointment })}
            >
              {words('settle')}
            </Button>
            <Button
              opens="form"
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

export const OfficeHoursPage = ({ tabs }: { tabs: ComponentChildren }) => {
  const [open, setOpen] = useState<Open>()
  const [week, setWeek] = useState<string>()
  const [chosen, setChosen] = useState<string>()
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
  const ownTime = booked.filter(({ officeKey }) => officeKey === null || !hours.some((hour) => hour.officeKey === officeKey))
  const inHour = (hour: Hour): Appointment[] => booked.filter(({ officeKey }) => officeKey === hour.officeKey)
  const rowName = ({ locationId, startsAt }: Hour): string => `${placeOf(locationId)}${f().inZone(startsAt, zoneOfLocation(locationId))}`
  const next = toCome[0]
  const shown = hours.find(({ officeKey }) => officeKey === chosen) ?? next
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
        {me.value?.actor?.personId && (
          <Button opens="form" onClick={() => setOpen({ kind: 'ask' })}>
            {words('ask')}
          </Button>
        )}
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
                  opens="form"
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
        {hours.length === 0 ? (
          <p class="soft">{words('noneText')}</p>
        ) : (
          <>
            <WeekGrid
              label={words('hours')}
              head={words('place')}
              week={week ?? weekOf(shown ? dayOfHour(shown) : today.value)}
              onWeek={setWeek}
              today={today.value}
              rows={[...new Map(hours.map((hour) => [hour.locationId ?? '', rowName(hour)]))]
                .map(([key, name]) => ({ key, name }))
                .toSorted((one, other) => one.name.localeCompare(other.name))}
              entries={hours.map((hour) => ({
                key: hour.officeKey,
                day: dayOfHour(hour),
                row: hour.locationId ?? '',
                shown: (
                  <HourEntry
                    hour={hour}
                    booked={inHour(hour).length}
                    past={!toCome.includes(hour)}
                    chosen={hour.officeKey === shown?.officeKey}
                    onChoose={() => setChosen(hour.officeKey)}
                  />
                ),
              }))}
              none={words('noneThisWeek')}
            />
            {shown && (
              <ul class="plain-list" aria-label={words('chosenHour')} aria-live="polite">
                <HourLine hour={shown} booked={inHour(shown)} onOpen={setOpen} />
              </ul>
            )}
          </>
        )}
      </section>
      <OfficeHoursLog settled={settled} />
      {open?.kind === 'ask' && <AskHelpDialog rolloutId={rolloutId.value} onClose={close} />}
      {open?.kind === 'book' && <BookHelpDialog appointment={open.appointment} onClose={close} />}
      {open?.kind === 'settle' && <SettleHelpDialog appointment={open.appointment} onClose={close} />}
      {open?.kind === 'dropIn' && <DropInDialog hour={open.hour} when={whenOf(open.hour)} onClose={close} />}
    </>
  )
}
