/** Tries every command, every route and a row of every table as everyone, on a real server, and tells what came of it (AC-1, AC-2). */
import { type Right, rights } from '#core/access/access.ts'
import { allCommands } from '#core/registry/commands.ts'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { applyDifferences } from '#test/apply-differences.ts'
import { type Ask, away, everyone, foundAway, home, nowhere, settle, type Someone, there, type Ways, waysIn } from '#test/access-stage.ts'
import { issue, issueAny } from '#test/cast.ts'
import { sampleInput } from '#test/sample-input.ts'
import { testServer } from '#test/server.ts'

/** `yes`: it was let in, whatever it then said; otherwise what it was told. */
export type Outcome = 'yes' | 'not found' | 'sign in first' | 'told apart'
export type Outcomes = Readonly<Record<Someone, Outcome>>

export interface Matrix {
  readonly commands: readonly { readonly name: string; readonly right: Right; readonly outcomes: Outcomes }[]
  readonly routes: readonly {
    readonly name: string
    readonly access: string
    readonly forTokens: boolean
    readonly outcomes: Outcomes
  }[]
  readonly rows: readonly { readonly table: TableName; readonly whose: string; readonly seen: Readonly<Record<Someone, boolean>> }[]
  /** Commands by which somebody of another organisation was told of what is here, or changed it. */
  readonly leaks: readonly string[]
  /** Rows that somebody's live stream pushed and their feed does not give, or the other way round. */
  readonly strays: readonly string[]
}

const send = (ask: Ask, path: string, body: unknown): Promise<Response> =>
  ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

const forEveryone = async <T>(of: (someone: Someone) => Promise<T>): Promise<Record<Someone, T>> => {
  const found: Partial<Record<Someone, T>> = {}
  for (const someone of everyone) found[someone] = await of(someone)
  return found as Record<Someone, T>
}

interface Told {
  readonly problem?: { readonly code: string; readonly detail: string }
}

/** What a list of commands is answered, one by one; null where the access check refuses. */
const answers = async (ask: Ask, commands: readonly unknown[]): Promise<readonly Told[] | null> => {
  const answer = await send(ask, '/api/commands', commands)
  if (answer.status === 401) return null
  const told = (await answer.json()) as Told[] | Required<Told>['problem']
  // Whoever may carry out none of them is refused before anything is read.
  return Array.isArray(told) ? told : commands.map(() => ({ problem: told }))
}

/** Each command three times: with what is no input, with ids that are there, and with ids that are not. Only who may is told them apart. */
const tryCommands = async (ways: Ways): Promise<Matrix['commands']> => {
  const commands = allCommands()
  const tries = commands.map((command) => [{ surely: 'not' }, sampleInput(command, there), sampleInput(command, nowhere)] as const)
  const told = await forEveryone(async (someone) => {
    const bad = await answers(
      ways[someone],
      commands.map(({ name }) => issueAny(name, { surely: 'not' })),
    )
    if (!bad) return commands.map((): Outcome => 'sign in first')
    const refused = commands.map((_, index) => bad[index]?.problem?.code === 'access.notFound')
    // Who may do it is not asked to: it would change what the next one finds.
    const again = commands.flatMap(({ name }, index) => (refused[index] ? tries[index]?.map((input) => issueAny(name, input)) : []) ?? [])
    const later = (again.length > 0 ? await answers(ways[someone], again) : []) ?? []
    let at = 0
    return commands.map((_, index): Outcome => {
      if (!refused[index]) return 'yes'
      const three = later.slice(at, (at += 3)).map(({ problem }) => JSON.stringify(problem))
      return new Set(three).size === 1 ? 'not found' : 'told apart'
    })
  })
  return commands.map(({ name, may: right }, index) => ({
    name,
    right,
    outcomes: Object.fromEntries(everyone.map((someone) => [someone, told[someone][index] ?? 'told apart'])) as Outcomes,
  }))
}

interface OpenApi {
  readonly paths: Record<string, Record<string, { description?: string; security?: readonly Record<string, unknown>[] }>>
}

const doorOf = (description: string, open: boolean): string => {
  if (open) return 'open'
  return rights.find((right) => description.includes(`\`${right}\``)) ?? 'signedIn'
}

const outcomeOf = async (answer: Response): Promise<Outcome> => {
  if (answer.status !== 401 && answer.status !== 404) return 'yes'
  const { code } = (await answer.json()) as { code: string }
  // A wrong password is an answer of the route, not of its access.
  return code === 'access.notFound' ? 'not found' : code === 'access.signInFirst' ? 'sign in first' : 'yes'
}

