/** From assigned to having left the old system, each figure with its source and age, opening to its people; and the licences. */
import { amountOf } from '#core/finance/money.ts'
import { f, voice } from '#web/base/language.ts'
import type { CardProps } from '#web/metrics/adoption-card.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { funnelOrigin, licenceOrigin, listOrigin } from '#web/metrics/origin.ts'
import { OriginButton, OriginLines, UnknownFigure } from '#web/metrics/origin-button.tsx'
import type { Listed } from '#web/metrics/adoption-source.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'

const words = voice(adoptionWords)

/** A share with the part that is live marked, or hatched where nothing is known. */
const FunnelBar = ({ share, mark }: { share: number | null; mark?: number | undefined }) => (
  <svg class="funnel-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="whole" width="100" height="8" />
    {share === null ? <rect class="unknown" width={(mark ?? 1) * 100} height="8" /> : <rect class="part" width={share * 100} height="8" />}
    {mark !== undefined && <rect class="mark" x={mark * 100 - 0.75} width="1.5" height="8" />}
  </svg>
)

/** What so many licences cost a month, exactly. */
const costOf = (price: string, count: number): `${number}` => amountOf(price).times(Math.max(0, count)).toFixed(2) as `${number}`

interface Step {
  readonly what: string
  readonly count: number | null
  readonly of?: string
  readonly about: string
  readonly list: Listed['list']
  readonly mark?: number
  readonly share: number | null
}

const Figure = ({ what, count, of, about, list, mark, share, open }: Step & Pick<CardProps, 'open'>) => (
  <div>
    <span class="small soft">{what}</span>
    {count === null ? (
      <UnknownFigure title={what} look="funnel-figure" origin={({ answer, chosen }) => listOrigin(answer, chosen, { list })} />
    ) : (
      <button
        type="button"
        class="funnel-figure"
        aria-label={words('open', { what, figure: `${f().number(count)} ${of ?? ''}`.trim() })}
        onClick={() => open({ list })}
      >
        {f().number(count)} {of && <small>{of}</small>}
      </button>
    )}
    <FunnelBar share={share} mark={mark} />
    <span class="small soft">{about}</span>
  </div>
)

const stepsOf = ({ funnel, oldSystem }: CardProps['answer']): readonly Step[] => {
  const { assigned, live, coveredLive } = funnel
  const shareOf = (count: number | null): number | null => (count === null ? null : assigned === 0 ? 0 : count / assigned)
  const mark = assigned === 0 ? 0 : live / assigned
  const about = funnel.newestOn === null ? words('noData') : words('dataTo', { on: funnel.newestOn })
  const unknown = live - coveredLive
  return [
    { what: words('list', { list: 'assigned' }), count: assigned, about: words('staffList'), list: 'assigned', share: 1 },
    {
      what: words('list', { list: 'account' }),
      count: funnel.account,
      of: words('of', { of: assigned }),
      about: funnel.accountsOn === null ? words('noAccounts') : words('accountsAt', { on: funnel.accountsOn }),
      list: 'account',
      share: shareOf(funnel.account),
    },
    {
      what: words('list', { list: 'ever' }),
      count: funnel.ever,
      of: words('ofLive', { of: live }),
      about,
      list: 'ever',
      mark,
      share: shareOf(funnel.ever),
    },
    {
      what: words('list', { list: 'active' }),
      count: funnel.active,
      of: words('of', { of: live }),
      about: funnel.active !== null && unknown > 0 ? words('notKnown', { count: unknown }) : about,
      list: 'active',
      mark,
      share: shareOf(funnel.active),
    },
    {
      what: words('workflows'),
      count: funnel.workflows,
      of: words('of', { of: live }),
      about: funnel.workflows === null ? words('noWorkflows') : words('workflowsAbout'),
      list: 'workflow',
      mark,
      share: shareOf(funnel.workflows),
    },
    ...(oldSystem === null
      ? []
      : [
          {
            what: words('left', { system: oldSystem }),
            count: funnel.leftOld,
            of: words('of', { of: live }),
            about: funnel.newestOldOn === null ? words('noData') : words('dataTo', { on: funnel.newestOldOn }),
            list: 'leftOld' as const,
            mark,
            share: shareOf(funnel.leftOld),
          },
        ]),
  ]
}

/** What is told of licences: those that nobody uses, with what they cost. */
const licencesSaid = ({ bought, used, price, currency }: NonNullable<CardProps['answer']['funnel']['licences']>): string =>
  used === null
    ? words('usedUnknown')
    : words('unused', { count: Math.max(0, bought - used), cost: f().money(costOf(price, bought - used), currency) })

/** Each step with its figure, of how many, and its source; the licences last. */
export const funnelTable = (answer: CardProps['answer']): ChartTable => {
  const { licences } = answer.funnel
  return {
    columns: [words('step_'), words('people'), words('ofHow'), words('sourceColumn')],
    rows: [
      ...stepsOf(answer).map(({ what, count, of = '', about }) => [what, count === null ? '?' : f().number(count), of, about]),
      ...(licences ? [[words('licences'), f().number(licences.bought), words('bought', { used: licences.used }), licencesSaid(licences)]] : []), // prettier-ignore
    ],
  }
}

export const FunnelCard = ({ answer, open }: CardProps) => {
  const { licences } = answer.funnel
  return (
    <ChartCard
      id="funnel"
      title={words('funnel')}
      onPaper
      origin={({ answer: of, chosen }) => funnelOrigin(of, chosen)}
      table={funnelTable(answer)}
    >
      <div class="funnel">
        {stepsOf(answer).map((step) => (
          <Figure key={step.what} {...step} open={open} />
        ))}
        {licences && (
          <div class="licences">
            <span class="small soft">{words('licences')}</span>
            <OriginButton title={words('licences')} label={f().number(licences.bought)} after={words('bought', { used: licences.used })}>
              {() => <OriginLines origin={licenceOrigin(answer)} />}
            </OriginButton>
            <FunnelBar share={licences.used === null ? null : Math.min(1, licences.used / licences.bought)} />
            <span class="small soft">{licencesSaid(licences)}</span>
          </div>
        )}
      </div>
    </ChartCard>
  )
}
