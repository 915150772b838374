/** The people: who there is, where, in which phase and why; search, filter, import, pin, champions. */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import { useStarts } from '#web/people/contacts.ts'
import { everybody, none, type Someone } from '#core/people/people-list.ts'
import { peopleSource, summary as peopleSummary } from '#web/people/people-source.ts'
import { useList } from '#web/sync/list-source.ts'
import { f, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { SelectField, TickField } from '#web/parts/field.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { PeopleImportDialog } from '#web/people/people-import.tsx'
import { peoplePageWords } from '#web/people/people-page-words.ts'
import { PersonDialog } from '#web/people/person-dialog.tsx'
import { PersonForm } from '#web/people/person-form.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { startDay, waits } from '#web/rollout/start-day.ts'
import { phases } from '#web/rollout/phases.ts'
import { becauseOf } from '#web/rollout/because.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { all, one, placesById, rollout } from '#web/sync/store.ts'

const p = voice(peoplePageWords)
const filterOptions = (values: readonly { value: string; text: string }[]) => [{ value: '', text: p('all') }, ...values]

const Marks = ({ someone: { part, champion } }: { someone: Someone }) => (
  <>
    {champion && <Chip kind="pass">{p('champion')}</Chip>} {part?.pinnedAt && <Chip kind="info">{p('pinned')}</Chip>}
  </>
)

export const PeoplePage = () => {
  // The Plan page leads here with `?champions=yes`.
  const filters = useFilters('location', 'department', 'phase', 'champions')
  const [opened, setOpened] = useState<Someone>()
  const [asked, setAsked] = useState<'import' | 'add'>()
  const current = rollout.value
  useStarts()
  const manages = mayI('people.manage')
  const rolloutId = current?.rolloutId ?? ''
  const summary = peopleSummary.value
  const champions = filters.values.champions !== ''
  const list = useList(peopleSource, { ...everybody(rolloutId), ...filters.values, champions, sort: 'name' })
  // The row that was opened, as it is now, also where it no longer fits what is searched.
  const openedId = opened?.person.personId ?? ''
  const someone = opened && {
    ...(list.rows.find(({ person }) => person.personId === openedId) ?? opened),
    person: one('person', openedId) ?? opened.person,
    part: one('participant', `${rolloutId}/${openedId}`) ?? opened.part,
  }

  const actions = manages && (
    <>
      {(summary?.people ?? 0) > 0 && (
        <a
          class="button"
          href={`/api/people/export?format=xlsx${current ? `&rollout=${encodeURIComponent(current.rolloutId)}` : ''}`}
          download
        >
          {p('exportList')}
        </a>
      )}
      <Button opens="form" onClick={() => setAsked('add')}>
        {p('addOne')}
      </Button>
      <Button opens="form" kind="first" onClick={() => setAsked('import')}>
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
  if (!summary)
    return (
      <p class="soft" role="status">
        {shared('loading')}
      </p>
    )
  if (summary.people === 0)
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
          people: summary.people,
          places: summary.locations,
          champions: summary.champions,
        })}
      >
        {actions}
      </PageHeading>
      <section class="card" aria-label={shared('people')}>
        <FilteredList
          label={shared('people')}
          filters={filters}
          list={list}
          of={summary.people}
          searchLabel={p('searchPeople')}
          fields={
            <>
              <SelectField
                label={p('place')}
                {...filters.field('location')}
                options={filterOptions([
                  ...all('location').map((one) => ({ value: one.locationId, text: one.name })),
                  ...(summary.withoutLocation ? [{ value: none, text: p('noPlace') }] : []),
                ])}
              />
              <SelectField
                label={p('department')}
                {...filters.field('department')}
                options={filterOptions([
                  ...(summary.withoutDepartment ? [{ value: none, text: p('noDepartment') }] : []),
                  ...summary.departments.map((name) => ({ value: name, text: name })),
                ])}
              />
              <SelectField
                label={p('phase')}
                {...filters.field('phase')}
                options={filterOptions([
                  ...phases.value.filter((one) => one.headCount > 0).map((one) => ({ value: one.phaseKey, text: phaseName(one.phaseKey) })),
                  ...(summary.withoutPhase ? [{ value: none, text: p('noPhase') }] : []),
                ])}
              />
              <TickField label={p('onlyChampions')} {...filters.tick('champions')} />
            </>
          }
          twoLines
          columns={[
            {
              key: 'name',
              head: p('name'),
              cell: (one) => (
                <>
                  <button
                    aria-haspopup="dialog"
                    type="button"
                    class="name"
                    aria-label={p('openPerson', { name: one.person.name })}
                    onClick={() => setOpened(one)}
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
                  {part?.goLiveOn && <span class={`small soft block${waits(part) ? '' : ' nowrap'}`}> {startDay(part)}</span>}
                </>
              ),
            },
            // Why somebody goes when is for those who lead.
            ...(champions || mayI('plan.run')
              ? [
                  {
                    key: 'because',
                    head: p('because'),
                    wideOnly: !champions,
                    cell: ({ person, part, championBecause }: Someone) => (
                      <span class="small">
                        {champions
                          ? becauseOf(championBecause || '[]')
                          : part?.excludedBecause
                            ? p('excluded', { because: part.excludedBecause })
                            : !part?.phaseKey && person.leftOn
                              ? p('leavesFirst', { day: f().day(person.leftOn, 'brief') })
                              : part
                                ? becauseOf(part.because)
                                : ''}
                      </span>
                    ),
                  },
                ]
              : []),
          ]}
          rowKey={({ person }) => person.personId}
        />
      </section>
      {dialogs}
    </>
  )
}
