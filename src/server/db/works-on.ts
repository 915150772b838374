/** Who works here on a day, as a condition of SQL: the rule of `worksOn`. */
import { type SqlBool, sql } from 'kysely'

/** Whether the person of this column still works here on a day (`YYYY-MM-DD`); their last working day still counts. */
export const stillWorks = (leftOn: string, day: string) => sql<SqlBool>`(${sql.ref(leftOn)} is null or ${sql.ref(leftOn)} >= ${day})`

/** Whether the last working day of the person of this column is over. */
export const hasLeftBy = (leftOn: string, day: string) => sql<SqlBool>`${sql.ref(leftOn)} < ${day}`
