/** What locations and holidays gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { keepHolidays } from '#server/regional/adopt-holidays.ts'
import { regionalRoutes } from '#server/regional/regional-routes.ts'

export const regionalServer: ServerChapter = { routes: [regionalRoutes], tasks: { daily: [keepHolidays] } }
