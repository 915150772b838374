/** The address that is an account's own, by which alone somebody is known; an account by a personal link has none (AC-3). */

/** What stands in place of an address where there is none: no e-mail address, and no two are alike. */
export const noAddress = (accountId: string): string => `no-address:${accountId}`

/** Whether an account has an e-mail address of its own. */
export const hasOwnAddress = (email: string): boolean => !email.startsWith('no-address:')
