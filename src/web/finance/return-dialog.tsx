/** The dialog of what the return is made of: each figure with its range and where it comes from. */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import type { ReturnInput } from '#core/finance/return-input.ts'
import { f, voice } from '#web/base/language.ts'
import { amountTyped, inField, numberTyped } from '#web/finance/amount-text.ts'
import { budgetRow, isMeasuredKey, measured, returnTyped, rolloutId } from '#web/finance/money-selectors.ts'
import { moneyWords } from '#web/finance/money-words.ts'
import { Button } from '#web/parts/button.tsx'
import { TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'

const words = voice(moneyWords)

const ranges = ['minutesSaved', 'recapture', 'errorsAvoided', 'trainingHours'] as const
type RangeKey = (typeof ranges)[number]
interface RangeText {
  readonly low: string
  readonly value: string
  readonly high: string
  readonly source: string
}
/** Shares are typed in percent. */
const scaleOf = (key: RangeKey): number => (key === 'recapture' ? 100 : 1)
const shown = (value: number | undefined): string => (value === undefined ? '' : inField(String(Math.round(value * 1e6) / 1e6), f()))

const textOf = (key: RangeKey, kept: ReturnInput): RangeText => {
  const range = kept[key]
  const scale = scaleOf(key)
  const [low, value, high] = [range?.low, range?.value, range?.high].map((one) => shown(one === undefined ? undefined : one * scale))
  return { low: low ?? '', value: value ?? '', high: high ?? '', source: range?.source ?? '' }
}

const isEmpty = ({ low, value, high }: RangeText): boolean => `${low}${value}${high}`.trim() === ''

/** Null is not known; undefined where the three are not numbers. Low and high may be left out. */
const rangeOf = (key: RangeKey, text: RangeText): ReturnInput[RangeKey] | undefined => {
  if (isEmpty(text)) return null
  const value = numberTyped(text.value)
  const [low, high] = [text.low, text.high].map((side) => (side.trim() === '' ? value : numberTyped(side)))
  if (value === undefined || low === undefined || high === undefined) return undefined
  const scale = scaleOf(key)
  return { low: low / scale, value: value / scale, high: high / scale, source: text.source.trim() || null }
}

/** What was measured, which the return counts while nothing is entered. */
const Measured = ({ of, isUsed, onUse }: { of: RangeKey | 'championHours'; isUsed: boolean; onUse: () => void }) => {
  const found = isMeasuredKey(of) ? measured.value[of] : null
  if (!found) return null
  const { value, low, high, source } = found
  return (
    <div class="row between measured">
      <p class="small soft">
        {words('measured', { low, value, high, source })} {source.from === 'measures' && source.isGuess && words('measuredGuess')}{' '}
        {words(isUsed ? 'measuredUsed' : 'measuredNotUsed')}
      </p>
      {!isUsed && (
        <Button kind="quiet" aria-label={`${words('useMeasured')}: ${words(`of.${of}`)}`} onClick={onUse}>
          {words('useMeasured')}
        </Button>
      )}
    </div>
  )
}

const RangeFields = ({ of, text, onText }: { of: RangeKey; text: RangeText; onText: (text: RangeText) => void }) => (
  <fieldset class="range-fields">
    <legend>{words(`of.${of}`)}</legend>
    <Measured of={of} isUsed={isEmpty(text)} onUse={() => onText({ low: '', value: '', high: '', source: '' })} />
    {(['low', 'value', 'high'] as const).map((side) => (
      <TextField
        key={side}
        label={words(side)}
        value={text[side]}
        onValue={(value) => onText({ ...text, [side]: value })}
        wrong={text[side].trim() !== '' && numberTyped(text[side]) === undefined ? words('wrongNumber') : undefined}
      />
    ))}
    <TextField label={words('source')} value={text.source} onValue={(source) => onText({ ...text, source })} maxLength={200} />
  </fieldset>
)

export const ReturnDialog = ({ onClose }: { onClose: () => void }) => {
  const kept = returnTyped.value
  const currency = budgetRow.value?.currency ?? ''
  const [texts, setTexts] = useState(() => Object.fromEntries(ranges.map((key) => [key, textOf(key, kept)])) as Record<RangeKey, RangeText>)
  const [plain, setPlain] = useState({
    wage: inField(kept.wage ?? '', f()),
    wageSource: kept.wageSource ?? '',
    costOfError: inField(kept.costOfError ?? '', f()),
    costOfErrorSource: kept.costOfErrorSource ?? '',
    oldSystemAYear: inField(kept.oldSystemAYear ?? '', f()),
    transactionsAYear: shown(kept.transactionsAYear),
    championHours: shown(kept.championHours ?? undefined),
    championHoursSource: kept.championHoursSource ?? '',
    weeksAYear: shown(kept.weeksAYear),
    years: shown(kept.years),
    ratePercent: shown(kept.ratePercent),
  })
  const amountOrNull = (text: string): string | null | undefined => (text.trim() === '' ? null : amountTyped(text))
  const counted = (text: string): number | undefined => (text.trim() === '' ? 0 : numberTyped(text))
  const found = {
    minutesSaved: rangeOf('minutesSaved', texts.minutesSaved),
    recapture: rangeOf('recapture', texts.recapture),
    errorsAvoided: rangeOf('errorsAvoided', texts.errorsAvoided),
    trainingHours: rangeOf('trainingHours', texts.trainingHours),
    wage: amountOrNull(plain.wage),
    wageSource: plain.wageSource.trim() || null,
    costOfError: amountOrNull(plain.costOfError),
    costOfErrorSource: plain.costOfErrorSource.trim() || null,
    oldSystemAYear: amountOrNull(plain.oldSystemAYear),
    transactionsAYear: counted(plain.transactionsAYear),
    championHours: plain.championHours.trim() === '' ? null : numberTyped(plain.championHours),
    championHoursSource: plain.championHoursSource.trim() || null,
    weeksAYear: counted(plain.weeksAYear),
    years: counted(plain.years),
    ratePercent: counted(plain.ratePercent),
  }
  const isWhole = Object.values(found).every((value) => value !== undefined)
  const field = (key: keyof typeof plain, label: string) => (
    <TextField
      key={key}
      label={label}
      value={plain[key]}
      onValue={(value) => setPlain({ ...plain, [key]: value })}
      wrong={found[key] === undefined ? words('wrongNumber') : undefined}
    />
  )
  return (
    <FormDialog
      title={words('returnTitle')}
      broad
      command={isWhole ? { name: 'finance.keepReturn', input: { rolloutId: rolloutId.value, of: found as ReturnInput } } : undefined}
      doLabel={shared('save')}
      doneText={words('returnSaved')}
      onClose={onClose}
    >
      <p class="small soft">{words('rangeHint')}</p>
      {ranges.map((key) => (
        <RangeFields key={key} of={key} text={texts[key]} onText={(text) => setTexts({ ...texts, [key]: text })} />
      ))}
      <fieldset class="range-fields">
        <legend>{words('of.championHours')}</legend>
        <Measured of="championHours" isUsed={plain.championHours.trim() === ''} onUse={() => setPlain({ ...plain, championHours: '' })} />
        {field('championHours', words('value'))}
        {field('championHoursSource', words('source'))}
      </fieldset>
      <div class="grid2">
        {field('wage', `${words('of.wage')} (${currency})`)}
        {field('wageSource', words('source'))}
        {field('costOfError', `${words('of.costOfError')} (${currency})`)}
        {field('costOfErrorSource', words('source'))}
        {field('transactionsAYear', words('transactions'))}
        {field('oldSystemAYear', `${words('oldSystemAYear')} (${currency})`)}
        {field('weeksAYear', words('weeks'))}
        {field('years', words('years'))}
        {field('ratePercent', words('discount'))}
      </div>
    </FormDialog>
  )
}
