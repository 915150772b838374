/** What needs whoever looks at Today: at most five rows of any kind, each with its button; the others one press away. */
import { useRef, useState } from 'preact/hooks'
import { daysBetween } from '#core/kernel/calendar.ts'
import type { Need, Urgency } from '#core/home/needs.ts'
import { f, voice } from '#web/base/language.ts'
import { dueChip, itemText, settle } from '#web/checklist/checklist-item.ts'
import { Button } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { now, ownZone, today } from '#web/sync/store.ts'
import { needsWords } from '#web/home/needs-words.ts'
import type { Row } from '#web/home/need-row.ts'
import { rowOf } from '#web/home/need-rows.ts'

const w = voice(needsWords)

/** How many rows stand open at first, and at most. */
const few = 5
const most = 100

const shapes: Record<Urgency, { readonly glyph: string; readonly look: string }> = {
  holds: { glyph: '◆', look: 'hold' },
  overdue: { glyph: '▲', look: 'fail' },
  today: { glyph: '●', look: 'info' },
  soon: { glyph: '○', look: 'nodata' },
}

const whenOf = (need: Need): string => {
  if (need.urgency === 'holds') return w('holds')
  if (need.kind === 'task') return dueChip(need.item).text
  if (need.kind === 'ticket' && need.due !== null) {
    const hours = Math.floor((Date.parse(now.value) - Date.parse(need.due)) / 3_600_000)
    if (need.urgency === 'overdue') return w('overdueBy', { hours })
    return w('by', { moment: need.urgency === 'today' ? f().clock(need.due, ownZone.value) : f().moment(need.due, ownZone.value) })
  }
  if (need.urgency === 'overdue')
    return need.kind === 'notices' || (need.kind === 'messages' && need.state === 'stuck') ? w('notDelivered') : w('overdue')
  if (need.urgency === 'today' || need.due === null) return w('today')
  return daysBetween(today.value, need.due) < 7 ? f().day(need.due, 'short') : f().day(need.due, 'brief')
}

const NeedRow = ({ need, first, onDone }: { need: Need; first: boolean; onDone: (row: Row) => void }) => {
  const row = rowOf(need)
  const { title, about, button, href, task, command } = row
  const { glyph, look } = shapes[need.urgency]
  const label = `${button}: ${title}`
  return (
    <li class={`need ${look}`}>
      <span class="shape" aria-hidden="true">
        {glyph}
      </span>
      <div class="words">
        <span class="strong clamp">{title}</span>
        <span class="small soft">{about}</span>
      </div>
      <span class="when small">{whenOf(need)}</span>
      {task || command ? (
        <Button kind={first ? 'first' : 'plain'} aria-label={label} onClick={() => onDone(row)}>
          {button}
        </Button>
      ) : (
        <a class={`button ${first ? 'first' : 'plain'}`} href={href} aria-label={label}>
          {button}
        </a>
      )}
    </li>
  )
}

export const NeedsList = ({ needs }: { needs: readonly Need[] }) => {
  const [whole, setWhole] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = needs.slice(0, whole ? most : few)
  const onDone = ({ title, task, command }: Row): void => {
    // The row goes away with its button; the reader stays in the list.
    heading.current?.focus()
    if (task) void settle(task, 'done', null, w('doneToast', { task: itemText(task) }))
    if (command) void runCommand(command, w('doneToast', { task: title }))
  }
  return (
    <section class="card" aria-labelledby="needs">
      <div class="row between">
        <h2 id="needs" ref={heading} tabIndex={-1}>
          {w('title')}
        </h2>
        {needs.length > few && (
          <Button kind="quiet" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? w('fewer') : w('all', { count: needs.length })}
          </Button>
        )}
      </div>
      {needs.length === 0 ? (
        <EmptyState title={w('none')} text={w('noneText')} />
      ) : (
        <ul class="needs" aria-labelledby="needs">
          {shown.map((need, index) => (
            <NeedRow key={rowOf(need).key} need={need} first={index === 0} onDone={onDone} />
          ))}
        </ul>
      )}
      {whole && needs.length > most && <p class="small soft">{w('more', { count: needs.length - most })}</p>}
    </section>
  )
}
