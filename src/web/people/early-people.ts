/** Who goes first, as the wizard asks it: pilot users and volunteers by name or e-mail address, put beside the people of a list. */
import type { CommandInputs } from '#core/registry/command-inputs.ts'

type Import = CommandInputs['people.import']

/** Lines or commas apart, each a name or an e-mail address. */
const namesIn = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((name) => name.trim())
    .filter(Boolean)

const folded = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

/**
 * Marks the pilot users and volunteers of a list, and says whom it does not hold (PH-3). What the list says already stays.
 *
 * @example withEarlyPeople(input, { pilots: 'Sherida Pinas', volunteers: '' }).unknown // []
 */
export const withEarlyPeople = (
  input: Import,
  { pilots, volunteers }: { readonly pilots: string; readonly volunteers: string },
): { input: Import; unknown: string[] } => {
  const unknown: string[] = []
  const marked = (text: string): ReadonlySet<number> => {
    const found = new Set<number>()
    for (const name of namesIn(text)) {
      const wanted = folded(name)
      const at = input.people.flatMap((person, index) =>
        folded(person.name) === wanted || (person.email != null && folded(person.email) === wanted) ? [index] : [],
      )
      // Two people of one name: nobody is marked by guess.
      if (at.length === 1 && at[0] !== undefined) found.add(at[0])
      else unknown.push(name)
    }
    return found
  }
  const [inPilot, keen] = [marked(pilots), marked(volunteers)]
  const people = input.people.map((person, index) => ({
    ...person,
    ...(inPilot.has(index) ? { pilot: true } : {}),
    ...(keen.has(index) ? { keenness: Math.max(person.keenness ?? 0, 2) } : {}),
  }))
  return { input: { ...input, people }, unknown }
}
