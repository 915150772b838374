/** A rollout that starts after the day of the tests, and a day on which people are at work, for messages that leave in working hours only. */
import { dayNumber, dayOf, isWorkingDay, mondayOf } from '#core/kernel/calendar.ts'
import { holidaysOf } from '#files/regional/holiday-library.ts'
import { rollout } from '#test/cast.ts'
import { dayFromNow, moveClock, startOf, testDay } from '#test/clock.ts'

/** The day of the tests, or the Wednesday after it: from there on the sample company has held its first review and has a list of users. */
export const fromWednesday = (): string => {
  const wednesday = dayOf(mondayOf(dayNumber(testDay)) + 2)
  return testDay > wednesday ? testDay : wednesday
}

/** The first day from the test's own on which both Suriname and Guyana work, `YYYY-MM-DD`. */
const workday = async (): Promise<string> => {
  const year = Number(testDay.slice(0, 4))
  const lists = await Promise.all(['SR', 'GY'].map((country) => holidaysOf(country, year, year + 1)))
  const holidays = new Set(lists.flatMap((list) => list ?? []).map(({ day }) => dayNumber(day)))
  let day = dayNumber(testDay)
  while (!isWorkingDay({ holidays, freezes: [] }, day)) day++
  return dayOf(day)
}

/** The rollout of the cast as it can be begun on any day of tests: it starts on the Monday of the week six weeks later. */
export const rolloutAhead = () => ({ ...rollout, startOn: dayOf(mondayOf(dayNumber(dayFromNow(42)))) })

/** Moves the clock to a day on which people work; what comes back is `rolloutAhead` from there. */
export const onWorkday = async () => {
  moveClock(startOf(await workday()))
  return rolloutAhead()
}
