/** The program in a process of its own, to be killed in the middle of its work and started again on the same folder. */
import { type ChildProcess, spawn } from 'node:child_process'
import { program } from '#test/command-line.ts'

export interface Started {
  readonly child: ChildProcess
  readonly address: string
  readonly firstLink: string | null
  /** Ends it as a power failure does. */
  kill(): Promise<void>
}

/** Starts it on a folder; the caller ends it. */
export const startKillable = (data: string): Promise<Started> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'start', '--json'], {
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', UITROL_DATA: data, UITROL_DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const kill = (): Promise<void> =>
      new Promise((ended) => {
        child.once('exit', () => ended())
        child.kill('SIGKILL')
      })
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      said += piece
      if (said.trimEnd().endsWith('}')) resolve({ child, kill, ...(JSON.parse(said) as Pick<Started, 'address' | 'firstLink'>) })
    })
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
  })
