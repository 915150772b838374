/** The few shapes from which commands and routes build their input; one schema library behind one door. */
import * as z from 'zod/mini'

/** An id made by whoever issues: letters, digits and a few signs, no spaces. */
export const id = z.string().check(z.regex(/^[\w.:@+/-]{1,200}$/))
/** A calendar day, `YYYY-MM-DD`, that exists, from 1900 (people's first working days are among them) to 2100. */
export const day = z.iso.date().check(z.refine((text) => text >= '1900' && text < '2101'))
/** An instant, RFC 3339 with `Z` or an offset, on a day that exists, from 2000 to 2099. */
export const instant = z.iso
  .datetime({ offset: true })
  .check(z.regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/))
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
/** Text that matches a pattern. */
export const matching = (pattern: RegExp) => z.string().check(z.regex(pattern))
/** A list of at most `max` entries. */
export const listOf = <T extends z.ZodMiniType>(entry: T, max: number) => z.array(entry).check(z.maxLength(max))
/** Named values of any kind, such as those of a note. */
/** Words by key, null where there are none. */
export const wordsByKey = z.record(z.string().check(z.maxLength(300)), z.nullable(z.string()))
export const named = z.record(z.string().check(z.maxLength(100)), z.unknown())
/** What an entry is when it is left out. */
export const otherwise = z._default
// Named one by one: the whole library as one object would follow every page into the browser.
export { array as list, boolean, enum as oneOf, nullable, optional, strictObject as shape, tuple } from 'zod/mini'
export type { infer as Infer, input as Given } from 'zod/mini'
/** Promises a `T`; takes a `G`, which differs where defaults are filled in. */
export type Schema<T, G = unknown> = z.ZodMiniType<T, G>
