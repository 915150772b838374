/** Where this copy of the product lies. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the package, found from here upwards, because a bundle lies elsewhere than its source. */
const findRoot = (folder: string): string => {
  if (existsSync(join(folder, 'package.json')) || folder === dirname(folder)) return folder
  return findRoot(dirname(folder))
}

export const productFolder = findRoot(import.meta.dirname)
