/** The export of an organisation as a task of a thread: written to a file that is open already, which the threads of a process share. */
import { writeSync } from 'node:fs'
import { exportOrganisation } from '#server/organisation/export-organisation.ts'
import { readWritten } from '#server/write/commit.ts'
import type { ThreadTask } from '#server/threads/thread-task.ts'

export interface OrganisationFileWanted {
  readonly organisationId: string
  /** The folder of uploaded files. */
  readonly data: string
  /** The descriptor of the file. */
  readonly fd: number
}

export const organisationFile: ThreadTask<OrganisationFileWanted, null> = async (parts, { organisationId, data, fd }) => {
  const put = async (text: string): Promise<void> => {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at)
  }
  await readWritten(parts, organisationId, () => exportOrganisation(parts.database, { data }, organisationId, put))
  return null
}
