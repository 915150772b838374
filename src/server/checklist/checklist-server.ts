/** What the checklist gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { checklistTask } from '#server/checklist/checklist-task.ts'

export const checklistServer: ServerChapter = { tasks: { ordinary: [checklistTask] } }
