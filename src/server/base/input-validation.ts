/** Turns what arrived into what a schema promises, or into a Problem that names the field and what it takes. */
import type { Expectation } from '#core/access/access-words.ts'
import type { Schema } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'

interface Issue {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly expected?: string
  readonly format?: string
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly values?: readonly unknown[]
  readonly keys?: readonly string[]
  readonly input?: unknown
  readonly errors?: readonly (readonly Issue[])[]
}

const types: Record<string, Expectation> = {
  string: 'text',
  number: 'number',
  int: 'whole',
  boolean: 'yesOrNo',
  array: 'list',
  object: 'group',
  record: 'group',
}
const formats: Record<string, Expectation> = { date: 'day', email: 'email', json_string: 'json' }

const expectationOf = (issue: Issue): { expected: Expectation; limit?: string | number } => {
  const counted = (of: Expectation, ofText: Expectation): Expectation => (issue.origin === 'string' ? ofText : of)
  switch (issue.code) {
    case 'invalid_type':
      return { expected: types[issue.expected ?? ''] ?? 'present' }
    case 'unrecognized_keys':
      return { expected: 'known' }
    case 'invalid_value':
      return { expected: 'choice', limit: (issue.values ?? []).join(', ') }
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) <= 1
        ? { expected: 'present' }
        : { expected: counted('atLeast', 'longer'), limit: Number(issue.minimum) }
    case 'too_big':
      return { expected: issue.origin === 'array' ? 'fewer' : counted('atMost', 'shorter'), limit: Number(issue.maximum) }
    case 'invalid_format':
      return { expected: formats[issue.format ?? ''] ?? 'plainText' }
    default:
      return { expected: 'plainText' }
  }
}

const fieldOf = (issue: Issue): string => [...issue.path, ...(issue.keys ?? []).slice(0, 1)].map(String).join('.').slice(0, 200)

/** The Problem of a field that takes something else. */
export const badInput = (field: string, expected: Expectation, limit?: string | number): Problem<'access.badInput'> =>
  new Problem('access.badInput', limit === undefined ? { field, expected } : { field, expected, limit }, { field })

/** No database keeps the character 0 or half a surrogate pair in text, so neither gets as far as one. */
const findUnkeepable = (value: unknown, path: string): string | null => {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? path : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const within = path === '' ? key : `${path}.${key}`
    const found = findUnkeepable(key, within) ?? findUnkeepable(inner, within)
    if (found !== null) return found
  }
  return null
}

/** Parses input; raises `access.badInput` for the first thing that does not fit. */
export const check = <T>(schema: Schema<T>, input: unknown): T => {
  const result = schema.safeParse(input)
  if (!result.success) {
    const [issue] = result.error.issues as readonly Issue[]
    if (!issue) throw badInput('', 'plainText')
    const { expected, limit } = expectationOf(issue)
    throw badInput(fieldOf(issue), expected, limit)
  }
  const unkeepable = findUnkeepable(result.data, '')
  if (unkeepable !== null) throw badInput(unkeepable.toWellFormed().replaceAll('\u0000', ''), 'plainText')
  return result.data
}
