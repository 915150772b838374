/** What helped, beside people who were not helped; quiet about what it cannot prove (ME-14). */
import type { Conclusions } from '#core/metrics/conclusions.ts'
import { voice } from '#web/base/language.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { helpOrigin } from '#web/metrics/origin.ts'
import { conclusionWords } from '#web/metrics/conclusion-words.ts'
import { Chip } from '#web/parts/chip.tsx'

const words = voice(conclusionWords)

export const helpedTable = ({ helped }: Pick<Conclusions, 'helped'>): ChartTable => ({
  columns: [words('kindOfHelp'), words('result')],
  rows:
    'noData' in helped
      ? []
      : [
          ...helped.figures.map((one) => [words('helpKind', one), `${words('helpVerdict', one)} (${words('helpRange', one)})`]),
          ...helped.refused.map((one) => [words('helpKind', one), words('helpRefused', one)]),
        ],
})

export const HelpedCard = ({ helped }: Pick<Conclusions, 'helped'>) => {
  if ('noData' in helped || helped.figures.length + helped.refused.length === 0)
    return (
      <ChartCard id="helped" origin={({ answer: of, chosen }) => helpOrigin(of, chosen)} title={words('helped')} table={undefined}>
        <p class="soft">{words('noData' in helped ? 'helpNoData' : 'helpNone')}</p>
      </ChartCard>
    )
  return (
    <ChartCard
      id="helped"
      origin={({ answer: of, chosen }) => helpOrigin(of, chosen)}
      title={words('helped')}
      table={helpedTable({ helped })}
      about={words('helpAbout')}
    >
      <ul class="said-list">
        {helped.figures.map((one) => (
          <li key={one.kind}>
            <span class="row between">
              <span class="strong">{words('helpKind', one)}</span>
              <Chip kind={one.verdict === 'helped' ? 'pass' : 'nodata'}>{words('helpVerdict', one)}</Chip>
            </span>
            <span class="small soft">
              {words('helpLine', {
                reached: one.reached,
                share: one.reachedActive / one.reached,
                others: one.comparedShare,
                compared: one.compared,
              })}
              ; {words('helpRange', one)}
            </span>
          </li>
        ))}
        {helped.refused.map((one) => (
          <li key={one.kind}>
            <span>{words('helpKind', one)}</span>
            <span class="small soft">{words('helpRefused', one)}</span>
          </li>
        ))}
      </ul>
      {helped.figures.some(({ verdict }) => verdict === 'no difference seen') && (
        <p class="small soft">{words('helpSeen', { kinds: helped.figures.length })}</p>
      )}
    </ChartCard>
  )
}
