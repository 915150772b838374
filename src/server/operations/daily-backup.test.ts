import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { BackupStanding } from '#core/operations/backup-standing.ts'
import { readConfig } from '#server/base/config.ts'
import { openDatabase, type Database } from '#server/db/database.ts'
import { restoreDatabase } from '#server/db/restore-database.ts'
import { verifyBackup } from '#server/operations/backup-database.ts'
import { createBackups } from '#server/operations/daily-backup.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { foundCompany, organisationId } from '#test/cast.ts'
import { fileOf, migratedFile } from '#test/dialects.ts'
import { testServer } from '#test/server.ts'
import { mountSmallDisk } from '#test/small-disk.ts'
import { emptyFolder } from '#test/started.ts'

interface Kept {
  readonly database: Database
  readonly folder: string
  /** Makes the copy of a day; what stands afterwards. */
  makeOf(day: string): Promise<BackupStanding>
  /** Hours that pass. */
  wait(hours: number): void
}

/** A company in a file of its own, of which backups are made as the settings say. */
const kept = async (settings: Record<string, string> = {}): Promise<Kept> => {
  const data = await emptyFolder()
  const config = readConfig({ UITROL_DATA: data, ...settings })
  await cp(await migratedFile(), fileOf(config.databaseUrl))
  const database = await openDatabase(config.databaseUrl)
  const threads = createThreads(database, threadTasks)
  onTestFinished(async () => {
    await threads.close()
    await database.close()
  })
  await foundCompany(database)
  let at = Date.parse('2026-09-16T06:00:00Z')
  const backups = createBackups({ config, database, threads, now: () => new Date(at).toISOString() })
  return {
    database,
    folder: config.backupFolder,
    makeOf: async (day) => {
      await backups.makeOf(organisationId, day)
      return backups.standing()
    },
    wait: (hours) => void (at += hours * 3_600_000),
  }
}

const days = (standing: BackupStanding): unknown =>
  standing.by === 'server' ? [standing.copies.map(({ madeOn }) => madeOn), standing.failure] : standing

test('[AC-4] a copy a day, once it was opened and checked, with its SHA-256; only the newest are kept', async () => {
  const { database, folder, makeOf } = await kept({ UITROL_BACKUPS: '2' })
  expect(days(await makeOf('2026-09-14'))).toEqual([['2026-09-14'], null])
  const first = await readFile(join(folder, 'uitrol-2026-09-14.db.sha256'), 'utf8')
  await makeOf('2026-09-14')
  expect(await readFile(join(folder, 'uitrol-2026-09-14.db.sha256'), 'utf8')).toBe(first)
  await makeOf('2026-09-15')
  expect(days(await makeOf('2026-09-16'))).toEqual([['2026-09-16', '2026-09-15'], null])
  expect((await readdir(folder)).toSorted()).toEqual(
    ['15', '16'].flatMap((day) => [`uitrol-2026-09-${day}.db`, `uitrol-2026-09-${day}.db.sha256`]),
  )
  const newest = join(folder, 'uitrol-2026-09-16.db')
  expect(await verifyBackup(newest)).toMatchObject({ end: 'whole', organisations: 1 })

  // Restored into an empty folder it holds what the company holds.
  const target = join(await emptyFolder(), 'uitrol.db')
  await restoreDatabase(newest, target, true)
  const restored = await openDatabase(target)
  onTestFinished(restored.close)
  const people = ({ db }: Database) => db.selectFrom('person').selectAll().orderBy('personId').execute()
  expect(await people(restored)).toEqual(await people(database))
})

test('[AC-4] what a killed server left of a copy does not count, and is replaced', async () => {
  const { folder, makeOf } = await kept()
  await mkdir(join(folder, '.unfinished-Xy12'), { recursive: true })
  await writeFile(join(folder, '.unfinished-Xy12', 'uitrol.db'), 'half')
  await writeFile(join(folder, '.unfinished-2026-09-16'), 'half')
  await writeFile(join(folder, 'uitrol-2026-09-16.db'), 'without its SHA-256')
  await writeFile(join(folder, 'uitrol-notes.db'), 'of somebody else')
  expect(days(await makeOf('2026-09-16'))).toEqual([['2026-09-16'], null])
  expect((await readdir(folder)).toSorted()).toEqual(['uitrol-2026-09-16.db', 'uitrol-2026-09-16.db.sha256', 'uitrol-notes.db'])
  expect(await verifyBackup(join(folder, 'uitrol-2026-09-16.db'))).toMatchObject({ end: 'whole' })
})

