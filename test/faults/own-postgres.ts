/** A PostgreSQL of one test, which the test may kill, start again, freeze and thaw. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface OwnPostgres {
  readonly url: string
  /** Ends every process of it without a word, as a power cut does. */
  kill(): void
  /** Starts it again on the same data; resolves once it takes connections. */
  start(): Promise<void>
  /** Stops every process of it where it is: connections stay open and nothing answers. */
  freeze(): void
  thaw(): void
  close(): Promise<void>
}

/** Starts one; the caller closes it. */
export const ownPostgres = async (): Promise<OwnPostgres> => {
  const keeper = spawn(process.execPath, [join(import.meta.dirname, '../postgres-keeper.js')], { stdio: ['pipe', 'pipe', 'pipe'] })
  let complaint = ''
  keeper.stderr.setEncoding('utf8').on('data', (piece: string) => (complaint += piece))
  const gone = new Promise<void>((resolve) => keeper.once('exit', () => resolve()))
  keeper.stdout.setEncoding('utf8')
  const ready = (): Promise<string> =>
    new Promise((resolve, reject) => {
      keeper.stdout.once('data', (line: string) => resolve(line.trim()))
      void gone.then(() => reject(new Error(complaint || 'PostgreSQL did not start.')))
    })
  const url = await ready()
  const say = (word: string): void => void keeper.stdin.write(`${word}\n`)
  return {
    url,
    kill: () => say('kill'),
    start: async () => {
      const again = ready()
      say('start')
      await again
    },
    freeze: () => say('freeze'),
    thaw: () => say('thaw'),
    close: async () => {
      keeper.stdin.end()
      await gone
    },
  }
}
