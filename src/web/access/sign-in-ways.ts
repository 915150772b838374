/** The ways to sign in that exist here, and the passkeys that a browser makes and uses; their library comes when it is needed. */
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { ask, fetchPart, troubleIn } from '#web/sync/server-request.ts'
import { cameIn } from '#web/sync/signed-in.ts'

export interface Ways {
  readonly password: boolean
  readonly passkey: boolean
  readonly mailedLink: boolean
  readonly company: { readonly name: string | null } | null
}

export interface Passkey {
  readonly credentialId: string
  readonly name: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

const library = () => fetchPart(() => import('@simplewebauthn/browser'))

/** What the server offers, less what this browser cannot do. */
export const findWays = async (): Promise<Ways> => {
  const ways = await ask<Ways>('/api/sign-in/ways')
  return { ...ways, passkey: ways.passkey && isSecureContext && 'PublicKeyCredential' in window }
}

/** Whether the reader, or the browser for them, called it off: nothing to complain about. */
export const wasCalledOff = (problem: unknown): boolean =>
  problem instanceof Error && (/^(NotAllowed|Abort|InvalidState)Error$/.test(problem.name) || problem.name === 'WebAuthnError')

/** Signs in with a passkey; with `offered`, only once the reader chooses one in the field for the e-mail address. */
export const signInWithPasskey = async (language: string, offered = false): Promise<void> => {
  const { browserSupportsWebAuthnAutofill, startAuthentication } = await library()
  if (offered && !(await browserSupportsWebAuthnAutofill())) return
  const optionsJSON = await ask<PublicKeyCredentialRequestOptionsJSON>('/api/sign-in/passkey/options', { body: {} })
  const passkey = await startAuthentication({ optionsJSON, useBrowserAutofill: offered })
  await ask('/api/sign-in/passkey', { body: { passkey }, language })
  await cameIn()
}

/** Proves with a passkey that it is still the same reader. */
export const proveWithPasskey = async (): Promise<void> => {
  const { startAuthentication } = await library()
  const optionsJSON = await ask<PublicKeyCredentialRequestOptionsJSON>('/api/sign-in/passkey/options', { body: {} })
  await ask('/api/sign-in/again', { body: { passkey: await startAuthentication({ optionsJSON }) } })
}

/** Stops waiting for a choice in the field. */
export const stopOffering = (): void =>
  void library().then(
    ({ WebAuthnAbortService }) => WebAuthnAbortService.cancelCeremony(),
    // What could not be fetched offers nothing.
    (problem: unknown) => void troubleIn(problem),
  )

/** Makes a passkey on this device and tells the server; answers all there are. */
export const makePasskey = async (name: string): Promise<Passkey[]> => {
  const { startRegistration } = await library()
  const optionsJSON = await ask<PublicKeyCredentialCreationOptionsJSON>('/api/passkeys/options', { body: {} })
  return ask('/api/passkeys', { body: { name, passkey: await startRegistration({ optionsJSON }) } })
}
