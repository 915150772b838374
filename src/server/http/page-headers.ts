/** The headers that make browsers careful, and taking those that only a page heeds off what no page is made of: there they would weigh more than most answers do. */
import type { ServerResponse } from 'node:http'
import type { FastifyRequest } from 'fastify'

/** Only what we serve ourselves runs or is drawn; nothing inline. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

/** What only a page heeds. */
const pageHeaders = {
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'same-origin',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
} as const
const forPages = ['content-security-policy', ...Object.keys(pageHeaders)]

/** What nobody heeds where there is nothing to read. */
const bodyHeaders = { 'cross-origin-resource-policy': 'same-origin', 'x-content-type-options': 'nosniff' } as const
const forBodies = Object.keys(bodyHeaders)

type Headers = readonly (readonly [name: string, value: string])[]

/**
 * The headers of every answer that make browsers careful with it, made once: each request only sets them. A machine with a token gets
 * none that only a page heeds, because no browser sends a token by itself.
 */
export const securityHeaders = (isHttps: boolean): Readonly<Record<'forBrowsers' | 'forMachines', Headers>> => {
  const forMachines: Headers = [
    ...Object.entries(bodyHeaders),
    ...(isHttps ? [['strict-transport-security', 'max-age=31536000; includeSubDomains'] as const] : []),
  ]
  const policy = [...contentSecurityPolicy, ...(isHttps ? ['upgrade-insecure-requests'] : [])].join(';')
  return { forMachines, forBrowsers: [['content-security-policy', policy], ...Object.entries(pageHeaders), ...forMachines] }
}

/** Takes off an answer what speaks of a body, where there is none or nobody but the one who asked can come by it. */
export const withoutBodyHeaders = (answer: ServerResponse): void => forBodies.forEach((name) => answer.removeHeader(name))

/** Takes them off a script, a style, or an answer to a script; and that the connection stays open, which goes without saying since HTTP 1.1. */
export const withoutPageHeaders = (answer: ServerResponse): void => {
  for (const name of forPages) answer.removeHeader(name)
  if (answer.req.httpVersion === '1.1') answer.removeHeader('connection')
}

/** Whether a browser says that a script of ours asks, so that the answer is never shown as a page. */
export const askedByScript = ({ headers }: FastifyRequest): boolean => headers['sec-fetch-dest'] === 'empty'

/** Whether a browser says that it is a script of a page of this very address: no other site can have that answer loaded, run or shown. */
export const askedByOwnScript = (request: FastifyRequest): boolean =>
  askedByScript(request) && request.headers['sec-fetch-site'] === 'same-origin'
