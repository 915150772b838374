/** Money: the return of the rollout with its range, what moves it, and the budget at today's rate and in the stress case. */
import { useState } from 'preact/hooks'
import type { AssumptionKey } from '#core/finance/rollout-return.ts'
import { f, voice } from '#web/base/language.ts'
import { moneyIn } from '#web/finance/amount-said.ts'
import { BudgetCard, type Opened, Rates } from '#web/finance/budget-card.tsx'
import { Matters, RateLine } from '#web/finance/money-charts.tsx'
import { ApproveDialog, LineDialog, RateDialog, RatesDialog, SettingsDialog } from '#web/finance/money-dialogs.tsx'
import { budget, budgetRow, isFed, measured, rateRows, returnHere, returnKept } from '#web/finance/money-selectors.ts'
import { moneyWords } from '#web/finance/money-words.ts'
import { ReturnCard } from '#web/finance/return-card.tsx'
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
  const fed = isFed(key) ? measured.value[key] : null
  if (fed) return words('measuredIn', fed)
  return returnKept.value[key]?.source ?? words('notSaid')
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
        {row && (
          <Button opens="form" onClick={() => setOpened({ what: 'settings' })}>
            {words('settings')}
          </Button>
        )}
        {missing && (
          <Button opens="form" kind="first" onClick={() => setOpened({ what: 'rate' })}>
            {words('enterRate')}
          </Button>
        )}
      </PageHeading>
      {!row && (
        <EmptyState title={words('emptyTitle')} text={rollout.value ? words('emptyText') : words('noRollout')}>
          {rollout.value ? (
            <Button opens="form" kind="first" onClick={() => setOpened({ what: 'settings' })}>
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
