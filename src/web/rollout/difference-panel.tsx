/** What a change would do, before it happens: phases and places that move, people who change phase, and how much hangs on it. */
import { shared } from '#web/base/lead-words.ts'
import { planDifference, type PlanDifference } from '#core/planning/plan-difference.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { f, tell } from '#web/base/language.ts'
import { phaseName } from '#web/rollout/phase-name.ts'
import type { RowSets } from '#web/sync/rows.ts'
import type { Previewed } from '#web/sync/preview.ts'

const most = 8

const compared = ['phase', 'phaseSite', 'participant', 'session', 'attendee', 'officeHour', 'message', 'checklistItem', 'warning'] as const

/** The rows of one rollout in the tables that a difference is told from. */
const rowsOf = (sets: RowSets, rolloutId: string): { [T in TableName]?: readonly Row<T>[] } =>
  Object.fromEntries(compared.map((table) => [table, [...sets[table].values()].filter((row) => row.rolloutId === rolloutId)]))

const phaseLine = ({ key, from, to }: PlanDifference['phases'][number]): string => {
  const phase = phaseName(key)
  if (from && to) return shared('phaseMoves', { phase, from: f().day(from, 'short'), to: f().day(to, 'short') })
  return to ? shared('phaseNew', { phase, to: f().day(to, 'short') }) : shared('phaseGone', { phase })
}

/** Places that do not simply move along with their phase. */
const siteLines = ({ sites, phases }: PlanDifference, { location, organisation }: RowSets): string[] => {
  const whole = new Map(phases.map(({ key, from, to }) => [key, `${from} ${to}`]))
  const home = [...organisation.values()][0]?.name
  return sites.flatMap(({ phase, locationId, from, to }) => {
    if (!from || !to || whole.get(phase) === `${from} ${to}`) return []
    const place = location.get(locationId)?.name ?? home ?? locationId
    return [shared('siteMoves', { phase: phaseName(phase), place, from: f().day(from, 'short'), to: f().day(to, 'short') })]
  })
}

const personLines = ({ people }: PlanDifference, { person }: RowSets): string[] =>
  people
    .map(({ personId, from, to }) => ({ name: person.get(personId)?.name ?? personId, from, to }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ name, from, to }) =>
      shared('personMoves', { name, from: from ? phaseName(from) : shared('notInPlan'), to: to ? phaseName(to) : shared('notInPlan') }),
    )

const Some = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.slice(0, most).map((line) => (
      <li key={line}>{line}</li>
    ))}
    {lines.length > most && <li class="soft">{shared('andMore', { count: lines.length - most })}</li>}
  </ul>
)

export const DifferencePanel = ({ seen, rolloutId }: { seen: Extract<Previewed, { ok: true }>; rolloutId: string }) => {
  const difference = planDifference(rowsOf(seen.before, rolloutId), seen.changes)
  const sites = siteLines(difference, seen.after)
  const people = personLines(difference, seen.after)
  // With so many people their rows are on the server, which says how many change.
  const elsewhere = seen.elsewhere.participant?.columns['phaseKey'] ?? 0
  const buddies =
    (seen.elsewhere.buddy?.rows ?? 0) +
    new Set(seen.changes.flatMap((change) => (change.table === 'buddy' ? [change.row.personId] : []))).size
  const counts = [
    ...(difference.messages > 0 ? [shared('messagesMove', { count: difference.messages })] : []),
    ...(difference.sessions > 0 ? [shared('sessionsMove', { count: difference.sessions })] : []),
    ...(buddies > 0 ? [shared('buddiesMove', { count: buddies })] : []),
    ...(difference.items > 0 ? [shared('itemsMove', { count: difference.items })] : []),
  ]
  const { added } = difference.warnings
  const nothing =
    difference.phases.length + sites.length + people.length + counts.length + added.length + difference.moved + elsewhere === 0
  return (
    <section class="stack tight" aria-label={shared('willChange')}>
      {nothing && <p class="note">{shared('changesNothing')}</p>}
      {difference.phases.length > 0 && <Some lines={difference.phases.map(phaseLine)} />}
      {sites.length > 0 && <Some lines={sites} />}
      {people.length > 0 && (
        <div>
          <h3>{shared('peopleMove', { count: people.length })}</h3>
          <Some lines={people} />
        </div>
      )}
      {elsewhere > 0 && <h3>{shared('peopleMove', { count: elsewhere })}</h3>}
      {counts.length > 0 && <p class="soft">{counts.join(' · ')}</p>}
      {added.length > 0 && (
        <div class="note hold">
          <Some lines={added.map(tell)} />
        </div>
      )}
    </section>
  )
}
