/** Migrates a database in a process of its own that kills itself after the n-th statement, as a loss of power would. */
import type { KyselyPlugin } from 'kysely'
import { openDatabase } from '#server/db/database.ts'
import { migrate } from '#server/db/migrate.ts'

const [url = '', killAfter = '0'] = process.argv.slice(2)
let statements = 0
const counter: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    if (++statements === Number(killAfter)) process.kill(process.pid, 'SIGKILL')
    return result
  },
}
const database = await openDatabase(url)
await migrate({ ...database, db: database.db.withPlugin(counter) })
await database.close()
process.stdout.write(String(statements))
