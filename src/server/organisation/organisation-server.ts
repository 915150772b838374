/** What the organisation gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { exportRoute } from '#server/organisation/export-route.ts'
import { organisationRoutes } from '#server/organisation/organisation-routes.ts'

export const organisationServer: ServerChapter = { routes: [organisationRoutes, exportRoute] }
