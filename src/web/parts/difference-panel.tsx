/** What a change would do, before it happens: phases that move, people who change phase, and how much hangs on it. */
import type { TableName } from '#core/tables.ts'
import { f, w } from '#web/language.ts'
import { type PhaseMove, type PersonMove, rowsDifference, type SiteMove } from '#web/plan-changes.ts'
import type { RowSets } from '#web/rows.ts'
import { phaseName } from '#web/phase-name.ts'

const most = 8

const phaseLine = ({ phaseKey, from, to }: PhaseMove): string => {
  const phase = phaseName(phaseKey)
  if (from && to) return w('phaseMoves', { phase, from: f().day(from, 'short'), to: f().day(to, 'short') })
  return to ? w('phaseNew', { phase, to: f().day(to, 'short') }) : w('phaseGone', { phase })
}

const siteLine = ({ phaseKey, place, from, to }: SiteMove): string =>
  w('siteMoves', { phase: phaseName(phaseKey), place, from: f().day(from, 'short'), to: f().day(to, 'short') })

const personLine = ({ name, from, to }: PersonMove): string =>
  w('personMoves', { name, from: from ? phaseName(from) : w('notInPlan'), to: to ? phaseName(to) : w('notInPlan') })

const Some = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.slice(0, most).map((line) => (
      <li key={line}>{line}</li>
    ))}
    {lines.length > most && <li class="soft">{w('andMore', { count: lines.length - most })}</li>}
  </ul>
)

export const DifferencePanel = ({ before, after, rolloutId }: { before: RowSets; after: RowSets; rolloutId: string }) => {
  const { phases, sites, people, counts } = rowsDifference(before, after, rolloutId)
  const told: [TableName, 'messagesMove' | 'sessionsMove' | 'hoursMove' | 'itemsMove'][] = [
    ['message', 'messagesMove'],
    ['session', 'sessionsMove'],
    ['officeHour', 'hoursMove'],
    ['checklistItem', 'itemsMove'],
  ]
  const counted = told.filter(([table]) => (counts[table] ?? 0) > 0)
  const nothing = phases.length + sites.length + people.length + counted.length === 0
  return (
    <section class="stack tight" aria-label={w('willChange')}>
      {nothing && <p class="note">{w('changesNothing')}</p>}
      {phases.length > 0 && <Some lines={phases.map(phaseLine)} />}
      {sites.length > 0 && <Some lines={sites.map(siteLine)} />}
      {people.length > 0 && (
        <div>
          <h3>{w('peopleMove', { count: people.length })}</h3>
          <Some lines={people.map(personLine)} />
        </div>
      )}
      {counted.length > 0 && <p class="soft">{counted.map(([table, key]) => w(key, { count: counts[table] ?? 0 })).join(' · ')}</p>}
    </section>
  )
}
