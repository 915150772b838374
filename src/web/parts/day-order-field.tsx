/** Asks which of day and month comes first, where a file does not prove it (IM-1). */
import { dayOrderWords } from '#web/base/day-order-words.ts'
import { voice } from '#web/base/language.ts'
import { ChoiceField } from '#web/parts/field.tsx'

const words = voice(dayOrderWords)

export type DayOrderAsked = '' | 'day' | 'month'

export const DayOrderField = (props: { example: string; value: DayOrderAsked; onValue: (order: DayOrderAsked) => void }) => (
  <ChoiceField
    label={words('order', { example: props.example })}
    value={props.value}
    onValue={props.onValue}
    options={[
      { value: 'day', text: words('dayFirst') },
      { value: 'month', text: words('monthFirst') },
    ]}
  />
)
