/** What metrics gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { adoptionOverviewRoutes } from '#server/metrics/adoption-overview-routes.ts'
import { adoptionRoutes } from '#server/metrics/adoption-routes.ts'
import { noteGoals } from '#server/metrics/goals-task.ts'
import { conclusionRoutes } from '#server/metrics/conclusion-routes.ts'
import { importRoutes } from '#server/metrics/import-routes.ts'
import { readingRoutes } from '#server/metrics/reading-routes.ts'
import { readInbox } from '#server/metrics/inbox-task.ts'
import { sweepUsage } from '#server/metrics/usage-sweep.ts'
import { warmUsage } from '#server/metrics/usage-warming.ts'
import { usageRoutes } from '#server/metrics/usage-routes.ts'

export const metricsServer: ServerChapter = {
  routes: [usageRoutes, importRoutes, adoptionRoutes, adoptionOverviewRoutes, conclusionRoutes, readingRoutes],
  tasks: { ordinary: [readInbox, warmUsage], daily: [sweepUsage, noteGoals] },
}
