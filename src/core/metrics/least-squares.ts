/** Non-linear least squares (Levenberg and Marquardt) with standard errors, and small linear systems. */

/** Solves a symmetric positive definite system of a few unknowns by Gaussian elimination with pivoting; null when it is singular. */
export const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null => {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  const size = rows.length
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let at = column + 1; at < size; at++) if (Math.abs(rows[at]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = at
    const [top, other] = [rows[pivot] ?? [], rows[column] ?? []]
    rows[column] = top
    rows[pivot] = other
    const factor = top[column] ?? 0
    if (!Number.isFinite(factor) || Math.abs(factor) < 1e-300) return null
    for (let at = 0; at < size; at++) {
      const row = rows[at] ?? []
      if (at === column) continue
      const share = (row[column] ?? 0) / factor
      for (let cell = column; cell <= size; cell++) row[cell] = (row[cell] ?? 0) - share * (top[cell] ?? 0)
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1))
}

/** The inverse of a symmetric matrix; null when it is singular. */
export const inverse = (matrix: readonly (readonly number[])[]): number[][] | null => {
  const columns = matrix.map((_, at) =>
    solve(
      matrix,
      matrix.map((__, row) => (row === at ? 1 : 0)),
    ),
  )
  if (columns.some((column) => column === null)) return null
  return matrix.map((_, row) => columns.map((column) => column?.[row] ?? 0))
}

/** A lower triangle whose product with its transpose is a covariance matrix. */
export const cholesky = (matrix: readonly (readonly number[])[]): number[][] => {
  const root: number[][] = []
  for (const [at, row] of matrix.entries()) {
    const own: number[] = []
    for (let column = 0; column <= at; column++) {
      const other = column === at ? own : (root[column] ?? [])
      const rest = (row[column] ?? 0) - own.slice(0, column).reduce((sum, value, one) => sum + value * (other[one] ?? 0), 0)
      own.push(column === at ? Math.sqrt(Math.max(1e-12, rest)) : rest / (other[column] ?? 1))
    }
    root.push(own)
  }
  return root
}

export interface Fit {
  readonly parameters: readonly number[]
  /** The sum of squared residuals. */
  readonly squares: number
  /** (JᵀJ)⁻¹, to be multiplied by the variance of the residuals; null when the data do not determine the parameters. */
  readonly spread: readonly (readonly number[])[] | null
}

/** Partial derivatives of predictions by central differences. */
const jacobian = (predict: (parameters: readonly number[]) => readonly number[], parameters: readonly number[]): number[][] =>
  parameters.map((value, at) => {
    const step = Math.max(Math.abs(value), 1e-4) * 1e-6
    const moved = (by: number) => predict(parameters.map((one, other) => (other === at ? one + by : one)))
    const [up, down] = [moved(step), moved(-step)]
    return up.map((one, row) => (one - (down[row] ?? 0)) / (2 * step))
  })

const squaresOf = (predicted: readonly number[], observed: readonly number[]): number => {
  const total = observed.reduce((sum, value, at) => sum + (value - (predicted[at] ?? 0)) ** 2, 0)
  return Number.isFinite(total) ? total : Infinity
}

/** Fits positive parameters to observations, from a start; the steps are taken in their logarithms, so that they stay positive. */
export const fitPositive = (
  predict: (parameters: readonly number[]) => readonly number[],
  observed: readonly number[],
  start: readonly number[],
): Fit => {
  const inLogs = (logs: readonly number[]) => predict(logs.map(Math.exp))
  let logs = start.map(Math.log)
  let squares = squaresOf(inLogs(logs), observed)
  let damping = 1e-3
  for (let round = 0; round < 300; round++) {
    const slopes = jacobian(inLogs, logs)
    const predicted = inLogs(logs)
    const normal = slopes.map((one) => slopes.map((other) => one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)))
    const gradient = slopes.map((one) => one.reduce((sum, value, at) => sum + value * ((observed[at] ?? 0) - (predicted[at] ?? 0)), 0))
    const damped = normal.map((row, at) => row.map((value, column) => (at === column ? value * (1 + damping) + 1e-12 : value)))
    const step = solve(damped, gradient)
    if (!step) break
    const next = logs.map((value, at) => value + Math.max(-2, Math.min(2, step[at] ?? 0)))
    const after = squaresOf(inLogs(next), observed)
    if (after <= squares) {
      const isDone = squares - after <= 1e-14 * squares && step.every((change) => Math.abs(change) < 1e-9)
      logs = next
      squares = after
      damping = Math.max(1e-12, damping / 5)
      if (isDone) break
    } else {
      damping *= 4
      if (damping > 1e12) break
    }
  }
  const parameters = logs.map(Math.exp)
  const slopes = jacobian(predict, parameters)
  const normal = slopes.map((one) => slopes.map((other) => one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)))
  return { parameters, squares, spread: inverse(normal) }
}
