/** Today: what comes next and what holds it, what is yours, and what happens this week. */
import { computed } from '@preact/signals'
import { dayNumber, daysBetween, mondayOf, todayIn } from '#core/kernel/calendar.ts'
import { headline, todayList } from '#core/checklist/today.ts'
import { dueChip, type Item, itemAbout, itemText, settle } from '#web/checklist/checklist-item.ts'
import { f, language, tell, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip, Verdict } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { Later } from '#web/parts/lazy-part.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Todo, TodoList } from '#web/parts/task-row.tsx'
import { phaseName } from '#web/plan/phase-name.ts'
import { summary } from '#web/people/people-source.ts'
import { me } from '#web/sync/signed-in.ts'
import { all, organisation, rollout, today, where, zone } from '#web/sync/store.ts'
import { type Happening, thisWeek } from '#web/home/this-week.ts'
import { Readiness } from '#web/home/today-readiness.tsx'
import { todayWords } from '#web/home/today-words.ts'
import { runCommand } from '#web/parts/use-command.ts'

const w = voice(todayWords)

const rolloutId = computed(() => rollout.value?.rolloutId ?? '')
const phases = computed(() => where('phase', { rolloutId: rolloutId.value }).sort((a, b) => a.position - b.position))
const items = computed(() => where('checklistItem', { rolloutId: rolloutId.value }))
const warnings = computed(() => where('warning', { rolloutId: rolloutId.value }).sort((a, b) => a.position - b.position))
const nextPhase = computed(() => phases.value.find((phase) => phase.goLiveOn >= today.value))
const week = computed(() =>
  thisWeek(
    {
      phases: phases.value,
      sites: where('phaseSite', { rolloutId: rolloutId.value }),
      sessions: where('session', { rolloutId: rolloutId.value }),
      attendees: where('attendee', { rolloutId: rolloutId.value }),
      officeHours: where('officeHour', { rolloutId: rolloutId.value }),
      messages: where('message', { rolloutId: rolloutId.value }),
      holidays: all('holiday'),
      freezes: where('freeze', { rolloutId: rolloutId.value }),
      places: all('location'),
      zone: zone.value,
    },
    today.value,
  ),
)

/** Organisation, tool, and how far along. */
const over = (): string => {
  const [first] = phases.value
  const ends = phases.value
    .map((phase) => phase.endsOn)
    .sort()
    .at(-1)
  const parts = [organisation.value?.name, rollout.value?.tool]
  if (first && ends) {
    const begin = mondayOf(dayNumber(first.goLiveOn))
    const now = dayNumber(today.value)
    const days = daysBetween(today.value, first.goLiveOn)
    const weeks = Math.ceil((dayNumber(ends) - begin + 1) / 7)
    if (now < begin) parts.push(w('startsIn', { days }))
    else parts.push(w('weekOf', { week: Math.min(weeks, Math.floor((now - begin) / 7) + 1), weeks }))
  }
  return parts.filter(Boolean).join(' · ')
}

const Line = ({ item }: { item: Item }) => {
  const done = item.state !== 'open'
  const chip = dueChip(item)
  return (
    <Todo title={itemText(item)} about={itemAbout(item)} done={done} onDone={(now) => void settle(item, now ? 'done' : 'open')}>
      {done ? <Chip kind="pass">{w('doneToday')}</Chip> : <Chip kind={chip.kind}>{chip.text}</Chip>}
    </Todo>
  )
}

const most = 8

const Yours = () => {
  const actor = me.value?.actor
  const { late, dueToday, coming } = todayList(items.value, today.value, {
    personId: actor?.personId ?? null,
    role: actor?.role ?? 'member',
  })
  const open = [...late, ...dueToday, ...coming]
  const settled = items.value.filter(
    (item) =>
      item.state !== 'open' &&
      item.settledBy === actor?.name &&
      item.settledAt !== null &&
      todayIn(zone.value, item.settledAt) === today.value,
  )
  return (
    <section class="card">
      <div class="row between">
        <h2>{w('yours')}</h2>
        <a href="/checklist" class="small">
          {w('whole')}
        </a>
      </div>
      {open.length + settled.length === 0 ? (
        <EmptyState title={w('nothingYours')} text={w('nothingYoursText')} />
      ) : (
        <TodoList label={w('yours')}>
          {open.slice(0, most).map((item) => (
            <Line key={item.itemKey} item={item} />
          ))}
          {settled.slice(0, 4).map((item) => (
            <Line key={item.itemKey} item={item} />
          ))}
        </TodoList>
      )}
      {open.length > most && (
        <p class="small">
          <a href="/checklist">{w('andOthers', { count: open.length - most })}</a>
        </p>
      )}
    </section>
  )
}

