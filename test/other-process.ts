/** What another process writes into a file of SQLite meanwhile. */
import Sqlite from 'better-sqlite3'

/** Takes the address of a person away, as a command of another process would: with a newer version. */
export const changeElsewhere = (file: string, personId: string): void => {
  const raw = new Sqlite(file)
  raw.prepare('update "person" set "email" = null, "version" = "version" + 1000 where "personId" = ?').run(personId)
  raw.close()
}
