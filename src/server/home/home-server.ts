/** What home gives the server: the figures of a sponsor. */
import type { ServerChapter } from '#server/chapter.ts'
import { sponsorRoutes } from '#server/home/sponsor-routes.ts'

export const homeServer: ServerChapter = { routes: [sponsorRoutes] }
