/** The plan as tables: phases with their promised days, places, champions, trainings, messages. */
import { slipsOf } from '#core/plan/slips.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, t, tell, voice } from '#web/base/language.ts'
import { Chip } from '#web/parts/chip.tsx'
import { Table } from '#web/parts/table.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { FoldedPart } from '#web/parts/folded-part.tsx'
import { LongTable } from '#web/parts/long-table.tsx'
import { everybody } from '#core/people/people-list.ts'
import { peopleSource } from '#web/people/people-source.ts'
import { useList } from '#web/sync/list-source.ts'
import { seatsOf } from '#web/training/seat-counts.ts'
import { phaseName } from '#web/plan/phase-name.ts'
import { planPageWords } from '#web/plan/plan-page-words.ts'
import { becauseOf } from '#web/plan/plan-reasons.tsx'
import { placesById, where, zone } from '#web/sync/store.ts'

const p = voice(planPageWords)
/** With more rows than this a table is folded. */
const mostOpen = 12

const placeName = (locationId: string | null, otherwise: string): string =>
  (locationId === null ? undefined : placesById.value.get(locationId)?.name) ?? otherwise

/** How far a phase is from the day that was promised for it. */
const Slipped = ({ days }: { days: number | null | undefined }) => {
  if (days === undefined) return <>–</>
  if (days === null) return <Chip>{t('plan.slip.gone')}</Chip>
  if (days === 0) return <Chip kind="pass">{t('plan.slip.none')}</Chip>
  return days > 0 ? (
    <Chip kind="hold">{t('plan.slip.late', { days })}</Chip>
  ) : (
    <Chip kind="info">{t('plan.slip.early', { days: -days })}</Chip>
  )
}

export const PhaseTable = ({ rolloutId, phases }: { rolloutId: string; phases: readonly StoredRow<'phase'>[] }) => {
  const slips = new Map(slipsOf(where('baseline', { rolloutId }), phases).map((slip) => [slip.phaseKey, slip]))
  const sites = where('phaseSite', { rolloutId })
  return (
    <Table
      label={p('asTable')}
      columns={[
        { key: 'phase', head: p('phase'), cell: (phase) => <span class="strong">{`${phase.position} ${phaseName(phase.phaseKey)}`}</span> },
        {
          key: 'starts',
          head: p('starts'),
          cell: (phase) => {
            const others = sites.filter((site) => site.phaseKey === phase.phaseKey && site.goLiveOn !== phase.goLiveOn)
            return (
              <>
                {f().day(phase.goLiveOn, 'short')}
                {others.map((site) => (
                  <span class="soft small" key={site.locationId}>
                    <br />
                    {placeName(site.locationId, '')}: {f().day(site.goLiveOn, 'short')}
                  </span>
                ))}
              </>
            )
          },
        },
        { key: 'ends', head: p('ends'), cell: (phase) => (phase.phaseKey === 'off' ? '–' : f().day(phase.endsOn, 'short')) },
        { key: 'people', head: p('people'), num: true, cell: (phase) => (phase.headCount > 0 ? f().number(phase.headCount) : '–') },
        { key: 'share', head: p('share'), num: true, cell: (phase) => (phase.headCount > 0 ? f().percent(phase.share) : '–') },
        { key: 'promised', head: p('promised'), cell: (phase) => <Slipped days={slips.get(phase.phaseKey)?.days} /> },
      ]}
      rows={phases}
      rowKey={(phase) => phase.phaseKey}
    />
  )
}

/** Champions, folded: of a large organisation there are thousands. */
export const ChampionTable = ({ rolloutId }: { rolloutId: string }) => {
  const { rows, total, more, trouble } = useList(peopleSource, { ...everybody(rolloutId), champions: true })
  return (
    <>
      <TroubleNote trouble={trouble} />
      {total !== undefined && (
        <FoldedPart summary={p('championsOpen', { count: total })} open={total <= mostOpen}>
          {() => (
            <LongTable
              label={p('champions')}
              columns={[
                { key: 'person', head: p('person'), cell: ({ person }) => <span class="strong">{person.name}</span> },
                { key: 'place', head: p('place'), cell: ({ person }) => placeName(person.locationId, '–') },
                { key: 'because', head: p('because'), cell: ({ championBecause }) => becauseOf(championBecause) },
              ]}
              rows={rows}
              rowKey={({ person }) => person.personId}
              total={total}
              more={more}
            />
          )}
        </FoldedPart>
      )}
    </>
  )
}

export const SessionTable = ({ rolloutId }: { rolloutId: string }) => {
  return (
    <LongTable
      label={p('sessionsTitle')}
      columns={[
        {
          key: 'when',
          head: p('when'),
          cell: (row) => (
            <span class="nowrap">{f().moment(row.startsAt, placesById.value.get(row.locationId ?? '')?.zone ?? zone.value)}</span>
          ),
        },
        { key: 'phase', head: p('phase'), cell: (row) => phaseName(row.phaseKey) },
        { key: 'place', head: p('place'), cell: (row) => placeName(row.locationId, row.form === 'lowData' ? p('lowData') : p('online')) },
        { key: 'language', head: p('language'), cell: (row) => row.language.toUpperCase() },
        {
          key: 'seats',
          head: p('seats'),
          cell: (row) => p('seatsTaken', { taken: seatsOf(row.sessionKey)?.seated ?? 0, seats: row.seats }),
        },
      ]}
      rows={where('session', { rolloutId, cancelledAt: null }).toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))}
      rowKey={(row) => row.sessionKey}
    />
  )
}

export const MessageTable = ({ rolloutId }: { rolloutId: string }) => (
  <LongTable
    label={p('messages')}
    columns={[
      { key: 'when', head: p('when'), cell: (row) => <span class="nowrap">{f().day(row.sendOn, 'short')}</span> },
      {
        key: 'message',
        head: p('message'),
        cell: (row) => <span class="strong">{tell({ code: `communication.kind.${row.kind}`, params: {} })}</span>,
      },
      { key: 'phase', head: p('phase'), cell: (row) => (row.phaseKey ? phaseName(row.phaseKey) : p('everyone')) },
      { key: 'place', head: p('place'), cell: (row) => placeName(row.locationId, p('everywhere')) },
      { key: 'readers', head: p('readers'), num: true, cell: (row) => f().number(row.readers) },
    ]}
    rows={where('message', { rolloutId }).toSorted((a, b) => (a.sendOn < b.sendOn ? -1 : a.sendOn > b.sendOn ? 1 : 0))}
    rowKey={(row) => row.messageKey}
  />
)
