/** In which order test files run: what takes longest begins first, so that no worker is left with it at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Stories wait for a browser and faults for processes that are killed; they are begun before what only computes. */
const kinds = [/\/test\/faults\//, /\/e2e\//, /\/cli\//, /\.db\.test\.ts$/]
const kindOf = ({ moduleId }: TestSpecification): number => {
  const at = kinds.findIndex((kind) => kind.test(moduleId))
  return at < 0 ? kinds.length : at
}

export default class LongestFirst extends BaseSequencer {
  /** Within a kind as the runner does: by the time of the last run where that is known, else by size. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => kindOf(one) - kindOf(other))
  }
}
