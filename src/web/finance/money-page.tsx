/** Money: the return of the rollout with its range, what moves it, and the budget at today's rate and in the stress case. */
import { useState } from 'preact/hooks'
import type { Budget } from '#core/finance/budget.ts'
import type { AssumptionKey } from '#core/finance/rollout-return.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { Matters, RangeBar, RateLine } from '#web/finance/money-charts.tsx'
import { ApproveDialog, LineDialog, RateDialog, RatesDialog, SettingsDialog } from '#web/finance/money-dialogs.tsx'
import { budget, budgetRow, lineRows, rateRows, returnHere, returnKept, weekOfSlip } from '#web/finance/money-selectors.ts'
import { moneyWords } from '#web/finance/money-words.ts'
import { ReturnDialog } from '#web/finance/return-dialog.tsx'
import { Button } from '#web/parts/button.tsx'
import { Verdict } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { rollout } from '#web/sync/store.ts'

const words = voice(moneyWords)

type Opened = { what: 'settings' | 'approve' | 'line' | 'rate' | 'rates' | 'return'; line?: StoredRow<'budgetLine'> }
type Amount = Budget['sum']

const moneyIn = (amount: Amount, currency: string): string => f().money(amount.toFixed(2) as `${number}`, currency)
const roughly = (amount: Amount, currency: string): string => f().money(amount.toFixed(0) as `${number}`, currency)
const plain = (amount: Amount): string => f().number(amount.toNumber(), 2)
const percent = (value: number): string => f().percent(value / 100, 1)

const chips = { onTrack: 'pass', atRisk: 'hold', offTrack: 'fail' } as const

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
                <b>{f().money(of.npv.toFixed(0) as `${number}`, currency)}</b> <span class="small soft">{words('npvHint')}</span>
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
        {of.benefits.map(({ key, amount }) => `${words(`benefit.${key}`)} ${roughly(amount, currency)}`).join(', ') || '?'}
        {' · '}
        <b>{words('costs')}</b>:{' '}
        {of.costs.map(({ key, amount }) => `${words(`cost.${key}`)} ${roughly(amount, currency)}`).join(', ') || '?'}
      </p>
      {of.unknown.length > 0 && (
        <p class="small soft">{words('unknown', { what: of.unknown.map((key) => words(`of.${key}`).toLowerCase()) })}</p>
      )}
    </section>
  )
}

