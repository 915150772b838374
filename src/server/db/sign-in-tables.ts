/** The shape of the books of the other ways to sign in; none belongs to an organisation, because an account may be in several. */

/** A passkey of an account: the public half, and how often its device says it was used. */
export interface PasskeyRow {
  credentialId: string
  accountId: string
  /** COSE, base64url. */
  publicKey: string
  counter: number
  /** A JSON list, as the browser named them. */
  transports: string
  name: string
  createdAt: string
  lastUsedAt: string | null
}

/** Something a browser has to answer, once and soon; it is removed as it is answered. */
export interface SignInChallengeRow {
  secretHash: string
  purpose: string
  accountId: string | null
  expiresAt: string
}

/** A link that was mailed, and where it was asked from. */
export interface MailedLinkRow {
  secretHash: string
  accountId: string
  purpose: string
  askedAt: string
  askedFrom: string
  expiresAt: string
  usedAt: string | null
}

/** Who an account is at the company's own sign-on. */
export interface CompanyIdentityRow {
  issuer: string
  subject: string
  accountId: string
  linkedAt: string
  lastUsedAt: string
  /** The `givenAt` of the membership as the role claim wrote it; another one there means that somebody gave a role by hand since. */
  roleGivenAt: string | null
  /** What the membership said before the role claim: a JSON object with `role` and `locationIds`, or null where there was none. */
  roleBefore: string | null
  /** When a lost group took the whole access away; a group that is back gives it back. */
  leftAt: string | null
  /** What led to the account: its own address, or only that of the staff list, which opens less. */
  foundBy: 'address' | 'staffList'
}

/** How often something was tried in vain, and when it may be tried again; the bucket is a hash. */
export interface GuessingRow {
  bucket: string
  tries: number
  lastAt: string
  freeAt: string
  forgottenAt: string
}

export interface SignInTables {
  passkey: PasskeyRow
  signInChallenge: SignInChallengeRow
  mailedLink: MailedLinkRow
  companyIdentity: CompanyIdentityRow
  guessing: GuessingRow
}
