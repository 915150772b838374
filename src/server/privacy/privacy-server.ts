/** What privacy gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { ownDataRoutes } from '#server/privacy/own-data-routes.ts'
import { keepRetention } from '#server/privacy/retention.ts'

export const privacyServer: ServerChapter = { routes: [ownDataRoutes], tasks: { daily: [keepRetention] } }
