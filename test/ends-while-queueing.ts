/** A process that is killed in the moment in which it puts a message on its way: takes the address of a database, the organisation and the instant. */
import { messageTask } from '#server/communication/message-task.ts'
import { openDatabase } from '#server/db/database.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { createWriter } from '#server/write/write.ts'

const [url = '', organisationId = '', now = ''] = process.argv.slice(2)
const database = await openDatabase(url)
const write = createWriter({ database, now: () => now, committed: async () => undefined })
const context = {
  database,
  config: { smtpUrl: 'smtp://127.0.0.1:1' },
  now: () => now,
  threads: createThreads(database, threadTasks),
} as Parameters<typeof messageTask>[0]
const ending: typeof write = (actor, issued, circumstances) => {
  if (issued.name === 'communication.queue') process.kill(process.pid, 'SIGKILL')
  return write(actor, issued, circumstances)
}
await messageTask({ ...context, write: ending }, organisationId, now)
