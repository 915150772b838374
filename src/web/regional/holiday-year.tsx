/** A year of days off at a glance: twelve months in a strip, each with its days. */
import type { Row } from '#core/registry/tables.ts'
import { f, language, voice } from '#web/base/language.ts'
import { holidayName } from '#web/regional/holiday-dialogs.tsx'
import { regionalPageWords } from '#web/regional/regional-page-words.ts'

const words = voice(regionalPageWords)
type Holiday = Row<'holiday'>

export type HolidayState = 'off' | 'provisional' | 'crossedOut'

export const holidayState = ({ off, provisional }: Holiday): HolidayState =>
  off === 0 ? 'crossedOut' : provisional === 1 ? 'provisional' : 'off'

const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))

const monthName = (year: string, month: string): string =>
  new Intl.DateTimeFormat(language.value, { month: 'short', timeZone: 'UTC' }).format(Date.parse(`${year}-${month}-01T00:00:00Z`))

/** Says in full what the strip shows as a number. */
const saidOf = (holiday: Holiday): string => `${f().day(holiday.day, 'full')}: ${holidayName(holiday)} (${words(holidayState(holiday))})`

export const HolidayYear = ({
  year,
  days,
  onDay,
}: {
  year: string
  days: readonly Holiday[]
  onDay: ((holiday: Holiday) => void) | undefined
}) => (
  <ol class="year-strip" aria-label={words('yearStrip', { year })}>
    {months.map((month) => (
      <li key={month}>
        <span class="small soft">{monthName(year, month)}</span>
        {days
          .filter(({ day }) => day.slice(5, 7) === month)
          .map((holiday) => {
            const shown = (
              <>
                <span aria-hidden="true">{Number(holiday.day.slice(8))}</span>
                <span class="unseen">{saidOf(holiday)}</span>
              </>
            )
            return onDay ? (
              <button
                key={holiday.day}
                type="button"
                class="year-day"
                aria-haspopup="dialog"
                data-state={holidayState(holiday)}
                title={saidOf(holiday)}
                onClick={() => onDay(holiday)}
              >
                {shown}
              </button>
            ) : (
              <span key={holiday.day} class="year-day" data-state={holidayState(holiday)} title={saidOf(holiday)}>
                {shown}
              </span>
            )
          })}
      </li>
    ))}
  </ol>
)
