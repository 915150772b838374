/** A day on which people are at work: for stories whose messages leave in working hours only, whatever day the tests have. */
import { addDays, dayNumber, dayOf, isWorkingDay, mondayOf } from '#core/kernel/calendar.ts'
import { holidaysOf } from '#files/regional/holiday-library.ts'
import { rollout } from '#test/cast.ts'
import { moveClock, startOf, testDay } from '#test/clock.ts'

/** The first day from the test's own on which both Suriname and Guyana work, `YYYY-MM-DD`. */
const workday = async (): Promise<string> => {
  const year = Number(testDay.slice(0, 4))
  const lists = await Promise.all(['SR', 'GY'].map((country) => holidaysOf(country, year, year + 1)))
  const holidays = new Set(lists.flatMap((list) => list ?? []).map(({ day }) => dayNumber(day)))
  let day = dayNumber(testDay)
  while (!isWorkingDay({ holidays, freezes: [] }, day)) day++
  return dayOf(day)
}

/** Moves the clock there; what comes back is the rollout of the cast, with its start on a Monday six weeks later. */
export const onWorkday = async () => {
  const day = await workday()
  moveClock(startOf(day))
  return { ...rollout, startOn: dayOf(mondayOf(dayNumber(addDays(day, 42)))) }
}
