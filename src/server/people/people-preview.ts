/** What an import would make of a staff list beside the people there are (IM-1, IM-2). */
import { zoneAt } from '#core/regional/at-location.ts'
import { type Language, spokenLanguage } from '#core/kernel/language.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { addressesKept } from '#core/people/address-owner.ts'
import type { ColumnMapping } from '#core/people/people-columns.ts'
import { importPreview } from '#core/people/people-import.ts'
import type { Right } from '#core/kernel/command.ts'
import { fileLimits } from '#files/people/file-limits.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import type { AnswerFile, ThreadTask } from '#server/threads/thread-task.ts'

export interface PeoplePreviewAsked {
  readonly organisationId: string
  /** Of whoever asks. */
  readonly rights: readonly Right[]
  readonly file: { readonly name: string; readonly bytes: Uint8Array }
  readonly sheet: string | undefined
  /** Lines that were asked about and go in. */
  readonly accepted: ReadonlySet<number>
  readonly mapping: ColumnMapping | undefined
  readonly now: string
  /** Where the organisation has none yet. */
  readonly language: Language
}

export const peoplePreview: ThreadTask<PeoplePreviewAsked, AnswerFile> = async ({ database: { db } }, asked) => {
  const { organisationId, rights, file, sheet, accepted, mapping, now, language } = asked
  const organisation = await db
    .selectFrom('organisation')
    .select(['country', 'language', 'zone'])
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  const people = await db.selectFrom('person').selectAll().where('organisationId', '=', organisationId).execute()
  const locations = await db.selectFrom('location').select(['locationId', 'name']).where('organisationId', '=', organisationId).execute()
  const members = await db.selectFrom('membership').select(['personId', 'role']).where('organisationId', '=', organisationId).execute()
  const preview = importPreview(readPeopleFile(file.bytes, file.name, fileLimits, sheet), {
    accepted,
    today: todayIn(zoneAt(organisation), now),
    defaults: {
      country: organisation?.country ?? 'SR',
      language: organisation ? spokenLanguage(organisation.language) : language,
    },
    known: { people, locations, addressesKept: addressesKept(members, rights) },
    askForColumns: true,
    ...(mapping ? { mapping } : {}),
  })
  return { type: 'application/json; charset=utf-8', body: Buffer.from(JSON.stringify(preview)) }
}
