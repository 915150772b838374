/** A well-formed input for any command, made from its schema, with the ids that are asked for. */
import { toJSONSchema } from 'zod/v4/core'
import type { AnyCommand } from '#core/kernel/command.ts'

/** The schema of an input, as far as inputs are made from it. */
export type InputShape = {
  type?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  format?: string
  anyOf?: InputShape[]
  allOf?: InputShape[]
  properties?: Record<string, InputShape>
  minimum?: number
  minItems?: number
  items?: InputShape
  pattern?: string
}

/** Values of a meaning that the schema does not tell. */
const meant: Record<string, unknown> = {
  zone: 'America/Paramaribo',
  currency: 'SRD',
  pricePerGb: '185.50',
  country: 'SR',
  email: null,
  managerEmail: null,
  startsAt: '2027-02-01T12:00:00Z',
  startedAt: '2026-11-23T12:00:00Z',
  endedAt: '2026-11-23T13:00:00Z',
  celebrateAt: '2027-02-01T15:00:00-03:00',
}

const textOf = ({ format, pattern, allOf }: InputShape): string => {
  // Of texts only an instant has two patterns.
  if (allOf) return '2026-11-23T12:00:00Z'
  if (format === 'date') return '2027-02-01'
  if (format === 'date-time') return '2027-02-01T12:00:00Z'
  return pattern === '^[0-9a-f]{64}$' ? 'a'.repeat(64) : 'x'
}

const valueOf = (name: string, shape: InputShape, ids: Readonly<Record<string, unknown>>): unknown => {
  if (Object.hasOwn(ids, name)) return ids[name]
  if (Object.hasOwn(meant, name)) return meant[name]
  if (shape.default !== undefined) return shape.default
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  if (shape.anyOf) return valueOf(name, shape.anyOf.find(({ type }) => type !== 'null') ?? {}, ids)
  if (shape.type === 'boolean') return true
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 1, 1)
  if (shape.type === 'array') return Array.from({ length: shape.minItems ?? 0 }, () => valueOf('', shape.items ?? {}, ids))
  if (shape.type === 'object')
    return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([key, inner]) => [key, valueOf(key, inner, ids)]))
  return textOf(shape)
}

/** The schema of what a command takes. */
export const inputShapeOf = ({ input }: AnyCommand): InputShape =>
  toJSONSchema(input as never, { io: 'input', unrepresentable: 'any' }) as InputShape

/** An input that a command takes; `ids` gives values by the name of the field. */
export const sampleInput = (command: AnyCommand, ids: Readonly<Record<string, unknown>>): unknown => valueOf('', inputShapeOf(command), ids)
