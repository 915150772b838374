/** Minutes after midnight as the browser's time field has them, and back. */

/** @example clock(480) // '08:00' */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
/** @example minutesOf('08:00') // 480 */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
