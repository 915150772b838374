/** The program of a thread: the tasks of the server. */
import { doTasks } from '#server/threads/thread-program.ts'
import { threadTasks } from '#server/thread-tasks.ts'

doTasks(threadTasks)