const happeningText = (one: Happening): string => {
  switch (one.kind) {
    case 'holiday': {
      const name = language.value === 'nl' ? one.nameNl : one.nameEn
      return one.places.length === 0 ? w('holidayAll', { name }) : w('holidayHere', { name, places: f().list(one.places) })
    }
    case 'freeze':
      return w('freezeOn', { name: one.name, until: f().day(one.until, 'short') })
    case 'goLive':
      return one.people > 0 ? w('goesLive', { phase: phaseName(one.phaseKey), people: one.people }) : phaseName(one.phaseKey)
    case 'session': {
      const { people, minutes, place } = one
      const time = f().clock(one.startsAt, one.zone)
      return place === null ? w('sessionOnline', { time, people, minutes }) : w('sessionAt', { time, people, minutes, place })
    }
    case 'message':
      return w('messageOut', { kind: tell({ code: `communication.kind.${one.message}`, params: {} }), readers: one.readers })
    case 'officeHours':
      return w('officeHours', { count: one.count })
  }
}

const Week = () => (
  <section class="card">
    <h2>{w('thisWeek')}</h2>
    {week.value.length === 0 ? (
      <p class="soft">{w('nothingThisWeek')}</p>
    ) : (
      <ul class="week">
        {week.value.map(({ day, happenings }) => (
          <li key={day}>
            <strong>{f().day(day, 'short')}</strong>{' '}
            {happenings.length === 1 && happenings[0] ? (
              happeningText(happenings[0])
            ) : (
              <ul>
                {happenings.map((one) => (
                  <li key={happeningText(one)}>{happeningText(one)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    )}
  </section>
)

const Remarks = () =>
  warnings.value.length === 0 ? null : (
    <section class="card">
      <h2>{w('remarks')}</h2>
      <ul class="small stack tight">
        {warnings.value.slice(0, 6).map((warning) => (
          <li key={warning.position}>{tell({ code: warning.code, params: JSON.parse(warning.params) })}</li>
        ))}
      </ul>
      {warnings.value.length > 6 && (
        <p class="small">
          <a href="/plan">{w('andOthers', { count: warnings.value.length - 6 })}</a>
        </p>
      )}
    </section>
  )

const NoPlan = () => {
  const draft = (): Promise<unknown> => runCommand({ name: 'plan.draft', input: { rolloutId: rolloutId.value } })
  return (
    <section class="card">
      <EmptyState title={w('noPlanTitle')} text={w('noPlanText')}>
        {summary.value?.people === 0 ? (
          <a class="button first" href="/people">
            {w('needPeople')}
          </a>
        ) : (
          <Button kind="first" onClick={() => void draft()}>
            {w('makePlan')}
          </Button>
        )}
      </EmptyState>
    </section>
  )
}

export const TodayPage = () => {
  const current = rollout.value
  if (!current) return null
  const said = headline({
    tool: current.tool,
    oldSystem: current.oldSystem,
    phases: phases.value,
    items: items.value,
    warnings: warnings.value,
    today: today.value,
  })
  const next = nextPhase.value
  const held =
    next !== undefined && items.value.some((item) => item.state === 'open' && item.dueOn < today.value && item.phaseKey === next.phaseKey)
  return (
    <>
      <PageHeading over={over()} title={tell(said)}>
        {next && <Verdict verdict={held ? 'hold' : 'pass'} />}
      </PageHeading>
      {phases.value.length === 0 ? (
        <NoPlan />
      ) : (
        <>
          {next && <Readiness next={next} items={items.value} phases={phases.value} />}
          <div class="grid2">
            <div class="stack wide">
              <Yours />
              <Later
                load={() => import('#web/communication/message-tasks.tsx').then((piece) => piece.MessageTasks)}
                props={{ all: false }}
              />
              <Later
                load={() => import('#web/communication/member-messages.tsx').then((piece) => piece.MemberMessages)}
                props={{ newOnly: true }}
              />
            </div>
            <div class="stack wide">
              <Week />
              <Remarks />
            </div>
          </div>
        </>
      )}
    </>
  )
}
