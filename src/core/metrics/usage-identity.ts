/** How a person is named in usage figures, and how such names are compared (ME-4). */

/** The form in which identities are compared: without capitals and spaces around. */
export const identityOf = (said: string): string => said.trim().toLowerCase()
