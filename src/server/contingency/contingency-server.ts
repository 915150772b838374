/** What the chapter of issues, pauses and the old system gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { contingencyTask } from '#server/contingency/contingency-task.ts'
import { exportRoutes } from '#server/contingency/export-routes.ts'

export const contingencyServer: ServerChapter = { routes: [exportRoutes], tasks: { ordinary: [contingencyTask] } }
