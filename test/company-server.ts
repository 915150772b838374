/** A real OpenID Connect provider on a free port of this machine, with people of its own. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export interface CompanyServer {
  /** For UITROL_OIDC_ISSUER. */
  readonly issuer: string
  /** Lets one client in that comes back to these addresses. */
  open(redirectUris: string[]): void
  close(): Promise<void>
}

export const companyClient = { id: 'uitrol', secret: 'a secret that only these two share' } as const

/** Starts a provider; `people` are its claims by the name they sign in with. */
export const startCompanyServer = async (people: Readonly<Record<string, Record<string, unknown>>>): Promise<CompanyServer> => {
  const server = createServer()
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    open: (redirectUris) => {
      const provider = new Provider(issuer, {
        clients: [{ client_id: companyClient.id, client_secret: companyClient.secret, redirect_uris: redirectUris }],
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
        pkce: { required: () => true },
        ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
        cookies: { keys: ['a key for tests'] },
        findAccount: (_context, name) => ({ accountId: name, claims: async () => ({ sub: name, ...people[name] }) }),
      })
      // Its cookies name the moment at which they end by the clock of the tests, and a browser goes by the machine's: they last as long as it is open.
      provider.use(async (context, next) => {
        await next()
        const cookies = context.response.headers['set-cookie'] as readonly string[] | undefined
        if (cookies)
          context.set(
            'set-cookie',
            cookies.map((cookie) => cookie.replace(/; expires=(?!Thu, 01 Jan 1970)[^;]*/i, '')),
          )
      })
      server.on('request', provider.callback())
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
