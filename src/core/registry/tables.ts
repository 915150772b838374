/** Every table of the product, by name: what storage, feed, access and the browser's store stand on. */
import * as chapters from '#core/registry/chapters.ts'
import { type Together, together } from '#core/registry/together.ts'

export const tables: Together<(typeof chapters)[keyof typeof chapters]['tables']> = together(
  Object.values(chapters).map((chapter) => chapter.tables),
)

export type { Row, StoredRow, TableName } from '#core/kernel/rows.ts'
