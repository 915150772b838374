/** One real PostgreSQL for a run of the tests: started when a chosen test needs it, gone afterwards. Its address is in UITROL_TEST_PG. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#server/db/database.ts'
import { migrate } from '#server/db/migrate.ts'

const needsDatabase = (file: string): boolean =>
  file.endsWith('.db.test.ts') || /UITROL_TEST_PG|#test\/(dialects|postgres)/.test(readFileSync(file, 'utf8'))

/** Starting takes seconds, so a run over other folders does without. */
const isNeeded = async (project: TestProject): Promise<boolean> => {
  const named = process.argv.slice(2).filter((part) => part !== 'run' && !part.startsWith('-'))
  const chosen = await project.globTestFiles(named)
  const { testFiles } = chosen.testFiles.length > 0 ? chosen : await project.globTestFiles()
  return testFiles.some(needsDatabase)
}

/** The database that a migrated one is copied from, which takes a tenth of the time of the migrations. */
export const templateName = 'uitrol_template'

/** Carries out one statement beside the databases of the tests; answers the address of the server. */
export const asAdmin = async (statement: string): Promise<URL> => {
  const client = new Client({ connectionString: postgresUrl() })
  await client.connect()
  await client.query(statement)
  await client.end()
  return new URL(postgresUrl())
}

const makeTemplate = async (): Promise<void> => {
  await asAdmin(`drop database if exists ${templateName}`)
  const url = await asAdmin(`create database ${templateName}`)
  url.pathname = `/${templateName}`
  const database = await openDatabase(url.href)
  await migrate(database)
  await database.close()
}

/** Called by the runner before the first test; what it returns is called after the last. */
export const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  if (!(await isNeeded(project))) return undefined
  const stop = process.env['UITROL_TEST_PG'] ? undefined : await startPostgres()
  await makeTemplate()
  return stop
}

/** Starts one, and answers how it is stopped; a `durable` one has each commit on the disk before it answers, for benches. */
export const startPostgres = async (kind: 'quick' | 'durable' = 'quick'): Promise<() => Promise<void>> => {
  const keeper = spawn(process.execPath, [join(import.meta.dirname, 'postgres-keeper.js'), kind], {
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
