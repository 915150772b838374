/** Flows between this week and the one before; each opens to its people (ME-12). */
import { largest } from '#core/kernel/many.ts'
import type { Conclusions } from '#core/metrics/conclusions.ts'
import type { FlowKind } from '#core/metrics/flows.ts'
import { f, voice } from '#web/base/language.ts'
import type { CardProps } from '#web/metrics/adoption-card.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { usageOrigin } from '#web/metrics/origin.ts'
import { conclusionWords } from '#web/metrics/conclusion-words.ts'
import { Meter } from '#web/parts/meter.tsx'

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

export const FlowsCard = ({ flows, open }: Pick<Conclusions, 'flows'> & Pick<CardProps, 'open'>) => {
  if ('noData' in flows)
    return (
      <ChartCard origin={({ answer: of, chosen }) => usageOrigin(of, chosen, { isDaily: true })} title={words('flows')} table={undefined}>
        <p class="soft">{words('noFlows', { reason: flows.noData })}</p>
      </ChartCard>
    )
  const { kinds, everyone, week, weekBefore, lapsedNow, notLive } = flows
  const most = Math.max(1, largest(kinds.map(({ count }) => count)))
  // What nobody did is left out, but for the flows that everybody looks for.
  const shown = kinds.filter(({ kind, count }) => count > 0 || (kind !== 'left' && kind !== 'notCovered'))
  const about = (kind: FlowKind): string =>
    kind === 'lapsed' && lapsedNow > 0
      ? words('lapsedNow', { count: lapsedNow })
      : kind === 'neverStarted' && notLive > 0
        ? words('notLive', { count: notLive })
        : ''
  return (
    <ChartCard
      origin={({ answer: of, chosen }) => usageOrigin(of, chosen, { isDaily: true })}
      title={words('flows')}
      table={flowsTable({ flows })}
      about={words('flowsAbout', { everyone, week, before: weekBefore })}
    >
      <ul class="bare flows">
        {shown.map(({ kind, count }) => {
          const what = words('flow', { kind })
          return (
            <li key={kind}>
              <span>
                {what} <span class="small soft">{about(kind)}</span>
              </span>
              {count === 0 ? (
                <span class="flow-count">0</span>
              ) : (
                <button
                  type="button"
                  class="link-button strong"
                  aria-label={words('openFlow', { what, count })}
                  onClick={() => open({ list: 'flow', flow: kind })}
                >
                  {f().number(count)}
                </button>
              )}
              <Meter share={count / most} look={looks[kind]} />
            </li>
          )
        })}
      </ul>
    </ChartCard>
  )
}
