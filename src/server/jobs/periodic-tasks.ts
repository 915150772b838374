/** The rounds that the server makes by itself for each organisation: once a minute, and soon after something changed there. */
import type { ServerContext } from '#server/base/context.ts'
import { checklistTask } from '#server/checklist/checklist-task.ts'
import { messageTask } from '#server/communication/message-task.ts'
import { supportTask } from '#server/support/support-task.ts'
import { trainingTask } from '#server/training/training-task.ts'

/**
 * Looks whether something is due in an organisation and issues the inside commands for it. Run again it finds nothing left to do, so a
 * round that was broken off is simply made again. `now` is an instant, RFC 3339 in UTC.
 */
export type PeriodicTask = (context: ServerContext, organisationId: string, now: string) => Promise<void>

/** What has to happen at once: letters wait for it. */
export const urgentTasks: readonly PeriodicTask[] = [messageTask]

/** What can wait some seconds, because it looks at many rows. */
export const otherTasks: readonly PeriodicTask[] = [trainingTask, supportTask, checklistTask]
