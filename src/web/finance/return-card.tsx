/** The return of a rollout with its range: payback, net present value, internal rate, and what it is made of (RV-4). */
import { f, voice } from '#web/base/language.ts'
import { percent, roughly } from '#web/finance/amount-said.ts'
import { RangeBar } from '#web/finance/money-charts.tsx'
import { returnHere, returnKept } from '#web/finance/money-selectors.ts'
import { moneyWords } from '#web/finance/money-words.ts'
import { Button } from '#web/parts/button.tsx'

const words = voice(moneyWords)

/** Its assumptions can be changed where `open` is given. */
export const ReturnCard = ({ currency, open }: { currency: string; open?: () => void }) => {
  const here = returnHere.value
  if (!here) return null
  const { of } = here
  const { years, ratePercent } = returnKept.value
  const low = of.paybackRange.low
  const high = of.paybackRange.high
  const isKnown = of.benefits.some(({ amount }) => amount.gt(0))
  return (
    <section class="card">
      <div class="row between">
        <h2>{words('return')}</h2>
        {open && <Button onClick={open}>{words('changeReturn')}</Button>}
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
                {low !== null && high !== null && (
                  <span class="small soft"> {words('between', { low: f().number(low, 0), high: f().number(high, 0) })}</span>
                )}
              </dd>
            </div>
            <div>
              <dt>{words('npv', { years, percent: percent(ratePercent) })}</dt>
              <dd>
                <b>{roughly(of.npv, currency)}</b> <span class="small soft">{words('npvHint')}</span>
              </dd>
            </div>
            <div>
              <dt>{words('irr')}</dt>
              <dd>
                <b>{of.irr.rate === null ? words('noIrr') : f().percent(of.irr.rate)}</b>
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
      {of.unknown.length > 0 && (
        <p class="small soft">{words('unknown', { what: of.unknown.map((key) => words(`of.${key}`).toLowerCase()) })}</p>
      )}
    </section>
  )
}
