/** The export of an organisation as a task of a thread: written to a file that is open already, which the threads of a process share. */
import { writeSync } from 'node:fs'
import { exportOrganisation } from '#server/organisation/export-organisation.ts'
import type { ThreadTask } from '#server/threads/thread-task.ts'

export interface OrganisationFileWanted {
  readonly organisationId: string
  /** The folder of uploaded files. */
  readonly data: string
  /** The descriptor of the file. */
  readonly fd: number
}

export const organisationFile: ThreadTask<OrganisationFileWanted, null> = async ({ database }, { organisationId, data, fd }) => {
  await exportOrganisation(database, { data }, organisationId, async (text) => {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at)
  })
  return null
}
