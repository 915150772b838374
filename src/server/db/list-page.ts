/** One page of a list that is sorted and counted in the database. */
import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import * as z from 'zod/mini'
import { optional } from '#core/kernel/input.ts'
import { cursorOf, type ListPage, valuesOf } from '#core/kernel/list-page.ts'
import { badInput } from '#server/base/input-validation.ts'

/** What a query asks of a page: the cursor of the page before, and how many rows it holds at most. */
export const pageFields = {
  after: optional(z.string().check(z.maxLength(2000))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(500)), 50),
}

export interface PageAsked {
  readonly after?: string | null | undefined
  readonly limit: number
}

/** Values that a list is sorted by, the first one first; all together tell every row from every other, and none is null. */
export type Sorting = readonly { readonly by: RawBuilder<unknown>; readonly descending?: boolean }[]

/** Whether a row comes after the one with these values. */
const isLater = ([first, ...rest]: Sorting, [value, ...others]: readonly (string | number)[]): RawBuilder<SqlBool> => {
  if (!first) return sql<SqlBool>`1 = 0`
  const later = first.descending ? sql<SqlBool>`${first.by} < ${value}` : sql<SqlBool>`${first.by} > ${value}`
  return rest.length === 0 ? later : sql<SqlBool>`(${later} or (${first.by} = ${value} and ${isLater(rest, others)}))`
}

/**
 * The page after a cursor of what fits, with what `select` takes of it, and how many there are on all pages.
 * Problem: `input.invalid` for a cursor of another list.
 */
export const pageOf = async <DB, TB extends keyof DB, Row extends object>(
  fitting: SelectQueryBuilder<DB, TB, object>,
  select: (page: SelectQueryBuilder<DB, TB, object>) => SelectQueryBuilder<DB, TB, Row>,
  sorting: Sorting,
  { after, limit }: PageAsked,
): Promise<ListPage<Row>> => {
  const { total } = (await fitting.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow()) as { total: number | string }
  const values = after == null ? undefined : valuesOf(after, sorting.length)
  if (values === null) throw badInput('after', 'json')
  let page = select(values ? fitting.where(isLater(sorting, values)) : fitting)
  for (const { by, descending } of sorting) page = page.orderBy(by, descending ? 'desc' : 'asc')
  const found = await page
    .select(sorting.map(({ by }, at) => by.as(`sort ${at}`)))
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit) as (Row & Record<string, string | number>)[]
  const places = rows.map((row) =>
    sorting.map((_, at) => {
      const place = row[`sort ${at}`] as string | number
      delete (row as Record<string, unknown>)[`sort ${at}`]
      return place
    }),
  )
  const last = places.at(-1)
  return { items: rows, total: Number(total), next: found.length > limit && last ? cursorOf(last) : null }
}
