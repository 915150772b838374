/** The trail: everything that was changed, by whom, when and on which device, read from the server and checked there (AC-4). */
import { useEffect, useRef, useState } from 'preact/hooks'
import { trailWords } from '#core/trail/trail-words.ts'
import type { TrailChange, TrailEntry, TrailPage as Page, TrailVerdict } from '#core/trail/trail.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { withCapital } from '#web/base/capital.ts'
import { f, voice, w } from '#web/base/language.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import type { List } from '#web/sync/list-source.ts'
import { Button } from '#web/parts/button.tsx'
import { Verdict } from '#web/parts/chip.tsx'
import { SelectField, TextField } from '#web/parts/field.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { type Filters, useFilters } from '#web/parts/use-filters.ts'
import { NotFound } from '#web/parts/not-found.tsx'
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
type TrailFilters = Filters<(typeof filterNames)[number]>

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

const dayHeading = (day: string): string => withCapital(f().day(day, day.slice(0, 4) === today.value.slice(0, 4) ? 'long' : 'full'))

const choices = (table: string): { value: string; text: string }[] => {
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

const FilterFields = ({ filters }: { filters: TrailFilters }) => {
  const [actors, setActors] = useState<readonly TrailEntry['by'][]>([])
  useEffect(() => {
    // Without the list the filter offers everyone alone; why the server is silent is said below.
    ask<readonly TrailEntry['by'][]>('/api/audit/people').then(setActors, () => undefined)
  }, [syncState.value.kind])
  const { rollout, table } = filters.values
  const which = choices(table)
  const chooseThing = (thing: string): void =>
    filters.set(thing.startsWith('rollout ') ? { rollout: thing.slice(8), table: '', key: '' } : { rollout: '', table: thing, key: '' })
  const thingOptions = [
    { value: '', text: words('all') },
    ...all('rollout').map((one) => ({ value: `rollout ${one.rolloutId}`, text: `${tableName('rollout')} ${one.tool}` })),
    ...things.map((name) => ({ value: name, text: tableName(name) })),
  ]
  if (table !== '' && !things.some((one) => one === table)) thingOptions.push({ value: table, text: tableName(table) })
  return (
    <>
      <SelectField
        label={words('person')}
        {...filters.field('person')}
        options={[{ value: '', text: words('everyone') }, ...actors.map((by) => ({ value: by.accountId, text: whoOf({ by }) }))]}
      />
      <SelectField label={words('thing')} value={rollout ? `rollout ${rollout}` : table} onValue={chooseThing} options={thingOptions} />
      {which.length > 0 && (
        <SelectField label={words('which')} {...filters.field('key')} options={[{ value: '', text: words('all') }, ...which]} />
      )}
      <TextField label={words('from')} type="date" {...filters.field('from')} />
      <TextField label={words('to')} type="date" {...filters.field('to')} />
    </>
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

/** The entries that fit, newest first, from the server; read again when it can be reached again. */
const useTrail = (filters: TrailFilters): { list: List<TrailEntry>; names: Names } => {
  const wanted = new URLSearchParams(Object.entries(filters.values).filter(([, value]) => value !== '')).toString()
  const [found, setFound] = useState<Page>()
  const [trouble, setTrouble] = useState<ErrorNote>()
  const latest = useRef(wanted)
  const read = async (before?: Page): Promise<void> => {
    latest.current = wanted
    setTrouble(undefined)
    try {
      const page = await ask<Page>(`/api/audit?${wanted}${before ? `&before=${before.before}` : ''}`)
      if (latest.current !== wanted) return
      setFound(before ? { ...page, entries: [...before.entries, ...page.entries], names: { ...before.names, ...page.names } } : page)
    } catch (problem) {
      if (latest.current === wanted) setTrouble(troubleIn(problem))
    }
  }
  useEffect(() => void read(), [wanted, syncState.value.kind === 'away'])
  const { entries = [], names = {}, before } = found ?? {}
  return {
    list: {
      rows: entries,
      total: before === null ? entries.length : undefined,
      more: found && before !== null ? () => void read(found) : undefined,
      trouble,
    },
    names,
  }
}

const Trail = () => {
  const filters = useFilters(...filterNames)
  const { list, names } = useTrail(filters)
  const [verdict, setVerdict] = useState<TrailVerdict>()
  const [checkTrouble, setCheckTrouble] = useState<ErrorNote>()
  const [checking, setChecking] = useState(false)
  const [onlyName, setOnlyName] = useState('')
  const onlyThis = ({ table, key, ...change }: TrailChange): void => {
    setOnlyName(`${tableName(table)} ${rowName({ table, key, ...change }, names)}`)
    filters.set({ person: '', rollout: '', from: '', to: '', table, key })
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
  const isAway = list.trouble?.code === 'web.notReached'
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
        {filters.values.key !== '' && onlyName !== '' && <strong>{onlyName}</strong>}
        {isAway && <p class="note hold">{words('offline')}</p>}
        <FilteredList filters={filters} list={isAway ? { ...list, trouble: undefined } : list} fields={<FilterFields filters={filters} />}>
          {(entries) => <Entries entries={entries} names={names} onOnly={onlyThis} />}
        </FilteredList>
      </section>
    </>
  )
}

export const TrailPage = () => (mayI('audit.read') ? <Trail /> : <NotFound />)
