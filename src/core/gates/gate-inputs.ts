/** The inputs of an evaluation as they are stored: checks, and figures with equal values in a row written once (GA-6). */
import type { Evaluation, GateEvidence } from '#core/gates/gate.ts'

/** Figures as they are stored: each window as values with a space between, `8x3` for three times 8. */
export interface StoredEvidence extends Omit<GateEvidence, 'windows'> {
  readonly windows: readonly string[]
}
export type StoredEvidences = Readonly<Record<string, StoredEvidence>>

const written = (values: readonly number[]): string => {
  const runs: string[] = []
  let at = 0
  while (at < values.length) {
    let end = at + 1
    while (end < values.length && values[end] === values[at]) end++
    runs.push(end - at === 1 ? String(values[at]) : `${values[at]}x${end - at}`)
    at = end
  }
  return runs.join(' ')
}

const read = (text: string): number[] => {
  const values: number[] = []
  for (const run of text === '' ? [] : text.split(' ')) {
    const [value, count = '1'] = run.split('x')
    for (let left = Number(count); left > 0; left--) values.push(Number(value))
  }
  return values
}

/** How a window is written: numbers and counts alone. */
export const windowPattern = /^(?:-?\d+(?:\.\d+)?(?:e-?\d+)?(?:x\d{1,7})?(?: |$))*$/

/**
 * The figures of a gate as they are stored.
 *
 * @example storedEvidence({ active: { windows: [[1, 1, 0]], … } }).active?.windows // ['1x2 0']
 */
export const storedEvidence = (evidence: Evaluation['evidence']): StoredEvidences =>
  Object.fromEntries(
    // In one order of names, so that equal figures are equal texts.
    Object.entries(evidence).map(([key, { population, windows, locations, newest, forecastLow }]) => [
      key,
      { population, windows: windows.map(written), locations, newest, forecastLow },
    ]),
  )

const evidenceOf = (stored: StoredEvidences): Evaluation['evidence'] =>
  Object.fromEntries(Object.entries(stored).map(([key, one]) => [key, { ...one, windows: one.windows.map(read) }]))

/** The inputs of an evaluation as one text. */
export const writtenInputs = (checks: Evaluation['checks'], evidence: StoredEvidences): string => JSON.stringify({ checks, evidence })

/** An evaluation from what was stored; the same inputs give the same verdict (GA-6). */
export const evaluationOf = ({ asOfOn, inputs }: { readonly asOfOn: string; readonly inputs: string }): Evaluation => {
  const { checks, evidence } = JSON.parse(inputs) as { checks: Evaluation['checks']; evidence: StoredEvidences }
  return { asOf: asOfOn, checks, evidence: evidenceOf(evidence) }
}
