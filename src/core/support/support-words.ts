/** The words of calls for help, their tiers and the answers, in every language. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export interface SomebodySaid {
  readonly name: string
  readonly text: string
}

const tierEn = (tier: number): string =>
  ({ 1: 'answers everyone finds', 2: 'the champion of your place', 3: 'IT', 4: 'the vendor' })[tier] ?? `tier ${tier}`
const tierNl = (tier: number): string =>
  ({ 1: 'antwoorden die iedereen vindt', 2: 'de kartrekker van jouw plek', 3: 'IT', 4: 'de leverancier' })[tier] ?? `stap ${tier}`

export const supportWords = catalogue({
  en: {
    'support.tier.1': 'Find it yourself',
    'support.tier.2': 'Champion',
    'support.tier.3': 'IT',
    'support.tier.4': 'Vendor',
    'support.headline.mine': ({ mine, late }: { mine: number; late: number }, f) => {
      const wait = f.plural(mine, { one: '1 question waits for you.', other: '# questions wait for you.' })
      return late === 0 ? wait : `${wait} ${f.plural(late, { one: '1 waits too long.', other: '# wait too long.' })}`
    },
    'support.headline.elsewhere': ({ count }: { count: number }, f) =>
      f.plural(count, {
        one: 'Nothing waits for you. 1 question is with others.',
        other: 'Nothing waits for you. # questions are with others.',
      }),
    'support.headline.calm': 'Nobody is stuck',
    'support.notice.yours': ({ name, text }: SomebodySaid) => `${name} needs your help: “${text}”`,
    'support.notice.overdue': ({ name, text }: SomebodySaid) => `Nobody answered ${name} in time, so it is yours now: “${text}”`,
    'support.notice.said': ({ name, text }: SomebodySaid) => `${name} says: “${text}”`,
    'support.notice.up': ({ tier, text }: { tier: number; text: string }) => `Your question is now with ${tierEn(tier)}: “${text}”`,
    'support.notice.solved': ({ name, text }: SomebodySaid) => `${name} answered your question: “${text}”`,
    'support.notice.tier': ({ tier, count }: { tier: number; count: number }, f) =>
      `You now answer for tier ${tier} (${tierEn(tier)}). ${f.plural(count, { one: '1 question waits there.', other: '# questions wait there.' })}`,
    'support.notOpen': 'This question is closed. Open it again first, if it is not solved.',
    'support.reasonMissing': ({ from, to }: { from: number; to: number }) =>
      to < from
        ? 'Say why it goes back, so that whoever gets it knows what to do.'
        : `From tier ${from} to tier ${to} skips a tier. Say why, or take one tier at a time.`,
    'support.vendorTooEarly': 'IT looks at it before the vendor does. Bring the question to tier 3 first.',
    'support.vendorNotAsked': 'The vendor was not asked yet. Write to them first, then note what they say.',
    'support.championsAnswer': 'At tier 2 the champion of each place answers. Change who that is in the plan, not here.',
    'support.ownerUnknown': 'This person is not on the staff list. Choose somebody who is.',
    'support.ownerLeft': ({ name }: { name: string }) => `${name} no longer works here. Choose somebody else.`,
    'support.vendor.hello': 'Hello,',
    'support.vendor.opening': ({ organisation, tool }: { organisation: string; tool: string }) =>
      `We at ${organisation} are bringing in ${tool} and have come upon something that we cannot solve ourselves.`,
    'support.vendor.what': 'What happens',
    'support.vendor.since': 'Since',
    'support.vendor.whom': 'Who has it',
    'support.vendor.people': ({ people, places }: { people: number; places: readonly string[] }, f) =>
      `${f.plural(people, { one: '1 person', other: '# people' })}${places.length > 0 ? ` in ${f.list(places)}` : ''}`,
    'support.vendor.where': 'Where in the tool',
    'support.vendor.device': 'Device and browser',
    'support.vendor.urgency': 'How urgent',
    'support.vendor.urgency.stopped': 'work stands still',
    'support.vendor.urgency.hindered': 'work goes on, with a detour',
    'support.vendor.urgency.question': 'a question or a wish',
    'support.vendor.reference': 'Your reference',
    'support.vendor.tried': 'What we tried',
    'support.vendor.asks':
      'Please tell us your reference, whether you know this, what we can do until it is solved, and by when you expect a solution.',
  },
  nl: {
    'support.tier.1': 'Zelf vinden',
    'support.tier.2': 'Kartrekker',
    'support.tier.3': 'IT',
    'support.tier.4': 'Leverancier',
    'support.headline.mine': ({ mine, late }, f) => {
      const wait = f.plural(mine, { one: 'Er wacht 1 vraag op jou.', other: 'Er wachten # vragen op jou.' })
      return late === 0 ? wait : `${wait} ${f.plural(late, { one: '1 wacht al te lang.', other: '# wachten al te lang.' })}`
    },
    'support.headline.elsewhere': ({ count }, f) =>
      f.plural(count, {
        one: 'Er wacht niets op jou. 1 vraag ligt bij anderen.',
        other: 'Er wacht niets op jou. # vragen liggen bij anderen.',
      }),
    'support.headline.calm': 'Niemand zit vast',
    'support.notice.yours': ({ name, text }) => `${name} heeft je hulp nodig: “${text}”`,
    'support.notice.overdue': ({ name, text }) => `Niemand gaf ${name} op tijd antwoord, dus nu is het aan jou: “${text}”`,
    'support.notice.said': ({ name, text }) => `${name} zegt: “${text}”`,
    'support.notice.up': ({ tier, text }) => `Je vraag ligt nu bij ${tierNl(tier)}: “${text}”`,
    'support.notice.solved': ({ name, text }) => `${name} gaf antwoord op je vraag: “${text}”`,
    'support.notice.tier': ({ tier, count }, f) =>
      `Jij antwoordt nu voor stap ${tier} (${tierNl(tier)}). ${f.plural(count, { one: 'Daar wacht 1 vraag.', other: 'Daar wachten # vragen.' })}`,
    'support.notOpen': 'Deze vraag is gesloten. Open hem eerst weer, als hij nog niet is opgelost.',
    'support.reasonMissing': ({ from, to }) =>
      to < from
        ? 'Zeg waarom hij teruggaat, dan weet wie hem krijgt wat er moet gebeuren.'
        : `Van stap ${from} naar stap ${to} sla je er een over. Zeg waarom, of ga één stap verder.`,
    'support.vendorTooEarly': 'IT kijkt ernaar vóór de leverancier. Breng de vraag eerst naar stap 3.',
    'support.vendorNotAsked': 'De leverancier is nog niets gevraagd. Schrijf eerst, en noteer daarna wat ze zeggen.',
    'support.championsAnswer': 'Bij stap 2 antwoordt de kartrekker van elke plek. Wie dat is, wijzig je in het plan, niet hier.',
    'support.ownerUnknown': 'Deze persoon staat niet op de personeelslijst. Kies iemand die er wel op staat.',
    'support.ownerLeft': ({ name }) => `${name} werkt hier niet meer. Kies iemand anders.`,
    'support.vendor.hello': 'Goedendag,',
    'support.vendor.opening': ({ organisation, tool }) =>
      `Wij bij ${organisation} voeren ${tool} in en lopen tegen iets aan dat we zelf niet kunnen oplossen.`,
    'support.vendor.what': 'Wat er gebeurt',
    'support.vendor.since': 'Sinds',
    'support.vendor.whom': 'Wie er last van heeft',
    'support.vendor.people': ({ people, places }, f) =>
      `${f.plural(people, { one: '1 persoon', other: '# mensen' })}${places.length > 0 ? ` in ${f.list(places)}` : ''}`,
    'support.vendor.where': 'Waar in het programma',
    'support.vendor.device': 'Toestel en browser',
    'support.vendor.urgency': 'Hoe dringend',
    'support.vendor.urgency.stopped': 'het werk ligt stil',
    'support.vendor.urgency.hindered': 'het werk gaat door, met een omweg',
    'support.vendor.urgency.question': 'een vraag of een wens',
    'support.vendor.reference': 'Jullie kenmerk',
    'support.vendor.tried': 'Wat we probeerden',
    'support.vendor.asks':
      'Laat ons weten wat jullie kenmerk is, of jullie dit kennen, wat we kunnen doen tot het is opgelost, en wanneer jullie een oplossing verwachten.',
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
} as const satisfies Record<string, ProblemKind>
