/** Posts to an incoming webhook, so that it is known what was answered, and when nothing was. */
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP } from 'node:net'
import { plainWords } from '#server/mail/storable-text.ts'
import { ClosedAddress, isPublicAddress, publicLookup } from '#server/communication/webhook-address.ts'

/** What came of a post. */
export type Posted =
  | { readonly came: 'taken'; readonly words: string }
  /** It may be tried again, not before `after` milliseconds where the other side said so. */
  | { readonly came: 'notNow'; readonly words: string; readonly after: number }
  | { readonly came: 'refused'; readonly words: string }
  /** All of it was sent and no answer came: nobody knows. */
  | { readonly came: 'unsure' }
  /** `beforeHanding` said no. */
  | { readonly came: 'stopped' }

export interface PostParts {
  readonly address: string
  /** Sent as JSON. */
  readonly body: unknown
  /** Whether plain HTTP and addresses of this machine and network are allowed. */
  readonly allowPrivate: boolean
  /** Asked when the connection stands and nothing was sent; no means that nothing will be. */
  readonly beforeHanding: () => Promise<boolean>
  /** Milliseconds for the whole of it. */
  readonly patience?: number
  /** Ends it early. */
  readonly signal?: AbortSignal
}

/** Of an answer nobody needs more than this, in characters. */
const mostWords = 300

/** Milliseconds that `Retry-After` asks for: seconds, or a date. */
const askedPause = (header: string | undefined, now: number): number => {
  if (header === undefined) return 0
  const milliseconds = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : 0
}

const refused = (words: string): Posted => ({ came: 'refused', words })

/**
 * Posts once. Redirects are answers like any other and are not followed, because they could lead anywhere. Trouble of the network is an
 * outcome; only what `beforeHanding` throws is thrown.
 */
export const postTo = async ({ address, body, allowPrivate, beforeHanding, patience = 20_000, signal }: PostParts): Promise<Posted> => {
  if (!URL.canParse(address)) return refused('Not a web address.')
  const url = new URL(address)
  const isSecure = url.protocol === 'https:'
  if (!isSecure && !(allowPrivate && url.protocol === 'http:')) return refused('Only https addresses are posted to.')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // A literal address is never looked up, so it is looked at here.
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) return refused('The address lies in a private network.')

  const { promise, resolve, reject } = Promise.withResolvers<Posted>()
  const payload = Buffer.from(JSON.stringify(body))
  let handed = false
  const request = (isSecure ? requestSecure : requestPlain)(url, {
    method: 'POST',
    agent: false,
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': payload.length, 'user-agent': 'Uitrol' },
    ...(allowPrivate ? {} : { lookup: publicLookup }),
  })
  const failed = (trouble: Error): void => {
    if (handed) resolve({ came: 'unsure' })
    else if (trouble instanceof ClosedAddress) resolve(refused('The address lies in a private network.'))
    else resolve({ came: 'notNow', words: plainWords(trouble.message, mostWords), after: 0 })
  }
  request.on('error', failed)
  request.on('response', (response) => {
    const { statusCode: status = 0, headers } = response
    let words = ''
    const done = (): void => {
      const said = plainWords(`${status} ${words.replace(/\s+/g, ' ').trim()}`.trim(), mostWords)
      if (status >= 200 && status < 300) resolve({ came: 'taken', words: said })
      else if (status === 429 || status >= 500)
        resolve({ came: 'notNow', words: said, after: askedPause(headers['retry-after'], Date.now()) })
      else resolve(refused(said))
      request.destroy()
    }
    response.setEncoding('utf8')
    response.on('data', (piece: string) => {
      words += piece
      if (words.length >= mostWords) done()
    })
    // The status has come; whatever becomes of the rest says nothing new.
    response.on('end', done).on('error', done).on('close', done)
  })
  request.on('socket', (socket) => {
    socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      beforeHanding().then(
        (yes) => {
          if (!yes) {
            resolve({ came: 'stopped' })
            return void request.destroy()
          }
          handed = true
          request.end(payload)
        },
        (fault: unknown) => {
          reject(fault)
          request.destroy()
        },
      )
    })
  })
  const stop = (): void => void request.destroy(new Error('No answer in time.'))
  const timer = setTimeout(stop, patience)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}
