/** Work on lists of any length: an argument list is bounded by the stack, a loop is not. */

/** Work about no more people than this is over before anyone notices; beyond, what touches a few of them is done on these alone. */
export const fewPeople = 500

/** Adds items to the end of a list, however many they are. */
export const append = <T>(to: T[], more: Iterable<T>): void => {
  for (const one of more) to.push(one)
}

/** The largest of some numbers; `-Infinity` where there are none, as `Math.max` has it. */
export const largest = (values: Iterable<number>): number => {
  let most = -Infinity
  for (const value of values) if (value > most) most = value
  return most
}

/** The smallest of some numbers; `Infinity` where there are none, as `Math.min` has it. */
export const smallest = (values: Iterable<number>): number => {
  let least = Infinity
  for (const value of values) if (value < least) least = value
  return least
}
