/** Slows down guessing without locking anyone out: each try counts before it is looked at, and waits grow (AC-3). */
import { isIPv6 } from 'node:net'
import type { Kysely } from 'kysely'
import { Problem } from '#core/kernel/problem.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'
import { hashOfSecret } from '#server/base/ids.ts'

/** How a bucket fills; all times in milliseconds. */
export interface Bucket {
  readonly kind: string
  /** Tries in vain that cost no wait. */
  readonly free: number
  /** The wait after the next one; each further one doubles it. */
  readonly firstWait: number
  readonly longestWait: number
  /** How long until one try is forgotten. */
  readonly forgets: number
}

const second = 1000
const minute = 60 * second

/** One account from one address: a person who mistypes waits seconds, a guesser gets some twenty tries a day. */
export const accountHere: Bucket = { kind: 'accountHere', free: 5, firstWait: 2 * second, longestWait: 15 * minute, forgets: 60 * minute }
/** One address, whoever it names: an office behind it mistypes a hundred times before anyone waits, and then half a minute at most. */
export const address: Bucket = { kind: 'address', free: 100, firstWait: second, longestWait: 30 * second, forgets: 6 * second }
/** Mail to one mailbox, whoever asks for it. */
export const mailbox: Bucket = { kind: 'mailbox', free: 3, firstWait: minute, longestWait: 30 * minute, forgets: 20 * minute }

export interface Tries {
  readonly tries: number
  /** Milliseconds since 1970, as are all here. */
  readonly lastAt: number
  readonly freeAt: number
}

/** A bucket whose last try lies in the future was written before the clock was put back: that try counts as made now (AC-3). */
const notAhead = (bucket: Bucket, { tries, lastAt, freeAt }: Tries, at: number): Tries => {
  const ahead = Math.max(0, lastAt - at)
  return { tries, lastAt: lastAt - ahead, freeAt: Math.min(freeAt - ahead, lastAt - ahead + bucket.longestWait) }
}

/** The bucket after one more try at `at`, or how long to wait before it: never longer than its longest wait. */
export const afterTry = (bucket: Bucket, earlier: Tries | null, at: number): Tries | { readonly wait: number } => {
  const before = earlier && notAhead(bucket, earlier, at)
  if (before && before.freeAt > at) return { wait: before.freeAt - at }
  const forgotten = before ? Math.floor((at - before.lastAt) / bucket.forgets) : 0
  const tries = Math.max(0, (before?.tries ?? 0) - forgotten) + 1
  const over = tries - bucket.free
  const wait = over < 1 ? 0 : Math.min(bucket.longestWait, bucket.firstWait * 2 ** Math.min(30, over - 1))
  return { tries, lastAt: at, freeAt: at + wait }
}

/** An address as a bucket: of IPv6 the network, because a single machine has as many addresses as it likes. */
export const networkOf = (ip: string): string => {
  if (!isIPv6(ip)) return ip
  if (/^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(ip)) return ip.slice(7)
  const [head = '', tail] = ip.replace(/%.*$/, '').split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const all = tail === undefined ? before : [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
  return all
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')
}

type Named = readonly [bucket: Bucket, ...names: string[]]
const nameOf = ([bucket, ...names]: Named): string => hashOfSecret(JSON.stringify([bucket.kind, ...names]))

/** Counts one try in a bucket. The write comes first, so that tries at the same moment queue up behind each other. */
const count = async (trx: Kysely<Schema>, named: Named, now: string): Promise<number> => {
  const name = nameOf(named)
  const [bucket] = named
  const row = await trx
    .insertInto('guessing')
    .values({ bucket: name, tries: 0, lastAt: now, freeAt: now, forgottenAt: now })
    .onConflict((conflict) => conflict.column('bucket').doUpdateSet((on) => ({ tries: on.ref('guessing.tries') })))
    .returning(['tries', 'lastAt', 'freeAt'])
    .executeTakeFirstOrThrow()
  const at = Date.parse(now)
  const before: Tries = { tries: row.tries, lastAt: Date.parse(row.lastAt), freeAt: Date.parse(row.freeAt) }
  const after = afterTry(bucket, before, at)
  const refused = 'wait' in after
  // Of a refused try nothing is written, unless the clock was put back: the wait has to run by the clock as it is now.
  if (refused && before.lastAt <= at) return after.wait
  const { tries, lastAt, freeAt } = refused ? notAhead(bucket, before, at) : after
  const iso = (moment: number): string => new Date(moment).toISOString()
  await trx
    .updateTable('guessing')
    .set({ tries, lastAt: iso(lastAt), freeAt: iso(freeAt), forgottenAt: iso(at + tries * bucket.forgets) })
    .where('bucket', '=', name)
    .execute()
  return refused ? after.wait : 0
}

/** Sweeps out what is forgotten. PostgreSQL passes over rows that a try holds, because waiting for one while holding another can lock up. */
const sweep = async ({ db, kind }: Database, now: string): Promise<void> => {
  const forgotten = db.selectFrom('guessing').select('bucket').where('forgottenAt', '<', now)
  await db
    .deleteFrom('guessing')
    .where('bucket', 'in', kind === 'postgres' ? forgotten.forUpdate().skipLocked() : forgotten)
    .execute()
}

/** Counts a try in each of these buckets, or refuses it. Problem: access.tooManyTries. */
export const countTry = async (database: Database, named: readonly Named[], now: string): Promise<void> => {
  await sweep(database, now)
  const wait = await database.db.transaction().execute(async (trx) => {
    for (const one of named) {
      const wanted = await count(trx, one, now)
      if (wanted > 0) return wanted
    }
    return 0
  })
  if (wait > 0) throw new Problem('access.tooManyTries', { seconds: Math.ceil(wait / second) })
}

/** Forgets the tries of these buckets: whoever it was knew the answer. */
const forgetTries = async ({ db }: Database, named: readonly Named[]): Promise<void> =>
  void (await db.deleteFrom('guessing').where('bucket', 'in', named.map(nameOf)).execute())

/** Takes back the one try that turned out right, so that an office that comes in at eight fills no bucket; others' tries stay. */
const takeBackTry = async ({ db }: Database, named: Named, now: string): Promise<void> =>
  void (await db
    .updateTable('guessing')
    .set((on) => ({ tries: on('tries', '-', 1), freeAt: now }))
    .where('bucket', '=', nameOf(named))
    .where('tries', '>', 0)
    .execute())

/** Does something that takes a secret, counted for the address and, where one is named, the account; success is forgotten. */
export const guarded = async <T>(
  database: Database,
  { ip, account, now }: { ip: string; account: string | null; now: string },
  attempt: () => Promise<T>,
): Promise<T> => {
  const network = networkOf(ip)
  const own: Named[] = account === null ? [] : [[accountHere, account.trim().toLowerCase(), network]]
  await countTry(database, [...own, [address, network]], now)
  const done = await attempt()
  if (own.length > 0) await forgetTries(database, own)
  await takeBackTry(database, [address, network], now)
  return done
}
