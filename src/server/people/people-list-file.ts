/** Everyone of an organisation as a staff list that can be imported again (IM-3). */
import { exportedPeople } from '#core/people/exported-people.ts'
import type { Language } from '#core/kernel/language.ts'
import { writePeopleCsv, writePeopleWorkbook } from '#files/people/people-export.ts'
import type { Database } from '#server/db/database.ts'
import type { AnswerFile, ThreadTask } from '#server/threads/thread-task.ts'

const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

export interface PeopleListAsked {
  readonly organisationId: string
  /** The rollout whose pilots and champions are marked. */
  readonly rolloutId: string | undefined
  readonly format: keyof typeof types
  readonly language: Language
}

/** The staff list as a file. */
export const peopleListIn = async ({ db }: Pick<Database, 'db'>, asked: PeopleListAsked): Promise<AnswerFile> => {
  const { organisationId, rolloutId, format, language } = asked
  const people = await db.selectFrom('person').selectAll().where('organisationId', '=', organisationId).execute()
  const locations = await db
    .selectFrom('location')
    .select(['locationId', 'name', 'country', 'zone'])
    .where('organisationId', '=', organisationId)
    .execute()
  const participants = await db
    .selectFrom('participant')
    .select(['personId', 'pilot', 'keenness', 'oldUse', 'nominated'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', (rolloutId ?? '').replaceAll('\0', ''))
    .execute()
  const list = exportedPeople({ people, locations, participants })
  return {
    type: types[format],
    fileName: `${language === 'nl' ? 'personeelslijst' : 'staff-list'}.${format}`,
    body: format === 'csv' ? new TextEncoder().encode(writePeopleCsv(list, language)) : await writePeopleWorkbook(list, language),
  }
}

/** The same in a thread. */
export const peopleListFile: ThreadTask<PeopleListAsked, AnswerFile> = ({ database }, asked) => peopleListIn(database, asked)
