/** The budget as a table at today's rates and in the stress case, what it holds to, and the exchange rates. */
import { ownZone } from '#web/sync/store.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { Budget } from '#core/finance/budget.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { type Amount, moneyIn, percent } from '#web/finance/amount-said.ts'
import { inField } from '#web/finance/amount-text.ts'
import { costOfSlip, lineRows, rateRows } from '#web/finance/money-selectors.ts'
import { moneyWords } from '#web/finance/money-words.ts'
import { Button } from '#web/parts/button.tsx'
import { TrackVerdict } from '#web/parts/track-verdict.tsx'
import { Table } from '#web/parts/table.tsx'
import { runCommand } from '#web/parts/use-command.ts'

const words = voice(moneyWords)

/** A dialog that the page opens; `line` is the one to change. */
export interface Opened {
  readonly what: 'settings' | 'approve' | 'line' | 'rate' | 'rates' | 'return'
  readonly line?: StoredRow<'budgetLine'>
}

const chips = { onTrack: 'pass', atRisk: 'hold', offTrack: 'fail' } as const

interface TableRow {
  readonly key: string
  readonly name: string
  readonly note: string
  readonly own: string
  readonly local: string
  readonly rate: string
  readonly stress: string
  readonly short: string
  readonly line: StoredRow<'budgetLine'> | undefined
}

const tableRows = (row: StoredRow<'budget'>, of: Budget): TableRow[] => {
  const money = (amount: Amount): string => moneyIn(amount, row.currency)
  const nothing = { note: '', own: '', rate: '', stress: '', short: '', line: undefined }
  const lines = lineRows.value.flatMap((line, at): TableRow[] => {
    const amount = of.lines[at]
    if (!amount) return []
    const { used } = amount
    const note = [
      words('each', { ...line, price: f().money(line.price as `${number}`, line.currency) }),
      line.source ?? '',
      line.paidOn === null ? '' : words('paid', { day: f().day(line.paidOn, 'brief') }),
    ]
    return [
      {
        key: line.lineId,
        name: line.name,
        note: note.filter(Boolean).join(' · '),
        own: moneyIn(amount.amount, line.currency),
        local: money(amount.local),
        rate: used ? words('atRate', { rate: f().number(used.rate.toNumber(), 4), day: f().day(used.date, 'brief') }) : '',
        stress: money(amount.stress),
        short: '',
        line,
      },
    ]
  })
  return [
    ...lines,
    { ...nothing, key: 'buffer', name: words('bufferRow', { percent: percent(row.bufferPercent) }), local: money(of.buffer) },
    {
      ...nothing,
      key: 'total',
      name: words('total'),
      local: money(of.total),
      stress: money(of.stress),
      short: of.stressLeft?.lt(0) ? words('short', { amount: money(of.stressLeft.abs()) }) : '',
    },
  ]
}

const BudgetTable = ({ row, of, onLine }: { row: StoredRow<'budget'>; of: Budget; onLine: (line: StoredRow<'budgetLine'>) => void }) => (
  <Table
    label={words('budget')}
    rows={tableRows(row, of)}
    rowKey={({ key }) => key}
    columns={[
      {
        key: 'line',
        head: words('line'),
        cell: ({ key, name, note }) => (
          <>
            {key === 'total' ? <b>{name}</b> : name}
            {note && <p class="small soft">{note}</p>}
          </>
        ),
      },
      { key: 'own', head: words('inOwn'), num: true, cell: ({ own }) => own },
      {
        key: 'local',
        head: words('inLocal', { currency: row.currency }),
        num: true,
        cell: ({ key, local, rate }) => (
          <>
            {key === 'total' ? <b>{local}</b> : local}
            {rate && <p class="small soft">{rate}</p>}
          </>
        ),
      },
      {
        key: 'stress',
        head: words('inStress', { percent: percent(row.dearerPercent) }),
        num: true,
        cell: ({ key, stress, short }) => (
          <>
            {key === 'total' ? <b>{stress}</b> : stress}
            {short && <p class="small bad">{short}</p>}
          </>
        ),
      },
      {
        key: 'change',
        head: <span class="unseen">{words('change')}</span>,
        cell: ({ line }) =>
          line && (
            <Button opens="form" kind="quiet" aria-label={words('changeLine', { name: line.name })} onClick={() => onLine(line)}>
              {words('change')}
            </Button>
          ),
      },
    ]}
  />
)

export const BudgetCard = ({ row, of, open }: { row: StoredRow<'budget'>; of: Budget; open: (opened: Opened) => void }) => {
  const slip = costOfSlip(7)
  return (
    <section class="card">
      <div class="row between">
        <h2>{words('budget')}</h2>
        <div class="row">
          <Button opens="form" onClick={() => open({ what: 'approve' })}>
            {words('approve')}
          </Button>
          <Button opens="form" kind="first" onClick={() => open({ what: 'line' })}>
            {words('addLine')}
          </Button>
        </div>
      </div>
      {of.verdict && row.approved !== null && (
        <p class="row">
          <TrackVerdict verdict={chips[of.verdict]} />
          <span class="soft">
            {words('approvedBy', {
              amount: f().money(row.approved as `${number}`, row.currency),
              by: row.approvedBy ?? '',
              day: row.approvedAt ? f().day(todayIn(ownZone.value, row.approvedAt), 'brief') : '',
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
      {of.holdsTo && <p>{words('holdsTo', { rate: moneyIn(of.holdsTo.rate, row.currency), from: of.holdsTo.currency })}</p>}
      {slip && <p>{words('slip', { amount: moneyIn(slip, row.currency) })}</p>}
    </section>
  )
}

const mostRates = 12

export const Rates = ({ open }: { open: (opened: Opened) => void }) => (
  <section class="card" id="rates">
    <div class="row between">
      <h2>{words('rates')}</h2>
      <div class="row">
        <Button opens="form" onClick={() => open({ what: 'rates' })}>
          {words('pasteRates')}
        </Button>
        <Button opens="form" onClick={() => open({ what: 'rate' })}>
          {words('enterRate')}
        </Button>
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
                {day}: <b>{words('oneIs', { from: fromCurrency, rate: inField(rate.rate, f()), to: toCurrency })}</b>
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
