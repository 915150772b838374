/** What support gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { supportTask } from '#server/support/support-task.ts'

export const supportServer: ServerChapter = { tasks: { ordinary: [supportTask] } }
