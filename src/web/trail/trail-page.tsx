/** The trail: everything that was changed, by whom, when and on which device, read from the server and checked there (AC-4). */
import { shared } from '#web/base/lead-words.ts'
import { useLocation } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import { trailWords } from '#core/trail/trail-words.ts'
import type { TrailChange, TrailEntry, TrailPage as Page, TrailVerdict } from '#core/trail/trail.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { f, voice, w } from '#web/base/language.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { Verdict } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { SelectField, TextField } from '#web/parts/field.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { all, today } from '#web/sync/store.ts'
import { syncState } from '#web/sync/sync.ts'
import { Entry, whoOf } from '#web/trail/trail-entry.tsx'
import { trailPageWords } from '#web/trail/trail-page-words.ts'
import { dayOf, type Names, rowName, tableName } from '#web/trail/trail-values.ts'

const words = voice(trailPageWords)
const t = voice(trailWords)

const filterNames = ['person', 'rollout', 'table', 'key', 'from', 'to'] as const
type Filters = Partial<Record<(typeof filterNames)[number], string>>

/** What the trail can be narrowed to, besides a rollout. */
const things = [
  'person',
  'location',
  'holiday',
  'participant',
  'phase',
  'session',
  'checklistItem',
  'freeze',
  'calendarLink',
  'organisation',
] as const
/** Things of which one can be chosen from a list, while the list is short enough to look through. */
const mostToChoose = 2000

const queryOf = (filters: Filters): string => new URLSearchParams(Object.entries(filters).filter(([, value]) => value)).toString()

const dayHeading = (day: string): string => f().day(day, day.slice(0, 4) === today.value.slice(0, 4) ? 'long' : 'full')

const choices = (table: string | undefined): { value: string; text: string }[] => {
  const found =
    table === 'person'
      ? all('person').map((one) => ({ value: one.personId, text: one.name }))
      : table === 'location'
        ? all('location').map((one) => ({ value: one.locationId, text: one.name }))
        : []
  return found.length > mostToChoose ? [] : found.toSorted((a, b) => a.text.localeCompare(b.text))
}

const CheckPanel = ({ verdict, trouble }: { verdict: TrailVerdict | undefined; trouble: ErrorNote | undefined }) => (
  <div role="status">
    <TroubleNote trouble={trouble} />
    {verdict && (
      <section class="card" aria-label={words('check')}>
        <p>
          <Verdict verdict={verdict.whole ? 'pass' : 'fail'}>{words(verdict.whole ? 'intact' : 'broken')}</Verdict>{' '}
          {verdict.broken ? t('broken', verdict.broken) : t('whole', verdict)}
        </p>
        {verdict.whole && verdict.emptied > 0 && <p class="small soft">{t('emptied', verdict)}</p>}
        {verdict.whole && verdict.seal && (
          <p class="small soft">
            {words('sealText', verdict)}{' '}
            <code>
              uitrol audit verify --anchor {verdict.seal}@{verdict.version}
            </code>
          </p>
        )}
      </section>
    )}
  </div>
)

const Filtering = ({ filters, onFilters }: { filters: Filters; onFilters: (filters: Filters) => void }) => {
  const [actors, setActors] = useState<readonly TrailEntry['by'][]>([])
  useEffect(() => {
    // Without the list the filter offers everyone alone; why the server is silent is said below.
    ask<readonly TrailEntry['by'][]>('/api/audit/people').then(setActors, () => undefined)
  }, [syncState.value.kind])
  const which = choices(filters.table)
  const chosenThing = filters.rollout ? `rollout ${filters.rollout}` : (filters.table ?? '')
  const chooseThing = (thing: string): void => {
    const { rollout: _rollout, table: _table, key: _key, ...rest } = filters
    if (thing.startsWith('rollout ')) onFilters({ ...rest, rollout: thing.slice(8) })
    else onFilters({ ...rest, table: thing })
  }
  const thingOptions = [
    { value: '', text: words('all') },
    ...all('rollout').map((one) => ({ value: `rollout ${one.rolloutId}`, text: `${tableName('rollout')} ${one.tool}` })),
    ...things.map((table) => ({ value: table, text: tableName(table) })),
  ]
  if (filters.table && !things.some((one) => one === filters.table))
    thingOptions.push({ value: filters.table, text: tableName(filters.table) })
  return (
    <search class="trail-filters no-print">
      <SelectField
        label={words('person')}
        value={filters.person ?? ''}
        onValue={(person) => onFilters({ ...filters, person })}
        options={[{ value: '', text: words('everyone') }, ...actors.map((by) => ({ value: by.accountId, text: whoOf({ by }) }))]}
      />
      <SelectField label={words('thing')} value={chosenThing} onValue={chooseThing} options={thingOptions} />
      {which.length > 0 && (
        <SelectField
          label={words('which')}
          value={filters.key ?? ''}
          onValue={(key) => onFilters({ ...filters, key })}
          options={[{ value: '', text: words('all') }, ...which]}
        />
      )}
      <TextField label={words('from')} type="date" value={filters.from ?? ''} onValue={(from) => onFilters({ ...filters, from })} />
      <TextField label={words('to')} type="date" value={filters.to ?? ''} onValue={(to) => onFilters({ ...filters, to })} />
    </search>
  )
}

