/** The dialogs of the budget: its settings, the approved amount, a line, a rate, and a list of rates. */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import { budgetDefaults, type LineKind } from '#core/finance/budget.ts'
import { type ListedRate, readRates } from '#core/finance/rate-list.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, tell, voice } from '#web/base/language.ts'
import { amountTyped, countTyped, inField, numberTyped, rateTyped } from '#web/finance/amount-text.ts'
import { rolloutId } from '#web/finance/money-selectors.ts'
import { moneyWords } from '#web/finance/money-words.ts'
import { ChoiceField, LinesField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { newId } from '#web/sync/new-id.ts'
import { organisation, today } from '#web/sync/store.ts'

const words = voice(moneyWords)

const wrong = (text: string, typed: unknown, said: string): string | undefined =>
  text.trim() !== '' && typed === undefined ? said : undefined
const isCode = (text: string): boolean => /^[A-Z]{3}$/.test(text)

export const SettingsDialog = ({ of, onClose }: { of: StoredRow<'budget'> | undefined; onClose: () => void }) => {
  const [currency, setCurrency] = useState(of?.currency ?? organisation.value?.currency ?? '')
  const [buffer, setBuffer] = useState(inField(String(of?.bufferPercent ?? budgetDefaults.bufferPercent), f()))
  const [dearer, setDearer] = useState(inField(String(of?.dearerPercent ?? budgetDefaults.dearerPercent), f()))
  const [bufferPercent, dearerPercent] = [numberTyped(buffer), numberTyped(dearer)]
  return (
    <FormDialog
      title={of ? words('settings') : words('begin')}
      command={
        isCode(currency) && bufferPercent !== undefined && dearerPercent !== undefined
          ? { name: 'finance.describeBudget', input: { rolloutId: rolloutId.value, currency, bufferPercent, dearerPercent } }
          : undefined
      }
      doLabel={shared('save')}
      doneText={words('saved')}
      onClose={onClose}
    >
      <TextField
        label={words('currency')}
        hint={words('currencyHint')}
        value={currency}
        maxLength={3}
        onValue={(value) => setCurrency(value.toUpperCase())}
      />
      <TextField
        label={words('buffer')}
        hint={words('bufferHint')}
        value={buffer}
        onValue={setBuffer}
        wrong={wrong(buffer, bufferPercent, words('wrongNumber'))}
      />
      <TextField
        label={words('dearer')}
        hint={words('dearerHint')}
        value={dearer}
        onValue={setDearer}
        wrong={wrong(dearer, dearerPercent, words('wrongNumber'))}
      />
    </FormDialog>
  )
}

export const ApproveDialog = ({ of, onClose }: { of: StoredRow<'budget'>; onClose: () => void }) => {
  const [text, setText] = useState(inField(of.approved ?? '', f()))
  const amount = amountTyped(text)
  const approving = (value: string | null) =>
    ({ name: 'finance.approveBudget', input: { rolloutId: of.rolloutId, amount: value } }) as const
  return (
    <FormDialog
      title={words('approve')}
      command={amount === undefined ? undefined : approving(amount)}
      doLabel={words('approve')}
      doneText={words('approvedDone')}
      other={
        of.approved === null
          ? undefined
          : { command: approving(null), doLabel: words('withdraw'), doneText: words('withdrawn'), danger: true }
      }
      onClose={onClose}
    >
      <TextField
        label={words('approvedAmount', { currency: of.currency })}
        value={text}
        onValue={setText}
        wrong={wrong(text, amount, words('wrongAmount'))}
      />
    </FormDialog>
  )
}

export const LineDialog = ({
  of,
  currency,
  onClose,
}: {
  of: StoredRow<'budgetLine'> | undefined
  currency: string
  onClose: () => void
}) => {
  const [lineId] = useState(of?.lineId ?? newId)
  const [name, setName] = useState(of?.name ?? '')
  const [kind, setKind] = useState<LineKind>((of?.kind as LineKind | undefined) ?? 'tool')
  const [own, setOwn] = useState(of?.currency ?? currency)
  const [priceText, setPrice] = useState(inField(of?.price ?? '', f()))
  const [quantityText, setQuantity] = useState(String(of?.quantity ?? 1))
  const [monthsText, setMonths] = useState(of?.months == null ? '' : String(of.months))
  const [paidOn, setPaidOn] = useState(of?.paidOn ?? '')
  const [source, setSource] = useState(of?.source ?? '')
  const [price, quantity, months] = [amountTyped(priceText), countTyped(quantityText), countTyped(monthsText)]
  const fits =
    name.trim() !== '' && isCode(own) && price !== undefined && quantity !== undefined && (monthsText.trim() === '' || months !== undefined)
  return (
    <FormDialog
      title={words('lineTitle')}
      command={
        fits
          ? {
              name: 'finance.keepLine',
              input: {
                rolloutId: rolloutId.value,
                lineId,
                name: name.trim(),
                kind,
                currency: own,
                price,
                quantity,
                months: months ?? null,
                paidOn: paidOn || null,
                source: source.trim() || null,
              },
            }
          : undefined
      }
      doLabel={shared('save')}
      doneText={words('lineSaved', { name: name.trim() })}
      other={
        of && {
          command: { name: 'finance.removeLine', input: { rolloutId: of.rolloutId, lineId } },
          doLabel: words('remove'),
          doneText: words('lineRemoved', { name: of.name }),
          danger: true,
        }
      }
      onClose={onClose}
    >
      <TextField label={words('name')} value={name} onValue={setName} maxLength={120} />
      <ChoiceField
        label={words('kind')}
        value={kind}
        onValue={setKind}
        options={[
          { value: 'tool', text: words('kindTool') },
          { value: 'oldSystem', text: words('kindOld') },
          { value: 'other', text: words('kindOther') },
        ]}
      />
      <div class="grid2">
        <TextField
          label={words('price')}
          hint={words('priceHint')}
          value={priceText}
          onValue={setPrice}
          wrong={wrong(priceText, price, words('wrongAmount'))}
        />
        <TextField
          label={words('lineCurrency')}
          hint={words('currencyHint')}
          value={own}
          maxLength={3}
          onValue={(value) => setOwn(value.toUpperCase())}
        />
        <TextField
          label={words('quantity')}
          value={quantityText}
          onValue={setQuantity}
          wrong={wrong(quantityText, quantity, words('wrongWhole'))}
        />
        <TextField
          label={`${words('months')} (${shared('optional')})`}
          hint={words('monthsHint')}
          value={monthsText}
          onValue={setMonths}
          wrong={wrong(monthsText, months, words('wrongWhole'))}
        />
        <TextField
          type="date"
          label={`${words('paidOn')} (${shared('optional')})`}
          hint={words('paidHint')}
          value={paidOn}
          max={today.value}
          onValue={setPaidOn}
        />
        <TextField
          label={`${words('source')} (${shared('optional')})`}
          hint={words('sourceHint')}
          value={source}
          onValue={setSource}
          maxLength={200}
        />
      </div>
    </FormDialog>
  )
}

export const RateDialog = ({ from, to, onClose }: { from: string; to: string; onClose: () => void }) => {
  const [dayOn, setDay] = useState(today.value)
  const [fromCurrency, setFrom] = useState(from)
  const [toCurrency, setTo] = useState(to)
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const rate = rateTyped(text)
  const fits = isCode(fromCurrency) && isCode(toCurrency) && rate !== undefined && dayOn !== ''
  return (
    <FormDialog
      title={words('enterRate')}
      command={
        fits
          ? { name: 'finance.keepRates', input: { rates: [{ dayOn, fromCurrency, toCurrency, rate }], source: source.trim() || null } }
          : undefined
      }
      doLabel={shared('save')}
      doneText={words('rateSaved')}
      onClose={onClose}
    >
      <div class="grid2">
        <TextField type="date" label={words('day')} value={dayOn} max={today.value} onValue={setDay} />
        <TextField
          label={words('rate')}
          hint={words('rateHint', { from: fromCurrency, to: toCurrency })}
          value={text}
          onValue={setText}
          wrong={wrong(text, rate, words('wrongNumber'))}
        />
        <TextField label={words('from')} value={fromCurrency} maxLength={3} onValue={(value) => setFrom(value.toUpperCase())} />
        <TextField label={words('to')} value={toCurrency} maxLength={3} onValue={(value) => setTo(value.toUpperCase())} />
      </div>
      <TextField label={`${words('source')} (${shared('optional')})`} value={source} onValue={setSource} maxLength={200} />
    </FormDialog>
  )
}

/** What a pasted list says, or what is wrong with it. */
const read = (list: string): { rates: readonly ListedRate[]; wrong?: string } => {
  if (list.trim() === '') return { rates: [] }
  try {
    return { rates: readRates(list) }
  } catch (trouble) {
    if (!(trouble instanceof Problem)) throw trouble
    return { rates: [], wrong: tell({ code: trouble.code, params: trouble.params }) }
  }
}

export const RatesDialog = ({ onClose }: { onClose: () => void }) => {
  const [list, setList] = useState('')
  const [source, setSource] = useState('')
  const { rates, wrong: fault } = read(list)
  const days = rates.map(({ dayOn }) => dayOn).sort()
  const [first, last] = [days[0], days.at(-1)]
  return (
    <FormDialog
      title={words('pasteRates')}
      command={rates.length > 0 ? { name: 'finance.keepRates', input: { rates: [...rates], source: source.trim() || null } } : undefined}
      doLabel={shared('save')}
      doneText={words('ratesSaved', { count: rates.length })}
      onClose={onClose}
    >
      <LinesField label={words('ratesList')} hint={words('ratesHint')} value={list} onValue={setList} rows={8} wrong={fault} />
      {first && last && (
        <p aria-live="polite">{words('ratesRead', { count: rates.length, first: f().day(first, 'full'), last: f().day(last, 'full') })}</p>
      )}
      <TextField label={`${words('source')} (${shared('optional')})`} value={source} onValue={setSource} maxLength={200} />
    </FormDialog>
  )
}
