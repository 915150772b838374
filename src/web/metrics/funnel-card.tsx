/** From assigned to having left the old system, each figure with its source and age, opening to its people; and the licences. */
import { amountOf } from '#core/finance/money.ts'
import { f, voice } from '#web/base/language.ts'
import type { CardProps } from '#web/metrics/adoption-card.ts'
import { licenceOrigin } from '#web/metrics/origin.ts'
import { OriginButton, OriginLines } from '#web/metrics/origin-button.tsx'
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
  readonly list?: Listed['list']
  readonly mark?: number
  readonly share: number | null
}

const Figure = ({ what, count, of, about, list, mark, share, open }: Step & Pick<CardProps, 'open'>) => {
  const figure = count === null ? '?' : f().number(count)
  return (
    <div>
      <span class="small soft">{what}</span>
      {list && count !== null ? (
        <button
          type="button"
          class="funnel-figure"
          aria-label={words('open', { what, figure: `${figure} ${of ?? ''}`.trim() })}
          onClick={() => open({ list })}
        >
          {figure} {of && <small>{of}</small>}
        </button>
      ) : (
        <span class="funnel-figure">
          {figure} {of && count !== null && <small>{of}</small>}
        </span>
      )}
      <FunnelBar share={share} mark={mark} />
      <span class="small soft">{about}</span>
    </div>
  )
}

export const FunnelCard = ({ answer, open }: CardProps) => {
  const { funnel, oldSystem } = answer
  const { assigned, live, coveredLive, licences } = funnel
  const shareOf = (count: number | null): number | null => (count === null ? null : assigned === 0 ? 0 : count / assigned)
  const mark = assigned === 0 ? 0 : live / assigned
  const about = funnel.newestOn === null ? words('noData') : words('dataTo', { on: funnel.newestOn })
  const unknown = live - coveredLive
  const steps: Step[] = [
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
  return (
    <section class="card" aria-label={words('funnel')}>
      <div class="funnel">
        {steps.map((step) => (
          <Figure key={step.what} {...step} open={open} />
        ))}
        {licences && (
          <div class="licences">
            <span class="small soft">{words('licences')}</span>
            <OriginButton title={words('licences')} label={f().number(licences.bought)} after={words('bought', { used: licences.used })}>
              {() => <OriginLines origin={licenceOrigin(answer)} />}
            </OriginButton>
            <FunnelBar share={licences.used === null ? null : Math.min(1, licences.used / licences.bought)} />
            <span class="small soft">
              {licences.used === null
                ? words('usedUnknown')
                : words('unused', {
                    count: Math.max(0, licences.bought - licences.used),
                    cost: f().money(costOf(licences.price, licences.bought - licences.used), licences.currency),
                  })}
            </span>
          </div>
        )}
      </div>
    </section>
  )
}
