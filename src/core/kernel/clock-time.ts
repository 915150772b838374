/** Times of day as minutes after midnight, and as `HH:MM`. */

const two = (value: number): string => String(value).padStart(2, '0')

/** @example clock(480) // '08:00' */
export const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** @example minutesOf('08:00') // 480 */
export const minutesOf = (time: string): number => {
  const [hours = '', minutes = ''] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}
