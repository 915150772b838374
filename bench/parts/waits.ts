/** Asks the same two things again and again from a process of its own, a read and a command, and tells how long the longest took. */
import { newId } from '#server/base/ids.ts'

export interface Watch {
  readonly address: string
  readonly cookie: string
}

/** The longest answers of a stretch of time, milliseconds. */
export interface Waits {
  readonly read: number
  readonly written: number
}

let watch: Watch | undefined
let longest = { read: 0, written: 0 }
let going: Promise<unknown> | undefined

const timed = async (what: keyof Waits, { address, cookie }: Watch, path: string, body?: unknown): Promise<void> => {
  const start = performance.now()
  const headers = { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(`${address}${path}`, { headers, ...sent })
  await answer.text()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  longest[what] = Math.max(longest[what], performance.now() - start)
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

const again = async (what: keyof Waits, path: string, every: number, body?: () => unknown): Promise<void> => {
  while (watch) {
    await timed(what, watch, path, body?.())
    await pause(every)
  }
}

let made = 0
/** A change every time, of what no plan is made of. */
const command = (): unknown => {
  const now = new Date().toISOString()
  const rates = [{ dayOn: '2026-01-02', fromCurrency: 'USD', toCurrency: 'SRD', rate: String(++made) }]
  return { id: newId(now), name: 'finance.keepRates', input: { rates, source: null }, issuedAt: now }
}

process.on('message', async (asked: Watch | 'tell') => {
  if (asked !== 'tell') {
    watch = asked
    longest = { read: 0, written: 0 }
    going = Promise.all([again('read', '/api/me', 10), again('written', '/api/commands', 50, command)])
    return process.send?.('begun')
  }
  watch = undefined
  await going
  process.send?.(longest)
})
process.on('disconnect', () => process.exit())
