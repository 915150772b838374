/** The words of Today. */
import type { Format } from '#core/kernel/format.ts'
import { catalogue } from '#core/kernel/words.ts'

const peopleEn = (people: number | null, f: Format): string =>
  people === null ? '' : `${f.plural(people, { one: '1 person', other: '# people' })}, `
const peopleNl = (people: number | null, f: Format): string =>
  people === null ? '' : `${f.plural(people, { one: '1 persoon', other: '# mensen' })}, `

export const todayWords = catalogue({
  en: {
    weekOf: ({ week, weeks }: { week: number; weeks: number }) => `week ${week} of ${weeks}`,
    startsIn: ({ days }: { days: number }, f) => f.plural(days, { one: 'starts tomorrow', other: 'starts in # days' }),
    ready: ({ phase }: { phase: string }) => `Ready for: ${phase}`,
    readyPhase: ({ position }: { position: number }) => `Ready for phase ${position}`,
    ready_checklist: 'Checklist',
    ready_trained: 'Trained',
    ready_messages: 'Messages',
    ready_champions: 'Champions',
    ready_officeHours: 'Office hours',
    holdsLaunch: 'holds go-live',
    doneOf: ({ done, all }: { done: number; all: number }) => `${done} of ${all}`,
    thisWeek: 'Next 7 days',
    waitsForGate: 'Waits for go/no-go',
    plannedFor: ({ day }: { day: string }) => `planned for ${day}`,
    nothingThisWeek: 'Nothing is planned for the next seven days.',
    holidayHere: ({ name, places }: { name: string; places: string }) => `${name}, nothing is planned in ${places}`,
    holidayAll: ({ name }: { name: string }) => `${name}, nothing is planned`,
    freezeOn: ({ name, until }: { name: string; until: string }) => `${name}: nothing starts until ${until}`,
    goesLive: ({ phase, people }: { phase: string; people: number }, f) =>
      `${phase} goes live, ${f.plural(people, { one: '1 person', other: '# people' })}`,
    sessionAt: ({ time, people, minutes, place }: { time: string; people: number | null; minutes: number; place: string }, f) =>
      `${time} session in ${place}, ${peopleEn(people, f)}${minutes}\u00a0min`,
    sessionOnline: ({ time, people, minutes }: { time: string; people: number | null; minutes: number }, f) =>
      `${time} session online, ${peopleEn(people, f)}${minutes}\u00a0min`,
    sessions: ({ count, people }: { count: number; people: number | null }, f) =>
      `${f.number(count)} sessions${people === null ? '' : `, ${f.plural(people, { one: '1 person', other: '# people' })}`}`,
    messageOut: ({ kind, readers }: { kind: string; readers: number }, f) =>
      `${kind} is sent to ${f.plural(readers, { one: '1 person', other: '# people' })}`,
    officeHours: ({ count }: { count: number }, f) => f.plural(count, { one: '1 office hour', other: '# office hours' }),
    warnings: ({ count }: { count: number }) => `Plan warnings (${count})`,
    noPlanTitle: 'There is no plan yet',
    noPlanText: 'Making the plan takes a moment. Nobody gets a message.',
    makePlan: 'Make plan',
    needPeople: 'Add people first',
  },
  nl: {
    weekOf: ({ week, weeks }) => `week ${week} van ${weeks}`,
    startsIn: ({ days }, f) => f.plural(days, { one: 'begint morgen', other: 'begint over # dagen' }),
    ready: ({ phase }) => `Klaar voor: ${phase}`,
    readyPhase: ({ position }) => `Klaar voor fase ${position}`,
    ready_checklist: 'Checklist',
    ready_trained: 'Getraind',
    ready_messages: 'Berichten',
    ready_champions: 'Ambassadeurs',
    ready_officeHours: 'Inloopuren',
    holdsLaunch: 'blokkeert de start',
    doneOf: ({ done, all }) => `${done} van ${all}`,
    thisWeek: 'Komende 7 dagen',
    waitsForGate: 'Wacht op go/no-go',
    plannedFor: ({ day }) => `gepland voor ${day}`,
    nothingThisWeek: 'De komende zeven dagen staat er niets gepland.',
    holidayHere: ({ name, places }) => `${name}, in ${places} is niets gepland`,
    holidayAll: ({ name }) => `${name}, er is niets gepland`,
    freezeOn: ({ name, until }) => `${name}: tot en met ${until} begint er niets`,
    goesLive: ({ phase, people }, f) => `${phase} begint, ${f.plural(people, { one: '1 persoon', other: '# mensen' })}`,
    sessionAt: ({ time, people, minutes, place }, f) => `${time} sessie in ${place}, ${peopleNl(people, f)}${minutes}\u00a0min`,
    sessionOnline: ({ time, people, minutes }, f) => `${time} sessie online, ${peopleNl(people, f)}${minutes}\u00a0min`,
    sessions: ({ count, people }, f) =>
      `${f.number(count)} sessies${people === null ? '' : `, ${f.plural(people, { one: '1 persoon', other: '# mensen' })}`}`,
    messageOut: ({ kind, readers }, f) => `${kind} gaat naar ${f.plural(readers, { one: '1 persoon', other: '# mensen' })}`,
    officeHours: ({ count }, f) => f.plural(count, { one: '1 inloopuur', other: '# inloopuren' }),
    warnings: ({ count }) => `Aandachtspunten (${count})`,
    noPlanTitle: 'Er is nog geen plan',
    noPlanText: 'Het plan maken duurt even. Niemand krijgt er bericht van.',
    makePlan: 'Plan maken',
    needPeople: 'Voeg eerst de mensen toe',
  },
})
