/** Sends a file that was made, here or in a thread. */
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { AnswerFile } from '#server/threads/thread-task.ts'

/** A longer file is sent piece by piece: what compresses answers would first copy all of it at once. */
const longestPiece = 256 * 1024

const piecesOf = function* (body: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < body.length; at += longestPiece) yield body.subarray(at, at + longestPiece)
}

export const sendFile = (
  reply: FastifyReply,
  { type, body, fileName }: AnswerFile,
  how: 'attachment' | 'inline' = 'attachment',
): FastifyReply => {
  if (fileName !== undefined) void reply.header('content-disposition', `${how}; filename="${fileName}"`)
  void reply.type(type)
  if (body.length <= longestPiece) return reply.send(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
  return reply.header('content-length', body.length).send(Readable.from(piecesOf(body), { objectMode: false }))
}
