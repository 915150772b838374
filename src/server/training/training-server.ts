/** What training gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { seatRoutes } from '#server/training/seat-routes.ts'
import { trainingRoutes } from '#server/training/training-routes.ts'
import { trainingTask } from '#server/training/training-task.ts'

export const trainingServer: ServerChapter = { routes: [trainingRoutes, seatRoutes], tasks: { ordinary: [trainingTask] } }
