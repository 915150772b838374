/** From a staff list to the input of people.import: read by the server, shown before it goes in. */
import type { ImportPreview } from '#core/people/people-import.ts'
import { importOf } from '#core/people/people-import-command.ts'
import { countryOf } from '#core/regional/countries.ts'
import type { LocationInput } from '#core/regional/location.ts'
import { ask } from '#web/ask.ts'
import { language } from '#web/language.ts'
import { newId } from '#web/new-id.ts'
import { organisation } from '#web/store.ts'

/** What an import of this file would make; nothing is kept. Raises NotReached or Refused. */
export const readStaffList = (file: File, mapping?: Record<string, string | null>): Promise<ImportPreview> => {
  const form = new FormData()
  // The mapping comes first: the server reads the form as it streams in.
  if (mapping) form.append('mapping', JSON.stringify(mapping))
  form.append('file', file)
  return ask<ImportPreview>('/api/people/preview', { form, language: language.value, patience: 180_000 })
}

/** The places of a list as commands take them: zone by country, office hours until someone says otherwise. */
export const placesFor = (preview: ImportPreview): LocationInput[] =>
  preview.locations.map(({ name, country, language: spoken }) => {
    const iso = country ?? organisation.value?.country ?? 'SR'
    const zone = iso === organisation.value?.country ? organisation.value.zone : (countryOf(iso)?.zone ?? organisation.value?.zone ?? 'UTC')
    return {
      locationId: newId(),
      name: name.slice(0, 80),
      country: iso,
      zone,
      language: spoken,
      connectivity: 'good',
      opensAt: 8 * 60,
      closesAt: 17 * 60,
    }
  })

/** The input of people.import for a preview. */
export const importInputOf = (preview: ImportPreview, rolloutId: string | null, leavers: readonly string[] = []): unknown =>
  importOf(preview, { rolloutId, locations: placesFor(preview), leavers })

const looksLikeEmail = (part: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(part)

/** Pasted names as people: one per line, e-mail and department behind commas, tabs or semicolons; or `Name <address>`. */
export const peopleFromNames = (pasted: string): { name: string; email: string | null; department: string | null }[] =>
  pasted
    .split(/\r?\n/)
    .map((line) => {
      const parts = line
        .replace(/<([^<>]+)>/, ',$1')
        .split(/[,;\t]/)
        .map((part) => part.trim())
        .filter(Boolean)
      const email = parts.find(looksLikeEmail)?.toLowerCase() ?? null
      const [name, department] = parts.filter((part) => !looksLikeEmail(part))
      return { name: name ?? email?.split('@')[0] ?? '', email, department: department ?? null }
    })
    .filter((person) => person.name !== '')

/** The input of people.import for pasted names. */
export const importInputOfNames = (pasted: string, rolloutId: string): unknown => ({
  rolloutId,
  locations: [],
  people: peopleFromNames(pasted).map((person) => ({
    ...person,
    personId: null,
    employeeNumber: null,
    phone: null,
    location: null,
    language: null,
    jobTitle: null,
    managerEmail: null,
    startsOn: null,
    leftOn: null,
  })),
  leavers: [],
})
