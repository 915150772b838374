import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { copiesOf, copyBefore } from '#server/db/migration-copy.ts'
import { emptyFolder } from '#test/started.ts'

test('[AC-4] a copy is never written over: one with other rows gets a number, and the same one is kept once', async () => {
  const file = join(await emptyFolder(), 'uitrol.db')
  const database = new Sqlite(file)
  onTestFinished(() => void database.close())
  database.exec('create table kept (number integer); insert into kept values (1)')
  const copy = (): Promise<string> => copyBefore(file, '0002-next', '0001-last')
  const first = await copy()
  const bytes = await readFile(first)
  expect(await copy()).toBe(first)
  database.exec('insert into kept values (2)')
  expect(await copy()).toBe(`${first}.2`)
  expect(await readFile(first)).toEqual(bytes)
  expect((await copiesOf(file)).toSorted()).toEqual([first, `${first}.2`])
})
