/** One folder for all that a run of the tests writes: in memory where there is enough of it, and gone afterwards. */
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
const enough = 3 * 1024 ** 3

/** In a container this is often 64 MB, and a full one fails tests that have no fault. */
const hasMemory = (): boolean => {
  if (!existsSync(memory)) return false
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > enough
}

/** Called by the runner before the first test; what it returns is called after the last. */
export const setup = (): (() => void) => {
  const folder = mkdtempSync(join(hasMemory() ? memory : tmpdir(), 'uitrol-run-'))
  // The PostgreSQL of the tests runs as nobody and has its data below.
  chmodSync(folder, 0o755)
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = process.env['UITROL_TEST_FOLDER'] = folder
  // For the workers and each process that a test starts: what was compiled once need not be compiled again, which is half of what loading the server takes.
  process.env['NODE_COMPILE_CACHE'] = join(import.meta.dirname, '../node_modules/.cache/compiled')
  return () => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** The path of a file that all tests of a run share, made by the first one that needs it; `make` writes it where it is told to. */
export const sharedFile = async (name: string, make: (path: string) => Promise<void>): Promise<string> => {
  const path = join(process.env['UITROL_TEST_FOLDER'] ?? tmpdir(), name)
  if (!existsSync(path)) {
    const own = `${path}.${process.pid}`
    await make(own)
    await rename(own, path)
  }
  return path
}
