/** What the audit trail gives the server. */
import { logTrailEnd, mailTrailEnd } from '#server/audit/anchor.ts'
import type { ServerChapter } from '#server/chapter.ts'
import { auditRoutes } from '#server/audit/audit-routes.ts'

export const auditServer: ServerChapter = { routes: [auditRoutes], tasks: { daily: [logTrailEnd], weekly: [mailTrailEnd] } }
