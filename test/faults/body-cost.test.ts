import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Right, rightsOfRole, type Role, roles, tokenRights } from '#core/access/access.ts'
import { allCommands } from '#core/registry/commands.ts'
import { openDatabase } from '#server/db/database.ts'
import { ordinaryLimits } from '#server/http/json-body.ts'
import { type Ask, everyone, settle, type Someone, type Ways, waysIn } from '#test/access-stage.ts'
import { cast, issue } from '#test/cast.ts'
import { recordEvidence, tries } from '#test/evidence.ts'
import { ownServer } from '#test/faults/own-server.ts'
import { problemIn } from '#test/started.ts'

const rounds = tries(1, 10)
const megabyte = 1_000_000
/** Units that it takes to begin a thread: a body of more than a megabyte is read in one, which may have ended or be busy. */
const beginning = 200
/**
 * How many units a request may cost: a unit is the processor time in which this machine parses a megabyte of ordinary JSON, about two
 * milliseconds, so the same bound holds on a slow machine. The server has answered each kind of request once before it is measured, because
 * compiling what a first request touches costs more than the request.
 */
const most = (mayCarryLists: boolean, bytes: number): number =>
  mayCarryLists ? 120 + 30 * (bytes / megabyte) + (bytes > megabyte ? beginning : 0) : 60

/** Costly JSON of about so many bytes. */
const shapes = {
  'small groups': (size: number) => `[${'{},'.repeat(size / 3)}{}]`,
  'deep lists': (size: number) => `[${`${'['.repeat(38)}${']'.repeat(38)},`.repeat(size / 77)}0]`,
  'different texts': (size: number) => `[${Array.from({ length: size / 9 }, (_, index) => `"${index % 999_983}x",`).join('')}0]`,
  'small lists': (size: number) => `[${'[],'.repeat(size / 3)}[]]`,
  'many fields': (size: number) => `{${Array.from({ length: size / 10 }, (_, index) => `"f${index}":0,`).join('')}"z":0}`,
  'the same field': (size: number) => `{${'"a":0,'.repeat(size / 6)}"a":0}`,
  'nested lists': (size: number) => '['.repeat(size / 2) + ']'.repeat(size / 2),
  'nested groups': (size: number) => `${'{"a":'.repeat(size / 6)}0${'}'.repeat(size / 6)}`,
  'a long text': (size: number) => `"${'x'.repeat(size)}"`,
  'a text of escapes': (size: number) => `"${'\\u0000'.repeat(size / 6)}"`,
  'many numbers': (size: number) => `[${'1,'.repeat(size / 2)}1]`,
  'a long number': (size: number) => '1'.repeat(size),
  'white space': (size: number) => `${' '.repeat(size)}0`,
  'entries that almost fit': (size: number) => `[${'{"personId":null,"name":"Ann","language":null,"startsOn":null},'.repeat(size / 63)}{}]`,
} as const
type Shape = keyof typeof shapes

const rightsOf = (someone: Someone): readonly Right[] =>
  someone === 'token' ? tokenRights : roles.some((role) => role === someone) ? rightsOfRole[someone as Role] : []
const mayCarryLists = (someone: Someone): boolean => rightsOf(someone).includes('people.manage')

const withInput = (name: string, input: string): string =>
  JSON.stringify({ ...issue('plan.draft', { rolloutId: '' }), name, input: 0 }).replace('"input":0', `"input":${input}`)
/** Where in a body the costly part lies. */
const places = {
  'the whole body': (part: string) => part,
  'a list of commands': (part: string, name: string) => `[${withInput(name, '{}')},${part}]`,
  'the input': withInput,
  'the input, in a list': (part: string, name: string) => `[${withInput(name, part)}]`,
  'an import': (part: string) => withInput('people.import', part),
  'the people of an import': (part: string) =>
    withInput('people.import', `{"rolloutId":null,"locations":[],"people":${part},"leavers":[]}`),
  'beside the envelope': (part: string, name: string) => withInput(name, '{}').replace('{', `{"more":${part},`),
} as const

