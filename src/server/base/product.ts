/** Where this copy of the product lies, and which version it is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { productFolder } from '#files/product-folder.ts'

export const webFolderBuilt = join(productFolder, 'dist', 'web')
export const productVersion = (): string =>
  (JSON.parse(readFileSync(join(productFolder, 'package.json'), 'utf8')) as { version: string }).version
