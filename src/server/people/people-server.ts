/** What people gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { peopleListRoutes } from '#server/people/people-list-routes.ts'
import { figureRoutes } from '#server/people/figure-routes.ts'
import { peopleExportRoute } from '#server/people/people-export-route.ts'
import { peopleRoutes } from '#server/people/people-routes.ts'

export const peopleServer: ServerChapter = { routes: [peopleRoutes, peopleExportRoute, figureRoutes, peopleListRoutes] }
