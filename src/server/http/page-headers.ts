/** The headers that only a page heeds, and taking them off what no page is made of: on every answer they would weigh more than most answers do. */
import type { ServerResponse } from 'node:http'
import type { FastifyRequest } from 'fastify'

const forPages = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]

/** What nobody heeds where there is nothing to read. */
const forBodies = ['cross-origin-resource-policy', 'x-content-type-options']

/** Takes off an empty answer what speaks of a body. */
export const withoutBodyHeaders = (answer: ServerResponse): void => forBodies.forEach((name) => answer.removeHeader(name))

/** Takes them off a script, a style, or an answer to a script; and that the connection stays open, which goes without saying since HTTP 1.1. */
export const withoutPageHeaders = (answer: ServerResponse): void => {
  for (const name of forPages) answer.removeHeader(name)
  if (answer.req.httpVersion === '1.1') answer.removeHeader('connection')
}

/** Whether a browser says that a script of ours asks, so that the answer is never shown as a page. */
export const askedByScript = ({ headers }: FastifyRequest): boolean => headers['sec-fetch-dest'] === 'empty'
