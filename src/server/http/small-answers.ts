/** Compresses small answers in one go: a stream for each costs more than its work, in time and in memory, when hundreds are asked for at once. */
import { brotliCompressSync, constants } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Shorter answers are sent as they are; longer ones are compressed piece by piece beside the answers to others. */
export const leastCompressed = 1024
const mostAtOnce = 64_000

const params = {
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  [constants.BROTLI_PARAM_QUALITY]: 5,
  // As far back as the longest of them reaches; a larger window is memory that is made and never used.
  [constants.BROTLI_PARAM_LGWIN]: 16,
}

/** Whether whoever asks takes answers compressed with Brotli. */
export const takesBrotli = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(headers['accept-encoding'] ?? ''))

/** Compresses the small texts that an application answers; to be added before what compresses the others. */
export const compressSmallAnswers = (app: FastifyInstance): void => {
  app.addHook('onSend', (request, reply, payload, done) => {
    const isSmall = typeof payload === 'string' && payload.length >= leastCompressed && payload.length <= mostAtOnce
    if (!isSmall || reply.hasHeader('content-encoding') || !takesBrotli(request)) return done(null, payload)
    void reply.removeHeader('content-length').headers({ 'content-encoding': 'br', vary: 'accept-encoding' })
    done(null, brotliCompressSync(payload, { params }))
  })
}
