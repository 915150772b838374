/** What the sample organisation gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { sampleRoutes } from '#server/sample/sample-routes.ts'

export const sampleServer: ServerChapter = { routes: [sampleRoutes] }
