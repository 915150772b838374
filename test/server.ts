/** A real server on a free port, with a database of its own and its owner signed in, for tests that go over HTTP. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#server/base/config.ts'
import { newId } from '#server/base/ids.ts'
import { now } from '#test/clock.ts'
import type { StoredRow, TableName } from '#core/kernel/rows.ts'
import { fileOf, migratedFile } from '#test/dialects.ts'
import { type Running, type StartParts, startServer } from '#server/start.ts'

export const owner = {
  name: 'Orlando',
  email: 'orlando@marowijne.internal',
  password: 'a boat on the Marowijne',
  organisation: { name: 'Marowijne Trading', country: 'SR', zone: 'America/Paramaribo', language: 'nl' },
} as const

export interface TestServer extends Running {
  /** A request with the headers of a browser that is signed in here, if `signIn` was called. */
  ask(path: string, options?: RequestInit): Promise<Response>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** A command of whoever is signed in here, as of now; it is carried out, or the test fails with the reason. */
  give(name: string, input: unknown): Promise<void>
  /** The rows of a table that whoever is signed in here may read. */
  rowsOf<T extends TableName>(table: T): Promise<StoredRow<T>[]>
  /** Uses the first link and keeps the cookie. */
  welcome(language?: 'en' | 'nl'): Promise<Response>
  /** Signs the owner in as another browser would, and keeps the cookie. */
  signIn(): Promise<void>
  cookie: string
}

const cookieIn = (answer: Response): string => (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''

/** Starts a server; settings beyond port and folder as in the environment, on a copy of the database `from` (a file of SQLite). */
export const testServer = async (settings: Record<string, string> = {}, parts?: StartParts, from?: string): Promise<TestServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'uitrol-server-'))
  const config = readConfig({ PORT: '0', UITROL_DATA: folder, UITROL_LOG: 'silent', UITROL_BACKUPS: '0', ...settings })
  if (from || !settings['UITROL_DATABASE_URL']) await copyFile(from ?? (await migratedFile()), fileOf(config.databaseUrl))
  const running = await startServer(config, parts)
  const server: TestServer = {
    ...running,
    cookie: '',
    ask: (path, options = {}) => fetch(`${running.address}${path}`, { ...options, headers: { cookie: server.cookie, ...options.headers } }),
    post: (path, body, headers = {}) =>
      server.ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
    give: async (name, input) => {
      const answer = await server.post('/api/commands', { id: newId(now()), name, input, issuedAt: now() })
      if (!answer.ok) throw new Error(`${name} was refused: ${await answer.text()}`)
    },
    rowsOf: async <T extends TableName>(table: T) => {
      const { changes } = (await (await server.ask('/api/changes?after=0')).json()) as { changes: { table: string; row: unknown }[] }
      return changes.flatMap((change) => (change.table === table && change.row ? [change.row as StoredRow<T>] : []))
    },
    welcome: async (language = owner.organisation.language) => {
      const token = running.firstLink?.split('#')[1]
      const answer = await server.post('/api/first-owner', { token, ...owner, organisation: { ...owner.organisation, language } })
      server.cookie = cookieIn(answer)
      return answer
    },
    signIn: async () => {
      // A browser that signs in anew ends the session that it had: the windows of a story have the cookie too.
      const answer = await server.post('/api/sign-in', { email: owner.email, password: owner.password }, { cookie: '' })
      if (!answer.ok) throw new Error(`The owner was not let in: ${await answer.text()}`)
      server.cookie = cookieIn(answer)
    },
    close: async () => {
      await running.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return server
}
