/** Which addresses on the network a webhook may lead to: public ones, never this machine or the network around it. */
import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** What is not on the public internet (IANA special-purpose registries). */
const closed = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(network, prefix, 'ipv4')

const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
const closed6 = new BlockList()
for (const [network, prefix] of [
  // Tunnels that end at any IPv4 address, and documentation.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed6.addSubnet(network, prefix, 'ipv6')

/**
 * Whether an IP address is on the public internet.
 *
 * @example isPublicAddress('10.0.0.7') // false
 */
export const isPublicAddress = (address: string): boolean => {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  switch (isIP(bare)) {
    case 4:
      return !closed.check(bare, 'ipv4')
    case 6:
      return open6.check(bare, 'ipv6') && !closed6.check(bare, 'ipv6')
    default:
      return false
  }
}

/** An address that may not be asked. */
export class ClosedAddress extends Error {}

/** Looks a name up and refuses it when any of its addresses is not public; what is connected to is what was looked at. */
export const publicLookup: LookupFunction = (host, options, told) => {
  lookup(host, { ...options, all: true }, (trouble, found: LookupAddress[]) => {
    if (trouble) return told(trouble, '')
    const [first] = found
    if (!first || !found.every(({ address }) => isPublicAddress(address))) return told(new ClosedAddress(host), '')
    if (options.all) return told(null, found)
    told(null, first.address, first.family)
  })
}
