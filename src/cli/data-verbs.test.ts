import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inFolder, uitrol } from '#test/command-line.ts'

interface Status {
  owned: boolean
  organisations: { name: string; people: number; rollouts: number; version: number }[]
}

const statusOf = async (folder: string): Promise<Status> =>
  JSON.parse((await uitrol(['status', '--json'], { UITROL_DATA: folder })).out) as Status

describe('the data folder', () => {
  test('the sample company is made once, and commands are carried out on it or refused', () =>
    inFolder(async (folder) => {
      const here = { UITROL_DATA: join(folder, 'data') }
      expect((await statusOf(here.UITROL_DATA)).organisations).toEqual([])
      const orphan = await uitrol(['do', 'plan.draft', '{"rolloutId":"sample"}', '--json'], here)
      expect([orphan.code, (JSON.parse(orphan.out) as { problem: { code: string } }).problem.code]).toEqual([1, 'cli.noOwner'])

      const made = await uitrol(['sample', '--json'], here)
      expect([made.code, JSON.parse(made.out)]).toEqual([0, expect.objectContaining({ people: 42 })])
      const before = await statusOf(here.UITROL_DATA)
      expect(before).toMatchObject({ owned: true, organisations: [{ name: 'Kasnika N.V.', people: 42, rollouts: 1 }] })

      const again = await uitrol(['sample'], here)
      expect([again.code, again.out]).toEqual([1, ''])

      const refused = await uitrol(['do', 'plan.draft', '{"rolloutId":"another"}', '--json'], here)
      expect(refused.code).toBe(1)
      const bad = await uitrol(['do', 'plan.draft', '{"rolloutId":'], here)
      expect(bad.code).toBe(2)
      const unknown = await uitrol(['do', 'plan.redraft', '{}'], here)
      expect(unknown.code).toBe(2)
      expect(await statusOf(here.UITROL_DATA)).toEqual(before)

      const done = await uitrol(['do', 'plan.draft', '-', '--json'], here, '{"rolloutId":"sample"}')
      const { version } = before.organisations[0] ?? { version: 0 }
      expect([done.code, JSON.parse(done.out)]).toEqual([0, { id: expect.any(String) as string, version: version + 1 }])
    }))

  test('a bad setting stops with its name and what it takes', async () => {
    const { code, err } = await uitrol(['start'], { PORT: 'eighty' })
    expect(code).toBe(2)
    expect(err).toContain('PORT')
    expect(err).toContain('65535')
  })
})

/** The first line that a process says. */
const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString()
      if (said.includes('\n')) resolve(said.split('\n')[0] ?? '')
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it said anything`)))
  })

describe('uitrol start', () => {
  test('prints one line with the address and, until there is an owner, the one-time link; ends when told to', () =>
    inFolder(async (folder) => {
      const bin = join(import.meta.dirname, '../../bin/uitrol.js')
      const environment = { PATH: process.env['PATH'], PORT: '0', UITROL_DATA: folder, LANG: 'en' }
      const child = spawn(process.execPath, [bin, 'start'], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] })
      const line = await firstLine(child)
      const [, address, link] = /^Uitrol is ready on (http:\/\/127\.0\.0\.1:\d+) — first visit: (\S+)$/.exec(line) ?? []
      expect(link).toMatch(new RegExp(`^${address}/welcome#.{20,}$`))
      expect((await fetch(`${address}/health`)).status).toBe(200)
      const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
    }))
})
