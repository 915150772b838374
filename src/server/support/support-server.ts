/** What support gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { supportRoutes } from '#server/support/support-routes.ts'
import { supportTask } from '#server/support/support-task.ts'

export const supportServer: ServerChapter = { routes: [supportRoutes], tasks: { ordinary: [supportTask] } }
