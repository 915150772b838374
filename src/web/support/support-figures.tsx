/** The figures of support for those who lead: to each person who has started, by week, tier, age and place (SU-4). */
import { largest } from '#core/kernel/many.ts'
import type { ComponentChildren } from 'preact'
import { type SupportFigures, type SupportWeek, ticketFigures } from '#core/support/ticket-figures.ts'
import { f, voice } from '#web/base/language.ts'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Table } from '#web/parts/table.tsx'
import { summary } from '#web/people/people-source.ts'
import { now, rollout, zone } from '#web/sync/store.ts'
import { tickets } from '#web/support/support-waiting.ts'
import { agoOf, placeName } from '#web/support/ticket-lines.tsx'
import { supportPageWords } from '#web/support/support-words.ts'
import { tierName } from '#web/support/ticket-story.tsx'

const words = voice(supportPageWords)

const each = ({ perPerson }: SupportWeek): string => (perPerson === null ? words('unknown') : f().number(perPerson, 2))

const [wide, high, foot, head] = [820, 200, 24, 20]
/** Room beside the bars for what they are called. */
const beside = 150

/** Names the parts of a bar beside the first whole week with questions, and says beside the last bar that its week is not over. */
const Labels = ({
  weeks,
  tall,
  edgesOf,
}: {
  weeks: readonly SupportWeek[]
  tall: (count: number) => number
  edgesOf: (index: number) => { readonly left: number; readonly right: number }
}) => {
  const index = weeks.findIndex(({ asked, whole }) => asked > 0 && whole)
  const [first, last] = [weeks[index], weeks.at(-1)]
  const base = high - foot
  const left = edgesOf(index).left - 8
  return (
    <g class="labels">
      {first && first.asked > first.foundAlone && (
        <text x={left} y={base - tall(first.asked - first.foundAlone) / 2} text-anchor="end" class="helped-label">
          {words('barHelped')}
        </text>
      )}
      {first && first.foundAlone > 0 && (
        <text x={left} y={base - tall(first.asked) + tall(first.foundAlone) / 2} text-anchor="end" class="alone-label">
          {words('barAlone')}
        </text>
      )}
      {last && !last.whole && last.asked > 0 && (
        <text x={edgesOf(weeks.length - 1).right + 8} y={base - tall(last.asked) / 2} class="running-label">
          {words('barRunning')}
        </text>
      )}
    </g>
  )
}

const Chart = ({ weeks }: { weeks: readonly SupportWeek[] }) => {
  const top = largest([1, ...weeks.map(({ asked }) => asked)])
  const step = (wide - 2 * beside) / weeks.length
  const bar = Math.min(48, step * 0.6)
  const edgesOf = (index: number) => {
    const left = beside + index * step + (step - bar) / 2
    return { left, right: left + bar }
  }
  const tall = (count: number): number => ((high - foot - head) * count) / top
  const [first, last] = [weeks[0]?.monday ?? '', weeks.at(-1)?.monday ?? '']
  return (
    <div class="scroll" role="group" tabIndex={0} aria-label={words('byWeek')}>
      <svg
        class="week-bars"
        viewBox={`0 0 ${wide} ${high}`}
        role="img"
        aria-label={words('chart', { from: f().day(first, 'brief'), to: f().day(last, 'brief') })}
      >
        <line x1="0" x2={wide} y1={high - foot} y2={high - foot} class="axis" />
        {weeks.map((week, index) => {
          const x = edgesOf(index).left
          const helped = tall(week.asked - week.foundAlone)
          const alone = tall(week.foundAlone)
          const base = high - foot
          return (
            <g key={week.monday}>
              <rect x={x} y={base - helped} width={bar} height={helped} class={week.whole ? 'helped' : 'helped running'} />
              <rect x={x} y={base - helped - alone} width={bar} height={alone} class="alone" />
              {week.asked > 0 && (
                <text x={x + bar / 2} y={base - helped - alone - 6} text-anchor="middle" class="count">
                  {f().number(week.asked)}
                </text>
              )}
              <text x={x + bar / 2} y={high - 6} text-anchor="middle">
                {f().day(week.monday, 'brief')}
              </text>
            </g>
          )
        })}
        <Labels weeks={weeks} tall={tall} edgesOf={edgesOf} />
      </svg>
    </div>
  )
}

const Tile = ({ label, value, about }: { label: string; value: string; about?: string | undefined }) => (
  <section class="card tile">
    <p class="small soft">{label}</p>
    <p class="figure">{value}</p>
    {about && <p class="small soft">{about}</p>}
  </section>
)

