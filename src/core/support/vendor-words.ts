/** What a request to the vendor says; apart from the vocabulary, because it is written in the vendor's language and not in the reader's. */
import { catalogue } from '#core/kernel/words.ts'

export const vendorWords = catalogue({
  en: {
    hello: 'Hello,',
    opening: ({ organisation, tool }: { organisation: string; tool: string }) =>
      `We at ${organisation} are rolling out ${tool} and have a problem we cannot solve ourselves.`,
    what: 'What happens',
    since: 'Since',
    whom: 'Who is affected',
    people: ({ people, places }: { people: number; places: readonly string[] }, f) =>
      `${f.plural(people, { one: '1 person', other: '# people' })}${places.length > 0 ? ` in ${f.list(places)}` : ''}`,
    where: 'Where in the tool',
    device: 'Device and browser',
    urgency: 'Urgency',
    'urgency.stopped': 'work has stopped',
    'urgency.hindered': 'work continues with a workaround',
    'urgency.question': 'question or request',
    reference: 'Your reference',
    tried: 'What we tried',
    asks: 'Please send us your reference, and tell us whether this is a known problem, what workaround there is and when you expect a solution.',
  },
  nl: {
    hello: 'Goedendag,',
    opening: ({ organisation, tool }) =>
      `Wij bij ${organisation} voeren ${tool} in en hebben een probleem dat we zelf niet kunnen oplossen.`,
    what: 'Wat er gebeurt',
    since: 'Sinds',
    whom: 'Wie er last van heeft',
    people: ({ people, places }, f) =>
      `${f.plural(people, { one: '1 persoon', other: '# mensen' })}${places.length > 0 ? ` in ${f.list(places)}` : ''}`,
    where: 'Waar in het systeem',
    device: 'Apparaat en browser',
    urgency: 'Urgentie',
    'urgency.stopped': 'het werk ligt stil',
    'urgency.hindered': 'het werk gaat door met een tijdelijke oplossing',
    'urgency.question': 'vraag of wens',
    reference: 'Jullie kenmerk',
    tried: 'Wat we probeerden',
    asks: 'Laat ons weten wat jullie kenmerk is, of dit een bekend probleem is, welke tijdelijke oplossing er is en wanneer jullie een oplossing verwachten.',
  },
})
