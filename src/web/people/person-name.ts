/** How pages of those who lead name a person: by name, or as a colleague where the name is not theirs to read. */
import { shared } from '#web/base/lead-words.ts'
import { peopleById } from '#web/sync/borrowed.ts'

export const personName = (personId: string): string => peopleById.value.get(personId)?.name ?? shared('colleague')
