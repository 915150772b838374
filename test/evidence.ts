/** What the tests under test/faults leave behind for docs/reference/evidence.md, and how often they try. */
import { appendFileSync } from 'node:fs'

export interface Evidence {
  /** What was tried, as a sentence that holds: `Killed at a random moment of the first start, the folder starts again`. */
  readonly what: string
  readonly tries: number
  /** In how many of them it held. */
  readonly held: number
  readonly notes?: string
}

/** Whether this is `npm run faults` and not the suite. */
export const atLength = process.env['UITROL_FAULTS'] === 'long'

/** How often a fault is tried: briefly in the suite, at length under `npm run faults`, whose `--tries` sets a bound to it. */
export const tries = (brief: number, long: number): number =>
  atLength ? Math.max(brief, Math.min(long, Number(process.env['UITROL_FAULT_TRIES'] ?? Infinity))) : brief

/** Adds a line to the file that `npm run faults` names; in the suite nothing is kept. */
export const recordEvidence = (evidence: Evidence): void => {
  const file = process.env['UITROL_EVIDENCE']
  if (file) appendFileSync(file, `${JSON.stringify(evidence)}\n`)
}
