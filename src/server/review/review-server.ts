/** What reviews give the server: whom to thank and who needs training, and the handover. */
import type { ServerChapter } from '#server/chapter.ts'
import { handoverRoutes } from '#server/review/handover-routes.ts'
import { reviewRoutes } from '#server/review/review-routes.ts'

export const reviewServer: ServerChapter = { routes: [reviewRoutes, handoverRoutes] }
