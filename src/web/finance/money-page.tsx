/** Money: the return of the rollout with its range, what moves it, and the budget at today's rate and in the stress case. */
import { useState } from 'preact/hooks'
import type { AssumptionKey } from '#core/finance/rollout-return.ts'
import { f, voice } from '#web/base/language.ts'
import { moneyIn, percent, roughly } from '#web/finance/amount-said.ts'
import { BudgetCard, type Opened, Rates } from '#web/finance/budget-card.tsx'
import { Matters, RangeBar, RateLine } from '#web/finance/money-charts.tsx'
import { ApproveDialog, LineDialog, RateDialog, RatesDialog, SettingsDialog } from '#web/finance/money-dialogs.tsx'
import { budget, budgetRow, rateRows, returnHere, returnKept } from '#web/finance/money-selectors.ts'
import { moneyWords } from '#web/finance/money-words.ts'
import { ReturnDialog } from '#web/finance/return-dialog.tsx'
import { Button } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { NotFound } from '#web/parts/not-found.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { rollout } from '#web/sync/store.ts'

const words = voice(moneyWords)

const titleOf = (): string => {
  const row = budgetRow.value
  const found = budget.value
  if (!row || !found) return words('titleNone')
  if ('missing' in found) return words('titleRate', found.missing)
  if (found.verdict === 'offTrack' && row.approved !== null)
    return words('titleOffTrack', { amount: moneyIn(found.sum.minus(row.approved), row.currency) })
  const back = returnHere.value
  if (back && back.of.benefits.some(({ amount }) => amount.gt(0)) && back.of.roi !== null)
    return words('titlePays', { cases: Math.round(back.of.pays * 10) })
  if (found.verdict === null) return words('titleOpen')
  return found.verdict === 'onTrack' ? words('titleOnTrack') : words('titleAtRisk')
}

const sourceOf = (key: AssumptionKey): string => {
  const [newest] = rateRows.value
  if (key === 'exchangeRate') return newest ? f().day(newest.dayOn, 'brief') : words('notSaid')
  return returnKept.value[key]?.source ?? words('notSaid')
}

const ReturnCard = ({ currency, open }: { currency: string; open: () => void }) => {
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
        <Button onClick={open}>{words('changeReturn')}</Button>
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

export const MoneyPage = () => {
  const [opened, setOpened] = useState<Opened>()
  const close = () => setOpened(undefined)
  // Whoever may not read the budget would be told that there is none.
  if (!mayI('plan.run')) return <NotFound />
  const row = budgetRow.value
  const found = budget.value
  const here = returnHere.value
  const missing = found && 'missing' in found ? found.missing : undefined
  return (
    <>
      <PageHeading over={[rollout.value?.tool, words('over')].filter(Boolean).join(' · ')} title={titleOf()}>
        {row && <Button onClick={() => setOpened({ what: 'settings' })}>{words('settings')}</Button>}
        {missing && (
          <Button kind="first" onClick={() => setOpened({ what: 'rate' })}>
            {words('enterRate')}
          </Button>
        )}
      </PageHeading>
      {!row && (
        <EmptyState title={words('emptyTitle')} text={rollout.value ? words('emptyText') : words('noRollout')}>
          {rollout.value ? (
            <Button kind="first" onClick={() => setOpened({ what: 'settings' })}>
              {words('begin')}
            </Button>
          ) : (
            <a class="button first" href="/plan">
              {words('toPlan')}
            </a>
          )}
        </EmptyState>
      )}
      {row && (
        <div class="stack money">
          <ReturnCard currency={row.currency} open={() => setOpened({ what: 'return' })} />
          {here && here.of.matters.length > 0 && (
            <div class="grid2">
              <section class="card">
                <h2>{words('matters')}</h2>
                <p class="small soft">{words('mattersText')}</p>
                <Matters of={here.of} currency={row.currency} sources={sourceOf} />
              </section>
              {here.rate !== null && (
                <section class="card">
                  <h2>{words('ifRate')}</h2>
                  <p class="small soft">{words('ifRateText')}</p>
                  <RateLine here={here} currency={row.currency} />
                </section>
              )}
            </div>
          )}
          {found && !('missing' in found) && <BudgetCard row={row} of={found} open={setOpened} />}
          <Rates open={setOpened} />
        </div>
      )}
      {opened?.what === 'settings' && <SettingsDialog of={row} onClose={close} />}
      {opened?.what === 'approve' && row && <ApproveDialog of={row} onClose={close} />}
      {opened?.what === 'line' && row && <LineDialog of={opened.line} currency={row.currency} onClose={close} />}
      {opened?.what === 'rate' && <RateDialog from={missing?.from ?? 'USD'} to={missing?.to ?? row?.currency ?? ''} onClose={close} />}
      {opened?.what === 'rates' && <RatesDialog onClose={close} />}
      {opened?.what === 'return' && <ReturnDialog onClose={close} />}
    </>
  )
}
