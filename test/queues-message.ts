/** A process that puts messages on their way without a mail server, each with its letter to be told by hand: takes the address of a database, the organisation and the instant. */
import { messageTask } from '#server/communication/message-task.ts'
import { openDatabase } from '#server/db/database.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { createCommandsBeside } from '#server/write/commands-beside.ts'
import { createWriter } from '#server/write/write.ts'

const [url = '', organisationId = '', now = ''] = process.argv.slice(2)
const database = await openDatabase(url)
const threads = createThreads(database, threadTasks)
const { carryOut } = createCommandsBeside(threads, () => now)
const write = createWriter({ database, now: () => now, beside: carryOut, committed: async () => undefined })
const context = { database, write, config: { smtpUrl: null }, now: () => now, threads } as Parameters<typeof messageTask>[0]
await messageTask(context, organisationId, now)
await threads.close()
await database.close()
