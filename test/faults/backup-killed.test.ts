import { fork } from 'node:child_process'
import { once } from 'node:events'
import { type FSWatcher, watch } from 'node:fs'
import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
import { verifyBackup } from '#server/operations/backup-database.ts'
import { copiesIn, dailyBackup } from '#server/operations/backup-copy.ts'
import type { ThreadParts } from '#server/threads/thread-task.ts'
import { testDay } from '#test/clock.ts'
import { recordEvidence, tries } from '#test/evidence.ts'
import { sampleFile } from '#test/sample.ts'
import { emptyFolder } from '#test/started.ts'

/** Resolves at the given number of changes to the files in a folder. */
const changes = async (folder: string, number: number): Promise<void> => {
  let left = number
  let watcher: FSWatcher | undefined
  await new Promise<void>((resolve) => {
    watcher = watch(folder, () => void (--left === 0 && resolve()))
  })
  watcher?.close()
}

test('[AC-4] killed while it makes a backup, every backup that counts is whole, and the next removes what is left', async () => {
  const data = await emptyFolder()
  const [file, folder] = [join(data, 'uitrol.db'), join(data, 'backups')]
  await copyFile(await sampleFile(), file)
  await mkdir(folder)
  const lives = tries(3, 60)
  let held = 0
  let day: string = testDay
  for (let life = 0; life < lives; life++) {
    const reached = changes(folder, 3 + life * 4)
    const child = fork(join(import.meta.dirname, '../backs-up.ts'), [file, folder, day], { stdio: 'ignore' })
    onTestFinished(() => void child.kill('SIGKILL'))
    const ended = once(child, 'exit')
    await reached
    child.kill('SIGKILL')
    await ended
    const copies = await copiesIn(folder)
    for (const { fileName } of copies) expect(await verifyBackup(join(folder, fileName)), fileName).toMatchObject({ end: 'whole' })
    day = addDays(copies[0]?.madeOn ?? day, 1)
    expect(await dailyBackup({} as ThreadParts, { file, folder, day, kept: 2 })).toBeNull()
    const named = (await copiesIn(folder)).flatMap(({ fileName }) => [fileName, `${fileName}.sha256`])
    expect((await readdir(folder)).toSorted()).toEqual(named.toSorted())
    held += 1
    day = addDays(day, 1)
  }
  recordEvidence({ what: 'Killed at a change of a file while it makes a backup, every backup that counts is whole', tries: lives, held })
})
