/** A process that backs up a database day after day until it is killed: takes its file, the folder of the backups and the first day. */
import { addDays } from '#core/kernel/calendar.ts'
import { dailyBackup } from '#server/operations/backup-copy.ts'
import type { ThreadParts } from '#server/threads/thread-task.ts'

const [file = '', folder = '', first = ''] = process.argv.slice(2)
for (let day = first; ; day = addDays(day, 1)) await dailyBackup({} as ThreadParts, { file, folder, day, kept: 2 })
