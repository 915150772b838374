/** What reviews give the server: whom to thank and who needs training. */
import type { ServerChapter } from '#server/chapter.ts'
import { reviewRoutes } from '#server/review/review-routes.ts'

export const reviewServer: ServerChapter = { routes: [reviewRoutes] }
