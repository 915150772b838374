/** The people: who there is, where, in which phase and why; search, filter, import, pin, champions. */
import { useEffect, useState } from 'preact/hooks'
import { starts } from '#web/people/contacts.ts'
import { everyone, here, type Someone } from '#web/people/people-list.ts'
import { f, voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { SelectField } from '#web/parts/field.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { SearchBox } from '#web/parts/search-box.tsx'
import { Table } from '#web/parts/table.tsx'
import { PeopleImportDialog } from '#web/people/people-import.tsx'
import { peoplePageWords } from '#web/people/people-page-words.ts'
import { PersonDialog } from '#web/people/person-dialog.tsx'
import { PersonForm } from '#web/people/person-form.tsx'
import { phaseName } from '#web/plan/phase-name.ts'
import { phases } from '#web/plan/plan-selectors.ts'
import { becauseOf } from '#web/plan/plan-reasons.tsx'
import { mayI, me } from '#web/sync/signed-in.ts'
import { all, placesById, rollout, version } from '#web/sync/store.ts'

const p = voice(peoplePageWords)
const pageSize = 50

/** Without case or accents, so that "rene" finds René. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const found = ({ person }: Someone, search: string): boolean =>
  [person.name, person.email, person.jobTitle, person.employeeNumber].some((text) => text !== null && plain(text).includes(search))

const none = '–'
const filterOptions = (values: readonly { value: string; text: string }[]) => [{ value: '', text: p('all') }, ...values]

const Marks = ({ someone: { part, champion } }: { someone: Someone }) => (
  <>
    {champion && <Chip kind="pass">{p('champion')}</Chip>} {part?.pinnedAt && <Chip kind="info">{p('pinned')}</Chip>}
  </>
)

export const PeoplePage = () => {
  const [search, setSearch] = useState('')
  const [place, setPlace] = useState('')
  const [department, setDepartment] = useState('')
  const [phase, setPhase] = useState('')
  const [limit, setLimit] = useState(pageSize)
  const [opened, setOpened] = useState<string>()
  const [asked, setAsked] = useState<'import' | 'add'>()
  const current = rollout.value
  const actor = me.value?.actor
  // A champion has no rows of others’ parts; when the people of their places start is asked for.
  useEffect(() => {
    if (actor?.role === 'champion') void starts.find(actor.accountId)
  }, [actor?.accountId, version.value])
  const manages = mayI('people.manage')
  const list = here.value

  const wanted = plain(search.trim())
  const shown = list.filter(
    (someone) =>
      (place === '' || (someone.person.locationId ?? none) === place) &&
      (department === '' || (someone.person.department ?? none) === department) &&
      (phase === '' || (someone.part?.phaseKey ?? none) === phase) &&
      (wanted === '' || found(someone, wanted)),
  )
  const filtered = wanted !== '' || place !== '' || department !== '' || phase !== ''
  const departments = [...new Set(list.map(({ person }) => person.department ?? none))].toSorted((a, b) => a.localeCompare(b))
  const placesUsed = new Set(list.map(({ person }) => person.locationId)).size
  const someone = opened === undefined ? undefined : everyone.value.find(({ person }) => person.personId === opened)

  const actions = manages && (
    <>
      {list.length > 0 && (
        <a
          class="button"
          href={`/api/people/export?format=xlsx${current ? `&rollout=${encodeURIComponent(current.rolloutId)}` : ''}`}
          download
        >
          {p('exportList')}
        </a>
      )}
      <Button onClick={() => setAsked('add')}>{p('addOne')}</Button>
      <Button kind="first" onClick={() => setAsked('import')}>
        {p('importList')}
      </Button>
    </>
  )
  const dialogs = (
    <>
      {asked === 'import' && <PeopleImportDialog rolloutId={current?.rolloutId ?? null} onClose={() => setAsked(undefined)} />}
      {asked === 'add' && <PersonForm onClose={() => setAsked(undefined)} />}
      {someone && current && <PersonDialog someone={someone} rolloutId={current.rolloutId} onClose={() => setOpened(undefined)} />}
    </>
  )
  if (list.length === 0)
    return (
      <>
        <PageHeading title={p('headingNone')} />
        <EmptyState title={p('noneTitle')} text={p('noneText')}>
          <div class="row">{actions}</div>
        </EmptyState>
        {dialogs}
      </>
    )
  return (
    <>
      <PageHeading
        over={p('over', { tool: current?.tool ?? '' })}
        title={p('heading', {
          people: list.length,
          places: placesUsed,
          champions: list.filter(({ champion }) => champion).length,
        })}
      >
        {actions}
      </PageHeading>
      <section class="card" aria-label={w('people')}>
        <search class="filters no-print">
          <SearchBox
            value={search}
            label={p('searchPeople')}
            onValue={(text) => {
              setSearch(text)
              setLimit(pageSize)
            }}
          />
          <SelectField
            label={p('place')}
            value={place}
            onValue={setPlace}
            options={filterOptions([
              ...all('location').map((one) => ({ value: one.locationId, text: one.name })),
              ...(list.some(({ person }) => person.locationId === null) ? [{ value: none, text: p('noPlace') }] : []),
            ])}
          />
          <SelectField
            label={p('department')}
            value={department}
            onValue={setDepartment}
            options={filterOptions(departments.map((name) => ({ value: name, text: name === none ? p('noDepartment') : name })))}
          />
          <SelectField
            label={p('phase')}
            value={phase}
            onValue={setPhase}
            options={filterOptions([
              ...phases.value.filter((one) => one.headCount > 0).map((one) => ({ value: one.phaseKey, text: phaseName(one.phaseKey) })),
              ...(list.some(({ part }) => !part?.phaseKey) ? [{ value: none, text: p('noPhase') }] : []),
            ])}
          />
        </search>
        <p class="small soft" role="status">
          {filtered ? p('found', { count: shown.length }) : ''}
        </p>
        {shown.length === 0 ? (
          <p>{p('nobodyFound')}</p>
        ) : (
          <Table
            label={w('people')}
            columns={[
              {
                key: 'name',
                head: p('name'),
                cell: (one) => (
                  <>
                    <button
                      type="button"
                      class="name"
                      aria-label={p('openPerson', { name: one.person.name })}
                      onClick={() => setOpened(one.person.personId)}
                    >
                      {one.person.name}
                    </button>{' '}
                    <Marks someone={one} />
                    <span class="small soft block">{one.person.jobTitle ?? one.person.email ?? p('noEmail')}</span>
                  </>
                ),
              },
              { key: 'place', head: p('place'), cell: ({ person }) => placesById.value.get(person.locationId ?? '')?.name ?? none },
              { key: 'department', head: p('department'), cell: ({ person }) => person.department ?? none },
              {
                key: 'phase',
                head: p('phase'),
                cell: ({ part }) => (
                  <>
                    {part?.phaseKey ? phaseName(part.phaseKey) : p('noPhase')}
                    {part?.goLiveOn && <span class="small soft block">{f().day(part.goLiveOn, 'short')}</span>}
                  </>
                ),
              },
              {
                key: 'because',
                head: p('because'),
                cell: ({ part }) => (
                  <span class="small">
                    {part?.excludedBecause ? p('excluded', { because: part.excludedBecause }) : part ? becauseOf(part.because) : ''}
                  </span>
                ),
              },
            ]}
            rows={shown.slice(0, limit)}
            rowKey={({ person }) => person.personId}
          />
        )}
        {shown.length > limit && (
          <div>
            <Button kind="quiet" onClick={() => setLimit(limit + pageSize)}>
              {p('more', { count: Math.min(pageSize, shown.length - limit) })}
            </Button>
          </div>
        )}
      </section>
      {dialogs}
    </>
  )
}
