/** A real server on a free port, with a database of its own and its owner signed in, for tests that go over HTTP. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#server/base/config.ts'
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
  /** Uses the first link and keeps the cookie. */
  welcome(): Promise<Response>
  cookie: string
}

/** Starts a server; settings beyond port and folder as in the environment. */
export const testServer = async (settings: Record<string, string> = {}, parts?: StartParts): Promise<TestServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'uitrol-server-'))
  const running = await startServer(readConfig({ PORT: '0', UITROL_DATA: folder, UITROL_LOG: 'silent', ...settings }), parts)
  const server: TestServer = {
    ...running,
    cookie: '',
    ask: (path, options = {}) => fetch(`${running.address}${path}`, { ...options, headers: { cookie: server.cookie, ...options.headers } }),
    post: (path, body, headers = {}) =>
      server.ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
    welcome: async () => {
      const token = running.firstLink?.split('#')[1]
      const answer = await server.post('/api/first-owner', { token, ...owner })
      server.cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
      return answer
    },
    close: async () => {
      await running.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return server
}
