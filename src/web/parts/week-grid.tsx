/** A week at a glance: days as columns, places or people as rows, and in each cell what is on then; one goes from week to week. */
import { shared } from '#web/base/lead-words.ts'
import type { ComponentChildren } from 'preact'
import { dayNumber, dayOf, mondayOf } from '#core/kernel/calendar.ts'
import { f } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'

/** The Monday of a day, `YYYY-MM-DD`. */
export const weekOf = (day: string): string => dayOf(mondayOf(dayNumber(day)))

const shifted = (day: string, days: number): string => dayOf(dayNumber(day) + days)

/** Something on a day in a row. */
export interface WeekEntry {
  readonly key: string
  readonly day: string
  readonly row: string
  readonly shown: ComponentChildren
}

interface Props {
  readonly label: string
  /** What the rows are, above them. */
  readonly head: string
  /** The Monday of the week that is shown. */
  readonly week: string
  readonly onWeek: (week: string) => void
  readonly today: string
  readonly rows: readonly { readonly key: string; readonly name: string }[]
  readonly entries: readonly WeekEntry[]
  readonly none: string
}

export const WeekGrid = ({ label, head, week, onWeek, today, rows, entries, none }: Props) => {
  const ofWeek = entries.filter(({ day }) => weekOf(day) === week)
  // A weekend shows only where something is on in it.
  const days = Array.from({ length: 7 }, (_, index) => shifted(week, index)).filter(
    (day, index) => index < 5 || ofWeek.some((entry) => entry.day === day),
  )
  const shown = rows.filter(({ key }) => ofWeek.some((entry) => entry.row === key))
  return (
    <div class="stack tight">
      <div class="row no-print">
        <Button aria-label={shared('weekBefore')} onClick={() => onWeek(shifted(week, -7))}>
          ←
        </Button>
        <Button aria-label={shared('weekAfter')} onClick={() => onWeek(shifted(week, 7))}>
          →
        </Button>
        <strong role="status">{shared('weekFrom', { day: f().day(week, 'full') })}</strong>
        {week !== weekOf(today) && (
          <Button kind="quiet" onClick={() => onWeek(weekOf(today))}>
            {shared('thisWeek')}
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <p class="soft">{none}</p>
      ) : (
        <div class="scroll" role="group" aria-label={label} tabIndex={0}>
          <table class="stacks week-grid" role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col" role="columnheader">
                  {head}
                </th>
                {days.map((day) => (
                  <th key={day} scope="col" role="columnheader" aria-current={day === today ? 'date' : undefined}>
                    {f().day(day, 'short')}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {shown.map(({ key, name }) => (
                <tr key={key} role="row">
                  <th scope="row" role="rowheader">
                    {name}
                  </th>
                  {days.map((day) => {
                    const here = ofWeek.filter((entry) => entry.row === key && entry.day === day)
                    return (
                      <td key={day} role="cell" data-label={f().day(day, 'short')} class={here.length === 0 ? 'empty-cell' : undefined}>
                        {here.length > 0 && (
                          <ul class="week-entries">
                            {here.map((entry) => (
                              <li key={entry.key}>{entry.shown}</li>
                            ))}
                          </ul>
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
