/** What locations and holidays gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { regionalRoutes } from '#server/regional/regional-routes.ts'

export const regionalServer: ServerChapter = { routes: [regionalRoutes] }
