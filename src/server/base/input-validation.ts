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
export const badInput = (
  field: string,
  expected: Expectation,
  limit?: string | number,
  also: readonly string[] = [],
): Problem<'access.badInput'> =>
  new Problem(
    'access.badInput',
    { field, expected, ...(limit === undefined ? {} : { limit }), ...(also.length === 0 ? {} : { also }) },
    { field },
  )

const isKeepable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

/** Where a text is that no database keeps, because it has the character 0 or half a surrogate pair; null where there is none. */
const findUnkeepable = (value: unknown): readonly string[] | null => {
  if (typeof value === 'string') return isKeepable(value) ? null : []
  if (typeof value !== 'object' || value === null) return null
  // A pair for each entry of a long list would cost twenty times as much as reading it.
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      const within = findUnkeepable(inner)
      if (within) return [String(index), ...within]
    }
    return null
  }
  for (const [key, inner] of Object.entries(value)) {
    const within = isKeepable(key) ? findUnkeepable(inner) : []
    if (within) return [key, ...within]
  }
  return null
}

/** What the schema library knows of a schema, as far as `refuseExcess` asks. */
interface Inside {
  readonly def: {
    readonly type: string
    readonly element?: Schema<unknown>
    readonly shape?: Readonly<Record<string, Schema<unknown>>>
    readonly catchall?: unknown
    readonly innerType?: Schema<unknown>
    readonly in?: Schema<unknown>
  }
  readonly bag: { readonly maximum?: number }
}
const insideOf = (schema: Schema<unknown>): Inside => (schema as unknown as { _zod: Inside })._zod

/** A list of more entries, or a group of so many more fields than it may have, is looked through up to the first trouble. */
const fewEntries = 100

/**
 * Refuses a long list for its length or its first wrong entry, and a group with far too many fields, before the schema library goes
 * through all of it and keeps every complaint: of a million wrong entries that takes minutes. Problem: access.badInput.
 */
const refuseExcess = (schema: Schema<unknown>, input: unknown, path: readonly PropertyKey[]): void => {
  if (typeof input !== 'object' || input === null) return
  const { def, bag } = insideOf(schema)
  const around = def.innerType ?? def.in
  if (around) return refuseExcess(around, input, path)
  if (Array.isArray(input)) {
    const { element } = def
    if (!element) return
    if (bag.maximum !== undefined && input.length > bag.maximum) throw badInput(fieldOf({ code: '', path }), 'fewer', bag.maximum)
    if (input.length <= fewEntries) return
    for (const [index, entry] of input.entries()) parsed(element, entry, [...path, index])
    return
  }
  const { shape = {}, catchall } = def
  const keys = Object.keys(input)
  const unknown = catchall && keys.length > fewEntries ? keys.find((key) => !Object.hasOwn(shape, key)) : undefined
  if (unknown !== undefined) throw badInput(fieldOf({ code: '', path: [...path, unknown] }), 'known')
  for (const [key, inner] of Object.entries(shape)) refuseExcess(inner, (input as Record<string, unknown>)[key], [...path, key])
}

/** What is said of a field that was left out: that it is missing, and whether null would do; undefined where it is there. */
const missingAt = (
  schema: Schema<unknown>,
  input: unknown,
  path: readonly PropertyKey[],
): { expected: Expectation; limit?: undefined } | undefined => {
  const last = path.at(-1)
  const around = path.slice(0, -1).reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input)
  if (last === undefined || typeof around !== 'object' || around === null || last in around) return undefined
  const field = path.reduce<Schema<unknown> | undefined>((found, key) => {
    const { def } = found ? insideOf(found) : { def: undefined }
    const inner = def?.innerType ?? def?.in
    const within = inner ? insideOf(inner).def : def
    return within?.shape?.[String(key)] ?? within?.element
  }, schema)
  return { expected: field?.safeParse(null).success ? 'missingOrNull' : 'missing' }
}

/** Issues that are looked through for other fields of the first one's group, which come right behind it; a body can have a million issues. */
const mostIssues = 100

/** The other fields of the group of the first issue that were left out too: who forgot one mostly forgot several. */
const alsoMissing = (schema: Schema<unknown>, input: unknown, [first, ...others]: readonly Issue[]): string[] => {
  const isBeside = ({ path }: Issue): boolean =>
    path.length === first?.path.length && path.slice(0, -1).every((part, at) => part === first.path[at])
  return others.filter((issue) => isBeside(issue) && missingAt(schema, input, issue.path)).map(({ path }) => String(path.at(-1)))
}

/** What a schema makes of input that is found at a path. Problem: access.badInput, for the first thing that does not fit. */
const parsed = <T>(schema: Schema<T>, input: unknown, path: readonly PropertyKey[]): T => {
  refuseExcess(schema, input, path)
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const issues = result.error.issues as readonly Issue[]
  const [issue] = issues
  if (!issue) throw badInput('', 'plainText')
  const missing = missingAt(schema, input, issue.path)
  const { expected, limit } = missing ?? expectationOf(issue)
  throw badInput(
    fieldOf({ ...issue, path: [...path, ...issue.path] }),
    expected,
    limit,
    missing ? alsoMissing(schema, input, issues.slice(0, mostIssues)) : [],
  )
}

/** Parses input; raises `access.badInput` for the first thing that does not fit. */
export const check = <T>(schema: Schema<T>, input: unknown): T => {
  const data = parsed(schema, input, [])
  const unkeepable = findUnkeepable(data)
  if (unkeepable !== null) throw badInput(unkeepable.join('.').slice(0, 200).toWellFormed().replaceAll('\u0000', ''), 'plainText')
  return data
}
