/** What the chapter of issues and pauses gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { contingencyTask } from '#server/contingency/contingency-task.ts'

export const contingencyServer: ServerChapter = { tasks: { ordinary: [contingencyTask] } }