interface Cost {
  readonly status: number
  /** Processor time of the server, in milliseconds: how busy the machine is with other things does not count. */
  readonly cost: number
}

const figure = async (name: string): Promise<number> => {
  const text = await (await fetch(`${address}/metrics`)).text()
  return Number(new RegExp(`^${name} ([\\d.]+)$`, 'm').exec(text)?.[1])
}
const spent = async (): Promise<number> => 1000 * (await figure('process_cpu_seconds_total'))

const send = async (ask: Ask, path: string, text: string): Promise<Cost> => {
  const before = await spent()
  const status = await ask(path, { method: 'POST', body: text, headers: { 'content-type': 'application/json' } }).then(
    async (answer) => {
      await answer.arrayBuffer()
      return answer.status
    },
    // The line was cut while the rest was still on its way.
    () => 0,
  )
  return { status, cost: (await spent()) - before }
}

/** What it costs to parse a megabyte of ordinary JSON, in milliseconds of processor time: how fast this machine is. */
const unitOf = (): number => {
  const ordinary = JSON.stringify(Array.from({ length: 5000 }, () => ({ ...cast.lead, note: 'an ordinary line of text' })))
  const times = Array.from({ length: 9 }, () => {
    const before = process.cpuUsage()
    JSON.parse(ordinary)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return times.toSorted((a, b) => a - b)[4] ?? 0
}

/** The server in a process of its own, so that what its sender does costs it nothing. */
let ways: Ways
let address: string
const after: (() => unknown)[] = []
beforeAll(async () => {
  const data = await mkdtemp(join(tmpdir(), 'uitrol-test-'))
  after.push(() => rm(data, { recursive: true, force: true }))
  const server = await ownServer({ UITROL_DATA: data, UITROL_DATABASE_URL: '', UITROL_LOG: 'silent' })
  after.push(() => {
    server.child.kill('SIGKILL')
    return server.ended
  })
  const database = await openDatabase(`sqlite:${join(data, 'uitrol.db')}`)
  after.push(database.close)
  await settle(database)
  address = server.address
  ways = waysIn(address, database)
})
afterAll(async () => {
  for (const close of after.reverse()) await close()
})

test(
  '[AC-1] [AC-2] what a request costs is bounded by what its sender may do, whatever is in it, and it is never a fault',
  { timeout: 600_000 + 60_000 * rounds },
  async () => {
    const commandsOf = (someone: Someone): string[] => {
      const own = allCommands().filter(({ may: right, inside }) => !inside && rightsOf(someone).includes(right))
      return [own.at(0)?.name, own.at(-1)?.name, 'plan.draft', 'no.such'].filter((name) => name !== undefined)
    }
    const worst = { times: 0, what: '' }
    for (const someone of everyone) {
      for (const name of commandsOf(someone)) await send(ways[someone], '/api/commands', withInput(name, '{}'))
      const unit = unitOf()
      const largest = mayCarryLists(someone) ? 12 * megabyte : 3 * megabyte
      const cases = fc.record({
        shape: fc.constantFrom(...(Object.keys(shapes) as Shape[])),
        place: fc.constantFrom(...(Object.keys(places) as (keyof typeof places)[])),
        name: fc.constantFrom(...commandsOf(someone)),
        size: fc.oneof(fc.integer({ min: 1000, max: ordinaryLimits.bytes - 1000 }), fc.integer({ min: 1000, max: largest })),
      })
      await fc.assert(
        fc.asyncProperty(cases, async ({ shape, place, name, size }) => {
          const body = places[place](shapes[shape](size), name)
          const { status, cost } = await send(ways[someone], '/api/commands', body)
          const what = `${someone}: ${shape}, ${size} bytes, as ${place} of ${name}: ${status} for ${cost.toFixed(0)} ms, ${unit.toFixed(1)} ms a unit`
          if (cost / unit > worst.times) Object.assign(worst, { times: cost / unit, what })
          expect(status, what).toBeLessThan(500)
          // Beyond the ordinary only who may send lists has it parsed.
          expect(cost / unit, what).toBeLessThan(most(mayCarryLists(someone), body.length))
        }),
        { numRuns: 6 * rounds },
      )
    }
    recordEvidence({
      what: 'Requests made to be costly (many small values, deep nesting, many fields, long texts) were answered within a bound set by what their sender may do, and none was a fault',
      tries: everyone.length * 6 * rounds,
      held: everyone.length * 6 * rounds,
      notes: `the costliest took the processor time of parsing ${worst.times.toFixed(0)} MB of ordinary JSON: ${worst.what}`,
    })
  },
)

test('[AC-1] many megabytes of empty groups cost little time and memory, whoever sends them', async () => {
  const size = (rounds > 1 ? 60 : 15) * megabyte
  const body = shapes['small groups'](size)
  for (const someone of ['nobody', 'bare token', 'member', 'lead'] as const) {
    const unit = unitOf()
    const memory = await figure('process_resident_memory_bytes')
    const { status, cost } = await send(ways[someone], '/api/commands', body)
    expect([0, 400, 401, 404, 413], someone).toContain(status)
    expect(cost / unit, someone).toBeLessThan(60 + 3 * (size / megabyte) + (someone === 'lead' ? beginning : 0))
    expect((await figure('process_resident_memory_bytes')) - memory, someone).toBeLessThan(5 * size + 100 * megabyte)
  }
})

test('[AC-2] a token without any right is refused before its body is read, and a body that nobody may send names its limit', async () => {
  const post = (someone: Someone, path: string, body: string): Promise<Response> =>
    ways[someone](path, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  expect(await problemIn(await post('bare token', '/api/commands', '{'))).toMatchObject({ status: 404, code: 'access.notFound' })
  const long = JSON.stringify('x'.repeat(ordinaryLimits.bytes))
  expect(await problemIn(await post('member', '/api/commands', withInput('plan.draft', long)))).toMatchObject({
    status: 413,
    params: { limit: '1 MB' },
  })
  expect(await problemIn(await post('lead', '/api/commands', withInput('plan.draft', long)))).toMatchObject({
    status: 413,
    params: { limit: '1 MB' },
  })
  expect((await problemIn(await post('lead', '/api/commands', withInput('people.import', long)))).code).toBe('access.badInput')
  expect(await problemIn(await post('lead', '/api/commands', withInput('plan.draft', shapes['nested lists'](20_000))))).toMatchObject({
    status: 400,
    params: { expected: 'shallow', limit: 40 },
  })
  expect(await problemIn(await post('nobody', '/api/sign-in', long))).toMatchObject({ status: 413, params: { limit: '64 kB' } })
})

test('[AC-2] the same holds for every route that takes a body', async () => {
  const { paths } = (await (await ways.nobody('/api/openapi.json')).json()) as { paths: Record<string, Record<string, unknown>> }
  const routes = Object.entries(paths).flatMap(([path, methods]) => ('post' in methods ? [path.replace(/\{\w+\}/g, 'x')] : []))
  expect(routes.length).toBeGreaterThan(20)
  const kinds = Object.values(shapes)
  for (const someone of ['nobody', 'owner'] as const) {
    const unit = unitOf()
    for (const [index, path] of routes.entries()) {
      const body = kinds[index % kinds.length]?.(0.9 * megabyte) ?? ''
      await send(ways[someone], path, '{}')
      const { status, cost } = await send(ways[someone], path, body)
      expect(status, `${someone} ${path}`).toBeLessThan(500)
      expect(cost / unit, `${someone} ${path}`).toBeLessThan(most(someone === 'owner', body.length))
    }
  }
})
