/** What the audit trail keeps of a long text: a digest, by which a copy of it can be recognised (AC-4). */
import { hash } from 'node:crypto'

/** @example digestOf('Dear Milton') // 'sha256:ChYw…' */
export const digestOf = (text: string): string => `sha256:${hash('sha256', text, 'base64url')}`

/** A command's input as the trail keeps it, as JSON. */
export const auditedInput = (input: unknown, digested: readonly string[] = []): string =>
  JSON.stringify(
    digested.length === 0
      ? input
      : Object.fromEntries(
          Object.entries(input as object).map(([name, value]) => [name, digested.includes(name) ? digestOf(JSON.stringify(value)) : value]),
        ),
  ) ?? 'null'
