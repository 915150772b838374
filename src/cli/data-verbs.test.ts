import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { allMigrations, migrate } from '#server/db/migrate.ts'
import { bringTo, fillTables } from '#test/faults/older-database.ts'
import { clockEnvironment } from '#test/clock.ts'
import { fileIn, inFolder, program, uitrol, uitrolProcess } from '#test/command-line.ts'

interface Status {
  owned: boolean
  organisations: { name: string; people: number; rollouts: number; version: number }[]
}

const statusOf = async (folder: string): Promise<Status> =>
  JSON.parse((await uitrolProcess(['status', '--json'], { UITROL_DATA: folder })).out) as Status

describe('the data folder', () => {
  test('the sample company is made once, and commands are carried out on it or refused', () =>
    inFolder(async (folder) => {
      const here = { UITROL_DATA: join(folder, 'data') }
      expect((await statusOf(here.UITROL_DATA)).organisations).toEqual([])
      const orphan = await uitrolProcess(['do', 'plan.draft', '{"rolloutId":"sample"}', '--json'], here)
      expect([orphan.code, (JSON.parse(orphan.out) as { problem: { code: string } }).problem.code]).toEqual([1, 'cli.noOwner'])

      const made = await uitrolProcess(['sample', '--json'], here)
      expect([made.code, JSON.parse(made.out)]).toEqual([0, expect.objectContaining({ people: 42 })])
      const before = await statusOf(here.UITROL_DATA)
      expect(before).toMatchObject({ owned: true, organisations: [{ name: 'Kasnika N.V.', people: 42, rollouts: 1 }] })

      const again = await uitrolProcess(['sample'], here)
      expect([again.code, again.out]).toEqual([1, ''])

      const refused = await uitrolProcess(['do', 'plan.draft', '{"rolloutId":"another"}', '--json'], here)
      expect(refused.code).toBe(1)
      const bad = await uitrolProcess(['do', 'plan.draft', '{"rolloutId":'], here)
      expect(bad.code).toBe(2)
      const unknown = await uitrolProcess(['do', 'plan.redraft', '{}'], here)
      expect(unknown.code).toBe(2)
      expect(await statusOf(here.UITROL_DATA)).toEqual(before)

      const done = await uitrolProcess(['do', 'plan.draft', '-', '--json'], here, '{"rolloutId":"sample"}')
      const { version } = before.organisations[0] ?? { version: 0 }
      expect([done.code, JSON.parse(done.out)]).toEqual([0, { id: expect.any(String) as string, version: version + 1 }])
    }))

  test('a bad setting stops with its name and what it takes', async () => {
    const { code, err } = await uitrolProcess(['start'], { PORT: 'eighty' })
    expect(code).toBe(2)
    expect(err).toContain('PORT')
    expect(err).toContain('65535')
  })
})

describe('looking changes nothing', () => {
  test.each([
    [['status'], 0],
    [['audit', 'verify'], 0],
    [['audit', 'list'], 0],
    [['do', 'plan.draft', '{"rolloutId":"r"}'], 1],
    [['token', 'list'], 1],
    [['user', 'list'], 1],
  ] as const)('%j leaves an empty folder empty', (parts, code) =>
    inFolder(async (folder) => {
      const data = join(folder, 'not/yet')
      const ran = await uitrolProcess([...parts, '--json'], { UITROL_DATA: data })
      expect([ran.code, existsSync(join(folder, 'not'))]).toEqual([code, false])
      expect(() => JSON.parse(ran.out) as unknown).not.toThrow()
    }),
  )

  test('status says of an empty folder what it says of one in use', () =>
    inFolder(async (folder) => {
      const { out } = await uitrolProcess(['status', '--json'], { UITROL_DATA: folder })
      expect(JSON.parse(out)).toEqual({ data: folder, database: 'sqlite', owned: false, organisations: [] })
      expect(readdirSync(folder)).toEqual([])
    }))
})

