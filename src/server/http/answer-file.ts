/** Sends a file that was made, here or in a thread. */
import type { FastifyReply } from 'fastify'
import type { AnswerFile } from '#server/threads/thread-task.ts'

export const sendFile = (
  reply: FastifyReply,
  { type, body, fileName }: AnswerFile,
  how: 'attachment' | 'inline' = 'attachment',
): FastifyReply => {
  if (fileName !== undefined) void reply.header('content-disposition', `${how}; filename="${fileName}"`)
  return reply.type(type).send(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
}
