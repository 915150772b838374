/** The program itself in a process of its own, started as its users start it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { program } from '#test/command-line.ts'
import { owner } from '#test/server.ts'

export interface OwnServer {
  readonly child: ChildProcess
  readonly address: string
  /** A request of the owner; with a body it is a POST. */
  ask(path: string, body?: unknown, signal?: AbortSignal): Promise<Response>
  /** What it said on the standard error so far. */
  said(): string
  /** How it ended: the exit code, or the signal. */
  readonly ended: Promise<number | string>
}

/** Starts `uitrol start` and signs its owner in; the caller ends the process. */
export const ownServer = async (settings: Record<string, string>): Promise<OwnServer> => {
  const child = spawn(process.execPath, [program, 'start', '--json'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => (said += piece))
  const ended = new Promise<number | string>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal ?? 'gone')))
  const { address, firstLink } = await new Promise<{ address: string; firstLink: string }>((resolve, reject) => {
    let out = ''
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      out += piece
      if (out.trimEnd().endsWith('}')) resolve(JSON.parse(out) as { address: string; firstLink: string })
    })
    void ended.then((how) => reject(new Error(`The server ended with ${how}. ${said}`)))
  })
  let cookie = ''
  const ask = (path: string, body?: unknown, signal?: AbortSignal): Promise<Response> =>
    fetch(`${address}${path}`, {
      ...(signal ? { signal } : {}),
      ...(body === undefined
        ? { headers: { cookie } }
        : { method: 'POST', body: JSON.stringify(body), headers: { cookie, 'content-type': 'application/json' } }),
    }).catch((fault: unknown) => {
      throw new Error(`There was no answer. The server said: ${said}`, { cause: fault })
    })
  const welcome = await ask('/api/first-owner', { token: firstLink.split('#')[1], ...owner })
  cookie = (welcome.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  return { child, address, ask, said: () => said, ended }
}
