/** Gives a stored file, whole or a range of it, in a way that runs nothing of what is in it. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#core/kernel/problem.ts'
import type { Config } from '#server/base/config.ts'
import { holdsTag } from '#server/http/entity-tag.ts'
import { pathOf } from '#server/training/resource-store.ts'

interface StoredFile {
  readonly config: Pick<Config, 'data'>
  readonly sha256: string
  readonly mediaType: string
  readonly fileName: string
  /** Shown in the browser; else it is downloaded. */
  readonly isShown: boolean
}

/** A range that was asked for: the first and the last byte; undefined for none, null for one that is not there. */
const rangeOf = (header: string | undefined, size: number): { from: number; to: number } | null | undefined => {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!asked || (asked[1] === '' && asked[2] === '')) return undefined
  const [, first = '', last = ''] = asked
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from <= to && from < size ? { from, to } : null
}

const disposition = (fileName: string, shown: boolean): string => {
  const plain = fileName.replace(/[^\x20-\x7E]/g, '_').replace(/["\\%]/g, '_')
  return `${shown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`
}

/** Whatever a file holds, it runs nothing and asks for nothing. */
const filePolicy = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

/** Problem: access.notFound where the file is gone. */
export const sendStored = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { config, sha256, mediaType, fileName, isShown }: StoredFile,
): Promise<FastifyReply> => {
  const path = pathOf(config, sha256)
  const found = path === undefined ? undefined : await stat(path).catch(() => undefined)
  if (path === undefined || !found) throw new Problem('access.notFound', {})
  const tag = `"${sha256}"`
  const { v } = request.query as { v?: string }
  void reply
    .header('etag', tag)
    .header('accept-ranges', 'bytes')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', filePolicy)
    .header('cross-origin-resource-policy', 'same-origin')
    .header('content-disposition', disposition(fileName, isShown))
    // An address that names what is in the file never gives another one.
    .header('cache-control', v === sha256 ? 'private, max-age=31536000, immutable' : 'private, no-cache')
  if (holdsTag(request.headers['if-none-match'], tag)) return reply.code(304).send()
  const ifRange = request.headers['if-range']
  const range = ifRange === undefined || ifRange === tag ? rangeOf(request.headers.range, found.size) : undefined
  if (range === null) return reply.code(416).header('content-range', `bytes */${found.size}`).send()
  void reply.type(mediaType)
  if (range === undefined) return reply.header('content-length', found.size).send(createReadStream(path))
  const { from, to } = range
  return reply
    .code(206)
    .header('content-range', `bytes ${from}-${to}/${found.size}`)
    .header('content-length', to - from + 1)
    .send(createReadStream(path, { start: from, end: to }))
}
