/** How the values of settings are read: addresses, networks and roles; undefined or false for what is none. */
import { isIP } from 'node:net'
import { type Role, roles } from '#core/access/access.ts'

export const originOf = (text: string): string | undefined => {
  if (!URL.canParse(text)) return undefined
  const { protocol, origin, pathname, search, hash } = new URL(text)
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '' ? origin : undefined
}

/** The user name, password and whatever else stands before the last @ of an address. */
const accountIn = /^[a-z]+:\/\/(.*)@/s

const isDecodable = (text: string): boolean => {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/**
 * Whether the user name or password of an address has a sign that ends it too early: read as it stands, the address names another
 * server, or part of the password as its host. The same for a % that begins no encoded sign.
 */
export const needsEncoding = (text: string): boolean => {
  const [, account] = accountIn.exec(text) ?? []
  return account !== undefined && (/[#/?@\s]/.test(account) || !isDecodable(account))
}

/** An address of a server, with a host where `takesHost` asks for one. */
export const isAddress = (text: string, protocols: readonly string[], takesHost: boolean): boolean =>
  protocols.some((one) => text.startsWith(one)) &&
  !needsEncoding(text) &&
  URL.canParse(text) &&
  (!takesHost || new URL(text).hostname !== '')

/** Over HTTPS; on the machine itself plain HTTP will do, for trying out. */
export const isIssuer = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash, username, password } = new URL(text)
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return (protocol === 'https:' || (protocol === 'http:' && isHere)) && search === '' && hash === '' && username + password === ''
}

/** `owner=uitrol-admins,lead=uitrol-leads`, ordered by role. */
export const mappingOf = (text: string): readonly (readonly [role: Role, value: string])[] | undefined => {
  const pairs = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const found = pairs.map((pair) => {
    const cut = pair.indexOf('=')
    const role = roles.find((one) => one === pair.slice(0, cut).trim())
    const value = pair.slice(cut + 1).trim()
    return cut > 0 && role && value !== '' ? ([role, value] as const) : undefined
  })
  const known = found.filter((one) => one !== undefined)
  return known.length === found.length ? known.toSorted(([one], [other]) => roles.indexOf(one) - roles.indexOf(other)) : undefined
}

/** An address, or a network as `10.0.0.0/8`; one of all addresses would believe anybody. */
const isNetwork = (text: string): boolean => {
  const [, ip = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const version = isIP(ip)
  return version !== 0 && (bits === undefined || (Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128)))
}

export const networksIn = (text: string): string | undefined => {
  const found = text.split(',').map((one) => one.trim())
  return found.every(isNetwork) ? found.join(',') : undefined
}