test('[AC-4] a copy whose activity log does not hold is not kept, the older ones stay, and it is tried again after an hour', async () => {
  const { database, makeOf, wait } = await kept({ UITROL_BACKUPS: '1' })
  await makeOf('2026-09-15')
  const { input } = await database.db.selectFrom('audit').select('input').where('version', '=', 2).executeTakeFirstOrThrow()
  await database.db.updateTable('audit').set({ input: '{}' }).where('version', '=', 2).execute()
  expect(days(await makeOf('2026-09-16'))).toEqual([['2026-09-15'], 'damaged'])
  await database.db.updateTable('audit').set({ input }).where('version', '=', 2).execute()
  expect(days(await makeOf('2026-09-16'))).toEqual([['2026-09-15'], 'damaged'])
  wait(1)
  expect(days(await makeOf('2026-09-16'))).toEqual([['2026-09-16'], null])
})

test('[AC-4] a clock that was years ahead and is put right stops no backup, and its copy goes first', async () => {
  const { makeOf, wait, database } = await kept({ UITROL_BACKUPS: '2' })
  await makeOf('2036-01-01')
  expect(days(await makeOf('2026-09-15'))).toEqual([['2036-01-01', '2026-09-15'], null])
  expect(days(await makeOf('2026-09-16'))).toEqual([['2026-09-16', '2026-09-15'], null])
  // A try that failed while the clock was ahead is repeated too.
  wait(24 * 3650)
  const { input } = await database.db.selectFrom('audit').select('input').where('version', '=', 2).executeTakeFirstOrThrow()
  await database.db.updateTable('audit').set({ input: '{}' }).where('version', '=', 2).execute()
  expect(days(await makeOf('2036-09-17'))).toEqual([['2026-09-16', '2026-09-15'], 'damaged'])
  await database.db.updateTable('audit').set({ input }).where('version', '=', 2).execute()
  wait(-24 * 3650)
  expect(days(await makeOf('2026-09-17'))).toEqual([['2026-09-17', '2026-09-16'], null])
})

test('[AC-4] a folder that cannot be written is said, and so is a server that makes none', async () => {
  const inTheWay = join(await emptyFolder(), 'file')
  await writeFile(inTheWay, '')
  const unwritable = await kept({ UITROL_BACKUP_FOLDER: join(inTheWay, 'backups') })
  expect(days(await unwritable.makeOf('2026-09-16'))).toEqual([[], 'unwritable'])
  const off = await kept({ UITROL_BACKUPS: '0' })
  expect(await off.makeOf('2026-09-16')).toEqual({ by: 'nobody' })
  await expect(readdir(off.folder)).rejects.toThrow('ENOENT')
})

const disk = mountSmallDisk(32)
if (!disk) console.warn('daily-backup.test.ts is skipped in part: this system lets us mount no tmpfs.')

test.skipIf(!disk)('[AC-4] a backup never fills the disk: with too little space none is begun', async () => {
  if (!disk) return
  onTestFinished(disk.remove)
  const { makeOf } = await kept({ UITROL_BACKUP_FOLDER: disk.folder })
  expect(days(await makeOf('2026-09-16'))).toEqual([[], 'noSpace'])
  expect(await readdir(disk.folder)).toEqual([])
})

test('[AC-4] a server makes one by itself soon after its start, and tells its owner', async () => {
  const server = await testServer({ UITROL_BACKUPS: '3' })
  onTestFinished(server.close)
  await server.welcome()
  const told = async () => ((await (await server.ask('/api/me')).json()) as { backups?: BackupStanding }).backups
  await expect
    .poll(async () => ((await told())?.by === 'server' ? days((await told()) as BackupStanding) : null))
    .toEqual([['2026-09-16'], null])
  const metrics = await (await server.ask('/metrics')).text()
  expect(metrics).toContain(`uitrol_backup_day_seconds ${Date.parse('2026-09-16') / 1000}\n`)
  expect(metrics).toContain('uitrol_backup_failed 0\n')
})
