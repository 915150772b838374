/** Who helps whom and why, and finding somebody another buddy. */
import { shared } from '#web/base/lead-words.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { factsFromRows, planNeeds, type PlanRows } from '#core/plan/plan-facts.ts'
import { type Candidate, candidatesFor, isFirstPhase } from '#core/training/buddy-candidates.ts'
import { buddiesWords } from '#web/training/buddies-words.ts'
import { voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { SelectField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import type { Pair } from '#core/training/buddy-pairs.ts'
import { useList } from '#web/sync/list-source.ts'
import { pairsCounts, pairsSource } from '#web/training/buddy-pairs.ts'
import { phaseName } from '#web/rollout/phase-name.ts'
import { becauseOf } from '#web/rollout/because.ts'
import { PersonField } from '#web/people/person-field.tsx'
import { isAbsent, now, today, where, ownZone } from '#web/sync/store.ts'
import { nameOf, rolloutId } from '#web/training/training-selectors.ts'
import { usePreview } from '#web/parts/use-preview.ts'

const words = voice(buddiesWords)

/** Who speaks the person’s language, goes before them and has room, the nearest first. */
const candidatesNow = (personId: string): readonly Candidate[] => {
  const rows = Object.fromEntries(
    Object.entries(planNeeds(rolloutId.value)).map(([name, need]) => [name, where(need.table, need.where)]),
  ) as unknown as PlanRows
  const facts = factsFromRows(rows, {
    commandId: '',
    organisationId: '',
    now: now.value,
    today: today.value,
    zone: ownZone.value,
    by: { accountId: '', name: '' },
  })
  const person = facts?.people.find(({ id }) => id === personId)
  if (!facts || !person) return []
  const phases = rows.phases.filter(({ headCount }) => headCount > 0)
  return candidatesFor(person, facts, phases, rows.buddies)
}

/** With so many people the pairs are on the server, which chooses and refuses; whom it may be, one searches for. */
const RematchOnServer = ({ pair: { personId, name }, onClose }: { pair: Pair; onClose: () => void }) => {
  const [buddyId, setBuddyId] = useState('')
  return (
    <FormDialog
      title={words('rematchTitle', { name })}
      command={{ name: 'training.rematch', input: { rolloutId: rolloutId.value, personId, buddyId: buddyId === '' ? null : buddyId } }}
      doLabel={words('do')}
      doneText={shared('saved')}
      onClose={onClose}
    >
      <PersonField
        label={words('who')}
        hint={words('tellBoth')}
        none={words('byItself')}
        value={buddyId}
        onValue={setBuddyId}
        except={new Set([personId])}
      />
      {buddyId === '' && <p class="soft">{words('byItself')}</p>}
    </FormDialog>
  )
}

const RematchDialog = ({ pair: { personId, name, phaseKey, buddy }, onClose }: { pair: Pair; onClose: () => void }) => {
  const [buddyId, setBuddyId] = useState('')
  const command: CommandCall = {
    name: 'training.rematch',
    input: { rolloutId: rolloutId.value, personId, buddyId: buddyId === '' ? null : buddyId },
  }
  const { seen, trouble } = usePreview([command])
  const becomes = seen?.after.buddy.get(`${rolloutId.value}/${personId}`)?.buddyId
  const isFirst = isFirstPhase(
    phaseKey,
    where('phase', { rolloutId: rolloutId.value }).filter(({ headCount }) => headCount > 0),
  )
  const others = candidatesNow(personId).filter(({ free, person }) => free && person.id !== buddy?.buddyId)
  return (
    <FormDialog
      title={words('rematchTitle', { name })}
      command={becomes ? command : undefined}
      doLabel={words('do')}
      doneText={words('done', { name, buddy: nameOf(becomes ?? null) })}
      onClose={onClose}
    >
      <SelectField
        label={words('who')}
        hint={words('tellBoth')}
        value={buddyId}
        onValue={setBuddyId}
        options={[{ value: '', text: words('byItself') }, ...others.map(({ person }) => ({ value: person.id, text: person.name }))]}
      />
      <TroubleNote trouble={trouble} />
      {others.length === 0 && (
        <p class="note">
          {words(isFirst ? 'noPilots' : 'noOthers', { name })}{' '}
          {isFirst ? <a href="/people">{shared('people')}</a> : <a href="/plan">{shared('plan')}</a>}
        </p>
      )}
      <div aria-live="polite">{becomes && buddyId === '' && <p class="strong">{words('would', { buddy: nameOf(becomes) })}</p>}</div>
    </FormDialog>
  )
}

export const BuddiesPage = ({ tabs }: { tabs: ComponentChildren }) => {
  const filters = useFilters()
  const [opened, setOpened] = useState<Pair>()
  const counts = pairsCounts.value
  const list = useList(pairsSource, { rolloutId: rolloutId.value, search: filters.values.search })
  if (!counts)
    return (
      <p class="soft" role="status">
        {shared('loading')}
      </p>
    )
  const { all, paired, helpers } = counts
  const missing = all - paired
  if (all === 0)
    return (
      <>
        <PageHeading title={words('titleNone')} />
        {tabs}
        <EmptyState text={words('noneText')}>
          <a class="button first" href="/plan">
            {shared('plan')}
          </a>
        </EmptyState>
      </>
    )
  return (
    <>
      <PageHeading
        over={words('over', { pairs: paired, helpers })}
        title={missing > 0 ? words('titleMissing', { missing }) : words('title', { pairs: paired })}
      />
      {tabs}
      <section class="card" aria-label={words('title', { pairs: paired })}>
        <FilteredList
          label={words('title', { pairs: paired })}
          filters={filters}
          list={list}
          of={all}
          searchLabel={shared('searchNames')}
          columns={[
            { key: 'person', head: words('person'), cell: ({ name }) => <span class="strong">{name}</span> },
            { key: 'phase', head: words('phase'), cell: ({ phaseKey }) => phaseName(phaseKey) },
            {
              key: 'buddy',
              head: words('buddy'),
              cell: ({ buddy }) =>
                buddy ? (
                  <span>
                    {buddy.name}{' '}
                    {buddy.gone ? (
                      <Chip kind="fail">{words('gone')}</Chip>
                    ) : (
                      buddy.helps > 1 && <span class="soft small">{words('helps', { count: buddy.helps })}</span>
                    )}
                  </span>
                ) : (
                  <Chip kind="hold">{words('none')}</Chip>
                ),
            },
            {
              key: 'because',
              head: words('because'),
              cell: ({ buddy }) => <span class="small">{buddy ? becauseOf(buddy.because) : '–'}</span>,
            },
            {
              key: 'rematch',
              head: <span class="unseen">{w('change')}</span>,
              screenOnly: true,
              cell: (pair) => (
                <span class="nowrap">
                  <Button opens="form" kind="quiet" aria-label={`${words('rematch')}: ${pair.name}`} onClick={() => setOpened(pair)}>
                    {words('rematch')}
                  </Button>
                </span>
              ),
            },
          ]}
          rowKey={({ personId }) => personId}
        />
      </section>
      {opened &&
        (isAbsent('buddy') ? (
          <RematchOnServer pair={opened} onClose={() => setOpened(undefined)} />
        ) : (
          <RematchDialog pair={opened} onClose={() => setOpened(undefined)} />
        ))}
    </>
  )
}
