/** Runs the real command line as a process of its own, for tests. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clockEnvironment } from '#test/clock.ts'

const bin = join(import.meta.dirname, '../bin/uitrol.js')

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly bytes: Buffer
  readonly err: string
}

/** Runs `uitrol` with these arguments to its end. The language of the system is English unless `environment` says otherwise. */
export const uitrol = (parts: readonly string[], environment: Readonly<Record<string, string>> = {}, input = ''): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...parts], {
      env: { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8', ...clockEnvironment(), ...environment },
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (piece: Buffer) => out.push(piece))
    child.stderr.on('data', (piece: Buffer) => err.push(piece))
    child.on('error', reject)
    child.on('close', (code) => {
      const bytes = Buffer.concat(out)
      resolve({ code, bytes, out: bytes.toString(), err: Buffer.concat(err).toString() })
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })

/** A folder for the files of one test, gone afterwards. */
export const inFolder = async (task: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'uitrol-cli-'))
  try {
    await task(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A staff list of so many invented people at two places, in three departments. */
export const staffList = (count: number): string => {
  const heads = 'Name,Email,Department,Location,Country,Hours in old system,Pilot'
  const lines = Array.from({ length: count }, (_, at) => {
    const number = String(at + 1).padStart(3, '0')
    const department = ['Sales', 'Finance', 'Store'][at % 3]
    const place = at % 4 === 3 ? 'Nieuw Nickerie' : 'Paramaribo'
    return `Person ${number},p${number}@x.example,${department},${place},SR,${(at * 7) % 13},${at === 2 ? 'yes' : ''}`
  })
  return [heads, ...lines, ''].join('\n')
}

/** Writes a file into a folder and gives its path. */
export const fileIn = async (folder: string, name: string, body: string | Uint8Array): Promise<string> => {
  const file = join(folder, name)
  await writeFile(file, body)
  return file
}
