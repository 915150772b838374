/** Who helps whom and why, and finding somebody another buddy. */
import type { CommandCall } from '#core/registry/command-inputs.ts'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { factsFromRows, planNeeds, type PlanRows } from '#core/plan/plan-facts.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { type Candidate, candidatesFor } from '#core/training/buddy-candidates.ts'
import { buddiesWords } from '#web/training/buddies-words.ts'
import { everyone, type Someone } from '#web/people/people-list.ts'
import { voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { SelectField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { SearchBox } from '#web/parts/search-box.tsx'
import { Table } from '#web/parts/table.tsx'
import { phaseName } from '#web/plan/phase-name.ts'
import { becauseOf } from '#web/plan/plan-reasons.tsx'
import { now, today, where } from '#web/sync/store.ts'
import { nameOf, rolloutId } from '#web/training/training-selectors.ts'
import { usePreview } from '#web/parts/use-preview.ts'

const words = voice(buddiesWords)

const pageSize = 50
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

interface Pair {
  readonly someone: Someone
  readonly buddy: StoredRow<'buddy'> | undefined
}

const hasLeft = ({ person }: Someone): boolean => person.leftOn !== null

/** Everyone of a later phase: whoever goes first has pilot users beside them, or nobody. */
const pairsNow = (): Pair[] => {
  const rows = new Map(where('buddy', { rolloutId: rolloutId.value }).map((row) => [row.personId, row]))
  const first = where('phase', { rolloutId: rolloutId.value }).find((phase) => phase.position === 1)?.phaseKey
  return everyone.value
    .filter(({ person, part }) => !person.leftOn && part?.phaseKey && !part.excludedAt)
    .map((someone) => ({ someone, buddy: rows.get(someone.person.personId) }))
    .filter(({ someone, buddy }) => buddy !== undefined || someone.part?.phaseKey !== first)
}

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
    by: { accountId: '', name: '' },
  })
  const person = facts?.people.find(({ id }) => id === personId)
  if (!facts || !person) return []
  const phases = rows.phases.filter(({ headCount }) => headCount > 0)
  return candidatesFor(person, facts, phases, rows.buddies)
}

const RematchDialog = ({ pair: { someone, buddy }, onClose }: { pair: Pair; onClose: () => void }) => {
  const { personId, name } = someone.person
  const [buddyId, setBuddyId] = useState('')
  const command: CommandCall = {
    name: 'training.rematch',
    input: { rolloutId: rolloutId.value, personId, buddyId: buddyId === '' ? null : buddyId },
  }
  const { seen, trouble } = usePreview(command)
  const becomes = seen?.after.buddy.get(`${rolloutId.value}/${personId}`)?.buddyId
  const others = candidatesNow(personId).filter(({ free, person }) => free && person.id !== buddy?.buddyId)
  return (
    <FormDialog
      title={words('rematchTitle', { name })}
      command={becomes ? command : undefined}
      trouble={trouble}
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
      <div aria-live="polite">{becomes && buddyId === '' && <p class="strong">{words('would', { buddy: nameOf(becomes) })}</p>}</div>
    </FormDialog>
  )
}

export const BuddiesPage = ({ tabs }: { tabs: ComponentChildren }) => {
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<Pair>()
  const [limit, setLimit] = useState(pageSize)
  const pairs = pairsNow()
  const left = new Set(everyone.value.filter(hasLeft).map(({ person }) => person.personId))
  const paired = pairs.filter(({ buddy }) => buddy && !left.has(buddy.buddyId))
  const missing = pairs.length - paired.length
  const helpers = new Map<string, number>()
  for (const { buddy } of paired) if (buddy) helpers.set(buddy.buddyId, (helpers.get(buddy.buddyId) ?? 0) + 1)
  if (pairs.length === 0)
    return (
      <>
        <PageHeading title={words('titleNone')} />
        {tabs}
        <EmptyState title="" text={words('noneText')}>
          <a class="button first" href="/plan">
            {w('plan')}
          </a>
        </EmptyState>
      </>
    )
  const wanted = plain(search.trim())
  const shown = pairs
    .filter(({ someone, buddy }) => wanted === '' || plain(`${someone.person.name} ${nameOf(buddy?.buddyId ?? null)}`).includes(wanted))
    // Whoever has nobody stands first.
    .toSorted((one, other) => Number(paired.includes(one)) - Number(paired.includes(other)))
  return (
    <>
      <PageHeading
        over={words('over', { pairs: paired.length, helpers: helpers.size })}
        title={missing > 0 ? words('titleMissing', { missing }) : words('title', { pairs: paired.length })}
      />
      {tabs}
      <section class="card" aria-label={words('title', { pairs: paired.length })}>
        <SearchBox value={search} onValue={setSearch} label={words('search')} />
        {shown.length === 0 && <p class="soft">{words('nothing')}</p>}
        <Table
          label={words('title', { pairs: paired.length })}
          columns={[
            { key: 'person', head: words('person'), cell: ({ someone }) => <span class="strong">{someone.person.name}</span> },
            { key: 'phase', head: words('phase'), cell: ({ someone }) => phaseName(someone.part?.phaseKey ?? '') },
            {
              key: 'buddy',
              head: words('buddy'),
              cell: ({ buddy }) =>
                buddy ? (
                  <span>
                    {nameOf(buddy.buddyId)}{' '}
                    {left.has(buddy.buddyId) ? (
                      <Chip kind="fail">{words('gone')}</Chip>
                    ) : (
                      (helpers.get(buddy.buddyId) ?? 0) > 1 && (
                        <span class="soft small">{words('helps', { count: helpers.get(buddy.buddyId) ?? 0 })}</span>
                      )
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
              head: w('change'),
              cell: (pair) => (
                <span class="nowrap">
                  <Button kind="quiet" aria-label={`${words('rematch')}: ${pair.someone.person.name}`} onClick={() => setOpened(pair)}>
                    {words('rematch')}
                  </Button>
                </span>
              ),
            },
          ]}
          rows={shown.slice(0, limit)}
          rowKey={({ someone }) => someone.person.personId}
        />
        {shown.length > limit && (
          <div>
            <Button onClick={() => setLimit(limit + pageSize)}>{w('more')}</Button>
          </div>
        )}
      </section>
      {opened && <RematchDialog pair={opened} onClose={() => setOpened(undefined)} />}
    </>
  )
}
