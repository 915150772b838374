/** The words of training as it is planned: agendas, sessions, drop-in hours and buddies; with those of training as it happens. */
import { agendaWords } from '#core/training/agenda-words.ts'
import type { Format } from '#core/kernel/format.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { seatsProblems, seatsWords } from '#core/training/seats-words.ts'
import type { Language } from '#core/kernel/language.ts'
import { catalogue } from '#core/kernel/words.ts'

export interface Crowded {
  readonly phases: readonly string[]
  readonly have: number
  readonly need: number
}
export interface Unpaired {
  readonly language: Language
  readonly phase: string
  readonly places: readonly string[]
  readonly missing: number
  readonly have: number
  readonly more: number
}
export interface AtPlaces {
  readonly phase: string
  readonly places: readonly string[]
}
export interface Unseated {
  readonly phase: string
  readonly people: number
}
export interface Unhosted {
  readonly places: readonly string[]
  readonly hours: number
  readonly hosts: number
}

/** The first few places; a list of forty says no more than how many there are. */
const placesIn = (places: readonly string[], f: Format): string => {
  const more = places.length - 4
  if (more < 2) return f.list(places)
  return f.list([...places.slice(0, 4), f.language === 'nl' ? `nog ${f.number(more)}` : `${f.number(more)} more`])
}
const phasesIn = (keys: readonly string[], f: Format): string => f.list(keys.map((key) => `“${phaseCalled(key, f)}”`))

