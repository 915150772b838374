/** The words of cohorts, in every language: the advice, why people are where they are, champions, and what is short. */
import type { Format } from '#core/kernel/format.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import type { Language } from '#core/kernel/language.ts'
import { catalogue } from '#core/kernel/words.ts'
import { countryName } from '#core/regional/countries.ts'

const approachesEn = { phased: 'in phases', 'big-bang': 'all at once' }
const approachesNl = { phased: 'in fasen', 'big-bang': 'in één keer' }
type Approaches = { chosen: 'phased' | 'big-bang'; recommended: 'phased' | 'big-bang' }

const speaksEn: Record<Language, string> = { en: 'English', nl: 'Dutch' }
const speaksNl: Record<Language, string> = { en: 'Engels', nl: 'Nederlands' }

type Short = { phase: string; week: number; tickets: number; capacity: number; champions: number; hours: number }
type Bounds = { phase: string; people: number; least: number; most: number }

/** Some people by name, and how many more. */
type Named = { names: readonly string[]; more: number; phase: string }
const namedEn = ({ names, more }: Pick<Named, 'names' | 'more'>, f: Format): string =>
  f.list(more > 0 ? [...names, f.plural(more, { one: 'one more person', other: '# more people' })] : names)
const namedNl = ({ names, more }: Pick<Named, 'names' | 'more'>, f: Format): string =>
  f.list(more > 0 ? [...names, f.plural(more, { one: 'nog één persoon', other: 'nog # mensen' })] : names)

export interface Leavers {
  readonly people: readonly { readonly name: string; readonly day: string }[]
  /** How many more there are. */
  readonly more: number
}
/** Each with their last day. */
const leaversIn = (people: Leavers['people'], more: number, f: Format, named: typeof namedEn): string =>
  named({ names: people.map(({ name, day }) => `${name} (${f.day(day, 'brief')})`), more }, f)

const useEn = (hours: number, f: Format): string => `${f.number(hours, 1)} ${hours === 1 ? 'hour' : 'hours'} a week`
const useNl = (hours: number, f: Format): string => `${f.number(hours, 1)} uur per week`

