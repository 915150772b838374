/** The words for making a plan straight from a staff list. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const staffWords = catalogue({
  en: {
    'plan.pilotUnknown': ({ email }: { email: string }) =>
      `${email} is a pilot user but is not in the staff list. Check the address, or add the person to the list.`,
    'plan.noPlace': ({ people, place }: { people: number; place: string }, f) =>
      f.plural(people, {
        one: `One person has no location in the list; they count in ${place}.`,
        other: `# people have no location in the list; they count in ${place}.`,
      }),
    'plan.freezeUnreadable': ({ text }: { text: string }) =>
      `“${text}” is not a period. Write its first and last day with two dots between, such as 2026-12-21..2027-01-03.`,
    'plan.dayUnreadable': ({ text }: { text: string }) => `“${text}” is not a date. Write year, month and day, such as 2026-11-30.`,
  },
  nl: {
    'plan.pilotUnknown': ({ email }) =>
      `${email} staat bij de pilotgebruikers, maar niet in de personeelslijst. Controleer het adres, of zet de persoon op de lijst.`,
    'plan.noPlace': ({ people, place }, f) =>
      f.plural(people, {
        one: `Eén persoon heeft geen locatie in de lijst en telt mee in ${place}.`,
        other: `# mensen hebben geen locatie in de lijst en tellen mee in ${place}.`,
      }),
    'plan.freezeUnreadable': ({ text }) =>
      `“${text}” is geen periode. Schrijf de eerste en de laatste dag met twee punten ertussen, zoals 2026-12-21..2027-01-03.`,
    'plan.dayUnreadable': ({ text }) => `“${text}” is geen datum. Schrijf jaar, maand en dag, zoals 2026-11-30.`,
  },
})

export const staffProblems = {
  'plan.freezeUnreadable': 'invalid',
  'plan.dayUnreadable': 'invalid',
} as const satisfies Record<string, ProblemKind>
