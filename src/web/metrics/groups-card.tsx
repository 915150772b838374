/** Adoption by location and by department: people as dots while they are few, the last weeks as a small line, and the share. */
import { useState } from 'preact/hooks'
import type { AdoptionAnswer, GroupOf } from '#core/metrics/adoption-overview.ts'
import { f, voice } from '#web/base/language.ts'
import { type CardProps, percent } from '#web/metrics/adoption-card.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { usageOrigin } from '#web/metrics/origin.ts'
import { OriginButton, ToldOrigin } from '#web/metrics/origin-button.tsx'
import { SmallTrend } from '#web/metrics/small-trend.tsx'
import { Button } from '#web/parts/button.tsx'
import { Meter } from '#web/parts/meter.tsx'
import { placesById } from '#web/sync/store.ts'

const words = voice(adoptionWords)

type By = 'location' | 'department'
/** As many people are shown one by one. */
const mostDots = 30
const mostShown = 6

interface Counts {
  readonly active: number
  readonly not: number
  readonly unknown: number
  readonly later: number
  readonly live: number
}

const countsOf = ({ assigned, notLive, coveredLive, activeLive }: GroupOf): Counts => {
  const live = assigned - notLive
  return { live, active: activeLive, not: Math.max(0, coveredLive - activeLive), unknown: live - coveredLive, later: notLive }
}

const nameOf = (by: By, key: string | null): string =>
  key === null ? words('none') : by === 'location' ? (placesById.value.get(key)?.name ?? key) : key

const groupsOf = (answer: AdoptionAnswer, by: By): readonly GroupOf[] =>
  (by === 'location' ? answer.byLocation : answer.byDepartment).toSorted((one, other) => other.assigned - one.assigned)

export const groupsTable = (answer: AdoptionAnswer, by: By): ChartTable => ({
  columns: [words('group'), words('people'), words('live'), words('active'), words('list', { list: 'unknown' })],
  rows: groupsOf(answer, by).map((group) => {
    const { live, active, unknown } = countsOf(group)
    return [nameOf(by, group.key), f().number(group.assigned), f().number(live), f().number(active), f().number(unknown)]
  }),
})

const shapes = { active: '●', not: '◆', unknown: '?', later: '○' } as const

const Dots = ({ counts }: { counts: Counts }) => (
  <span class="people-dots" aria-hidden="true">
    {(['active', 'not', 'unknown', 'later'] as const).map((kind) =>
      counts[kind] > 0 ? (
        <span key={kind} class={kind}>
          {shapes[kind].repeat(counts[kind])}
        </span>
      ) : null,
    )}
  </span>
)

/** The share of the last weeks; nothing where fewer than two were live. */
const Trend = ({ weeks }: { weeks: readonly { readonly live: number; readonly activeLive: number }[] }) => {
  const known = weeks.flatMap(({ live, activeLive }) => (live > 0 ? [activeLive / live] : []))
  return (
    <SmallTrend values={known} said={words('trend', { weeks: known.map(percent) })} isWorse={(known.at(-1) ?? 0) < (known.at(-2) ?? 0)} />
  )
}

const Group = ({ answer, by, group, open }: CardProps & { by: By; group: GroupOf }) => {
  const counts = countsOf(group)
  const name = nameOf(by, group.key)
  const weeks = by === 'location' ? (answer.locations.find(({ key }) => key === group.key)?.weeks ?? []) : []
  const figure =
    counts.live === 0
      ? words('notLiveYet')
      : counts.unknown === counts.live
        ? '?'
        : words('activeOf', { active: counts.active, of: counts.live })
  return (
    <li>
      <span>
        <b>{name}</b> <span class="small soft">{words('groupStates', counts)}</span>
      </span>
      {group.key !== null && counts.live > 0 ? (
        <button
          type="button"
          class="link-button strong"
          aria-label={words('open', { what: name, figure })}
          onClick={() => open({ list: 'live', [by]: group.key ?? '' })}
        >
          {figure}
        </button>
      ) : counts.live > 0 ? (
        <OriginButton title={name} label={figure} look="link-button strong">
          {(close) => <ToldOrigin origin={({ answer: of, chosen }) => usageOrigin(of, chosen)} onLeave={close} />}
        </OriginButton>
      ) : (
        <span class="small soft">{figure}</span>
      )}
      {group.assigned <= mostDots ? <Dots counts={counts} /> : <Meter share={counts.live === 0 ? 0 : counts.active / counts.live} />}
      {by === 'location' && <Trend weeks={weeks} />}
    </li>
  )
}

export const GroupsCard = ({ answer, open }: CardProps) => {
  const [by, setBy] = useState<By>('location')
  const [isWhole, setWhole] = useState(false)
  const groups = groupsOf(answer, by)
  const shown = isWhole ? groups : groups.slice(0, mostShown)
  return (
    <ChartCard
      id={by === 'location' ? 'locations' : 'departments'}
      origin={({ answer: of, chosen }) => usageOrigin(of, chosen)}
      onPaper
      title={by === 'location' ? words('byLocation') : words('byDepartment')}
      table={groupsTable(answer, by)}
      actions={
        <Button kind="quiet" onClick={() => setBy(by === 'location' ? 'department' : 'location')}>
          {by === 'location' ? words('departments') : words('locations')}
        </Button>
      }
    >
      <ul class="group-list">
        {shown.map((group) => (
          <Group key={group.key ?? ''} answer={answer} by={by} group={group} open={open} />
        ))}
      </ul>
      {groups.length > shown.length && (
        <button type="button" class="link-button" onClick={() => setWhole(true)}>
          {words('allGroups', { count: groups.length })}
        </button>
      )}
    </ChartCard>
  )
}
