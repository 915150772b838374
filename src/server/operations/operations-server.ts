/** What operations give the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { backupTask } from '#server/operations/backup-task.ts'

export const operationsServer: ServerChapter = { tasks: { ordinary: [backupTask] } }
