/** Where this copy of the product lies, and which version it is. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the package, found from here upwards, because a bundle lies elsewhere than its source. */
const findRoot = (folder: string): string => {
  if (existsSync(join(folder, 'package.json')) || folder === dirname(folder)) return folder
  return findRoot(dirname(folder))
}

export const productFolder = findRoot(import.meta.dirname)
export const webFolderBuilt = join(productFolder, 'dist', 'web')
export const productVersion = (): string =>
  (JSON.parse(readFileSync(join(productFolder, 'package.json'), 'utf8')) as { version: string }).version
