/** An empty database whose commits wait for the disk. */
import { join } from 'node:path'
import { asAdmin } from '#test/postgres.ts'

/** Where it is: a file of the folder, or a database of the PostgreSQL that was started. */
export const durableDatabase = async (kind: 'sqlite' | 'postgres', folder: string, name: string): Promise<string> => {
  if (kind === 'sqlite') return join(folder, `${name}.db`)
  const url = await asAdmin(`create database ${name}`)
  url.pathname = `/${name}`
  return url.href
}