const BudgetTable = ({ row, of, onLine }: { row: StoredRow<'budget'>; of: Budget; onLine: (line: StoredRow<'budgetLine'>) => void }) => (
  <div class="scroll" role="group" aria-label={words('budget')} tabIndex={0}>
    <table class="budget">
      <thead>
        <tr>
          <th scope="col">{words('line')}</th>
          <th scope="col" class="num">
            {words('inOwn')}
          </th>
          <th scope="col" class="num">
            {words('inLocal', { currency: row.currency })}
          </th>
          <th scope="col" class="num">
            {words('inStress', { percent: percent(row.dearerPercent) })}
          </th>
          <th scope="col">
            <span class="unseen">{words('change')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lineRows.value.map((line, at) => {
          const amount = of.lines[at]
          if (!amount) return null
          const { used } = amount
          return (
            <tr key={line.lineId}>
              <th scope="row">
                {line.name}
                <p class="small soft">
                  {[
                    words('each', { ...line, price: f().money(line.price as `${number}`, line.currency) }),
                    line.source ?? '',
                    line.paidOn === null ? '' : words('paid', { day: f().day(line.paidOn, 'brief') }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </th>
              <td class="num">{moneyIn(amount.amount, line.currency)}</td>
              <td class="num">
                {plain(amount.local)}
                {used && (
                  <p class="small soft">
                    {words('atRate', { rate: f().number(used.rate.toNumber(), 4), day: f().day(used.date, 'brief') })}
                  </p>
                )}
              </td>
              <td class="num">{plain(amount.stress)}</td>
              <td>
                <Button kind="quiet" aria-label={words('changeLine', { name: line.name })} onClick={() => onLine(line)}>
                  {words('change')}
                </Button>
              </td>
            </tr>
          )
        })}
        <tr>
          <th scope="row">{words('bufferRow', { percent: percent(row.bufferPercent) })}</th>
          <td />
          <td class="num">{plain(of.buffer)}</td>
          <td />
          <td />
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words('total')}</th>
          <td />
          <td class="num">{plain(of.total)}</td>
          <td class="num">
            {plain(of.stress)}
            {of.stressLeft?.lt(0) && <p class="small bad">{words('short', { amount: plain(of.stressLeft.abs()) })}</p>}
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  </div>
)

const BudgetCard = ({ row, of, open }: { row: StoredRow<'budget'>; of: Budget; open: (opened: Opened) => void }) => {
  const slip = weekOfSlip.value
  return (
    <section class="card">
      <div class="row between">
        <h2>{words('budget')}</h2>
        <div class="row">
          <Button onClick={() => open({ what: 'approve' })}>{words('approve')}</Button>
          <Button kind="first" onClick={() => open({ what: 'line' })}>
            {words('addLine')}
          </Button>
        </div>
      </div>
      {of.verdict && row.approved !== null && (
        <p class="row">
          <Verdict verdict={chips[of.verdict]} />
          <span class="soft">
            {words('approvedBy', {
              amount: f().money(row.approved as `${number}`, row.currency),
              by: row.approvedBy ?? '',
              day: f().day((row.approvedAt ?? '').slice(0, 10), 'brief'),
            })}
            {' · '}
            {of.left?.gte(0)
              ? words('leftOver', { amount: moneyIn(of.left, row.currency) })
              : words('short', { amount: moneyIn((of.left ?? of.sum).abs(), row.currency) })}
          </span>
        </p>
      )}
      {lineRows.value.length === 0 ? (
        <p>{words('noLines')}</p>
      ) : (
        <BudgetTable row={row} of={of} onLine={(line) => open({ what: 'line', line })} />
      )}
      {of.holdsTo && <p>{words('holdsTo', { rate: plain(of.holdsTo.rate), from: of.holdsTo.currency, to: row.currency })}</p>}
      {slip?.gt(0) && <p>{words('slip', { amount: moneyIn(slip, row.currency) })}</p>}
    </section>
  )
}

const mostRates = 12

const Rates = ({ open }: { open: (opened: Opened) => void }) => (
  <section class="card">
    <div class="row between">
      <h2>{words('rates')}</h2>
      <div class="row">
        <Button onClick={() => open({ what: 'rates' })}>{words('pasteRates')}</Button>
        <Button onClick={() => open({ what: 'rate' })}>{words('enterRate')}</Button>
      </div>
    </div>
    {rateRows.value.length === 0 ? (
      <p>{words('noRates')}</p>
    ) : (
      <ul class="rates">
        {rateRows.value.slice(0, mostRates).map((rate) => {
          const day = f().day(rate.dayOn, 'full')
          const { dayOn, fromCurrency, toCurrency } = rate
          return (
            <li key={`${dayOn}/${fromCurrency}/${toCurrency}`} class="row between">
              <span>
                {day}: <b>{words('oneIs', { from: fromCurrency, rate: f().number(Number(rate.rate), 4), to: toCurrency })}</b>
                <span class="small soft"> {[rate.source, rate.enteredBy].filter(Boolean).join(' · ')}</span>
              </span>
              <Button
                kind="quiet"
                aria-label={words('removeRate', { day })}
                onClick={() =>
                  void runCommand({ name: 'finance.removeRate', input: { dayOn, fromCurrency, toCurrency } }, words('rateRemoved'))
                }
              >
                {words('remove')}
              </Button>
            </li>
          )
        })}
      </ul>
    )}
  </section>
)

export const MoneyPage = () => {
  const [opened, setOpened] = useState<Opened>()
  const close = () => setOpened(undefined)
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
        <EmptyState title={words('emptyTitle')} text={words('emptyText')}>
          <Button kind="first" onClick={() => setOpened({ what: 'settings' })}>
            {words('begin')}
          </Button>
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