const Tiles = ({ weeks, open }: Pick<SupportFigures, 'weeks' | 'open'>) => {
  const [before, current] = [weeks.at(-2), weeks.at(-1)]
  const sum = (of: (week: SupportWeek) => number): number => weeks.reduce((total, week) => total + of(week), 0)
  const late = open.reduce((total, tier) => total + tier.late, 0)
  return (
    <div class="grid4">
      {current && <Tile label={words('thisWeek')} value={each(current)} about={words('perPerson')} />}
      {before && <Tile label={words('lastWeek')} value={each(before)} about={words('perPerson')} />}
      <Tile
        label={words('alone')}
        value={words('aloneOf', { alone: sum((week) => week.foundAlone), all: sum((week) => week.asked) })}
        about={words('inWeeks')}
      />
      <Tile
        label={words('openNow')}
        value={f().number(open.reduce((total, tier) => total + tier.count, 0))}
        about={words('lateNow', { count: late })}
      />
    </div>
  )
}

export const FiguresPage = ({ tabs }: { tabs: ComponentChildren }) => {
  const list = tickets.value
  const figures = ticketFigures({ tickets: list, starts: summary.value?.starts ?? null, now: now.value, zone: zone.value })
  const over = words('over', { tool: rollout.value?.tool ?? '' })
  if (list.length === 0)
    return (
      <>
        <PageHeading over={over} title={words('figuresNone')} />
        {tabs}
        <EmptyState text={words('figuresNoneText')} />
      </>
    )
  const solvedAt = new Map(figures.solved.map(({ tier, count }) => [tier, count]))
  return (
    <>
      <PageHeading over={over} title={words('figuresTitle', { trend: figures.trend })} />
      {tabs}
      {figures.trend === 'unknown' && <p class="soft">{words('unknownWhy')}</p>}
      <Tiles weeks={figures.weeks} open={figures.open} />
      <section class="card">
        <h2>{words('byWeek')}</h2>
        <Chart weeks={figures.weeks} />
        <p class="small soft">{words('perPersonText')}</p>
        <details>
          <summary>{words('asTable')}</summary>
          <Table
            label={words('byWeek')}
            rows={figures.weeks}
            rowKey={({ monday }) => monday}
            columns={[
              { key: 'week', head: words('week'), cell: ({ monday }) => f().day(monday, 'brief') },
              { key: 'asked', head: words('askedCount'), num: true, cell: ({ asked }) => f().number(asked) },
              { key: 'alone', head: words('foundAlone'), num: true, cell: ({ foundAlone }) => f().number(foundAlone) },
              { key: 'live', head: words('live'), num: true, cell: ({ live }) => (live === null ? words('unknown') : f().number(live)) },
              { key: 'each', head: words('each'), num: true, cell: each },
            ]}
          />
        </details>
      </section>
      <div class="grid2 even">
        <section class="card">
          <h2>{words('byTier')}</h2>
          <Table
            label={words('byTier')}
            rows={[{ tier: 1, count: 0, late: 0, oldest: null as string | null }, ...figures.open]}
            rowKey={({ tier }) => String(tier)}
            columns={[
              { key: 'tier', head: words('tierHead'), cell: ({ tier }) => words('tier', { tier, name: tierName(tier) }) },
              { key: 'open', head: words('openCount'), num: true, cell: ({ count }) => f().number(count) },
              { key: 'late', head: words('lateCount'), num: true, cell: ({ late }) => f().number(late) },
              { key: 'oldest', head: words('oldest'), num: true, cell: ({ oldest }) => (oldest === null ? '–' : agoOf(oldest)) },
              { key: 'solved', head: words('solvedCount'), num: true, cell: ({ tier }) => f().number(solvedAt.get(tier) ?? 0) },
            ]}
          />
        </section>
        <section class="card">
          <h2>{words('byPlace')}</h2>
          <Table
            label={words('byPlace')}
            rows={figures.places}
            rowKey={({ locationId }) => locationId ?? ''}
            columns={[
              { key: 'place', head: words('place'), cell: ({ locationId }) => placeName(locationId) },
              { key: 'asked', head: words('allAsked'), num: true, cell: ({ asked }) => f().number(asked) },
              { key: 'open', head: words('openCount'), num: true, cell: ({ open }) => f().number(open) },
              { key: 'late', head: words('lateCount'), num: true, cell: ({ late }) => f().number(late) },
            ]}
          />
        </section>
        <section class="card">
          <h2>{words('byAge')}</h2>
          <Table
            label={words('byAge')}
            rows={figures.ages}
            rowKey={({ band }) => band}
            columns={[
              { key: 'age', head: words('openNow'), cell: ({ band }) => words(`age_${band}`) },
              { key: 'count', head: words('openCount'), num: true, cell: ({ count }) => f().number(count) },
            ]}
          />
        </section>
      </div>
    </>
  )
}
