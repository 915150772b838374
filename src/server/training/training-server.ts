/** What training gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { trainingListRoutes } from '#server/training/training-list-routes.ts'
import { seatRoutes } from '#server/training/seat-routes.ts'
import { trainingRoutes } from '#server/training/training-routes.ts'
import { trainingTask } from '#server/training/training-task.ts'

export const trainingServer: ServerChapter = {
  routes: [trainingRoutes, seatRoutes, trainingListRoutes],
  tasks: { ordinary: [trainingTask] },
}
