/** What a client says that it holds already (RFC 9110, If-None-Match). */

const oneTag = /(?:W\/)?("[^"]*")/g

/**
 * Whether the header names the tag of what would be sent: alone or in a list, weak or strong, or as `*` for whatever there is.
 *
 * @example holdsTag('"a", W/"b"', '"b"') // true
 */
export const holdsTag = (header: string | undefined, tag: string): boolean =>
  header !== undefined && (header.trim() === '*' || [...header.matchAll(oneTag)].some(([, one]) => one === tag))