describe('[RG-3] each verb on the data folder speaks both languages', () => {
  test('with the same code', () =>
    inFolder(async (folder) => {
      const empty = { UITROL_DATA: join(folder, 'empty') }
      const full = { UITROL_DATA: join(folder, 'data') }
      const made = await uitrolProcess(['sample', '--language', 'nl'], full)
      expect([made.code, made.out]).toEqual([0, expect.stringContaining('Het voorbeeldbedrijf')])
      const cases: readonly (readonly [
        environment: Record<string, string>,
        parts: readonly string[],
        code: number,
        en: string,
        nl: string,
      ])[] = [
        [empty, ['status'], 0, 'No organisation yet', 'Nog geen organisatie'],
        [full, ['status'], 0, '42 people', '42 mensen'],
        [full, ['sample'], 1, 'already holds', 'staat al'],
        [full, ['audit', 'verify'], 0, 'seal', 'zegel'],
        [full, ['audit', 'verify', '--anchor', 'e'.repeat(64)], 1, 'not in the activity log', 'nergens in het logboek'],
        [full, ['audit', 'verify', '--anchor', 'none'], 2, 'is not a seal', 'is geen zegel'],
        [full, ['do', 'plan.draft', '{"rolloutId":"sample"}'], 0, 'done, version', 'gedaan, versie'],
        [full, ['do', 'plan.draft', '{'], 2, 'is not JSON', 'Dit is geen JSON'],
        [full, ['do', 'plan.redraft', '{}'], 2, 'There is no command', 'bestaat niet'],
        [full, ['token', 'list'], 0, 'No API tokens', 'Nog geen API-sleutels'],
        [full, ['token', 'revoke', 'none'], 1, 'does not exist', 'bestaat niet'],
        [full, ['user', 'list'], 0, 'never signed in', 'nooit aangemeld'],
        [full, ['user', 'revoke', 'nobody@x.example'], 1, 'There is no user', 'Er is geen gebruiker'],
        [full, ['token'], 2, 'Usage:', 'Gebruik:'],
        [empty, ['user', 'list'], 1, 'has no owner', 'geen eigenaar'],
      ]
      for (const [environment, parts, code, en, nl] of cases) {
        for (const [language, words] of [
          ['en', en],
          ['nl', nl],
        ] as const) {
          const ran = await uitrol([...parts, '--language', language], environment)
          expect([parts, ran.code, ran.out + ran.err]).toEqual([parts, code, expect.stringContaining(words)])
        }
      }
    }))
})

describe('a place that cannot be is refused by the name of its setting', () => {
  const refused = async (environment: Record<string, string>, verb: readonly string[] = ['start']) => {
    const { code, out } = await uitrolProcess([...verb, '--json'], { PORT: '0', ...environment })
    const { problem } = JSON.parse(out) as { problem: { code: string; params: { name: string } } }
    return [code, problem.code, problem.params.name]
  }

  test('a file, a folder below a file, and a folder that the system makes nothing in', () =>
    inFolder(async (folder) => {
      const file = await fileIn(folder, 'notes.txt', 'These are notes, and no database at all.'.repeat(40))
      for (const data of [file, join(file, 'below'), '/proc/uitrol']) {
        expect(await refused({ UITROL_DATA: data })).toEqual([2, 'access.badSetting', 'UITROL_DATA'])
        expect(await refused({ UITROL_DATA: data }, ['sample'])).toEqual([2, 'access.badSetting', 'UITROL_DATA'])
      }
      expect(await refused({ UITROL_DATA: file }, ['status'])).toEqual([2, 'access.badSetting', 'UITROL_DATA'])
      const url = { UITROL_DATABASE_URL: `sqlite:${file}` }
      // It may be a database whose beginning is damaged, so it is not called a wrong setting.
      expect(await refused(url)).toEqual([3, 'server.databaseDamaged', undefined])
      expect(await refused(url, ['status'])).toEqual([3, 'server.databaseDamaged', undefined])
      expect(await refused({ UITROL_DATABASE_URL: `sqlite:${folder}` })).toEqual([2, 'access.badSetting', 'UITROL_DATABASE_URL'])
    }))

  test('[AC-4] a PostgreSQL that cannot be reached, with its host and port and without its password', async () => {
    const environment = { PORT: '0', UITROL_DATABASE_URL: 'postgres://uitrol:a-secret@127.0.0.1:1/uitrol' }
    for (const verb of ['start', 'status'] as const)
      for (const [language, words] of [
        ['en', 'PostgreSQL at 127.0.0.1:1 cannot be reached'],
        ['nl', 'PostgreSQL op 127.0.0.1:1 is niet bereikbaar'],
      ] as const) {
        const { code, out, err } = await uitrolProcess([verb, '--language', language], environment)
        expect([verb, code, out + err]).toEqual([verb, 3, expect.stringContaining(words)])
        expect(out + err).not.toContain('a-secret')
      }
  })

  test('a host that this machine is not', () =>
    inFolder(async (folder) => {
      for (const host of ['999.1.1.1', 'nowhere.invalid'])
        expect(await refused({ UITROL_DATA: folder, HOST: host })).toEqual([2, 'access.badSetting', 'HOST'])
    }))
})

