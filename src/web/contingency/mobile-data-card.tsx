/** The new tool's mobile data at a location: measured with two readings of a phone, with its price; on a champion's phone, offline too (RG-8). */
import { useState } from 'preact/hooks'
import { mobileData, workingDaysAMonth } from '#core/contingency/mobile-data.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { shared } from '#web/base/lead-words.ts'
import { f, voice } from '#web/base/language.ts'
import { mobileDataPageWords } from '#web/contingency/mobile-data-page-words.ts'
import { amountTyped, inField, numberTyped } from '#web/finance/amount-text.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { ChoiceField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { newId } from '#web/sync/new-id.ts'
import { organisation, rollout, today, where } from '#web/sync/store.ts'

const words = voice(mobileDataPageWords)

type Reading = StoredRow<'dataReading'>
const rolloutId = (): string => rollout.value?.rolloutId ?? ''
const priceAt = (locationId: string) => where('dataPrice', { rolloutId: rolloutId(), locationId })[0]
const money = (amount: string, currency: string): string => f().money(amount as `${number}`, currency)

/** Says on a list of locations that people pay for the data themselves. */
export const PaysThemselves = ({ locationId }: { locationId: string }) =>
  priceAt(locationId)?.paidBy === 'people' ? <Chip kind="hold">{words('warning')}</Chip> : null

/** One reading: the first one, or the second of an open measurement. */
const ReadingDialog = ({ locationId, open, onClose }: { locationId: string; open: Reading | undefined; onClose: () => void }) => {
  const [readingId] = useState(() => open?.readingId ?? newId())
  const [typed, setTyped] = useState('')
  const [on, setOn] = useState(today.peek())
  const mb = numberTyped(typed)
  const isWrong = typed.trim() !== '' && (mb === undefined || mb < 0)
  const input = open
    ? { startMb: open.startMb, startOn: open.startOn, endMb: mb ?? null, endOn: on }
    : { startMb: mb ?? 0, startOn: on, endMb: null, endOn: null }
  return (
    <FormDialog
      title={words(open ? 'secondTitle' : 'firstTitle')}
      command={
        mb === undefined || isWrong || on === ''
          ? undefined
          : { name: 'contingency.noteData', input: { rolloutId: rolloutId(), readingId, locationId, ...input } }
      }
      doLabel={shared('save')}
      doneText={words('saved')}
      onClose={onClose}
    >
      <TextField
        label={words('mb')}
        hint={words('mbHint')}
        wrong={isWrong ? words('mbWrong') : undefined}
        value={typed}
        onValue={setTyped}
        maxLength={12}
      />
      <TextField label={words('on')} type="date" min={open?.startOn ?? ''} max={today.value} value={on} onValue={setOn} />
    </FormDialog>
  )
}

const PriceDialog = ({ locationId, onClose }: { locationId: string; onClose: () => void }) => {
  const known = priceAt(locationId)
  const [price, setPrice] = useState(inField(known?.pricePerGb ?? '', f()))
  const [currency, setCurrency] = useState(known?.currency ?? organisation.peek()?.currency ?? 'USD')
  const [paidBy, setPaidBy] = useState<'organisation' | 'people'>(known?.paidBy === 'people' ? 'people' : 'organisation')
  const amount = amountTyped(price)
  const isCode = /^[A-Z]{3}$/.test(currency)
  return (
    <FormDialog
      title={words('priceTitle')}
      command={
        amount === undefined || !isCode
          ? undefined
          : { name: 'contingency.priceData', input: { rolloutId: rolloutId(), locationId, pricePerGb: amount, currency, paidBy } }
      }
      doLabel={shared('save')}
      doneText={words('priceSaved')}
      onClose={onClose}
    >
      <TextField
        label={words('pricePerGb')}
        hint={words('priceHint')}
        wrong={price.trim() !== '' && amount === undefined ? words('priceWrong') : undefined}
        value={price}
        onValue={setPrice}
        maxLength={14}
      />
      <TextField
        label={words('currency')}
        wrong={isCode ? undefined : words('currencyWrong')}
        value={currency}
        onValue={(text) => setCurrency(text.toUpperCase())}
        maxLength={3}
      />
      <ChoiceField
        label={words('who')}
        value={paidBy}
        onValue={setPaidBy}
        options={(['organisation', 'people'] as const).map((by) => ({ value: by, text: words('paid', { by }) }))}
      />
    </FormDialog>
  )
}

export const MobileDataCard = ({ locationId }: { locationId: string }) => {
  const [dialog, setDialog] = useState<'reading' | 'price'>()
  const readings = where('dataReading', { rolloutId: rolloutId(), locationId })
  const price = priceAt(locationId)
  const told = mobileData(readings, price)
  const open = readings.find(({ endOn }) => endOn === null)
  const close = (): void => setDialog(undefined)
  return (
    <section class="card stack tight no-print" aria-labelledby="mobile-data">
      <div class="card-head">
        <h2 id="mobile-data">{words('title')}</h2>
        <PaysThemselves locationId={locationId} />
      </div>
      <p class={told.perDay === null ? 'soft' : 'strong'}>{told.perDay === null ? words('none') : words('perDay', { mb: told.perDay })}</p>
      {told.perMonth && (
        <p>{words('perMonth', { amount: money(told.perMonth.amount, told.perMonth.currency), days: workingDaysAMonth })}</p>
      )}
      <p class="small soft">
        {[
          told.newestOn === null ? '' : words('measured', { count: told.measured, on: told.newestOn }),
          price ? words('priceIs', { price: money(price.pricePerGb, price.currency) }) : words('noPrice'),
          price ? words('paid', { by: price.paidBy === 'people' ? 'people' : 'organisation' }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {open ? (
        <p class="small">{words('openOne', { mb: open.startMb, on: open.startOn })}</p>
      ) : (
        told.perDay === null && <p class="small soft">{words('about', { tool: rollout.value?.tool ?? '' })}</p>
      )}
      <div class="row">
        <Button kind={told.perDay === null ? 'first' : 'plain'} opens="form" onClick={() => setDialog('reading')}>
          {words(open ? 'second' : 'first')}
        </Button>
        {open && (
          <Button
            kind="quiet"
            onClick={() =>
              void runCommand(
                { name: 'contingency.removeData', input: { rolloutId: rolloutId(), readingId: open.readingId } },
                words('removed'),
              )
            }
          >
            {words('remove')}
          </Button>
        )}
        <Button opens="form" onClick={() => setDialog('price')}>
          {words('price')}
        </Button>
      </div>
      {dialog === 'reading' && <ReadingDialog locationId={locationId} open={open} onClose={close} />}
      {dialog === 'price' && <PriceDialog locationId={locationId} onClose={close} />}
    </section>
  )
}