const Entries = ({ entries, names, onOnly }: { entries: readonly TrailEntry[]; names: Names; onOnly: (change: TrailChange) => void }) => (
  <>
    {[...Map.groupBy(entries, ({ at }) => dayOf(at))].map(([day, ofDay]) => (
      <section class="stack tight" key={day} aria-label={day && dayHeading(day)}>
        <h2>{day && dayHeading(day)}</h2>
        <ul class="plain-list">
          {ofDay.map((entry) => (
            <Entry key={entry.version} entry={entry} names={names} onOnly={onOnly} />
          ))}
        </ul>
      </section>
    ))}
  </>
)

const Trail = () => {
  const { query, route } = useLocation()
  const filters: Filters = Object.fromEntries(filterNames.flatMap((name) => (query[name] ? [[name, query[name]]] : [])))
  const wanted = queryOf(filters)
  const [found, setFound] = useState<Page>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote>()
  const [verdict, setVerdict] = useState<TrailVerdict>()
  const [checkTrouble, setCheckTrouble] = useState<ErrorNote>()
  const [checking, setChecking] = useState(false)
  const [onlyName, setOnlyName] = useState('')
  const latest = useRef(wanted)
  const read = async (before?: Page): Promise<void> => {
    setBusy(true)
    setTrouble(undefined)
    latest.current = wanted
    try {
      const page = await ask<Page>(`/api/audit?${wanted}${before ? `&before=${before.before}` : ''}`)
      if (latest.current !== wanted) return
      setFound(before ? { ...page, entries: [...before.entries, ...page.entries], names: { ...before.names, ...page.names } } : page)
    } catch (problem) {
      if (latest.current === wanted) setTrouble(troubleIn(problem))
    } finally {
      if (latest.current === wanted) setBusy(false)
    }
  }
  useEffect(() => void read(), [wanted, syncState.value.kind === 'away'])
  const narrow = (to: Filters): void => route(`/trail?${queryOf(to)}`, true)
  const onlyThis = (change: TrailChange): void => {
    setOnlyName(`${tableName(change.table)} ${rowName(change, found?.names ?? {})}`)
    narrow({ table: change.table, key: change.key })
  }
  const check = async (): Promise<void> => {
    setChecking(true)
    setVerdict(undefined)
    setCheckTrouble(undefined)
    try {
      setVerdict(await ask<TrailVerdict>('/api/audit/check', { patience: 600_000 }))
    } catch (problem) {
      setCheckTrouble(troubleIn(problem))
    } finally {
      setChecking(false)
    }
  }
  const away = trouble?.code === 'web.notReached'
  return (
    <>
      <PageHeading
        over={
          <>
            <a href="/settings/users">{w('settings')}</a> · {words('trail')}
          </>
        }
        title={words('title')}
      >
        <Button busy={checking} onClick={() => void check()}>
          {words(checking ? 'checking' : 'check')}
        </Button>
      </PageHeading>
      <CheckPanel verdict={verdict} trouble={checkTrouble} />
      <section class="card" aria-label={words('trail')}>
        <Filtering filters={filters} onFilters={narrow} />
        {wanted !== '' && (
          <div class="row">
            {filters.key && onlyName !== '' && <strong>{onlyName}</strong>}
            <Button kind="quiet" onClick={() => narrow({})}>
              {words('clear')}
            </Button>
          </div>
        )}
        {away ? <p class="note hold">{words('offline')}</p> : <TroubleNote trouble={trouble} />}
        {!found && busy && (
          <p class="soft" role="status">
            {shared('loading')}
          </p>
        )}
        {found && found.entries.length === 0 && !trouble && <EmptyState title={words('nothingFits')} text={words('nothingFitsText')} />}
        {found && <Entries entries={found.entries} names={found.names} onOnly={onlyThis} />}
        {found && found.before !== null && (
          <div>
            <Button busy={busy} onClick={() => void read(found)}>
              {words('older')}
            </Button>
          </div>
        )}
      </section>
    </>
  )
}

export const TrailPage = () =>
  mayI('audit.read') ? (
    <Trail />
  ) : (
    <>
      <PageHeading title={w('notFound')} />
      <p>
        <a href="/today">{w('toToday')}</a>
      </p>
    </>
  )
