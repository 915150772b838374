/** Whether people reach an organisation without HTTPS, as their browsers say it: a proxy in front changes nothing about that (RG-9). */
import { isOnlyHere } from '#server/http/public-address.ts'

/** So long after the last visit without HTTPS it is still said. */
const saidFor = 7 * 86_400_000

export interface PlainVisits {
  /** Looks where a page that asks something of the server was opened. */
  note(organisationId: string, headers: { readonly origin?: string | undefined; readonly referer?: string | undefined }): void
  recently(organisationId: string): boolean
}

/** Whether this is an address at which a browser offers no offline pages, passkeys or encryption. */
export const isPlainAddress = (address: string | null | undefined): boolean => {
  if (address == null || !URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'http:' && !isOnlyHere(hostname)
}

/** Kept in memory: after a restart the next visit says it again. */
export const createPlainVisits = (now: () => string): PlainVisits => {
  const seen = new Map<string, number>()
  return {
    note: (organisationId, { origin, referer }) => {
      if (isPlainAddress(origin ?? referer)) seen.set(organisationId, Date.parse(now()))
    },
    recently: (organisationId) => Date.parse(now()) - (seen.get(organisationId) ?? -Infinity) < saidFor,
  }
}
