/** What metrics gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { usageRoutes } from '#server/metrics/usage-routes.ts'

export const metricsServer: ServerChapter = { routes: [usageRoutes] }
