/** The days off of a country, put together from what a library says and what we know better. */
import { dayNumber, dayOf, weekday } from '#core/kernel/calendar.ts'
import type { Correction, Recurrence } from '#core/regional/holiday-corrections.ts'

/** A day off as `regional.adoptHolidays` takes it. */
export interface Holiday {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly nameEn: string
  readonly nameNl: string
  readonly source: string
  readonly provisional: boolean
}

/** A day as the library gives it, before corrections: with its rule and whether the library thinks it is a day off. */
export interface ListedHoliday extends Holiday {
  readonly rule: string
  readonly off: boolean
}

/** The nth weekday of a month as a count of days; nth -1 is the last. */
const nthWeekday = (year: number, { nth, weekday: wanted, month, plus = 0 }: Extract<Recurrence, { nth: number }>): number => {
  const first = dayNumber(`${year}-${String(month).padStart(2, '0')}-01`)
  const earliest = first + ((wanted - weekday(first) + 7) % 7)
  if (nth > 0) return earliest + (nth - 1) * 7 + plus
  const next = month === 12 ? dayNumber(`${year + 1}-01-01`) : dayNumber(`${year}-${String(month + 1).padStart(2, '0')}-01`)
  return next - 1 - ((weekday(next - 1) - wanted + 7) % 7) + (nth + 1) * 7 + plus
}

const daysIn = (recurrence: Recurrence, year: number): readonly string[] => {
  if ('on' in recurrence) return [`${year}-${recurrence.on}`]
  if ('days' in recurrence) return recurrence.days.filter((day) => day.startsWith(`${year}-`))
  return [dayOf(nthWeekday(year, recurrence))]
}

const isWeekend = (day: string): boolean => weekday(dayNumber(day)) > 5
const falls = (day: string, on: 'sunday' | 'weekend'): boolean => (on === 'sunday' ? weekday(dayNumber(day)) === 7 : isWeekend(day))

const ours = (reason: string): string => `Uitrol correction: ${reason}`

const substituteOf = (nameEn: string): string => `${nameEn} (substitute day)`
const isWeekAfter = (day: string, before: string): boolean => day > before && dayNumber(day) - dayNumber(before) <= 7

/** The substitute days of holidays that fall on a weekend: the next weekday that is not taken. */
const carried = (days: readonly ListedHoliday[], { carry, of, reason }: Extract<Correction, { carry: string }>): ListedHoliday[] => {
  const taken = new Set(days.filter(({ off }) => off).map(({ day }) => day))
  const added: ListedHoliday[] = []
  for (const holiday of days.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    if (!holiday.off || holiday.rule === 'carried' || !falls(holiday.day, carry)) continue
    if (of !== 'all' && !of.includes(holiday.day.slice(5))) continue
    // An earlier rule, or the library itself, already gave this one its substitute.
    if (days.some((other) => other.nameEn === substituteOf(holiday.nameEn) && isWeekAfter(other.day, holiday.day))) continue
    let next = dayNumber(holiday.day) + 1
    while (isWeekend(dayOf(next)) || taken.has(dayOf(next))) next++
    const day = dayOf(next)
    taken.add(day)
    added.push({
      ...holiday,
      day,
      rule: 'carried',
      nameEn: substituteOf(holiday.nameEn),
      nameNl: `${holiday.nameNl} (vervangende dag)`,
      source: ours(reason),
    })
  }
  return added
}

/** Applies the corrections of a country, one after the other, for whole years. */
const corrected = (
  listed: readonly ListedHoliday[],
  corrections: readonly Correction[],
  years: readonly number[],
): readonly ListedHoliday[] => {
  let days = listed
  for (const correction of corrections) {
    const source = ours(correction.reason)
    if ('drop' in correction) days = days.filter(({ rule }) => rule !== correction.drop)
    else if ('count' in correction) days = days.map((day) => (day.rule === correction.count ? { ...day, off: true, source } : day))
    else if ('rename' in correction) {
      const { rename, nameEn, nameNl } = correction
      days = days.map((day) => (day.rule === rename ? { ...day, nameEn, nameNl } : day))
    } else if ('carry' in correction) days = [...days, ...carried(days, correction)]
    else {
      const { add, nameEn, nameNl, provisional = false } = correction
      const added = years.flatMap((year) => daysIn(add, year))
      days = [...days, ...added.map((day) => ({ day, nameEn, nameNl, source, provisional, rule: 'added', off: true }))]
    }
  }
  return days
}

const joined = (one: string, other: string, word: string): string => (one === other ? one : `${one} ${word} ${other}`)

/**
 * The days off of a country for whole years: the library's list with our corrections, one entry a day, in order (RG-7).
 * @example correctedHolidays(listed, correctionsOf('SR'), [2026]).some(({ day }) => day === '2026-02-25') // false
 */
export const correctedHolidays = (
  listed: readonly ListedHoliday[],
  corrections: readonly Correction[],
  years: readonly number[],
): readonly Holiday[] => {
  const perDay = new Map<string, Holiday>()
  for (const { day, nameEn, nameNl, source, provisional, off } of corrected(listed, corrections, years)) {
    if (!off || !years.includes(Number(day.slice(0, 4)))) continue
    const there = perDay.get(day)
    perDay.set(day, {
      day,
      nameEn: there ? joined(there.nameEn, nameEn, 'and') : nameEn,
      nameNl: there ? joined(there.nameNl, nameNl, 'en') : nameNl,
      source: there ? joined(there.source, source, '·') : source,
      // A day that is certain for one reason is certain.
      provisional: there ? there.provisional && provisional : provisional,
    })
  }
  return [...perDay.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