/** Each route, with ids of things that are there and with ids of things that are not; who may not is not told them apart. */
const tryRoutes = async (ways: Ways): Promise<Matrix['routes']> => {
  const { paths } = (await (await ways.nobody('/api/openapi.json')).json()) as OpenApi
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, about]) => ({ path, method: method.toUpperCase(), about })),
  )
  const found: Matrix['routes'][number][] = []
  for (const { path, method, about } of routes) {
    const tried = async (someone: Someone, ids: Readonly<Record<string, string>>): Promise<{ outcome: Outcome; text: string }> => {
      const stop = new AbortController()
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `no-${name}`)
      const body = method === 'GET' ? {} : { body: '{"surely":"not"}', headers: { 'content-type': 'application/json' } }
      const answer = await ways[someone](filled, { method, signal: stop.signal, ...body })
      const outcome = await outcomeOf(answer.clone())
      const text = outcome === 'yes' ? '' : await answer.text()
      // A stream never ends by itself.
      stop.abort()
      return { outcome, text }
    }
    const outcomes = await forEveryone(async (someone): Promise<Outcome> => {
      const first = await tried(someone, there)
      if (first.outcome === 'yes' || !path.includes('{')) return first.outcome
      const second = await tried(someone, nowhere)
      return second.text === first.text ? first.outcome : 'told apart'
    })
    found.push({
      name: `${method} ${path}`,
      access: doorOf(about.description ?? '', about.security?.length === 0),
      forTokens: about.security?.some((way) => 'token' in way) ?? false,
      outcomes,
    })
  }
  return found
}

/** A refusal in full, sentence and parameters, with all ids that are tried blotted out: whoever asks knows them. */
const withoutIds = (text: string): string =>
  [...Object.values(nowhere), ...Object.values(there)].reduce(
    (left, id) => left.replaceAll(new RegExp(`(?<![\\w-])${id}(?![\\w-])`, 'g'), '…'),
    text,
  )

/** Commands of another organisation's owner with ids of ours: answered as if they named nothing, and nothing of ours changes. */
const tryFromAway = async (ways: Ways, database: Database): Promise<readonly string[]> => {
  // The server does work of its own at home meanwhile, so what counts is whether the stranger did.
  const doneHere = async (): Promise<number> =>
    (
      await database.db
        .selectFrom('audit')
        .select('version')
        .where('organisationId', '=', home)
        .where('accountId', '=', 'stranger')
        .execute()
    ).length
  const leaks: string[] = []
  for (const [index, command] of allCommands().entries()) {
    const told: string[] = []
    for (const ids of [there, nowhere]) {
      // An organisation for each try: what one makes, the next must not find.
      const organisationId = `away-${index}-${ids === there}`
      await foundAway(database, organisationId)
      const answer = await send(ways.stranger(organisationId), '/api/commands', issueAny(command.name, sampleInput(command, ids)))
      told.push(answer.ok ? 'done' : withoutIds(await answer.text()))
    }
    if (told[0] !== told[1] || told.some((one) => one.includes('access.fault')) || (await doneHere()) > 0) leaks.push(command.name)
  }
  return leaks
}

/** Whose a row can be, with the person and the place it then speaks of. */
const whose = {
  own: { person: 'self', location: 'albina' },
  'somebody here': { person: 'near-1', location: 'albina' },
  'somebody elsewhere': { person: 'far-1', location: 'georgetown' },
  'somebody without a place': { person: 'lost-1', location: null },
} as const

/** One row of each kind that a table can hold: columns by what they hold, and those that say of whom by `whose`. */
const rowsOf = (table: Table, organisation: string): { whose: string; row: Record<string, string | number | null> }[] => {
  const { person: personColumn, location: placeColumn } = table.speaksOf
  const kinds = Object.entries(whose).filter(([name, { location }]) => {
    if (!personColumn && !placeColumn) return name === 'own'
    if (!personColumn && name === 'somebody here') return false
    if (!placeColumn) return name === 'own' || name === 'somebody here'
    return location !== null || table.columns[placeColumn]?.endsWith('?')
  })
  return kinds.map(([name, of]) => {
    const row: Record<string, string | number | null> = {}
    for (const [column, kind] of Object.entries(table.columns)) {
      if (column === personColumn) row[column] = of.person
      else if (column === placeColumn) row[column] = of.location
      else if (column === 'zone') row[column] = 'America/Paramaribo'
      else row[column] = kind.startsWith('text') ? `${organisation}-${name.replaceAll(' ', '-')}` : 1
    }
    const label = personColumn ? name : placeColumn ? (name === 'own' ? 'this place' : name.replace('somebody', 'another place, ')) : 'any'
    return {
      whose: label.replace('another place,  elsewhere', 'another place').replace('another place,  without a place', 'no location'),
      row,
    }
  })
}

/** Puts the rows of one organisation in, as a command would. */
const fill = async ({ db, kind }: Database, organisationId: string): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    const { version } = await trx
      .updateTable('organisationVersion')
      .set((on) => ({ version: on('version', '+', 1) }))
      .where('organisationId', '=', organisationId)
      .returning('version')
      .executeTakeFirstOrThrow()
    for (const table of Object.values(tables) as Table[]) {
      const rows = rowsOf(table, organisationId)
      if (table.name === 'membership')
        for (const { row } of rows) {
          const accountId = String(row['accountId'])
          const account = {
            accountId,
            name: accountId,
            email: accountId,
            passwordHash: null,
            personId: null,
            language: null,
            createdAt: '',
          }
          await trx.insertInto('account').values(account).execute()
        }
      const differences = rows.map(({ row }) => ({ table: table.name as TableName, key: rowKey(table, row), before: null, after: row }))
      await applyDifferences(trx, kind, organisationId, version, differences)
    }
  })
}

