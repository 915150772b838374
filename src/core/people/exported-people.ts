/** The people of an organisation as a staff list tells of them, so that what goes out comes back in (IM-3). */
import type { ImportedPerson } from '#core/people/imported-person.ts'
import { isNameless } from '#core/people/leavers.ts'
import type { Row } from '#core/kernel/rows.ts'
import { asLanguage } from '#core/kernel/language.ts'

export type ExportedPerson = Omit<ImportedPerson, 'line' | 'id'>

interface ExportRows {
  readonly people: readonly Row<'person'>[]
  readonly locations: readonly Pick<Row<'location'>, 'locationId' | 'name' | 'country' | 'zone'>[]
  /** Of one rollout; none where there is none. */
  readonly participants: readonly Pick<Row<'participant'>, 'personId' | 'pilot' | 'keenness' | 'oldUse' | 'nominated'>[]
}

/**
 * Everyone of whom a name is known, in the order of their names, with what the rollout knows of them.
 * @example exportedPeople({ people, locations, participants })[0]?.location // 'Albina'
 */
export const exportedPeople = ({ people, locations, participants }: ExportRows): ExportedPerson[] => {
  const places = new Map(locations.map((one) => [one.locationId, one]))
  const parts = new Map(participants.map((one) => [one.personId, one]))
  return people
    .filter(({ name }) => !isNameless(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.personId < b.personId ? -1 : 1))
    .map(({ personId, locationId, language, ...person }) => {
      const place = locationId === null ? undefined : places.get(locationId)
      const part = parts.get(personId)
      const { name, email, employeeNumber, phone, department, jobTitle, managerEmail, startsOn, leftOn } = person
      return {
        name,
        email,
        employeeNumber,
        phone,
        department,
        location: place?.name ?? null,
        country: place?.country ?? null,
        zone: place?.zone ?? null,
        language: asLanguage(language) ?? null,
        jobTitle,
        managerEmail,
        startsOn,
        leftOn,
        pilot: part?.pilot === 1,
        keenness: part?.keenness ?? 0,
        oldUse: part?.oldUse ?? null,
        champion: part?.nominated === 1,
      }
    })
}
