/** A server in a folder that a test chose, whose clock it moves and whose log it reads. */
import { readConfig } from '#server/base/config.ts'
import { startServer } from '#server/start.ts'
import { now as begun } from '#test/cast.ts'
import { owner } from '#test/server.ts'

interface LogLine {
  readonly msg: string
  readonly code?: string
  readonly cause?: { readonly code?: string }
}

/** Starts it, with its owner's one-time link unused. */
export const startLogged = async (folder: string) => {
  let now = begun
  const lines: LogLine[] = []
  const server = await startServer(readConfig({ PORT: '0', UITROL_DATA: folder, UITROL_LOG: 'error' }), {
    now: () => now,
    logTo: { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) },
  })
  let cookie = ''
  const ask = (path: string, options: RequestInit = {}): Promise<Response> =>
    fetch(`${server.address}${path}`, { ...options, headers: { cookie, ...options.headers } })
  const post = (path: string, body: unknown): Promise<Response> =>
    ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  return {
    ...server,
    folder,
    ask,
    post,
    /** Everything logged so far. */
    log: (): readonly LogLine[] => lines,
    /** Moves the clock on, by so many milliseconds. */
    later: (milliseconds: number): void => {
      now = new Date(Date.parse(now) + milliseconds).toISOString()
    },
    /** Uses the first link and stays signed in. */
    welcome: async (): Promise<Response> => {
      const answer = await post('/api/first-owner', { token: server.firstLink?.split('#')[1], ...owner })
      cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
      return answer
    },
  }
}
