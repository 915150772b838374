/** Seals an answer of an anonymous week until it can be told among others: the key lies in the data folder, not in the database (ME-8). */
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface SealedAnswer {
  readonly phaseKey: string | null
  readonly satisfied: number
  readonly recommend: number
  readonly remark: string | null
}

/** All are of one length, so that it does not tell whether there is a remark. */
const sealedLength = 1024
const [nonceLength, tagLength] = [12, 16]
const cipher = 'aes-256-gcm'

const isMissing = (trouble: unknown): boolean => (trouble as NodeJS.ErrnoException).code === 'ENOENT'
const isThere = (trouble: unknown): boolean => (trouble as NodeJS.ErrnoException).code === 'EEXIST'

/** The key of an installation: 32 bytes of a file that only the server's user can read; made where there is none. */
export const answerKey = async (dataFolder: string): Promise<Buffer> => {
  const path = join(dataFolder, 'answers.key')
  try {
    return await readFile(path)
  } catch (trouble) {
    if (!isMissing(trouble)) throw trouble
  }
  await mkdir(dataFolder, { recursive: true })
  const written = `${path}.${randomUUID()}`
  await writeFile(written, randomBytes(32), { mode: 0o600 })
  try {
    // Whole at once, and never over one that another process made.
    await link(written, path)
  } catch (trouble) {
    if (!isThere(trouble)) throw trouble
  } finally {
    await rm(written)
  }
  return readFile(path)
}

/** Seals an answer as base64, for a place (such as a week) where alone it opens again. */
export const sealAnswer = (key: Buffer, place: string, answer: SealedAnswer): string => {
  const text = Buffer.from(JSON.stringify(answer))
  const padded = Buffer.alloc(Math.ceil(text.length / sealedLength) * sealedLength, ' ')
  text.copy(padded)
  const nonce = randomBytes(nonceLength)
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([sealing.update(padded), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64')
}

/** Opens what was sealed; null where it was sealed by another installation. */
export const openAnswer = (key: Buffer, place: string, sealed: string): SealedAnswer | null => {
  const bytes = Buffer.from(sealed, 'base64')
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceLength)).setAAD(Buffer.from(place))
  opening.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
  try {
    const text = Buffer.concat([opening.update(bytes.subarray(nonceLength + tagLength)), opening.final()]).toString()
    return JSON.parse(text) as SealedAnswer
  } catch {
    return null
  }
}
