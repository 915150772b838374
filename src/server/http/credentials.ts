/** What a request shows of who sends it: the cookie of a browser, the secret of a machine; and who was found behind it. */
import type { Actor } from '#core/access/access.ts'
import type { Language } from '#core/kernel/language.ts'

export const cookieName = 'uitrol'
/** How many days a sign-in session lasts unused, and at the longest. */
export const idleDays = 30
export const longestDays = 180
/** How every token begins, so that people and scanners see what it is. */
export const tokenPrefix = 'uit_'

/** The secret in an Authorization header; null where there is none of ours. */
export const bearerIn = (header: string | undefined): string | null => /^Bearer (uit_[\w-]{20,200})$/i.exec(header ?? '')?.[1] ?? null

/** The account behind a valid sign-in session. */
export interface SignedIn {
  readonly idHash: string
  readonly actor: Actor
  readonly language: Language | null
  /** When they last proved who they are; null for a machine. */
  readonly provedAt: string | null
}
