/** Ids and secrets that the server makes itself. */
import { hash, randomBytes } from 'node:crypto'

/** A UUID version 7: ordered by time, so that rows made together lie together. */
export const newId = (now: string): string => {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.parse(now), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** A secret for a link or a cookie: 32 random bytes, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** How a secret is kept: its SHA-256 in hex. Enough for 32 random bytes; passwords take Argon2id. */
export const hashOfSecret = (secret: string): string => hash('sha256', secret)
