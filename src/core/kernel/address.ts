/** Addresses that people type or cut off: taken as they are written where they cannot be decoded. */

const decoded = (part: string): string | undefined => {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

/**
 * A path of which every part can be decoded; routers of others throw where one cannot.
 *
 * @example mendedPath('/training/session/%') // '/training/session/%25'
 */
export const mendedPath = (path: string): string =>
  path
    .split('/')
    .map((part) => (decoded(part) === undefined ? encodeURIComponent(part) : part))
    .join('/')
