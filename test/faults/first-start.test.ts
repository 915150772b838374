/** The very first start, killed at any moment or done twice at once: the folder starts again, and the first owner comes in. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { welcomeFirstOwner } from '#server/sign-in/first-owner.ts'
import { createWriter, type Write } from '#server/write/write.ts'
import { now } from '#test/cast.ts'
import { clockEnvironment } from '#test/clock.ts'
import { program } from '#test/command-line.ts'
import { recordEvidence, tries } from '#test/evidence.ts'
import { startLogged } from '#test/faults/logged-server.ts'
import { owner } from '#test/server.ts'
import { emptyFolder } from '#test/started.ts'

const begin = (verb: readonly string[], data: string): ChildProcess =>
  spawn(process.execPath, [program, ...verb, '--json'], {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      PORT: '0',
      UITROL_DATA: data,
      LANG: 'en',
      ...clockEnvironment(),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

/** How it ended, once all that it said is here. */
const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('close', (code) => resolve(code)))

interface Told {
  readonly address: string
  readonly firstLink: string | null
}
/** The JSON document that a verb prints when it is ready or done. */
const told = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      said += piece
      if (said.endsWith('}\n')) resolve(JSON.parse(said) as T)
    })
    child.once('close', (code) => reject(new Error(`It ended with ${code}.`)))
  })

const welcomeAt = ({ address, firstLink }: Told): Promise<Response> =>
  fetch(`${address}/api/first-owner`, {
    method: 'POST',
    body: JSON.stringify({ token: firstLink?.split('#')[1], ...owner }),
    headers: { 'content-type': 'application/json' },
  })

/** Kills a process after so many milliseconds, unless it ended before; whether it was killed. */
const killAfter = async (child: ChildProcess, milliseconds: number): Promise<boolean> => {
  const end = ended(child)
  await wait(milliseconds)
  child.kill('SIGKILL')
  return (await end) === null
}

/** Moments spread over the time that something takes. */
const moments = (count: number, lasts: number): number[] =>
  Array.from({ length: count }, (_, at) => Math.round(((at + 0.5) / count) * lasts))

test('[AC-3] a first start that is killed at any moment starts again, with a link by which the owner comes in', async () => {
  // How long it takes on this machine, in an empty folder.
  const from = performance.now()
  const whole = begin(['start'], await emptyFolder())
  await told<Told>(whole)
  const lasts = performance.now() - from
  whole.kill('SIGKILL')
  await ended(whole)

  const when = moments(tries(3, 60), lasts * 1.1)
  let killed = 0
  for (const moment of when) {
    const data = await emptyFolder()
    if (await killAfter(begin(['start'], data), moment)) killed += 1
    const again = begin(['start'], data)
    onTestFinished(() => void again.kill('SIGKILL'))
    expect((await welcomeAt(await told<Told>(again))).status, `killed after ${Math.round(moment)} ms`).toBe(200)
    again.kill('SIGTERM')
    expect(await ended(again)).toBe(0)
  }
  expect(killed).toBe(when.length)
  recordEvidence({ what: 'A first start killed at any moment starts again, and the owner comes in', tries: when.length, held: when.length })
})

test('[AC-3] two first starts at once end well: both answer, on one database', async () => {
  const rounds = tries(1, 12)
  for (let round = 0; round < rounds; round++) {
    const data = await emptyFolder()
    const both = [begin(['start'], data), begin(['start'], data)]
    for (const child of both) onTestFinished(() => void child.kill('SIGKILL'))
    const said = await Promise.all(both.map((child) => told<Told>(child)))
    for (const { address } of said) expect((await fetch(`${address}/ready`)).status).toBe(200)
    // The link that was made last works, on either server; it makes one owner.
    const answers: number[] = []
    for (const one of said) answers.push((await welcomeAt(one)).status)
    expect(answers.filter((status) => status === 200)).toHaveLength(1)
    expect((await readdir(data)).filter((name) => name.includes('.new-'))).toEqual([])
    for (const child of both) {
      child.kill('SIGTERM')
      expect(await ended(child)).toBe(0)
    }
  }
  recordEvidence({ what: 'Two first starts at once both end well', tries: rounds, held: rounds })
})

const peopleIn = async (data: string): Promise<number> => {
  const { db, close } = await openDatabase(`sqlite:${join(data, 'uitrol.db')}`)
  const people = await db.selectFrom('person').select('personId').execute()
  await close()
  return people.length
}

test('the sample company that is killed while it is made leaves nothing behind, and is made by the next try', async () => {
  const from = performance.now()
  const whole = begin(['sample'], await emptyFolder())
  await told(whole)
  const lasts = performance.now() - from
  const when = moments(tries(1, 12), lasts)
  for (const moment of when) {
    const data = await emptyFolder()
    await killAfter(begin(['sample'], data), moment)
    const said = await told<{ people: number } | { problem: { code: string } }>(begin(['sample'], data))
    // On a machine that became less busy it was made before the moment came; then all of it is there.
    if ('problem' in said)
      expect([said.problem.code, await peopleIn(data)], `killed after ${Math.round(moment)} ms`).toEqual(['cli.notEmpty', 42])
    else expect(said.people).toBe(42)
  }
  recordEvidence({ what: 'The sample company killed while it is made is made by the next try', tries: when.length, held: when.length })
})

test('[AC-3] a server killed between the two commands of the first owner lists them after the next start', async () => {
  const data = await emptyFolder()
  const first = await startLogged(data)
  const token = first.firstLink?.split('#')[1] ?? ''
  await first.close()
  const database = await openDatabase(`sqlite:${join(data, 'uitrol.db')}`)
  const write = createWriter({ database, now: () => now, committed: async () => undefined })
  const onlyFirst: Write = (actor, issued, circumstances) => {
    if (issued.name === 'access.enlist') throw new Error('killed')
    return write(actor, issued, circumstances)
  }
  await expect(welcomeFirstOwner(database, onlyFirst, now, { token, ...owner }, null)).rejects.toThrow('killed')
  await database.close()

  const server = await startLogged(data)
  onTestFinished(server.close)
  expect(server.firstLink).toBeNull()
  const signIn = await server.post('/api/sign-in', { email: owner.email, password: owner.password })
  expect(signIn.status).toBe(200)
  const cookie = (signIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  const fed = (await (await server.ask('/api/changes?after=0', { headers: { cookie } })).json()) as {
    changes: { table: string; row: { email?: string } }[]
  }
  expect(fed.changes.filter(({ table }) => table === 'membership').map(({ row }) => row.email)).toEqual([owner.email])
})
