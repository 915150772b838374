/** What the pulse gives the server: answers of anonymous weeks, figures, and the weekly reminder. */
import type { ServerChapter } from '#server/chapter.ts'
import { pulseLinkRoutes } from '#server/pulse/pulse-link-routes.ts'
import { pulseRoutes } from '#server/pulse/pulse-routes.ts'
import { openAnswersTask } from '#server/pulse/open-answers-task.ts'
import { remindTask } from '#server/pulse/remind-task.ts'

export const pulseServer: ServerChapter = {
  routes: [pulseRoutes, pulseLinkRoutes],
  tasks: { urgent: [openAnswersTask], ordinary: [remindTask] },
}
