/** A share of so many runs as the page of simulations prints it. */
export const percentOf = (count: number, of: number): string => `${((100 * count) / of).toFixed(1)} %`
