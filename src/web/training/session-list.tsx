/** Sessions as a list: when, where, by whom and how full, under one heading a week. */
import { shared } from '#web/base/lead-words.ts'
import { noSeats } from '#core/training/seat-counts.ts'
import { f, voice } from '#web/base/language.ts'
import { Chip } from '#web/parts/chip.tsx'
import { FoldedPart } from '#web/parts/folded-part.tsx'
import { LongTable } from '#web/parts/long-table.tsx'
import { weekOf } from '#web/parts/week-grid.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { seatsOf } from '#web/training/seat-counts.ts'
import { sessionPath, type SessionView } from '#web/training/session-rows.ts'
import { fullness } from '#web/training/session-seat-counts.ts'
import { isFrozen, trainerName, whenShort, whereabouts } from '#web/training/training-selectors.ts'
import { trainingPageWords } from '#web/training/training-words.ts'

const words = voice(trainingPageWords)
/** With more sessions than this the later phases are folded. */
export const mostOpen = 40

/** A champion reads of their own places only; how full a session over several places is, the server tells. */
export const fullnessOf = ({ session }: SessionView): { taken: number; waits: number } => {
  const { seated, waiting } = seatsOf(session.sessionKey) ?? noSeats
  const told = mayI('training.run')
    ? undefined
    : fullness.value.value.find((known) => known.rolloutId === session.rolloutId && known.sessionKey === session.sessionKey)
  return { taken: Math.max(told?.taken ?? 0, seated), waits: Math.max(told?.waiting ?? 0, waiting) }
}

export const Seats = ({ shown }: { shown: SessionView }) => {
  const { taken, waits } = fullnessOf(shown)
  const { session, stage } = shown
  if (stage === 'cancelled') return <Chip kind="fail">{words('cancelled')}</Chip>
  if (isFrozen(shown)) return <Chip kind="hold">{words('paused')}</Chip>
  const { present, noted, unnoted } = seatsOf(session.sessionKey) ?? noSeats
  if (stage === 'closed') return <>{words('closed', { there: present, seats: noted })}</>
  if (stage === 'toTake') return <Chip kind="hold">{words('takeLeft', { count: unnoted })}</Chip>
  return (
    <span class="row">
      <span class="nowrap">{words('seatsTaken', { taken, seats: session.seats })}</span>
      {waits > 0 ? <Chip kind="hold">{words('waiting', { count: waits })}</Chip> : taken >= session.seats && <Chip>{words('full')}</Chip>}
    </span>
  )
}

const Sessions = ({ label, list }: { label: string; list: readonly SessionView[] }) => (
  <LongTable
    label={label}
    columns={[
      {
        key: 'when',
        head: words('when'),
        cell: (shown) => (
          <a class="strong touch" href={sessionPath(shown.session.sessionKey)}>
            {whenShort(shown)}
          </a>
        ),
      },
      { key: 'place', head: words('place'), cell: whereabouts },
      { key: 'language', head: words('language'), cell: ({ session }) => session.language.toUpperCase() },
      { key: 'trainer', head: words('trainer'), wideOnly: true, cell: ({ session }) => trainerName(session.trainer) },
      { key: 'seats', head: words('seats'), cell: (shown) => <Seats shown={shown} /> },
    ]}
    rows={list}
    rowKey={({ session }) => session.sessionKey}
    twoLines
  />
)

/** Under one heading a week; the first week is open, later ones fold where there are many sessions. */
export const Weeks = ({ label, list }: { label: string; list: readonly SessionView[] }) => {
  const weeks = [...Map.groupBy(list, ({ day }) => weekOf(day))]
  if (weeks.length < 2) return <Sessions label={label} list={list} />
  return (
    <div class="weeks">
      {weeks.map(([week, ofWeek], index) => {
        const name = shared('weekFrom', { day: f().day(week, 'brief') })
        return (
          <FoldedPart
            key={week}
            summary={`${name}: ${words('sessionCount', { count: ofWeek.length })}`}
            open={index === 0 || list.length <= mostOpen}
          >
            {() => <Sessions label={`${label}, ${name}`} list={ofWeek} />}
          </FoldedPart>
        )
      })}
    </div>
  )
}
