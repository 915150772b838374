/** The words of timelines, in every language: why days moved, slips, headings and calendar events. */
import type { Format } from '#core/kernel/format.ts'
import { phaseCalled, placesCalled } from '#core/plan/phase-name.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export type Because = 'weekend' | 'holiday' | 'freeze' | 'earlierPhase'
export interface Moved {
  wanted: string
  taken: string
  because: Because
}

const reasonsEn: Record<Because, string> = {
  weekend: 'is in a weekend',
  holiday: 'is a public holiday',
  freeze: 'is in a freeze period',
  earlierPhase: 'is before the previous phase there has started',
}
const reasonsNl: Record<Because, string> = {
  weekend: 'valt in een weekend',
  holiday: 'is een feestdag',
  freeze: 'ligt in een geblokkeerde periode',
  earlierPhase: 'is voordat de vorige fase daar begonnen is',
}

const becauseEn = (because: Because): string => reasonsEn[because]
const becauseNl = (because: Because): string => reasonsNl[because]

/** "25 January": a heading has no room for weekday and year. */
const dayAndMonth = (day: string, f: Format): string => f.day(day, 'full').replace(/ \d{4}$/, '')

export const timelineWords = catalogue({
  en: {
    'plan.startMoved': ({ wanted, taken, because }: Moved, f) =>
      `${f.day(wanted)} ${becauseEn(because)}, so the rollout starts on ${f.day(taken)}.`,
    'plan.anchorMoved': ({ phase, wanted, taken, because }: Moved & { phase: string }, f) =>
      `${f.day(wanted)}, the day you chose for “${phaseCalled(phase, f)}”, ${becauseEn(because)}; it becomes ${f.day(taken)}.`,
    'plan.frozen': ({ phase, wanted, taken }: { phase: string; wanted: string; taken: string }, f) =>
      `“${phaseCalled(phase, f)}” would start in a freeze period on ${f.day(wanted)}, so it starts on ${f.day(taken)}.`,
    'plan.anchorLost': ({ phase, day }: { phase: string; day: string }, f) =>
      `You chose ${f.day(day, 'full')} for “${phaseCalled(phase, f)}”. That date is lost, because no phase of the plan can keep it. Move the phase that takes its place if you still want that day.`,
    'plan.phaseMoved': ({ phase, wanted, taken, because }: Moved & { phase: string }, f) =>
      `“${phaseCalled(phase, f)}” starts on ${f.day(taken)}, because ${f.day(wanted)} ${becauseEn(because)}.`,
    'plan.siteMoved': ({ phase, places, wanted, taken, because }: Moved & { phase: string; places: readonly string[] }, f) =>
      `In ${placesCalled(places, f)}, “${phaseCalled(phase, f)}” starts on ${f.day(taken)}, because ${f.day(wanted)} ${becauseEn(because)}.`,
    'plan.fridayStart': ({ phase, day }: { phase: string; day: string }, f) =>
      `“${phaseCalled(phase, f)}” starts on a Friday (${f.day(day, 'brief')}); questions may wait until Monday. An earlier day in the week is better.`,
    'plan.eveOfHoliday': ({ phase, places, day }: { phase: string; places: readonly string[]; day: string }, f) =>
      `“${phaseCalled(phase, f)}” starts on ${f.day(day)}, the day before a holiday in ${placesCalled(places, f)}. Make sure someone can be reached.`,
    'plan.provisionalHoliday': (
      { phase, places, day, holiday }: { phase: string; places: readonly string[]; day: string; holiday: string },
      f,
    ) =>
      `The holiday on ${f.day(holiday)} in ${placesCalled(places, f)} may still move, and “${phaseCalled(phase, f)}” starts on ${f.day(day)}. Check again once the date is announced.`,
    'plan.noAllowedDay': ({ phase, from }: { phase: string; from: string }, f) =>
      `From ${f.day(from, 'full')} on there is no working day for “${phaseCalled(phase, f)}” within three years. Shorten a freeze period or choose another start date.`,
    'plan.phaseOrder': ({ phase, day, before, beforeDay }: { phase: string; day: string; before: string; beforeDay: string }, f) =>
      `“${phaseCalled(phase, f)}” cannot start on ${f.day(day, 'full')}, because “${phaseCalled(before, f)}” starts on ${f.day(beforeDay, 'full')}. Choose a later day, or move “${phaseCalled(before, f)}” first.`,

    'plan.heading.off': ({ system, on }: { system: string; on: string }, f) => `${system} switched off on ${dayAndMonth(on, f)}`,
    'plan.heading.everyone': ({ tool, on }: { tool: string; on: string }, f) => `Everyone works with ${tool} from ${dayAndMonth(on, f)}`,
    'plan.heading.paused': ({ tool, system }: { tool: string; system: string | null }): string =>
      system === null ? `The rollout of ${tool} is paused` : `Paused: ${system} stays on until the rollout resumes`,
    'plan.heading.empty': ({ tool }: { tool: string }) => `${tool} has no plan yet`,

    'plan.slip.late': ({ days }: { days: number }, f) => f.plural(days, { one: '# day later', other: '# days later' }),
    'plan.slip.early': ({ days }: { days: number }, f) => f.plural(days, { one: '# day earlier', other: '# days earlier' }),
    'plan.slip.none': 'On baseline',
    'plan.slip.gone': 'Removed from the plan',

    'plan.event.phase': ({ tool, phase }: { tool: string; phase: string }, f) => `${tool}: “${phaseCalled(phase, f)}” starts`,
    'plan.event.phaseAbout': ({ ends, people }: { ends: string; people: number }, f) =>
      `${f.plural(people, { one: '# person', other: '# people' })}, until ${f.day(ends)}`,
    'plan.event.milestone': ({ tool, phase }: { tool: string; phase: string }, f) => `${tool}: ${phaseCalled(phase, f)}`,
    'plan.event.off': ({ system }: { system: string }) => `${system} is switched off`,
    'plan.event.waits': ({ title }: { title: string }) => `${title} (waits for a decision)`,
    'plan.event.waitsAbout': ({ since }: { since: string }, f) =>
      `Planned for ${f.day(since)}. The day moves on until the go/no-go check is approved.`,
    'plan.event.site': ({ tool, phase, place }: { tool: string; phase: string; place: string }, f) =>
      `${tool}: “${phaseCalled(phase, f)}” starts in ${place}`,
    'plan.event.session': ({ tool, phase, language }: { tool: string; phase: string; language: 'en' | 'nl' }, f) =>
      `${tool} training, “${phaseCalled(phase, f)}” (${language === 'nl' ? 'in Dutch' : 'in English'})`,
    'plan.event.sessionAbout': ({ minutes, seats, trainer }: { minutes: number; seats: number; trainer: string | null }) =>
      `${minutes} minutes, ${seats} seats, ${trainer === null ? 'trainer to be announced' : `with ${trainer}`}`,
    'plan.event.officeHour': ({ tool }: { tool: string }) => `Office hour ${tool}`,
    'plan.event.message': ({ tool, message, phase }: { tool: string; message: string; phase: string | null }, f) =>
      `${tool}: ${message}${phase === null ? '' : `, “${phaseCalled(phase, f)}”`}`,
    'plan.event.readers': ({ readers }: { readers: number }, f) => f.plural(readers, { one: '# recipient', other: '# recipients' }),
    'plan.event.checklist': ({ tool, phase, list }: { tool: string; phase: string; list: string }, f) =>
      `${tool}: ${list}, “${phaseCalled(phase, f)}”`,
  },
  nl: {
    'plan.startMoved': ({ wanted, taken, because }, f) =>
      `De gekozen dag, ${f.day(wanted)}, ${becauseNl(because)}; de uitrol begint op ${f.day(taken)}.`,
    'plan.anchorMoved': ({ phase, wanted, taken, because }, f) =>
      `De dag die je koos voor “${phaseCalled(phase, f)}”, ${f.day(wanted)}, ${becauseNl(because)}; het wordt ${f.day(taken)}.`,
    'plan.frozen': ({ phase, wanted, taken }, f) =>
      `“${phaseCalled(phase, f)}” zou op ${f.day(wanted)} in een geblokkeerde periode vallen en begint nu op ${f.day(taken)}.`,
    'plan.anchorLost': ({ phase, day }, f) =>
      `Je koos ${f.day(day, 'full')} voor “${phaseCalled(phase, f)}”. Die datum vervalt, want geen fase van het plan kan hem aanhouden. Verschuif de fase die ervoor in de plaats komt als je die dag nog wilt.`,
    'plan.phaseMoved': ({ phase, wanted, taken, because }, f) =>
      `“${phaseCalled(phase, f)}” begint op ${f.day(taken)}, want ${f.day(wanted)} ${becauseNl(because)}.`,
    'plan.siteMoved': ({ phase, places, wanted, taken, because }, f) =>
      `In ${placesCalled(places, f)} begint “${phaseCalled(phase, f)}” op ${f.day(taken)}, want ${f.day(wanted)} ${becauseNl(because)}.`,
    'plan.fridayStart': ({ phase, day }, f) =>
      `“${phaseCalled(phase, f)}” begint op een vrijdag (${f.day(day, 'brief')}); vragen blijven dan misschien tot maandag liggen. Eerder in de week is beter.`,
    'plan.eveOfHoliday': ({ phase, places, day }, f) =>
      `“${phaseCalled(phase, f)}” begint op ${f.day(day)}, de dag vóór een feestdag in ${placesCalled(places, f)}. Zorg dat er iemand bereikbaar is.`,
    'plan.provisionalHoliday': ({ phase, places, day, holiday }, f) =>
      `De feestdag van ${f.day(holiday)} in ${placesCalled(places, f)} kan nog verschuiven, en “${phaseCalled(phase, f)}” begint op ${f.day(day)}. Controleer dit zodra die dag bekend is.`,
    'plan.noAllowedDay': ({ phase, from }, f) =>
      `Vanaf ${f.day(from, 'full')} is er binnen drie jaar geen werkdag voor “${phaseCalled(phase, f)}”. Maak een geblokkeerde periode korter of kies een andere startdatum.`,
    'plan.phaseOrder': ({ phase, day, before, beforeDay }, f) =>
      `“${phaseCalled(phase, f)}” kan niet beginnen op ${f.day(day, 'full')}, want “${phaseCalled(before, f)}” begint op ${f.day(beforeDay, 'full')}. Kies een latere dag, of verschuif eerst “${phaseCalled(before, f)}”.`,

    'plan.heading.off': ({ system, on }, f) => `${system} wordt uitgezet op ${dayAndMonth(on, f)}`,
    'plan.heading.everyone': ({ tool, on }, f) => `Iedereen werkt met ${tool} vanaf ${dayAndMonth(on, f)}`,
    'plan.heading.paused': ({ tool, system }) =>
      system === null ? `De uitrol van ${tool} is gepauzeerd` : `Gepauzeerd: ${system} blijft aan tot de uitrol hervat wordt`,
    'plan.heading.empty': ({ tool }) => `Voor ${tool} is er nog geen plan`,

    'plan.slip.late': ({ days }, f) => f.plural(days, { one: '# dag later', other: '# dagen later' }),
    'plan.slip.early': ({ days }, f) => f.plural(days, { one: '# dag eerder', other: '# dagen eerder' }),
    'plan.slip.none': 'Volgens planning',
    'plan.slip.gone': 'Niet meer in het plan',

    'plan.event.phase': ({ tool, phase }, f) => `${tool}: “${phaseCalled(phase, f)}” begint`,
    'plan.event.phaseAbout': ({ ends, people }, f) =>
      `${f.plural(people, { one: '# persoon', other: '# mensen' })}, tot en met ${f.day(ends)}`,
    'plan.event.milestone': ({ tool, phase }, f) => `${tool}: ${phaseCalled(phase, f)}`,
    'plan.event.off': ({ system }) => `${system} wordt uitgezet`,
    'plan.event.waits': ({ title }) => `${title} (wacht op een besluit)`,
    'plan.event.waitsAbout': ({ since }, f) => `Gepland voor ${f.day(since)}. De dag schuift op tot het go/no-go-moment is goedgekeurd.`,
    'plan.event.site': ({ tool, phase, place }, f) => `${tool}: “${phaseCalled(phase, f)}” begint in ${place}`,
    'plan.event.session': ({ tool, phase, language }, f) =>
      `Training ${tool}, “${phaseCalled(phase, f)}” (${language === 'nl' ? 'in het Nederlands' : 'in het Engels'})`,
    'plan.event.sessionAbout': ({ minutes, seats, trainer }) =>
      `${minutes} minuten, ${seats} plaatsen, ${trainer === null ? 'trainer volgt' : `met ${trainer}`}`,
    'plan.event.officeHour': ({ tool }) => `Inloopuur ${tool}`,
    'plan.event.message': ({ tool, message, phase }, f) => `${tool}: ${message}${phase === null ? '' : `, “${phaseCalled(phase, f)}”`}`,
    'plan.event.readers': ({ readers }, f) => f.plural(readers, { one: '# ontvanger', other: '# ontvangers' }),
    'plan.event.checklist': ({ tool, phase, list }, f) => `${tool}: ${list}, “${phaseCalled(phase, f)}”`,
  },
})

export const timelineProblems = {
  'plan.noAllowedDay': 'refused',
  'plan.phaseOrder': 'refused',
} as const satisfies Record<string, ProblemKind>
