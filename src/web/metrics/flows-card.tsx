/** Flows between this week and the one before; each opens to its people (ME-12). */
import type { Conclusions } from '#core/metrics/conclusions.ts'
import type { FlowKind } from '#core/metrics/flows.ts'
import { f, voice } from '#web/base/language.ts'
import type { CardProps } from '#web/metrics/adoption-card.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { flowsLayout, type FlowsLayout } from '#web/metrics/flows-layout.ts'
import { usageOrigin } from '#web/metrics/origin.ts'
import type { OriginFacts } from '#web/metrics/origin-button.tsx'
import { conclusionWords } from '#web/metrics/conclusion-words.ts'

const words = voice(conclusionWords)

const looks: Record<FlowKind, 'pass' | 'hold' | 'nodata'> = {
  started: 'pass',
  stayed: 'pass',
  cameBack: 'pass',
  lapsed: 'hold',
  neverStarted: 'nodata',
  left: 'nodata',
  notCovered: 'nodata',
}

export const flowsTable = ({ flows }: Pick<Conclusions, 'flows'>): ChartTable => ({
  columns: [words('flows'), words('people')],
  rows: 'noData' in flows ? [] : flows.kinds.map(({ kind, count }) => [words('flow', { kind }), f().number(count)]),
})

/** States of last week at the left, of this week at the right, and who went from one to the other. */
const Ribbons = ({ layout: { high, before, now, flows } }: { layout: FlowsLayout }) => {
  const kindsSaid = now.map(({ kind, count }) => words('openFlow', { what: words('flow', { kind }), count }))
  return (
    <svg
      class="ribbons"
      height={high}
      viewBox={`0 0 100 ${high}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words('flowsSaid', { kinds: kindsSaid })}
    >
      {flows.map(({ kind, from, to, high: of }, at) => (
        <path
          key={at}
          class={`ribbon ${looks[kind]}`}
          d={`M6 ${from}C50 ${from} 50 ${to} 94 ${to}V${to + of}C50 ${to + of} 50 ${from + of} 6 ${from + of}Z`}
        />
      ))}
      {before.map(({ state, top, high: of }) => (
        <rect key={state} class={state === 'active' ? 'pass' : 'nodata'} x="0" y={top} width="6" height={of} />
      ))}
      {now.map(({ kind, top, high: of }) => (
        <rect key={kind} class={looks[kind]} x="94" y={top} width="6" height={of} />
      ))}
    </svg>
  )
}

export const FlowsCard = ({ flows, open }: Pick<Conclusions, 'flows'> & Pick<CardProps, 'open'>) => {
  const card = {
    id: 'flows',
    title: words('flows'),
    origin: ({ answer, chosen }: OriginFacts) => usageOrigin(answer, chosen, { isDaily: true }),
  }
  if ('noData' in flows)
    return (
      <ChartCard {...card} table={undefined}>
        <p class="soft">{words('noFlows', { reason: flows.noData })}</p>
      </ChartCard>
    )
  const { kinds, everyone, week, weekBefore, lapsedNow, notLive } = flows
  const layout = flowsLayout(kinds, lapsedNow)
  return (
    <ChartCard {...card} table={flowsTable({ flows })} about={words('flowsAbout', { everyone, week, before: weekBefore })}>
      <div class="flows">
        <span class="small soft">{words('lastWeek')}</span>
        <span class="small soft to">{words('thisWeek')}</span>
        <ul class="bare from">
          {layout.before.map(({ state, count, slot }) => (
            <li key={state} class="small" style={{ height: `${slot.high}px` }}>
              {state === 'apart' ? '' : words('flowState', { state, count })}
            </li>
          ))}
        </ul>
        <Ribbons layout={layout} />
        <ul class="bare to">
          {layout.now.map(({ kind, count, slot }) => (
            <li key={kind} class={looks[kind]} style={{ height: `${slot.high}px` }}>
              {count === 0 ? (
                <span class="soft">{words('flowLabel', { kind, count })}</span>
              ) : (
                <button type="button" class="flow-button" onClick={() => open({ list: 'flow', flow: kind })}>
                  {words('flowLabel', { kind, count })}
                </button>
              )}
              {kind === 'neverStarted' && notLive > 0 && <span class="small soft">{words('notLive', { count: notLive })}</span>}
            </li>
          ))}
        </ul>
      </div>
    </ChartCard>
  )
}