export const cohortWords = catalogue({
  en: {
    'plan.approach.alone': 'Only one person moves, so one day is enough.',
    'plan.approach.fewPeople': ({ people }: { people: number }) =>
      `With ${people} people, one shared first day is less work than separate phases.`,
    'plan.approach.manyPeople': ({ people }: { people: number }, f) =>
      `${f.number(people)} people will change how they work; small groups let you learn from each phase.`,
    'plan.approach.simple': 'The tool is simple to learn.',
    'plan.approach.moderate': 'The tool takes some getting used to.',
    'plan.approach.complex': 'The tool is complex, so people need help at first.',
    'plan.approach.critical': 'Work stops when this tool does not run.',
    'plan.approach.places': ({ places }: { places: number }, f) =>
      `The people work at ${f.number(places)} locations, and help cannot be everywhere on the same day.`,
    'plan.approach.everyoneAtOnce': ({ people }: { people: number }, f) =>
      `On one shared day, a fault hits all ${f.number(people)} people at once.`,
    'plan.approach.contained': 'If something goes wrong, only the phase that has started is affected.',
    'plan.approach.ownChoice': ({ chosen, recommended }: Approaches) =>
      `The rollout lead chose ${approachesEn[chosen]}; the advice was ${approachesEn[recommended]}.`,
    'plan.approach.ifSecondPerson': 'A second person would change this, if the tool is more than simple or work depends on it.',
    'plan.approach.ifMorePeople': ({ more }: { more: number }, f) =>
      `${f.plural(more, { one: 'With # more person', other: 'With # more people' })} the advice would be in phases.`,
    'plan.approach.ifHeavier': 'The same goes for a tool that is harder to learn, or work that stops without it.',
    'plan.approach.ifFewerPeople': ({ people, few }: { people: number; few: number }, f) =>
      `All at once is only advised up to ${few} people; there are ${f.number(people)}.`,
    'plan.approach.ifSimple': 'All at once would need a tool that is simple to learn.',
    'plan.approach.ifNotCritical': 'All at once would need work that can go on without the tool.',
    'plan.approach.ifAll': 'All of these are needed together.',

    'plan.because.fixed': 'fixed in this phase',
    'plan.because.pilot': 'took part in the pilot',
    'plan.because.volunteered': ({ keenness }: { keenness: number }): string =>
      keenness >= 3 ? 'volunteered, and is eager to start' : keenness === 2 ? 'volunteered, and is willing' : 'volunteered',
    'plan.because.nominated': ({ place }: { place: string }) => `champion for ${place}`,
    'plan.because.onlyFromPlace': ({ place }: { place: string }) => `the only one from ${place} in this phase`,
    'plan.because.onlySpeaker': ({ language, place }: { language: Language; place: string }) =>
      `the only ${speaksEn[language]} speaker from ${place} in this phase`,
    'plan.because.onlyFromDepartment': ({ department }: { department: string }) => `the only one from ${department} in this phase`,
    'plan.because.heavyUse': ({ use: hours }: { use: number }, f) => `uses the old system ${useEn(hours, f)}`,
    'plan.because.withTeam': ({ department, place, others }: { department: string; place: string; others: number }, f) =>
      `starts together with ${f.plural(others, { one: 'one colleague', other: '# colleagues' })} of ${department} in ${place}`,
    'plan.because.withPlace': ({ place, others }: { place: string; others: number }, f) =>
      `starts together with ${f.plural(others, { one: 'one colleague', other: '# colleagues' })} in ${place}`,
    'plan.because.fillsGroup': ({ people, of }: { people: number; of: number }, f) =>
      `chosen to reach ${f.number(people)} of ${f.number(of)} people; no pilot or volunteer data yet`,
    'plan.because.wave': ({ wave, waves }: { wave: number; waves: number }) =>
      `wave ${wave} of ${waves}, as many as support can help at a time`,
    'plan.because.helpAtPlace': ({ place, helpers }: { place: string; helpers: number }, f) =>
      `by then ${f.plural(helpers, { one: 'one colleague', other: '# colleagues' })} in ${place} can help`,
    'plan.because.afterOthers': ({ before }: { before: number }, f) =>
      `by then ${f.plural(before, { one: 'one person has', other: '# people have' })} started, and the worst faults are solved`,
    'plan.because.joinedLater': 'joined after the rollout',
    'plan.because.alone': 'is the only one, so starts right away',
    'plan.because.together': ({ people }: { people: number }, f) => `one phase for everyone, ${f.number(people)} people in all`,

    'plan.champion.nominated': 'chosen by the rollout lead',
    'plan.champion.pilot': 'knows the tool from the pilot',
    'plan.champion.keen': 'volunteered to go early',
    'plan.champion.startsFirst': 'starts in the first phase',
    'plan.champion.speaks': ({ language, place }: { language: Language; place: string }) =>
      `the only ${speaksEn[language]}-speaking champion in ${place}`,
    'plan.champion.knowsOld': ({ use: hours }: { use: number }, f) => `knows the old system well (${useEn(hours, f)})`,
    'plan.champion.atHand': ({ place }: { place: string }) => `starts early and works in ${place}`,
    'plan.champion.ofPhase': ({ phase }: { phase: string }, f) => `helps the people of “${phaseCalled(phase, f)}”`,

    'plan.warning.pilotsOverShare': ({ pilots, most, phase }: { pilots: number; most: number; phase: string }, f) =>
      `There are ${f.number(pilots)} pilot users, where “${phaseCalled(phase, f)}” should hold at most ${f.number(most)} people. They all stay, so the first phase is larger than advised.`,
    'plan.warning.tooMany': ({ phase, people, most }: Bounds, f) =>
      `“${phaseCalled(phase, f)}” has ${f.number(people)} people, more than the ${f.number(most)} advised, because people are fixed there. Move some of them to a later phase.`,
    'plan.warning.tooFew': ({ phase, people, least }: Bounds, f) =>
      `“${phaseCalled(phase, f)}” has ${f.number(people)} people, fewer than the ${f.number(least)} advised, because the others are fixed elsewhere. Release some of them.`,
    'plan.warning.useUnknown':
      'Use of the old system is unknown, so large teams go before small ones. Add the hours a week to the staff list for a better order.',
    'plan.warning.pinUnknown': (who: Named, f) =>
      `This plan has no “${phaseCalled(who.phase, f)}”, where ${namedEn(who, f)} should be. They were put in the phase that fits best; fix them again if needed.`,
    'plan.warning.supportShort': ({ phase, week, tickets, capacity, champions, hours }: Short, f) =>
      `In week ${week}, during “${phaseCalled(phase, f)}”, ${f.number(tickets)} questions are expected (an assumption until measured) and ${f.number(capacity)} can be answered. ${
        champions > 0
          ? `${f.plural(champions, { one: 'One more champion', other: '# more champions' })} or ${f.plural(hours, { one: 'one more office hour', other: '# more office hours' })} that week would be enough.`
          : `${f.plural(hours, { one: 'One more office hour', other: '# more office hours' })} that week would be enough.`
      }`,
    'plan.warning.noChampion': ({ place }: { place: string }) =>
      `${place} has no champion: no one there starts in the first two phases. Make someone there a champion, or fix someone there in an early phase.`,
    'plan.warning.fewChampions': ({ place, wanted, found }: { place: string; wanted: number; found: number }, f) =>
      `${place} has ${f.plural(found, { one: 'one champion', other: '# champions' })}; ${f.number(wanted)} are advised. Let more people there start early.`,
    'plan.warning.nominatedLate': (who: Named, f) =>
      `Champions who only start in “${phaseCalled(who.phase, f)}”: ${namedEn(who, f)}. Fix them in one of the first two phases to have their help in time.`,
    'plan.warning.leavesFirst': ({ people, more }: Leavers, f) =>
      `Left out of the plan, because their last day at work is before their first day: ${leaversIn(people, more, f, namedEn)}. Correct the last day if it is wrong.`,
    'plan.warning.placeUnknown': ({ people, place }: { people: number; place: string }, f) =>
      `${f.plural(people, { one: 'One person works', other: '# people work' })} at a location that is not on the list; they are planned with ${place}. Give them a location of their own.`,

    'plan.nobody': 'There are no people to plan for. Add people or import a staff list, then make the plan again.',
    'plan.noPlaces': 'There are no locations yet. Add the location where people work, then make the plan again.',
    'plan.badStart': ({ start }: { start: string }) =>
      `“${start}” is not a day. Write the start date as year-month-day, for example 2027-02-01.`,
    'plan.startInPast': ({ start, today }: { start: string; today: string }, f) =>
      `The start date, ${f.day(start, 'full')}, has passed (today is ${f.day(today, 'full')}). Choose today or a later day.`,
    'plan.startTooFar': ({ start, latest }: { start: string; latest: string }, f) =>
      `The start date, ${f.day(start, 'full')}, is more than five years ahead. Choose a day up to ${f.day(latest, 'full')}.`,
    'plan.noCalendar': ({ country, location }: { country: string; location: string }) =>
      `No public holidays are known for ${countryName(country, 'en')}, the country of ${location}. Add its holidays in the settings, or choose another country for that location.`,
  },
  nl: {
    'plan.approach.alone': 'Er is één persoon die overstapt, dus één dag is genoeg.',
    'plan.approach.fewPeople': ({ people }) => `Met ${people} mensen is één gezamenlijke eerste dag minder werk dan losse fasen.`,
    'plan.approach.manyPeople': ({ people }, f) =>
      `${f.number(people)} mensen gaan anders werken; met kleine groepen leer je van elke fase.`,
    'plan.approach.simple': 'Het systeem is makkelijk te leren.',
    'plan.approach.moderate': 'Aan het systeem moet je even wennen.',
    'plan.approach.complex': 'Het systeem is ingewikkeld, dus in het begin is er hulp nodig.',
    'plan.approach.critical': 'Het werk ligt stil als dit systeem niet draait.',
    'plan.approach.places': ({ places }, f) =>
      `De mensen werken op ${f.number(places)} locaties, en hulp kan niet overal op dezelfde dag zijn.`,
    'plan.approach.everyoneAtOnce': ({ people }, f) => `Op één gezamenlijke dag treft een fout alle ${f.number(people)} mensen tegelijk.`,
    'plan.approach.contained': 'Gaat er iets mis, dan treft dat alleen de fase die al begonnen is.',
    'plan.approach.ownChoice': ({ chosen, recommended }: Approaches) =>
      `De projectleider koos ${approachesNl[chosen]}; het advies was ${approachesNl[recommended]}.`,
    'plan.approach.ifSecondPerson': 'Een tweede persoon zou dit veranderen, als het systeem meer dan simpel is of het werk ervan afhangt.',
    'plan.approach.ifMorePeople': ({ more }, f) =>
      `Met ${f.plural(more, { one: '# persoon', other: '# mensen' })} erbij wordt het advies: in fasen.`,
    'plan.approach.ifHeavier': 'Dat geldt ook als het systeem moeilijker te leren is, of als het werk zonder stilvalt.',
    'plan.approach.ifFewerPeople': ({ people, few }, f) =>
      `In één keer raden we alleen aan tot ${few} mensen; het zijn er ${f.number(people)}.`,
    'plan.approach.ifSimple': 'Voor in één keer moet het systeem makkelijk te leren zijn.',
    'plan.approach.ifNotCritical': 'Voor in één keer moet het werk ook zonder het systeem door kunnen gaan.',
    'plan.approach.ifAll': 'Dat allemaal tegelijk is nodig.',

    'plan.because.fixed': 'vastgezet in deze fase',
    'plan.because.pilot': 'deed mee aan de pilot',
    'plan.because.volunteered': ({ keenness }) =>
      keenness >= 3 ? 'gaf zich op en wil graag als eerste' : keenness === 2 ? 'meldde zich aan en heeft er zin in' : 'meldde zich aan',
    'plan.because.nominated': ({ place }) => `ambassadeur voor ${place}`,
    'plan.because.onlyFromPlace': ({ place }) => `de enige van ${place} in deze fase`,
    'plan.because.onlySpeaker': ({ language, place }: { language: Language; place: string }) =>
      `de enige van ${place} in deze fase die ${speaksNl[language]} spreekt`,
    'plan.because.onlyFromDepartment': ({ department }) => `de enige van ${department} in deze fase`,
    'plan.because.heavyUse': ({ use: hours }, f) => `gebruikt het oude systeem ${useNl(hours, f)}`,
    'plan.because.withTeam': ({ department, place, others }, f) =>
      `begint samen met ${f.plural(others, { one: 'één collega', other: '# collega’s' })} van ${department} in ${place}`,
    'plan.because.withPlace': ({ place, others }, f) =>
      `begint samen met ${f.plural(others, { one: 'één collega', other: '# collega’s' })} in ${place}`,
    'plan.because.fillsGroup': ({ people, of }, f) =>
      `gekozen om op ${f.number(people)} van de ${f.number(of)} mensen te komen; nog geen gegevens over pilot of vrijwilligers`,
    'plan.because.wave': ({ wave, waves }) => `golf ${wave} van ${waves}, zoveel als er tegelijk hulp kunnen krijgen`,
    'plan.because.helpAtPlace': ({ place, helpers }, f) =>
      `tegen die tijd ${f.plural(helpers, { one: 'kan één collega', other: 'kunnen # collega’s' })} in ${place} helpen`,
    'plan.because.afterOthers': ({ before }, f) =>
      `tegen die tijd ${f.plural(before, { one: 'is één persoon', other: 'zijn # mensen' })} begonnen en zijn de ergste fouten opgelost`,
    'plan.because.joinedLater': 'begon na de uitrol',
    'plan.because.alone': 'is de enige en begint dus meteen',
    'plan.because.together': ({ people }, f) => `één fase voor iedereen, ${f.number(people)} mensen in totaal`,

    'plan.champion.nominated': 'aangewezen door de projectleider',
    'plan.champion.pilot': 'kent het systeem van de pilot',
    'plan.champion.keen': 'wilde graag vroeg beginnen',
    'plan.champion.startsFirst': 'zit in de eerste fase',
    'plan.champion.speaks': ({ language, place }: { language: Language; place: string }) =>
      `de enige ambassadeur in ${place} die ${speaksNl[language]} spreekt`,
    'plan.champion.knowsOld': ({ use: hours }, f) => `kent het oude systeem goed (${useNl(hours, f)})`,
    'plan.champion.atHand': ({ place }) => `begint vroeg en werkt in ${place}`,
    'plan.champion.ofPhase': ({ phase }, f) => `helpt de mensen van “${phaseCalled(phase, f)}”`,

    'plan.warning.pilotsOverShare': ({ pilots, most, phase }, f) =>
      `Er zijn ${f.number(pilots)} pilotgebruikers, terwijl “${phaseCalled(phase, f)}” hooguit ${f.number(most)} mensen hoort te hebben. Ze blijven allemaal; de eerste fase is groter dan aangeraden.`,
    'plan.warning.tooMany': ({ phase, people, most }, f) =>
      `“${phaseCalled(phase, f)}” heeft ${f.number(people)} mensen, meer dan de aangeraden ${f.number(most)}, omdat mensen daar vaststaan. Zet er een paar in een latere fase.`,
    'plan.warning.tooFew': ({ phase, people, least }, f) =>
      `“${phaseCalled(phase, f)}” heeft ${f.number(people)} mensen, minder dan de aangeraden ${f.number(least)}, omdat de anderen elders vaststaan. Maak er een paar los.`,
    'plan.warning.useUnknown':
      'Hoeveel mensen het oude systeem gebruiken is niet bekend, dus gaan grote teams voor kleine. Zet de uren per week in de personeelslijst voor een betere volgorde.',
    'plan.warning.pinUnknown': (who, f) =>
      `Dit plan heeft geen “${phaseCalled(who.phase, f)}”, waar ${namedNl(who, f)} hoort te staan. De best passende fase is gekozen; zet ze zo nodig opnieuw vast.`,
    'plan.warning.supportShort': ({ phase, week, tickets, capacity, champions, hours }, f) =>
      `In week ${week}, tijdens “${phaseCalled(phase, f)}”, verwachten we ${f.number(tickets)} vragen (een aanname tot er gemeten is) en is er hulp voor ${f.number(capacity)}. ${
        champions > 0
          ? `${f.plural(champions, { one: 'Eén extra ambassadeur', other: '# extra ambassadeurs' })} of ${f.plural(hours, { one: 'één extra inloopuur', other: '# extra inloopuren' })} die week is genoeg.`
          : `${f.plural(hours, { one: 'Eén extra inloopuur', other: '# extra inloopuren' })} die week is genoeg.`
      }`,
    'plan.warning.noChampion': ({ place }) =>
      `${place} heeft geen ambassadeur: niemand daar zit in de eerste twee fasen. Wijs daar een ambassadeur aan, of zet iemand vast in een vroege fase.`,
    'plan.warning.fewChampions': ({ place, wanted, found }, f) =>
      `${place} heeft ${f.plural(found, { one: 'één ambassadeur', other: '# ambassadeurs' })}, terwijl ${f.number(wanted)} beter past. Laat daar meer mensen vroeg beginnen.`,
    'plan.warning.nominatedLate': (who, f) =>
      `Ambassadeurs die pas beginnen in “${phaseCalled(who.phase, f)}”: ${namedNl(who, f)}. Zet ze vast in een van de eerste twee fasen, dan is hun hulp er op tijd.`,
    'plan.warning.leavesFirst': ({ people, more }, f) =>
      `Niet in het plan, omdat hun laatste werkdag voor hun eerste dag ligt: ${leaversIn(people, more, f, namedNl)}. Verbeter de laatste werkdag als die niet klopt.`,
    'plan.warning.placeUnknown': ({ people, place }, f) =>
      `${f.plural(people, { one: 'Eén persoon werkt', other: '# mensen werken' })} op een locatie die niet op de lijst staat; ze zijn ingepland bij ${place}. Geef ze een eigen locatie.`,

    'plan.nobody':
      'Er zijn geen mensen om voor te plannen. Voeg mensen toe of importeer een personeelslijst, en maak dan het plan opnieuw.',
    'plan.noPlaces': 'Er zijn nog geen locaties. Voeg de locatie toe waar mensen werken, en maak dan het plan opnieuw.',
    'plan.badStart': ({ start }) => `“${start}” is geen dag. Schrijf de startdatum als jaar-maand-dag, bijvoorbeeld 2027-02-01.`,
    'plan.startInPast': ({ start, today }, f) =>
      `De startdatum, ${f.day(start, 'full')}, is al voorbij (vandaag is het ${f.day(today, 'full')}). Kies vandaag of een latere dag.`,
    'plan.startTooFar': ({ start, latest }, f) =>
      `De startdatum, ${f.day(start, 'full')}, ligt meer dan vijf jaar vooruit. Kies een dag tot en met ${f.day(latest, 'full')}.`,
    'plan.noCalendar': ({ country, location }) =>
      `Van ${countryName(country, 'nl')}, het land van ${location}, zijn geen feestdagen bekend. Voeg ze toe bij de instellingen, of kies een ander land voor die locatie.`,
  },
})

export const cohortProblems = {
  'plan.nobody': 'invalid',
  'plan.noPlaces': 'invalid',
  'plan.badStart': 'invalid',
  'plan.startInPast': 'invalid',
  'plan.startTooFar': 'refused',
  'plan.noCalendar': 'refused',
} as const satisfies Record<string, ProblemKind>
