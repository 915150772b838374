/** What the plan gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { calendarRoutes } from '#server/plan/calendar-routes.ts'
import { planRoutes } from '#server/plan/plan-routes.ts'

export const planServer: ServerChapter = { routes: [planRoutes, calendarRoutes] }
