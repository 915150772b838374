/** Takes in the one file of a form as it comes, never held in memory whole; what is too much is refused as soon as that is known. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#core/kernel/problem.ts'
import type { Config } from '#server/base/config.ts'
import { badInput } from '#server/base/input-validation.ts'
import { cutOff } from '#server/http/cut-off.ts'
import { problemOf } from '#server/http/problem-document.ts'
import { keepFile, type Keeping, type KeptFile, mostUploadBytes } from '#server/training/resource-store.ts'
import { plainName } from '#server/training/resource-kinds.ts'

/** Beside the file, a form has some lines of its own. */
export const formBytes = 100_000

/** Refuses what is no form before a parser takes it in: any other kind of body would be held in memory whole. */
export const formAlone = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  if (/^multipart\/form-data\s*(?:;|$)/i.test(request.headers['content-type'] ?? '')) return
  void reply.header('connection', 'close')
  cutOff(request)
  throw badInput('file', 'form')
}

/** Whether an error is of a file of ours that could not be written, and not of the sender or of the connection. */
const isOfOurDisk = (trouble: unknown): boolean =>
  trouble instanceof Error && 'syscall' in trouble && 'code' in trouble && !/^(ECONN|EPIPE|ETIMEDOUT)/.test(String(trouble.code))

/** The one file of a form, as it comes in. */
export const received = async <T>(
  request: FastifyRequest,
  take: (name: string, stream: AsyncIterable<Uint8Array>) => Promise<T>,
  most: number,
): Promise<T> => {
  if (!request.isMultipart()) throw badInput('file', 'form')
  try {
    for await (const part of request.parts({
      limits: { fileSize: most + 1_000_000, files: 1, fields: 4, fieldSize: 1000, parts: 5 },
    }))
      if (part.type === 'file') return await take(part.filename, part.file)
  } catch (trouble) {
    throw problemOf(trouble) ?? (isOfOurDisk(trouble) ? trouble : badInput('file', 'form'))
  }
  throw badInput('file', 'form')
}

/** Keeps the one file of a form under its SHA-256, with the name it came by. Problems: access.badInput, and what the keeping raises. */
export const receiveFile = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { config, ...keeping }: Keeping & { readonly config: Pick<Config, 'data' | 'uploadLimit'> },
): Promise<{ readonly fileName: string; readonly kept: KeptFile }> => {
  const cut = (problem: Problem): Problem => {
    void reply.header('connection', 'close')
    cutOff(request)
    return problem
  }
  const most = mostUploadBytes(config)
  // Whoever says beforehand that it is too much need not send it.
  if (Number(request.headers['content-length'] ?? 0) > most + formBytes) throw cut(keeping.tooLarge(config))
  let fileName = ''
  try {
    const keep = (name: string, stream: AsyncIterable<Uint8Array>): Promise<KeptFile> => {
      fileName = plainName(name)
      return keepFile(config, keeping, fileName, stream)
    }
    const kept = await received(request, keep, most)
    return { fileName, kept }
  } catch (trouble) {
    throw trouble instanceof Problem ? cut(trouble) : trouble
  }
}