describe('a database of another version', () => {
  test('a database of an earlier version is upgraded by start alone, which says where the copy is and how to go back', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'uitrol.db')
      const database = await openDatabase(`sqlite:${file}`)
      await bringTo(database, 5)
      await fillTables(database)
      await database.close()
      const older = await uitrolProcess(['do', 'plan.draft', '{"rolloutId":"r"}', '--json'], { UITROL_DATA: folder })
      expect([older.code, JSON.parse(older.out)]).toMatchObject([1, { problem: { code: 'server.databaseOlder' } }])

      const environment = { PATH: process.env['PATH'], PORT: '0', UITROL_DATA: folder, LANG: 'nl', ...clockEnvironment() }
      const child = spawn(process.execPath, [program, 'start', '--json'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
      let told = ''
      child.stderr.setEncoding('utf8').on('data', (piece: string) => (told += piece))
      let said = ''
      const ended = new Promise((resolve) => child.once('close', resolve))
      child.stdout.setEncoding('utf8').on('data', (piece: string) => {
        said += piece
        if (said.endsWith('}\n')) child.kill('SIGTERM')
      })
      expect(await ended).toBe(0)
      const steps = Object.keys(allMigrations).filter((name) => name > '0005-tokens')
      const copy = `${file}.before-${steps.at(-1)}.after-0005-tokens`
      const restore = `uitrol restore ${copy} --into ${folder}`
      expect(JSON.parse(said)).toMatchObject({
        upgrade: {
          steps,
          from: '0005-tokens',
          copy,
          restore,
        },
      })
      expect(told).toContain(`bijgewerkt in ${steps.length} stappen`)
      expect(told).toContain(restore)
      expect((await uitrolProcess(restore.split(' ').slice(1), {})).code).toBe(0)
      const again = await uitrolProcess(['do', 'plan.draft', '{"rolloutId":"r"}', '--json'], { UITROL_DATA: folder })
      expect(JSON.parse(again.out)).toMatchObject({ problem: { code: 'server.databaseOlder' } })
    }))

  test('a database of a later version is refused and left as it is', () =>
    inFolder(async (folder) => {
      const database = await openDatabase(`sqlite:${join(folder, 'uitrol.db')}`)
      await migrate(database)
      await sql`insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')`.execute(database.db)
      await database.close()
      const { code, out } = await uitrolProcess(['start', '--json'], { UITROL_DATA: folder, PORT: '0' })
      expect([code, JSON.parse(out)]).toMatchObject([1, { problem: { code: 'server.databaseNewer', params: { step: '9999-later' } } }])
    }))
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
      const environment = { PATH: process.env['PATH'], PORT: '0', UITROL_DATA: folder, LANG: 'en', ...clockEnvironment() }
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
