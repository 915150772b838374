/** Which exit code each kind of trouble ends with: the only place that knows. */
import type { ProblemKind } from '#core/kernel/problem.ts'

/** 0 done · 1 refused, or a check not met · 2 wrong usage or input that cannot be read · 3 a fault of ours, or of the machine. */
export const exitCodes: Readonly<Record<ProblemKind, 1 | 2 | 3>> = {
  refused: 1,
  conflict: 1,
  notFound: 1,
  notSignedIn: 1,
  tooMany: 1,
  unreadable: 2,
  invalid: 2,
  tooLarge: 2,
  unavailable: 3,
  fault: 3,
}
