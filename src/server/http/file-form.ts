/** Reads a form that carries one file and a few fields beside it. */
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { arriving } from '#server/http/arriving-bytes.ts'
import { badInput } from '#server/base/input-validation.ts'
import { problemOf } from '#server/http/problem-document.ts'

/** A file as it was sent. */
export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a row of a list takes, at least: in a workbook, which is packed, less than in a text. */
const bytesOfRow = 40

/** How many rows a file may have. */
export const rowsOf = ({ bytes }: SentFile): number => Math.round(bytes.length / bytesOfRow)

/** More bytes than these are kept where a thread reads them too. */
const fewBytes = 1024 * 1024

const bytesOf = async (stream: MultipartFile['file'], most: number): Promise<Uint8Array> => {
  const arrived = arriving(most, fewBytes)
  for await (const piece of stream as AsyncIterable<Uint8Array>) arrived.add(piece)
  return arrived.all()
}

/**
 * Reads the form; one that breaks off or is none is the sender's trouble, whatever the parser throws. Other fields than those named are
 * passed over. Problems: access.badInput, access.tooLarge.
 */
export const readForm = async <Field extends string>(
  request: FastifyRequest,
  names: readonly Field[],
  mostBytes: number,
): Promise<{ file: SentFile; fields: Readonly<Partial<Record<Field, unknown>>> }> => {
  if (!request.isMultipart()) throw badInput('file', 'form')
  let file: SentFile | undefined
  const fields: Partial<Record<Field, unknown>> = {}
  const limits = { fileSize: mostBytes, files: 1, fields: names.length + 1, fieldSize: 2_000_000, parts: names.length + 2 }
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        file = { name: part.filename.slice(0, 200), bytes: await bytesOf(part.file, mostBytes) }
        if (part.file.truncated) throw new request.server.multipartErrors.RequestFileTooLargeError()
      } else {
        const name = names.find((one) => one === part.fieldname)
        if (name !== undefined) fields[name] = part.value
      }
    }
  } catch (trouble) {
    throw problemOf(trouble) ?? badInput('file', 'form')
  }
  if (!file) throw badInput('file', 'form')
  return { file, fields }
}