const plannedWords = catalogue({
  en: {
    ...agendaWords.en,

    'training.sessionLength': ({ minutes }: { minutes: number }) =>
      `A group session takes 60 to 90 minutes, in whole minutes; ${minutes} was asked for. Choose a length in between.`,

    'training.earlierWeek': ({ phase, places }: AtPlaces, f) =>
      `“${phaseCalled(phase, f)}” is trained earlier than the week before its start, because that week has no working day left in ${placesIn(places, f)}.`,
    'training.tooLate': ({ phase, places }: AtPlaces, f) =>
      `“${phaseCalled(phase, f)}” starts so soon that there is no full week left to train in ${placesIn(places, f)}. The sessions are on the first possible days. Move the start if you want training first.`,
    'training.hoursTooShort': ({ place, minutes }: { place: string; minutes: number }) =>
      `The working hours of ${place} are shorter than a session of ${minutes} minutes. Make the session shorter or correct the hours.`,
    'training.spread': ({ phases, have, need }: Crowded, f) =>
      `With ${f.plural(have, { one: '# trainer', other: '# trainers' })} the training of ${phasesIn(phases, f)} does not fit in the week before the start, so some sessions come up to four weeks earlier. A trainer works at one location a day, and needs a day to reach another country. With ${f.number(need)} trainers it fits.`,
    'training.trainersShort': ({ phases, have, need }: Crowded, f) =>
      `${f.plural(have, { one: '# trainer is', other: '# trainers are' })} not enough for the training of ${phasesIn(phases, f)}, not even when it starts weeks earlier. A trainer works at one location a day, and needs a day to reach another country. This plan counts on ${f.number(need)} trainers: find them, or spread the starts over more weeks.`,
    'training.roomFull': ({ phase, places }: AtPlaces, f) =>
      `One room is not enough for everyone of “${phaseCalled(phase, f)}” in ${placesIn(places, f)} in one week, so some sessions come up to four weeks earlier. A second room would keep them together.`,
    'training.roomsShort': ({ places, need }: { places: readonly string[]; need: number }, f) =>
      `One room is not enough for the training in ${placesIn(places, f)}: up to ${f.number(need)} rooms at one location are in use at the same time. Arrange them, or spread the starts over more weeks.`,

    'training.withoutSeat': ({ phase, people }: Unseated, f) =>
      `${f.plural(people, { one: '# person', other: '# people' })} of “${phaseCalled(phase, f)}” ${people === 1 ? 'has' : 'have'} no seat in an upcoming session. Add seats to a session, or give a cancelled session another time.`,

    'training.noOfficeHours': ({ phase, places }: AtPlaces, f) =>
      `“${phaseCalled(phase, f)}” has no office hours in ${placesIn(places, f)}, because the working day there is shorter than an hour. Correct the working hours.`,
    'training.hostsShort': ({ places, hours, hosts }: Unhosted, f) =>
      `${f.plural(hours, { one: '# office hour', other: '# office hours' })} in ${placesIn(places, f)} ${hours === 1 ? 'has' : 'have'} no host. Add ${f.plural(hosts, { one: '# champion', other: '# champions' })} there, or assign another host.`,

    'training.because.samePlace': ({ place }: { place: string }) => `also works in ${place}`,
    'training.because.sameDepartment': ({ department }: { department: string }) => `same department: ${department}`,
    'training.because.languageOnly': ({ language }: { language: Language }) =>
      `also speaks ${language === 'nl' ? 'Dutch' : 'English'}; all buddies closer by are full`,

    'training.buddiesShort': ({ language, phase, places, missing, have, more }: Unpaired, f) =>
      `${f.plural(missing, { one: '# person', other: '# people' })} in ${placesIn(places, f)} ${missing === 1 ? 'has' : 'have'} no buddy: ${have === 0 ? 'no' : 'too few'} ${language === 'nl' ? 'Dutch' : 'English'} ${have === 0 ? 'speaker starts' : 'speakers start'} before “${phaseCalled(phase, f)}”. Move ${f.plural(more, { one: '# person', other: '# people' })} to an earlier phase, or raise the limit per buddy.`,
    'training.pilotsShort': ({ language, phase, places, missing, have, more }: Unpaired, f) =>
      `${f.plural(missing, { one: '# person', other: '# people' })} in ${placesIn(places, f)} ${missing === 1 ? 'has' : 'have'} no buddy: ${have === 0 ? 'no' : 'too few'} ${language === 'nl' ? 'Dutch' : 'English'}-speaking pilot ${have === 0 ? 'user' : 'users'} can help “${phaseCalled(phase, f)}”. Add ${f.number(more)}.`,
  },
  nl: {
    ...agendaWords.nl,

    'training.sessionLength': ({ minutes }) =>
      `Een groepssessie duurt 60 tot 90 minuten, in hele minuten; gevraagd was ${minutes}. Kies een lengte daartussen.`,

    'training.earlierWeek': ({ phase, places }, f) =>
      `“${phaseCalled(phase, f)}” krijgt eerder training dan in de week voor de start, want in die week is er geen werkdag meer over in ${placesIn(places, f)}.`,
    'training.tooLate': ({ phase, places }, f) =>
      `“${phaseCalled(phase, f)}” begint zo snel dat er geen hele week meer is voor de training in ${placesIn(places, f)}. De sessies staan op de eerste dagen die kunnen. Schuif de start op als je eerst training wilt geven.`,
    'training.hoursTooShort': ({ place, minutes }) =>
      `De werktijd in ${place} is korter dan een sessie van ${minutes} minuten. Maak de sessie korter of verbeter de werktijden.`,
    'training.spread': ({ phases, have, need }, f) =>
      `Met ${f.plural(have, { one: '# trainer', other: '# trainers' })} past de training van ${phasesIn(phases, f)} niet in de week voor de start; sommige sessies komen daarom tot vier weken eerder. Een trainer werkt op één dag op één locatie en heeft een dag nodig om naar een ander land te reizen. Met ${f.number(need)} trainers past het wel.`,
    'training.trainersShort': ({ phases, have, need }, f) =>
      `${f.plural(have, { one: '# trainer is', other: '# trainers zijn' })} niet genoeg voor de training van ${phasesIn(phases, f)}, ook niet als die weken eerder begint. Een trainer werkt op één dag op één locatie en heeft een dag nodig om naar een ander land te reizen. Dit plan rekent op ${f.number(need)} trainers: zoek ze, of spreid de starts over meer weken.`,
    'training.roomFull': ({ phase, places }, f) =>
      `Eén zaal is te weinig om in één week iedereen van “${phaseCalled(phase, f)}” te trainen in ${placesIn(places, f)}; sommige sessies komen daarom tot vier weken eerder. Met een tweede zaal blijven ze bij elkaar.`,
    'training.roomsShort': ({ places, need }, f) =>
      `Eén zaal is te weinig voor de training in ${placesIn(places, f)}: op één locatie zijn tot ${f.number(need)} zalen tegelijk bezet. Regel ze, of spreid de starts over meer weken.`,

    'training.withoutSeat': ({ phase, people }, f) =>
      `${f.plural(people, { one: '# persoon', other: '# mensen' })} van “${phaseCalled(phase, f)}” ${people === 1 ? 'heeft' : 'hebben'} geen plaats in een sessie die nog komt. Voeg plaatsen toe aan een sessie, of geef een geannuleerde sessie een andere tijd.`,

    'training.noOfficeHours': ({ phase, places }, f) =>
      `“${phaseCalled(phase, f)}” heeft geen inloopuur in ${placesIn(places, f)}, want de werkdag is daar korter dan een uur. Verbeter de werktijden.`,
    'training.hostsShort': ({ places, hours, hosts }, f) =>
      `${f.plural(hours, { one: '# inloopuur', other: '# inloopuren' })} in ${placesIn(places, f)} ${hours === 1 ? 'heeft' : 'hebben'} geen begeleider. Voeg daar ${f.plural(hosts, { one: '# ambassadeur', other: '# ambassadeurs' })} toe, of kies iemand anders.`,

    'training.because.samePlace': ({ place }) => `werkt ook in ${place}`,
    'training.because.sameDepartment': ({ department }) => `zelfde afdeling: ${department}`,
    'training.because.languageOnly': ({ language }) =>
      `spreekt ook ${language === 'nl' ? 'Nederlands' : 'Engels'}; maatjes dichterbij zitten vol`,

    'training.buddiesShort': ({ language, phase, places, missing, have, more }, f) =>
      `${f.plural(missing, { one: '# persoon', other: '# mensen' })} in ${placesIn(places, f)} ${missing === 1 ? 'heeft' : 'hebben'} geen maatje: er beginnen ${have === 0 ? 'geen' : 'te weinig'} ${language === 'nl' ? 'Nederlandstaligen' : 'Engelstaligen'} voor “${phaseCalled(phase, f)}”. Laat ${f.plural(more, { one: '# persoon', other: '# mensen' })} eerder beginnen, of verhoog het maximum per maatje.`,
    'training.pilotsShort': ({ language, phase, places, missing, have, more }, f) =>
      `${f.plural(missing, { one: '# persoon', other: '# mensen' })} in ${placesIn(places, f)} ${missing === 1 ? 'heeft' : 'hebben'} geen maatje: er ${have === 0 ? 'is' : 'zijn'} ${have === 0 ? 'geen' : 'te weinig'} ${language === 'nl' ? 'Nederlandstalige' : 'Engelstalige'} ${have === 0 ? 'pilotgebruiker' : 'pilotgebruikers'} om “${phaseCalled(phase, f)}” te helpen. Voeg er ${f.number(more)} toe.`,
  },
})

export const trainingWords = {
  en: { ...plannedWords.en, ...seatsWords.en },
  nl: { ...plannedWords.nl, ...seatsWords.nl },
}

export const trainingProblems = {
  ...seatsProblems,
  'training.sessionLength': 'invalid',
} as const satisfies Record<string, ProblemKind>
