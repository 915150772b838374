/** The return of a rollout with its range: payback, net present value, internal rate, and what it is made of (RV-4). */
import { f, voice } from '#web/base/language.ts'
import { percent, roughly } from '#web/finance/amount-said.ts'
import { RangeBar } from '#web/finance/money-charts.tsx'
import { isFed, measured, rateRows, returnHere, returnKept } from '#web/finance/money-selectors.ts'
import { moneyWords } from '#web/finance/money-words.ts'
import { Button } from '#web/parts/button.tsx'

const words = voice(moneyWords)

const figures = [
  'minutesSaved',
  'recapture',
  'errorsAvoided',
  'trainingHours',
  'championHours',
  'wage',
  'costOfError',
  'exchangeRate',
] as const
const pageOfSource = { measures: '/adoption', sessions: '/training', help: '/training/help' } as const
/** Where the source of a figure is looked at; one that was typed has its source beside it. */
const pageOf = (key: (typeof figures)[number]): string | undefined =>
  isFed(key) ? pageOfSource[measured.value[key]?.source.from ?? 'measures'] : key === 'exchangeRate' ? '/money#rates' : undefined

/** Each figure of the return with its range and its source, which opens where there is a page of it (RV-4). */
const MadeOf = ({ currency }: { currency: string }) => {
  const kept = returnKept.value
  const said = (value: number): string => f().number(value, 1)
  const valueOf = (key: (typeof figures)[number]): string => {
    if (key === 'exchangeRate') return returnHere.value?.rate == null ? words('notEntered') : f().number(returnHere.value.rate, 4)
    if (key === 'wage' || key === 'costOfError') return kept[key] === null ? words('notEntered') : roughly(Number(kept[key]), currency)
    if (key === 'championHours') return kept[key] === null ? words('notEntered') : said(kept[key])
    const range = kept[key]
    const scale = key === 'recapture' ? 100 : 1
    if (range === null) return words('notEntered')
    return range.low === range.high
      ? said(range.value * scale)
      : `${said(range.value * scale)} (${said(range.low * scale)}–${said(range.high * scale)})`
  }
  const sourceOf = (key: (typeof figures)[number]): string => {
    const found = isFed(key) ? measured.value[key] : null
    if (found) return words('measuredIn', found)
    if (key === 'exchangeRate') return rateRows.value[0] ? f().day(rateRows.value[0].dayOn, 'full') : words('notSaid')
    const said = key === 'wage' || key === 'costOfError' || key === 'championHours' ? kept[`${key}Source`] : kept[key]?.source
    return said ?? words('notSaid')
  }
  return (
    <details>
      <summary>{words('madeOf')}</summary>
      <ul class="review-rows">
        {figures.map((key) => (
          <li key={key}>
            <span class="words">
              <span>{words(`of.${key}`)}</span>
              <span class="small soft">{sourceOf(key)}</span>
            </span>
            <span class="row">
              <b>{valueOf(key)}</b>
              {pageOf(key) && (
                <a href={pageOf(key)} aria-label={`${words('toSource')}: ${words(`of.${key}`)}`}>
                  {words('toSource')}
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The bounds of a figure in eight of ten cases. */
const Between = ({ low, high, said }: { low: number | null; high: number | null; said: (value: number) => string }) =>
  low !== null && high !== null && <span class="small soft"> {words('between', { low: said(low), high: said(high) })}</span>

/** Its assumptions can be changed where `open` is given. */
export const ReturnCard = ({ currency, open }: { currency: string; open?: () => void }) => {
  const here = returnHere.value
  if (!here) return null
  const { of } = here
  const { years, ratePercent } = returnKept.value
  const isKnown = of.benefits.some(({ amount }) => amount.gt(0))
  return (
    <section class="card">
      <div class="row between">
        <h2>{words('return')}</h2>
        {open && (
          <Button opens="form" onClick={open}>
            {words('changeReturn')}
          </Button>
        )}
      </div>
      <p class="small soft">{words('returnText')}</p>
      {isKnown ? (
        <>
          <RangeBar of={of} />
          <p class="small soft">{words('bar')}</p>
          <dl class="figures">
            <div>
              <dt>{words('payback')}</dt>
              <dd>
                <b>{of.paybackMonths === null ? words('never', { years }) : words('months_', { count: of.paybackMonths })}</b>
                <Between {...of.paybackRange} said={(value) => f().number(value, 0)} />
              </dd>
            </div>
            <div>
              <dt>{words('npv', { years, percent: percent(ratePercent) })}</dt>
              <dd>
                <b>{roughly(of.npv, currency)}</b>
                <Between low={of.npvRange.low} high={of.npvRange.high} said={(value) => roughly(value, currency)} />
                <span class="small soft"> {words('npvHint')}</span>
              </dd>
            </div>
            <div>
              <dt>{words('irr')}</dt>
              <dd>
                <b>{of.irr.rate === null ? words('noIrr') : f().percent(of.irr.rate)}</b>
                {of.irr.rate !== null && <Between low={of.irrRange.low} high={of.irrRange.high} said={(value) => f().percent(value)} />}
              </dd>
            </div>
          </dl>
        </>
      ) : (
        <p>{words('nothing')}</p>
      )}
      <p class="small">
        <b>{words('benefits')}</b>:{' '}
        {of.benefits
          .filter(({ amount }) => amount.gt(0))
          .map(({ key, amount }) => `${words(`benefit.${key}`)} ${roughly(amount.toNumber(), currency)}`)
          .join(', ') || '?'}
        {' · '}
        <b>{words('costs')}</b>:{' '}
        {of.costs
          .filter(({ amount }) => amount.gt(0))
          .map(({ key, amount }) => `${words(`cost.${key}`)} ${roughly(amount.toNumber(), currency)}`)
          .join(', ') || '?'}
      </p>
      <MadeOf currency={currency} />
      {of.unknown.length > 0 && (
        <p class="small soft">{words('unknown', { what: of.unknown.map((key) => words(`of.${key}`).toLowerCase()) })}</p>
      )}
    </section>
  )
}