/** Everything that somebody's feed gives, as `table key`; nothing where they have no feed. */
const feedOf = async (ask: Ask, from = 0): Promise<ReadonlySet<string>> => {
  const seen = new Set<string>()
  for (let after = from, more = true; more;) {
    const answer = await ask(`/api/changes?after=${after}`)
    if (!answer.ok) {
      await answer.text()
      return seen
    }
    const page = (await answer.json()) as { version: number; more: boolean; changes: { table: string; key: string; row: object }[] }
    for (const { table, key, row } of page.changes) {
      seen.add(`${table} ${key}`)
      if (!JSON.stringify(row).includes(`"organisationId":"${home}"`)) seen.add('a row of another organisation')
    }
    after = page.version
    more = page.more
  }
  return seen
}

interface Pushed {
  readonly version: number
  readonly changes: readonly { readonly table: string; readonly key: string; readonly row: object }[]
}

/** Follows somebody's live stream from a version; the answer gives what it pushed up to another one, as `table key`. */
const follow = async (ask: Ask, after: number): Promise<(upTo: number) => Promise<ReadonlySet<string>>> => {
  const answer = await ask(`/api/changes/stream?after=${after}`)
  const body = answer.ok ? answer.body : null
  if (!body) {
    await answer.text()
    return async () => new Set()
  }
  // At once: fetch cancels a body that nobody reads yet as soon as its answer is collected as garbage.
  const reader = body.getReader()
  return async (upTo) => {
    const seen = new Set<string>()
    let text = ''
    const decoder = new TextDecoder()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      const frames = (text += decoder.decode(value, { stream: true })).split('\n\n')
      text = frames.pop() ?? ''
      let version = 0
      for (const frame of frames) {
        const data = /^data: (.*)$/m.exec(frame)?.[1]
        if (!data) continue
        const pushed = JSON.parse(data) as Pushed
        version = pushed.version
        for (const { table, key, row } of pushed.changes) {
          seen.add(`${table} ${key}`)
          if (!JSON.stringify(row).includes(`"organisationId":"${home}"`)) seen.add('a row of another organisation')
        }
      }
      if (version >= upTo) break
    }
    // Left open until the server ends it: a stream that the client ends makes it connect anew, which holds the server up.
    return seen
  }
}

const versionOf = async (database: Database): Promise<number> =>
  (await database.db.selectFrom('organisationVersion').select('version').where('organisationId', '=', home).executeTakeFirstOrThrow())
    .version

const tryRows = async (ways: Ways, database: Database): Promise<Pick<Matrix, 'rows' | 'strays'>> => {
  const before = await versionOf(database)
  const streams = await forEveryone((someone) => follow(ways[someone], before))
  for (const organisationId of [home, away]) await fill(database, organisationId)
  // Something through the server itself, which notifier the streams.
  await (await send(ways.owner, '/api/commands', issue('access.endSessions', { accountId: 'sponsor' }))).text()
  const newest = await versionOf(database)
  const pushed = await forEveryone((someone) => streams[someone](newest))
  const since = await forEveryone((someone) => feedOf(ways[someone], before))
  const strays = everyone.flatMap((someone) => [
    ...[...pushed[someone]].filter((key) => !since[someone].has(key)).map((key) => `${someone} was pushed ${key}`),
    ...[...since[someone]].filter((key) => !pushed[someone].has(key)).map((key) => `${someone} was not pushed ${key}`),
  ])
  const feeds = await forEveryone((someone) => feedOf(ways[someone]))
  const seenBy = (key: string): Record<Someone, boolean> =>
    Object.fromEntries(everyone.map((someone) => [someone, feeds[someone].has(key)])) as Record<Someone, boolean>
  const found = (Object.values(tables) as Table[]).flatMap((table) => [
    ...rowsOf(table, home).map(({ whose: of, row }) => ({
      table: table.name as TableName,
      whose: of,
      seen: seenBy(`${table.name} ${rowKey(table, row)}`),
    })),
    {
      table: table.name as TableName,
      whose: 'another organisation',
      seen: Object.fromEntries(
        everyone.map((someone) => [
          someone,
          feeds[someone].has('a row of another organisation') ||
            rowsOf(table, away).some(({ row }) => {
              const key = `${table.name} ${rowKey(table, row)}`
              return key.includes(away) && feeds[someone].has(key)
            }),
        ]),
      ) as Record<Someone, boolean>,
    },
  ])
  return { rows: found, strays }
}

/** Tries everything on a database of its own; what it tells depends on nothing but the product. */
export const accessMatrix = async (url: string): Promise<Matrix> => {
  const server = await testServer({ UITROL_DATABASE_URL: url })
  const database = await openDatabase(url)
  try {
    await settle(database)
    const ways = waysIn(server.address, database)
    const commands = await tryCommands(ways)
    const routes = await tryRoutes(ways)
    const leaks = await tryFromAway(ways, database)
    return { commands, routes, leaks, ...(await tryRows(ways, database)) }
  } finally {
    await database.close()
    await server.close()
  }
}
