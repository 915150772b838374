/** The parts of a page's address as words. */
import { mendedPath } from '#core/kernel/address.ts'

/** What follows the name of the page: `/training/session/a%20b` gives `session` and `a b`; what cannot be decoded stays as it is written. */
export const partsUnder = (path: string): readonly string[] => mendedPath(path).split('/').slice(2).map(decodeURIComponent)
