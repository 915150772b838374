/** The program of a thread whose tasks go wrong. */
import { doTasks } from '#server/threads/thread-program.ts'
import { faultyTasks } from '#test/faulty-tasks.ts'

doTasks(faultyTasks)
