/** The whole checklist, by phase and list: tick, say why not, give to someone. */
import { shared } from '#web/base/lead-words.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { useLayoutEffect, useState } from 'preact/hooks'
import { todayIn } from '#core/kernel/calendar.ts'
import { checklistNames, seenByItself } from '#core/checklist/checklist.ts'
import { byDue, dueChip, type Item, itemText, listName, settle } from '#web/checklist/checklist-item.ts'
import { checklistPageWords } from '#web/checklist/checklist-page-words.ts'
import { f, tell, voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { ChoiceField, LinesField, SelectField } from '#web/parts/field.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { listHere } from '#web/sync/list-source.ts'
import { Todo, TodoList } from '#web/parts/task-row.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { startDay } from '#web/rollout/start-day.ts'
import { mayI, me } from '#web/sync/signed-in.ts'
import { one, ownZone, rollout, today, where } from '#web/sync/store.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { useCommand } from '#web/parts/use-command.ts'
import { PersonField } from '#web/people/person-field.tsx'

const words = voice(checklistPageWords)
const shownParts = ['open', 'late', 'mine', 'all'] as const
type Shown = (typeof shownParts)[number]

const about = (item: Item): string => {
  const owner = item.ownerId ? peopleById.value.get(item.ownerId)?.name : undefined
  const settledOn = item.settledAt ? f().day(todayIn(ownZone.value, item.settledAt), 'brief') : ''
  const state =
    item.state === 'done'
      ? words('doneBy', { name: item.settledBy ?? '', day: settledOn })
      : item.state === 'notNeeded'
        ? words('notNeededBecause', { why: item.evidence ?? '' })
        : words('due', { day: f().day(item.dueOn, 'short') })
  const seen = seenByItself(item)
  const shown = item.state !== 'done' ? undefined : seen ? tell(JSON.parse(seen) as { code: string; params: unknown }) : item.evidence
  return [state, shown, owner].filter(Boolean).join(' · ')
}

const isShown = (item: Item, shown: Shown): boolean => {
  if (shown === 'open' && item.state !== 'open') return false
  if (shown === 'late' && (item.state !== 'open' || item.dueOn >= today.value)) return false
  return shown !== 'mine' || item.ownerId === (me.value?.actor?.personId ?? '')
}

/** What is told once an item is in another state. */
const saidOf = (title: string, state: 'open' | 'done' | 'notNeeded'): string =>
  words(state === 'done' ? 'nowDone' : state === 'open' ? 'nowOpen' : 'nowNotNeeded', { title })

const ItemDialog = ({ itemKey, onClose, onSettled }: { itemKey: string; onClose: () => void; onSettled: (item: Item) => void }) => {
  const item = one('checklistItem', itemKey)
  const [evidence, setEvidence] = useState(item?.state === 'notNeeded' ? '' : (item?.evidence ?? ''))
  const [reason, setReason] = useState(item?.state === 'notNeeded' ? (item.evidence ?? '') : '')
  const [ownerId, setOwnerId] = useState(item?.ownerId ?? '')
  const { run, trouble } = useCommand()
  if (!item) return null
  const key = { rolloutId: item.rolloutId, itemKey: item.itemKey }
  const title = itemText(item)
  const finish = async (call: CommandCall): Promise<void> => {
    onSettled(item)
    const said = call.name === 'checklist.settle' ? saidOf(title, call.input.state) : words('given', { title })
    if ((await run(call, said)) !== undefined) onClose()
  }
  const written = (text: string): string | null => (text.trim() === '' ? null : text)
  return (
    <Dialog title={title} onClose={onClose}>
      <p class="soft">
        {listName(item.list)} · {phaseName(item.phaseKey)} · {about(item)}
      </p>
      <div class="stack tight">
        <PersonField label={words('owner')} none={words('nobody')} value={ownerId} onValue={setOwnerId} />
        <div>
          <Button
            onClick={() => void finish({ name: 'checklist.assign', input: { ...key, ownerId: ownerId === '' ? null : ownerId } })}
            disabled={(item.ownerId ?? '') === ownerId}
          >
            {words('giveTo')}
          </Button>
        </div>
      </div>
      <LinesField label={words('evidence')} hint={words('evidenceHint')} value={evidence} onValue={setEvidence} rows={2} />
      <LinesField label={words('why')} value={reason} onValue={setReason} rows={2} />
      <TroubleNote trouble={trouble} />
      <div class="ends">
        <Button onClick={onClose}>{w('close')}</Button>
        {item.state !== 'open' && (
          <Button onClick={() => void finish({ name: 'checklist.settle', input: { ...key, state: 'open', evidence: null } })}>
            {words('reopen')}
          </Button>
        )}
        {item.state !== 'notNeeded' && (
          <Button
            onClick={() => void finish({ name: 'checklist.settle', input: { ...key, state: 'notNeeded', evidence: written(reason) } })}
          >
            {words('setNotNeeded')}
          </Button>
        )}
        <Button
          kind="first"
          onClick={() => void finish({ name: 'checklist.settle', input: { ...key, state: 'done', evidence: written(evidence) } })}
        >
          {words('setDone')}
        </Button>
      </div>
    </Dialog>
  )
}

const Line = ({ item, onMore, onSettled }: { item: Item; onMore: () => void; onSettled: (item: Item) => void }) => {
  const title = itemText(item)
  const chip = dueChip(item)
  return (
    <Todo
      title={title}
      about={about(item)}
      done={item.state !== 'open'}
      disabled={!mayI('checklist.work')}
      onDone={(done) => {
        onSettled(item)
        void settle(item, done ? 'done' : 'open', null, saidOf(title, done ? 'done' : 'open'))
      }}
    >
      {item.state === 'open' && item.dueOn <= today.value && <Chip kind={chip.kind}>{chip.text}</Chip>}
      {item.state === 'notNeeded' && <Chip>{words('notNeeded')}</Chip>}
      {mayI('checklist.work') && (
        <button type="button" class="more no-print" aria-label={words('more', { title })} aria-haspopup="dialog" onClick={onMore}>
          ⋯
        </button>
      )}
    </Todo>
  )
}

const titleOf = (items: readonly Item[]): string => {
  const open = items.filter((item) => item.state === 'open')
  const late = open.filter((item) => item.dueOn < today.value).length
  const first = open.map((item) => item.dueOn).sort()[0]
  if (!first) return words('titleAllDone')
  return late > 0 ? words('titleLate', { late }) : words('titleOpen', { open: open.length, day: f().day(first) })
}

export const ChecklistPage = () => {
  const filters = useFilters('phase')
  const shown = filters.show(shownParts, 'open')
  const { search, phase: phaseKey } = filters.values
  const [opened, setOpened] = useState<string>()
  // What was settled here stays in the list until another one is asked for: it can be taken back where it was done, and focus stays.
  const [settledHere, setSettledHere] = useState<ReadonlySet<string>>(new Set())
  const onSettled = (item: Item): void => setSettledHere((before) => new Set([...before, item.itemKey]))
  // Before the list is seen: later it would take out what was ticked as soon as it showed.
  useLayoutEffect(() => setSettledHere(new Set()), [shown.value, search, phaseKey])
  const rolloutId = rollout.value?.rolloutId ?? ''
  const items = where('checklistItem', { rolloutId })
  const phases = where('phase', { rolloutId }).sort((a, b) => a.position - b.position)
  if (items.length === 0)
    return (
      <>
        <PageHeading title={words('noItems')} />
        <EmptyState text={words('noItemsText')}>
          <a class="button first" href="/plan">
            {words('toPlan')}
          </a>
        </EmptyState>
      </>
    )
  const fitting = items.filter(
    (item) =>
      (phaseKey === '' || item.phaseKey === phaseKey) &&
      (settledHere.has(item.itemKey) ||
        (isShown(item, shown.value) && filters.fits(itemText(item), about(item), phaseName(item.phaseKey), listName(item.list)))),
  )
  const settled = items.filter((item) => item.state !== 'open').length
  return (
    <>
      <PageHeading over={words('over', { done: settled, all: items.length })} title={titleOf(items)}>
        <Button onClick={() => print()}>{shared('pagePrint')}</Button>
      </PageHeading>
      <FilteredList
        filters={filters}
        list={listHere(fitting)}
        of={items.length}
        searchLabel={words('search')}
        nothing={words('nothing')}
        whole
        choice={
          <ChoiceField<Shown>
            label={words('show')}
            {...shown}
            options={[
              { value: 'open', text: words('showOpen') },
              { value: 'late', text: words('showLate') },
              ...(me.value?.actor?.personId ? [{ value: 'mine' as const, text: words('showMine') }] : []),
              { value: 'all', text: words('showAll') },
            ]}
          />
        }
        fields={
          <SelectField
            label={words('phase')}
            {...filters.field('phase')}
            options={[
              { value: '', text: words('allPhases') },
              ...phases.map((phase) => ({ value: phase.phaseKey, text: phaseName(phase.phaseKey) })),
            ]}
          />
        }
      >
        {(rows) =>
          phases.map((phase) => {
            const here = rows.filter((item) => item.phaseKey === phase.phaseKey)
            if (here.length === 0) return null
            const ofPhase = items.filter((item) => item.phaseKey === phase.phaseKey)
            const done = ofPhase.filter((item) => item.state !== 'open').length
            return (
              <section class="card" key={phase.phaseKey}>
                <div class="row between">
                  <h2>
                    {phase.position} {phaseName(phase.phaseKey)} <span class="soft small nowrap">{startDay(phase)}</span>
                  </h2>
                  <span class="small soft">{words('settledCount', { done, all: ofPhase.length })}</span>
                </div>
                {checklistNames.map((list) => {
                  const lines = here.filter((item) => item.list === list).sort(byDue)
                  if (lines.length === 0) return null
                  return (
                    <div key={list}>
                      <h3>{listName(list)}</h3>
                      <TodoList label={`${phaseName(phase.phaseKey)}: ${listName(list)}`}>
                        {lines.map((item) => (
                          <Line
                            key={item.itemKey}
                            item={item}
                            onSettled={onSettled}
                            onMore={() => setOpened(`${item.rolloutId}/${item.itemKey}`)}
                          />
                        ))}
                      </TodoList>
                    </div>
                  )
                })}
              </section>
            )
          })
        }
      </FilteredList>
      {opened !== undefined && <ItemDialog itemKey={opened} onSettled={onSettled} onClose={() => setOpened(undefined)} />}
    </>
  )
}
