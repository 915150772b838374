/** The few shapes from which commands and routes build their input; one schema library behind one door. */
import * as z from 'zod/mini'

/** An id made by whoever issues: letters, digits and a few signs, no spaces. */
export const id = z.string().check(z.regex(/^[\w.:@+/-]{1,200}$/))
/** A calendar day, `YYYY-MM-DD`, that exists. */
export const day = z.iso.date()
/** Text with at least one visible character, trimmed, at most `max` characters. */
export const text = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max))
/** Text that may be absent or null; an empty one becomes null. */
export const maybeText = (max: number) =>
  z._default(
    z.pipe(
      z.nullable(z.string().check(z.trim(), z.maxLength(max))),
      z.transform((value: string | null) => (value === '' ? null : value)),
    ),
    null,
  )
export const whole = (min: number, max: number) => z.int().check(z.gte(min), z.lte(max))
export const amount = (min: number, max: number) => z.number().check(z.gte(min), z.lte(max))
export const language = z.enum(['en', 'nl'])
/** ISO 3166-1 alpha-2, upper case. */
export const country = z.string().check(z.regex(/^[A-Z]{2}$/))
export const { array: list, optional, nullable, boolean, enum: oneOf, strictObject: shape, record, string, partial } = z
export type Schema<T> = z.ZodMiniType<T, unknown>
export { z }
