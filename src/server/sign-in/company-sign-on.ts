/** The company's own sign-on: OpenID Connect with discovery, PKCE, and a state and nonce that only this browser can have (AC-3). */
import { createHmac } from 'node:crypto'
import type { Configuration } from 'openid-client'
import type { Role } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Config } from '#server/base/config.ts'

export interface CompanyPerson {
  readonly issuer: string
  readonly subject: string
  /** Lower case, and vouched for by the issuer; null where it was not. */
  readonly email: string | null
  readonly name: string
  /** What the role claim makes of them: null where it gives no role, `unsaid` where it was not asked or not told. */
  readonly role: Role | null | 'unsaid'
}

/** What ties a visit to the issuer to the browser that began it: all made from the one secret in its cookie, so nothing is kept here. */
const tiesOf = (secret: string) => {
  const made = (what: string): string => createHmac('sha256', secret).update(what).digest('base64url')
  return { state: made('state'), nonce: made('nonce'), pkceCodeVerifier: made('verifier') }
}

type Claims = Readonly<Record<string, unknown>>

const said = (value: unknown): boolean => value === true || value === 'true' || value === 1 || value === '1'

/** Whether the issuer says that a claim is too long for a token and has to be looked up: then nothing follows from its absence. */
const keptBack = (claims: Claims, claim: string): boolean => {
  const elsewhere = claims['_claim_names']
  return typeof elsewhere === 'object' && elsewhere !== null && claim in elsewhere
}

/** The role that the claim gives: the highest of those that the settings name. */
export const roleOf = (
  claims: Claims,
  { oidcRoleClaim, oidcRoles }: Pick<Config, 'oidcRoleClaim' | 'oidcRoles'>,
): Role | null | 'unsaid' => {
  if (oidcRoleClaim === null || keptBack(claims, oidcRoleClaim)) return 'unsaid'
  const value = claims[oidcRoleClaim]
  const values = new Set((Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string'))
  return oidcRoles.find(([, named]) => values.has(named))?.[0] ?? null
}

/** Who the claims speak of. An e-mail address counts only when the issuer vouches for it; Entra says so in a claim of its own. */
export const personOf = (claims: Claims, config: Pick<Config, 'oidcRoleClaim' | 'oidcRoles'>): CompanyPerson => {
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
  const vouched = said(claims['email_verified']) || (claims['email_verified'] === undefined && said(claims['xms_edov']))
  const email = text(claims['email']).toLowerCase()
  return {
    issuer: text(claims['iss']),
    subject: text(claims['sub']),
    email: vouched && email.includes('@') && email.length <= 254 ? email : null,
    name: (text(claims['name']) || text(claims['preferred_username']) || email).slice(0, 120),
    role: roleOf(claims, config),
  }
}

export interface CompanySignOn {
  /** Where the browser goes to sign in. Problem: access.companyAway. */
  start(secret: string, redirectUri: string): Promise<URL>
  /** Who came back. Problems: access.companyAway, access.companyBroken. */
  finish(secret: string, returned: URL): Promise<CompanyPerson>
}

/** How long what the issuer says of itself is believed. */
const believedFor = 3_600_000

/** Makes the company sign-on of the settings; null where there is none. */
export const createCompanySignOn = (config: Config): CompanySignOn | null => {
  const { oidcIssuer, oidcClientId, oidcClientSecret } = config
  if (oidcIssuer === null || oidcClientId === null) return null
  let known: { configuration: Promise<Configuration>; until: number } | undefined

  const discovered = async (): Promise<Configuration> => {
    const at = performance.now()
    if (!known || known.until < at) {
      const { allowInsecureRequests, discovery, None } = await import('openid-client')
      const issuer = new URL(oidcIssuer)
      const configuration = discovery(issuer, oidcClientId, oidcClientSecret ?? undefined, oidcClientSecret === null ? None() : undefined, {
        timeout: 10,
        ...(issuer.protocol === 'http:' ? { execute: [allowInsecureRequests] } : {}),
      })
      known = { configuration, until: at + believedFor }
    }
    try {
      return await known.configuration
    } catch {
      known = undefined
      throw new Problem('access.companyAway', {})
    }
  }

  return {
    start: async (secret, redirectUri) => {
      const configuration = await discovered()
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import('openid-client')
      const { state, nonce, pkceCodeVerifier } = tiesOf(secret)
      return buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        response_type: 'code',
        code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
    },
    finish: async (secret, returned) => {
      const configuration = await discovered()
      const { authorizationCodeGrant, fetchUserInfo } = await import('openid-client')
      const { state, nonce, pkceCodeVerifier } = tiesOf(secret)
      const ties = { pkceCodeVerifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
      try {
        const tokens = await authorizationCodeGrant(configuration, returned, ties)
        const claims = tokens.claims()
        if (!claims) throw new Problem('access.companyBroken', {})
        // Many issuers say who somebody is only when asked once more; what the signed token says goes first.
        const more = configuration.serverMetadata().userinfo_endpoint
          ? await fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : {}
        return personOf({ ...more, ...claims }, config)
      } catch (trouble) {
        if (trouble instanceof TypeError) throw new Problem('access.companyAway', {})
        throw new Problem('access.companyBroken', {})
      }
    },
  }
}
