/** The words of calls for help, their tiers and the answers, in every language. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const supportWords = catalogue({
  en: {
    'support.headline.mine': ({ mine, late }: { mine: number; late: number }, f) => {
      const wait = f.plural(mine, { one: '1 question needs your answer.', other: '# questions need your answer.' })
      return late === 0 ? wait : `${wait} ${f.plural(late, { one: '1 is overdue.', other: '# are overdue.' })}`
    },
    'support.headline.elsewhere': ({ count }: { count: number }, f) =>
      f.plural(count, {
        one: 'Nothing needs your answer. 1 question is with others.',
        other: 'Nothing needs your answer. # questions are with others.',
      }),
    'support.headline.calm': 'Nobody is stuck',
    'support.notOpen': 'This question is closed. Reopen the question first if it is not solved.',
    'support.reasonMissing': ({ from, to }: { from: number; to: number }) =>
      to < from
        ? 'Enter the reason for sending this question back.'
        : `Going from level ${from} to level ${to} skips a level. Enter the reason, or escalate one level at a time.`,
    'support.vendorTooEarly': 'IT looks at a question before the vendor does. Escalate the question to level 3 first.',
    'support.vendorNotAsked': 'The vendor has not been asked yet. Send the request first, then note the answer.',
    'support.championsAnswer': 'At level 2 the champion of each location answers. Change the champions on the People page.',
    'support.ownerUnknown': 'This person is not on the staff list. Choose someone who is.',
    'support.ownerLeft': ({ name }: { name: string }) => `${name} no longer works here. Choose someone else.`,
    'support.ownerIsSponsor': ({ name }: { name: string }) =>
      `${name} is a sponsor, who sees figures only and cannot open questions. Choose someone else, or change the role under Users and access.`,
  },
  nl: {
    'support.headline.mine': ({ mine, late }, f) => {
      const wait = f.plural(mine, { one: 'Er wacht 1 vraag op jou.', other: 'Er wachten # vragen op jou.' })
      return late === 0 ? wait : `${wait} ${f.plural(late, { one: '1 is over tijd.', other: '# zijn over tijd.' })}`
    },
    'support.headline.elsewhere': ({ count }, f) =>
      f.plural(count, {
        one: 'Er wacht niets op jou. 1 vraag ligt bij anderen.',
        other: 'Er wacht niets op jou. # vragen liggen bij anderen.',
      }),
    'support.headline.calm': 'Niemand zit vast',
    'support.notOpen': 'Deze vraag is gesloten. Heropen de vraag eerst als hij niet is opgelost.',
    'support.reasonMissing': ({ from, to }) =>
      to < from
        ? 'Vul de reden in waarom deze vraag teruggaat.'
        : `Van niveau ${from} naar niveau ${to} sla je een niveau over. Vul de reden in, of zet één niveau door.`,
    'support.vendorTooEarly': 'IT kijkt naar een vraag vóór de leverancier. Zet de vraag eerst door naar niveau 3.',
    'support.vendorNotAsked': 'De leverancier is nog niets gevraagd. Verstuur eerst het verzoek en noteer daarna het antwoord.',
    'support.championsAnswer': 'Op niveau 2 antwoordt de ambassadeur van elke locatie. Wijzig de ambassadeurs op de pagina Mensen.',
    'support.ownerUnknown': 'Deze persoon staat niet op de personeelslijst. Kies iemand die er wel op staat.',
    'support.ownerLeft': ({ name }) => `${name} werkt hier niet meer. Kies iemand anders.`,
    'support.ownerIsSponsor': ({ name }) =>
      `${name} is opdrachtgever, ziet alleen cijfers en kan geen vragen openen. Kies iemand anders, of wijzig de rol bij Gebruikers en toegang.`,
  },
})

export const supportProblems = {
  'support.notOpen': 'refused',
  'support.reasonMissing': 'invalid',
  'support.vendorTooEarly': 'refused',
  'support.vendorNotAsked': 'refused',
  'support.championsAnswer': 'invalid',
  'support.ownerUnknown': 'invalid',
  'support.ownerLeft': 'refused',
  'support.ownerIsSponsor': 'refused',
} as const satisfies Record<string, ProblemKind>
