/** How ready the next phase is: its five lists, and the one thing that holds it most. */
import { checklistNames } from '#core/checklist/checklist.ts'
import { holdsMost } from '#core/checklist/today.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { byDue, dueChip, type Item, itemText, listName } from '#web/checklist/checklist-item.ts'
import { f, voice } from '#web/base/language.ts'
import { Verdict } from '#web/parts/chip.tsx'
import { type Column, Table } from '#web/parts/table.tsx'
import { phaseName } from '#web/plan/phase-name.ts'
import { one, today } from '#web/sync/store.ts'
import { todayWords } from '#web/home/today-words.ts'

const w = voice(todayWords)
type Phase = StoredRow<'phase'>

interface ListState {
  readonly list: string
  readonly dueOn: string
  readonly done: number
  readonly all: number
  readonly late: boolean
  readonly open: readonly Item[]
}

const readiness = (items: readonly Item[], phaseKey: string): ListState[] =>
  checklistNames
    .map((list) => {
      const of = items.filter((item) => item.phaseKey === phaseKey && item.list === list)
      const open = of.filter((item) => item.state === 'open').sort(byDue)
      return {
        list,
        dueOn:
          of
            .map((item) => item.dueOn)
            .sort()
            .at(-1) ?? '',
        done: of.length - open.length,
        all: of.length,
        late: open.some((item) => item.dueOn < today.value),
        open,
      }
    })
    .filter((state) => state.all > 0)

const columns = (): Column<ListState>[] => [
  { key: 'list', head: w('list'), cell: ({ list }) => <strong>{listName(list)}</strong> },
  { key: 'due', head: w('due'), cell: ({ dueOn }) => <span class="nowrap">{f().day(dueOn, 'brief')}</span> },
  { key: 'done', head: w('done'), num: true, cell: ({ done, all }) => <span class="nowrap">{w('doneOf', { done, all })}</span> },
  {
    key: 'state',
    head: w('state'),
    cell: ({ open, late }) =>
      open.length === 0 ? (
        <Verdict verdict="pass" />
      ) : late ? (
        <Verdict verdict="hold" />
      ) : (
        <Verdict verdict="nodata">{w('notDue')}</Verdict>
      ),
  },
  {
    key: 'settles',
    head: w('settles'),
    cell: ({ open }) => {
      const [first] = open
      if (!first) return <span class="soft">{w('allDone')}</span>
      return (
        <>
          {itemText(first)}
          {open.length > 1 && <span class="soft">, {w('andOthers', { count: open.length - 1 })}</span>}
        </>
      )
    },
  },
]

/** The one thing that holds the rollout most, where something does. */
const Hold = ({ items, phases }: { items: readonly Item[]; phases: readonly Phase[] }) => {
  const item = holdsMost(items, phases, today.value)
  if (!item) return null
  const owner = item.ownerId ? one('person', item.ownerId)?.name : undefined
  return (
    <p class="note hold">
      <strong>
        <span aria-hidden="true">◆ </span>
        {w('holdsMost')}:
      </strong>{' '}
      {itemText(item)} ({phaseName(item.phaseKey)}, {dueChip(item).text}, {owner ?? w('nobodys')})
    </p>
  )
}

/** How far the five lists of the phase that starts next are. */
export const Readiness = ({ next, items, phases }: { next: Phase; items: readonly Item[]; phases: readonly Phase[] }) => {
  const lists = readiness(items, next.phaseKey)
  const done = lists.reduce((sum, list) => sum + list.done, 0)
  const count = lists.reduce((sum, list) => sum + list.all, 0)
  const phase = phaseName(next.phaseKey)
  const title = next.headCount > 0 ? w('readyPhase', { position: next.position, phase }) : w('ready', { phase })
  return (
    <section class="card">
      <div class="row between">
        <h2>{title}</h2>
        <span class="small soft">{w('doneOfLong', { done, all: count })}</span>
      </div>
      <Hold items={items} phases={phases} />
      <Table label={title} columns={columns()} rows={lists} rowKey={({ list }) => list} />
    </section>
  )
}
