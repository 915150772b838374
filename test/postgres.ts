/** One real PostgreSQL for a run of the tests: started when a chosen test needs it, gone afterwards. Its address is in UITROL_TEST_PG. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

const needsDatabase = (file: string): boolean =>
  file.endsWith('.db.test.ts') || /UITROL_TEST_PG|#test\/(dialects|postgres)/.test(readFileSync(file, 'utf8'))

/** Starting takes seconds, so a run over other folders does without. */
const isNeeded = async (project: TestProject): Promise<boolean> => {
  const named = process.argv.slice(2).filter((part) => part !== 'run' && !part.startsWith('-'))
  const chosen = await project.globTestFiles(named)
  const { testFiles } = chosen.testFiles.length > 0 ? chosen : await project.globTestFiles()
  return testFiles.some(needsDatabase)
}

/** Called by the runner before the first test; what it returns is called after the last. */
export const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  if (process.env['UITROL_TEST_PG'] || !(await isNeeded(project))) return undefined
  const keeper = spawn(process.execPath, [join(import.meta.dirname, 'postgres-keeper.js')], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  let cliError = ''
  keeper.stderr.setEncoding('utf8').on('data', (piece: string) => (cliError += piece))
  const gone = new Promise<void>((resolve) => keeper.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    keeper.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()))
    void gone.then(() => reject(new Error(cliError || 'The PostgreSQL of the tests did not start.')))
  })
  process.env['UITROL_TEST_PG'] = address
  return async () => {
    keeper.stdin.end()
    await gone
    delete process.env['UITROL_TEST_PG']
  }
}

/** The address of that PostgreSQL, for a test; its own databases are made and dropped beside `postgres`. */
export const postgresUrl = (): string => {
  const address = process.env['UITROL_TEST_PG']
  if (!address) throw new Error('No PostgreSQL was started for this run: name the test *.db.test.ts, or set UITROL_TEST_PG.')
  return address
}
