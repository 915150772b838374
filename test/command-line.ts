/** Runs the command line for tests: within this process, or built and as a process of its own, as people have it. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { clockEnvironment, testDay } from '#test/clock.ts'
import { sharedFile } from '#test/run-folder.ts'
import { anHourBefore } from '#test/sample.ts'

/** The program that is built by `npm run build`; from the sources each process would take twice the time to start. */
export const program = join(import.meta.dirname, '../dist/cli.js')
if (!existsSync(program)) throw new Error(`The command line is not built in ${program}: npm run build`)

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly bytes: Buffer
  readonly err: string
}

const english = { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8' }

/**
 * Does what `uitrol` does with these arguments, within this process: a tenth of the time of starting one. Input, output and environment are those of
 * the call, so only one at a time. The language of the system is English unless `environment` says otherwise.
 */
export const uitrol = async (parts: readonly string[], environment: Readonly<Record<string, string>> = {}, input = ''): Promise<Ran> => {
  const { runCommandLine } = await import('#cli/run-command-line.ts')
  const { env, stdout, exitCode } = process
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin') ?? {}
  const write = stdout.write
  const out: Buffer[] = []
  let err = ''
  process.env = { ...english, ...environment }
  process.exitCode = undefined
  Object.defineProperty(process, 'stdin', { ...stdin, get: () => Readable.from(input === '' ? [] : [Buffer.from(input)]) })
  stdout.write = (piece: string | Uint8Array, ...more: unknown[]): boolean => {
    out.push(Buffer.from(piece as string))
    for (const written of more) if (typeof written === 'function') written()
    return true
  }
  try {
    const code = await runCommandLine(parts, (text) => void (err += `${text}\n`))
    const bytes = Buffer.concat(out)
    return { code, bytes, out: bytes.toString(), err }
  } finally {
    stdout.write = write
    Object.defineProperty(process, 'stdin', stdin)
    process.exitCode = exitCode
    process.env = env
  }
}

/** Runs the built `uitrol` with these arguments to its end. */
export const uitrolProcess = (parts: readonly string[], environment: Readonly<Record<string, string>> = {}, input = ''): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...parts], {
      env: { ...english, NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...clockEnvironment(), ...environment },
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

/** Puts what `uitrol sample` makes into a folder, made once for a run of the tests. */
export const sampleIn = async (folder: string): Promise<void> => {
  const made = await sharedFile('sample-of-command-line.db', (path) =>
    anHourBefore(testDay, async () => {
      const { code, err } = await uitrol(['sample'], { UITROL_DATABASE_URL: `sqlite:${path}` })
      if (code !== 0) throw new Error(`The sample company was not made: ${err}`)
    }),
  )
  await mkdir(folder, { recursive: true })
  await copyFile(made, join(folder, 'uitrol.db'))
}

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
