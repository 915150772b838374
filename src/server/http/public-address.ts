/** Where this server is, as it says itself: never from what a request claims, where a link or a redirect depends on it. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '#server/base/config.ts'

/** The address for links that leave the server: the public one, else the one it listens on. */
export const ownAddress = ({ publicUrl }: Pick<Config, 'publicUrl'>, scope: Pick<FastifyInstance, 'listeningOrigin'>): string =>
  publicUrl ?? scope.listeningOrigin

/** Names and addresses that lead every machine to itself. */
const onlyHere = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/

/** Whether a name leads every machine to itself. */
export const isOnlyHere = (hostname: string): boolean => onlyHere.test(hostname)

/** The address for links in messages; null where it leads no other machine to this server, so that a link would be dead. */
export const linkBase = (address: string): string | null => (isOnlyHere(new URL(address).hostname) ? null : address)

/** For whom passkeys are made: a host and the origin of its pages. */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/**
 * The relying party of this request; null where browsers know no passkeys: plain HTTP anywhere but on the machine itself.
 * The public address decides; without one only `localhost` will do, whose name nobody else can have.
 */
export const relyingPartyOf = (
  { publicUrl }: Pick<Config, 'publicUrl'>,
  { host, protocol }: Pick<FastifyRequest, 'host' | 'protocol'>,
): RelyingParty | null => {
  const said = publicUrl ?? `${protocol}://${host}`
  if (!URL.canParse(said)) return null
  const { hostname, origin } = new URL(said)
  const isLocal = hostname === 'localhost'
  const isName = !/^[\d.]+$|^\[/.test(hostname)
  return isLocal || (publicUrl?.startsWith('https:') && isName) ? { id: hostname, origin } : null
}
