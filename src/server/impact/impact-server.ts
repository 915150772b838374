/** What impact gives the server: figures, and the freeze before the first go-live. */
import type { ServerChapter } from '#server/chapter.ts'
import { freezeTask } from '#server/impact/freeze-task.ts'
import { impactRoutes } from '#server/impact/impact-routes.ts'

export const impactServer: ServerChapter = { routes: [impactRoutes], tasks: { ordinary: [freezeTask] } }
