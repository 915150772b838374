/** The built server in a process of its own, started as `npm start` starts it, with a folder of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root, serverFlags, serverSettings } from '../../scripts/prepare.js'
import { owner } from '#test/server.ts'

export interface BuiltServer {
  readonly address: string
  /** Milliseconds from the start of the process to the first answer of /health, and of the page. */
  readonly healthAfter: number
  readonly pageAfter: number
  /** Megabytes that it holds now. */
  resident(): number
  /** Milliseconds of processor time that it took until now. */
  processorTime(): number
  /** Makes the owner; answers the cookie. */
  welcome(): Promise<string>
  close(): Promise<void>
}

/** Builds what is stale, so that what is measured is what is there. */
export const build = (): void => {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The build failed.')
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.'))))
    })
  })

const statusOf = (url: string): Promise<number> =>
  new Promise((resolve) => {
    get(url, { agent: false, headers: { accept: 'text/html' } }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    }).on('error', () => resolve(0))
  })

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => (child.exitCode === null ? child.once('exit', () => resolve()) : resolve()))

/** Starts it; `flags` are more flags for Node, `more` settings beside the usual ones. */
export const startBuilt = async (flags: readonly string[] = [], more: Readonly<Record<string, string>> = {}): Promise<BuiltServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'uitrol-bench-'))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const settings = { ...serverSettings, PORT: String(port), HOST: '127.0.0.1', UITROL_DATA: folder, UITROL_LOG: 'error', ...more }
  const start = performance.now()
  const child = spawn(process.execPath, [...serverFlags, ...flags, join(root, 'dist/cli.js'), 'start'], {
    cwd: dirname(folder),
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  while ((await statusOf(`${address}/health`)) !== 200) {
    if (child.exitCode !== null) throw new Error('The server did not start.')
    await wait(2)
  }
  const healthAfter = performance.now() - start
  if ((await statusOf(`${address}/`)) !== 200) throw new Error('The page is not there.')
  const pageAfter = performance.now() - start
  const firstLink = async (): Promise<string> => {
    let link: string | undefined
    while (!(link = /http\S+#\S+/.exec(said)?.[0])) await wait(5)
    return link
  }
  return {
    address,
    healthAfter,
    pageAfter,
    resident: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1000,
    processorTime: () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) * 10
    },
    welcome: async () => {
      const token = (await firstLink()).split('#')[1]
      const answer = await fetch(`${address}/api/first-owner`, {
        method: 'POST',
        body: JSON.stringify({ token, ...owner }),
        headers: { 'content-type': 'application/json' },
      })
      return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    },
    close: async () => {
      child.kill('SIGTERM')
      await ended(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
