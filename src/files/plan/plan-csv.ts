/** The people of a plan as CSV for a spreadsheet: who, which phase, which day, why. */
import { delimitedText } from '#core/kernel/delimited-text.ts'
import { startingPhases, type Telling } from '#files/plan/plan-in-language.ts'

/** One line to a person, in order of phases. */
export const planCsv = ({ plan, facts, words, phase, place, because, language }: Telling): string => {
  const known = new Map(facts.people.map((person) => [person.id, person]))
  const heads = ['name', 'email', 'place', 'department', 'key', 'phase', 'firstDay', 'because'] as const
  const rows = startingPhases(plan).flatMap((one) =>
    one.people.map((placed) => {
      const person = known.get(placed.id)
      return [
        person?.name ?? placed.id,
        person?.email ?? '',
        place(person?.locationId ?? null),
        person?.department ?? '',
        one.key,
        phase(one.key),
        placed.goLive,
        because(placed.because),
      ]
    }),
  )
  return delimitedText([heads.map((head) => words(head)), ...rows], language)
}
