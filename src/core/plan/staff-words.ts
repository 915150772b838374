/** The words for making a plan straight from a staff list. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const staffWords = catalogue({
  en: {
    'plan.pilotUnknown': ({ email }: { email: string }) =>
      `${email} is named as a pilot user but is not in the staff list. Check the address, or add the person to the list.`,
    'plan.noPlace': ({ people, place }: { people: number; place: string }, f) =>
      f.plural(people, {
        one: `For one person the list names no place of work; they count in ${place}.`,
        other: `For # people the list names no place of work; they count in ${place}.`,
      }),
    'plan.freezeUnreadable': ({ text }: { text: string }) =>
      `“${text}” is not a period. Write its first and last day with two dots between, such as 2026-12-21..2027-01-03.`,
    'plan.dayUnreadable': ({ text }: { text: string }) =>
      `“${text}” is not a day of the calendar. Write year, month and day, such as 2026-11-30.`,
  },
  nl: {
    'plan.pilotUnknown': ({ email }) =>
      `${email} staat bij de proefgebruikers, maar niet in de personeelslijst. Kijk het adres na, of zet de persoon op de lijst.`,
    'plan.noPlace': ({ people, place }, f) =>
      f.plural(people, {
        one: `Van één persoon noemt de lijst geen werkplek; die telt mee in ${place}.`,
        other: `Van # mensen noemt de lijst geen werkplek; zij tellen mee in ${place}.`,
      }),
    'plan.freezeUnreadable': ({ text }) =>
      `“${text}” is geen periode. Schrijf de eerste en de laatste dag met twee punten ertussen, zoals 2026-12-21..2027-01-03.`,
    'plan.dayUnreadable': ({ text }) => `“${text}” is geen dag van de kalender. Schrijf jaar, maand en dag, zoals 2026-11-30.`,
  },
})

export const staffProblems = {
  'plan.freezeUnreadable': 'invalid',
  'plan.dayUnreadable': 'invalid',
} as const satisfies Record<string, ProblemKind>
