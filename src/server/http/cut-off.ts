/** Stops reading the body of a request that is refused, so that its sender still hears the answer. */
import type { FastifyRequest } from 'fastify'

/** How much of a refused body is still read, so that its sender hears the answer instead of a broken line. */
const stillRead = 2_000_000

/** What is on its way is let through for a moment, then the line is cut. */
export const cutOff = ({ raw }: Pick<FastifyRequest, 'raw'>): void => {
  let left = stillRead
  raw.unpipe()
  raw.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) raw.destroy()
  })
  raw.on('error', () => undefined)
  raw.resume()
}
