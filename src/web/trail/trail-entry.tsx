/** One entry of the trail: what was done in a sentence, and folded in it what stood there before and after. */
import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import { sentenceOf } from '#core/trail/trail-sentences.ts'
import { trailWords } from '#core/trail/trail-words.ts'
import type { TrailChange, TrailEntry, TrailPage } from '#core/trail/trail.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { f, language, voice } from '#web/base/language.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { ownZone } from '#web/sync/store.ts'
import { trailPageWords } from '#web/trail/trail-page-words.ts'
import { columnName, columnsOf, type Names, rowName, tableName, timeOf, valueText } from '#web/trail/trail-values.ts'

const words = voice(trailPageWords)
const t = voice(trailWords)

/** Longer than this between doing and arriving, and it was done without a connection. */
const sentLater = 120_000

interface Piece {
  readonly changes: readonly TrailChange[]
  readonly names: Names
}

export const whoOf = ({ by }: Pick<TrailEntry, 'by'>): string => by.name || t('nobody')

const Change = ({ change, names, onOnly }: { change: TrailChange; names: Names; onOnly: (change: TrailChange) => void }) => {
  const { before, after } = change
  const name = rowName(change, names)
  return (
    <li class="trail-change">
      <div class="row between">
        <span>
          <span class="soft">{tableName(change.table)}</span> <strong>{name}</strong>
          {!before && <span class="soft"> ({words('isNew')})</span>}
          {!after && <span class="soft"> ({words('isGone')})</span>}
        </span>
        <Button kind="quiet" aria-label={words('onlyOf', { name: `${tableName(change.table)} ${name}` })} onClick={() => onOnly(change)}>
          {words('only')}
        </Button>
      </div>
      <dl class="facts small">
        {columnsOf(change).map((column) => (
          <Fragment key={column}>
            <dt>{columnName(change.table, column)}</dt>
            <dd>
              {before && after && (
                <>
                  <span class="unseen">{words('was')} </span>
                  <span class="before">{valueText(column, before[column] ?? null, names)}</span>
                  <span aria-hidden="true"> → </span>
                  <span class="unseen">, {words('became')} </span>
                </>
              )}
              <span class={after ? undefined : 'before'}>{valueText(column, (after ?? before)?.[column] ?? null, names)}</span>
            </dd>
          </Fragment>
        ))}
      </dl>
    </li>
  )
}

const countsSaid = ({ counts }: TrailEntry): string =>
  Object.entries(counts)
    .map(([table, count]) => {
      const told = (['added', 'changed', 'removed'] as const).filter((what) => count[what] > 0)
      return `${tableName(table)}: ${told.map((what) => words(what, { count: count[what] })).join(', ')}`
    })
    .join(' · ')

const Changes = ({ entry, names, onOnly }: { entry: TrailEntry; names: Names; onOnly: (change: TrailChange) => void }) => {
  const [more, setMore] = useState<Piece>({ changes: [], names: {} })
  const [whole, setWhole] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote>()
  // The first of the page may be out of order, so the rest is fetched from the beginning and takes its place.
  const shown = more.changes.length > 0 ? more.changes : entry.changes
  const fetchMore = async (): Promise<void> => {
    setBusy(true)
    setTrouble(undefined)
    try {
      const piece = await ask<Piece>(`/api/audit/${entry.version}/changes?from=${more.changes.length}`)
      const changes = [...more.changes, ...piece.changes]
      setMore({ changes, names: { ...more.names, ...piece.names } })
      setWhole(changes.length >= entry.changeCount)
    } catch (problem) {
      setTrouble(troubleIn(problem))
    } finally {
      setBusy(false)
    }
  }
  if (entry.changeCount === 0 && entry.emptiedBy !== null) return null
  if (entry.changeCount === 0) return <p class="soft">{words('changedNothing')}</p>
  const allNames = { ...names, ...more.names }
  return (
    <>
      {entry.changeCount > 1 && <p class="soft small">{countsSaid(entry)}</p>}
      <ul class="plain-list trail-changes">
        {shown.map((change) => (
          <Change key={`${change.table}/${change.key}`} change={change} names={allNames} onOnly={onOnly} />
        ))}
      </ul>
      <TroubleNote trouble={trouble} />
      {!whole && entry.changeCount > shown.length && (
        <div>
          <Button kind="quiet" busy={busy} onClick={() => void fetchMore()}>
            {words('moreChanges', { count: entry.changeCount - shown.length })}
          </Button>
        </div>
      )}
    </>
  )
}

/** An entry; `onOnly` narrows the trail to one thing. */
export const Entry = ({
  entry,
  names,
  onOnly,
}: {
  entry: TrailEntry
  names: TrailPage['names']
  onOnly: (change: TrailChange) => void
}) => {
  const [opened, setOpened] = useState(false)
  const time = timeOf(entry.at)
  const device = t('device', entry)
  const bySystem = entry.by.accountId === 'system'
  const late = Date.parse(entry.at) - Date.parse(entry.issuedAt)
  return (
    <li>
      <details class="trail-entry line" onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>
          <span>
            {sentenceOf(language.value, entry, names)}
            <span class="small soft block">
              {bySystem ? words('bySystem', { name: whoOf(entry), time }) : words('by', { name: whoOf(entry), time, device })}
            </span>
          </span>
        </summary>
        {opened && (
          <div class="stack tight">
            {late > sentLater && <p class="soft small">{words('askedFor', { moment: f().moment(entry.issuedAt, ownZone.value) })}</p>}
            {entry.emptiedBy !== null && <p class="soft">{words('emptied', { version: entry.emptiedBy })}</p>}
            {entry.empties.length > 0 && <p class="soft">{t('empties', { versions: entry.empties })}</p>}
            <Changes entry={entry} names={names} onOnly={onOnly} />
            <p class="soft small">{words('versionOf', { version: entry.version, command: entry.name })}</p>
          </div>
        )}
      </details>
    </li>
  )
}
