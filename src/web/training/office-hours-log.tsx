/** The log of help in person: what came of each appointment. */
import type { StoredRow } from '#core/registry/tables.ts'
import { isVisit } from '#core/training/visits.ts'
import { f, voice } from '#web/base/language.ts'
import { Chip } from '#web/parts/chip.tsx'
import { Table } from '#web/parts/table.tsx'
import { ownZone, zoneOfLocation } from '#web/sync/store.ts'
import { officeHoursWords } from '#web/training/office-hours-words.ts'
import { nameOf } from '#web/training/training-selectors.ts'

const words = voice(officeHoursWords)

export const OfficeHoursLog = ({ settled }: { settled: readonly StoredRow<'appointment'>[] }) => (
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
              <span>
                {row.startsAt && isVisit(row)
                  ? f().day(row.startsAt.slice(0, 10), 'short')
                  : row.startsAt
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
          { key: 'log', head: words('log'), cell: (row) => [row.topic, row.log].filter(Boolean).join(' → ') || '–' },
          { key: 'host', head: words('host'), cell: (row) => nameOf(row.hostId) || '–' },
        ]}
        rows={settled}
        rowKey={(row) => row.appointmentId}
      />
    )}
  </section>
)
