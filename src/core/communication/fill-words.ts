/** What the places of a message are filled with, in every language; apart from the vocabulary, because only letters say it. */
import type { Named } from '#core/communication/champion-groups.ts'
import type { Format } from '#core/kernel/format.ts'
import type { PhaseProgress } from '#core/communication/phase-progress.ts'
import { shareInDutch, shareInEnglish } from '#core/metrics/share-words.ts'
import type { ToldShare } from '#core/metrics/small-groups.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import { catalogue } from '#core/kernel/words.ts'

interface Training {
  day: string
  startsAt: string
  endsAt: string
  zone: string
  where: string
}
/** The start of a phase as a group hears it. */
interface GroupStart {
  phase: string
  day: string
  planned: string | null
}
/** What is concluded of a goal, with why where it is not known. */
interface Concluded {
  verdict: string
  reason: string
}
interface Goal extends Concluded {
  goal: string
  tool: string
  /** Of phases that have begun. */
  phases: readonly (Concluded & { phaseKey: string })[]
}
type Progress = Omit<PhaseProgress, 'part'>

/** Names, and how many others there are. */
const withOthers = ({ names, others }: Named, f: Format, said: { one: string; other: string }): string =>
  f.list(others === 0 ? names : [...names, f.plural(others, said)])
const champions = (named: Named, f: Format): string => withOthers(named, f, { one: '# other', other: '# others' })
const ambassadeurs = (named: Named, f: Format): string => withOthers(named, f, { one: 'nog # ander', other: 'nog # anderen' })

/** Names up to forty, then how many more. */
const named = (names: readonly string[], f: Format, others: (more: number) => string): string =>
  names.length <= 40 ? f.list(names) : f.list([...names.slice(0, 40), others(names.length - 40)])

const goalsInEnglish = (tool: string): Readonly<Record<string, string>> => ({
  active: `80% use ${tool} within four weeks of their first day`,
  satisfaction: 'Satisfaction of 7 or more out of 10',
  recommendation: 'More people recommend it than advise against it',
  improvement: 'Work goes measurably better than before',
})
const goalsInDutch = (tool: string): Readonly<Record<string, string>> => ({
  active: `80% gebruikt ${tool} binnen vier weken na de eerste dag`,
  satisfaction: 'Tevredenheid van 7 of hoger op 10',
  recommendation: 'Meer mensen raden het aan dan af',
  improvement: 'Het werk gaat meetbaar beter dan vroeger',
})

const reasonsInEnglish: Readonly<Record<string, string>> = {
  stale: 'no new figures of use',
  notDue: 'it takes four weeks',
  notAsked: 'not asked yet',
  openAnswers: 'too few answers so far',
  noBaseline: 'not measured before the start',
  notMeasuredAgain: 'not measured again yet',
  unclear: 'the difference could be chance',
}
const reasonsInDutch: Readonly<Record<string, string>> = {
  stale: 'geen nieuwe cijfers over gebruik',
  notDue: 'daar zijn vier weken voor nodig',
  notAsked: 'nog niet gevraagd',
  openAnswers: 'nog te weinig antwoorden',
  noBaseline: 'niet gemeten vóór de start',
  notMeasuredAgain: 'nog niet opnieuw gemeten',
  unclear: 'het verschil kan toeval zijn',
}
interface VerdictSaid {
  met: string
  notMet: string
  unknown: string
  reasons: Readonly<Record<string, string>>
}
const concludedIn =
  ({ met, notMet, unknown, reasons }: VerdictSaid) =>
  ({ verdict, reason }: Concluded): string =>
    verdict === 'met' ? met : verdict === 'not met' ? notMet : [unknown, reasons[reason]].filter(Boolean).join(', ')
const concludedInEnglish = concludedIn({ met: 'reached', notMet: 'not yet', unknown: 'not known yet', reasons: reasonsInEnglish })
const concludedInDutch = concludedIn({ met: 'gehaald', notMet: 'nog niet', unknown: 'nog niet bekend', reasons: reasonsInDutch })

/** Phases behind the verdict of everyone, where there are any. */
const byPhase = (phases: Goal['phases'], said: (one: Concluded) => string, f: Format): string =>
  phases.length === 0 ? '' : ` (${phases.map((one) => `${phaseCalled(one.phaseKey, f)}: ${said(one)}`).join('; ')})`

/** Unknown where nothing was noted yet. */
type Share = ToldShare | 'unknown'
const inEnglish = (share: Share): string => (share === 'unknown' ? 'not known yet' : shareInEnglish(share))
const inDutch = (share: Share): string => (share === 'unknown' ? 'nog niet bekend' : shareInDutch(share))

const phasesCalled = ({ phases }: Pick<Progress, 'phases'>, f: Format): string => f.list(phases.map((key) => phaseCalled(key, f)))

/** What may be told of a phase, each with its name; what may not be told is left out. */
const sharesOf = ({ started, trained, use }: Progress, names: readonly [string, string, string], say: (share: Share) => string): string =>
  [started, trained, use].flatMap((share, at) => (share === null ? [] : [`${names[at]}: ${say(share)}`])).join('; ')

/** What is said of something in brackets after it; nothing where nothing is. */
const bracketed = (...parts: readonly (string | null | false)[]): string => {
  const said = parts.filter(Boolean)
  return said.length === 0 ? '' : ` (${said.join(', ')})`
}

export const fillWords = catalogue({
  en: {
    everybody: 'everyone',
    goLive: ({ day }: { day: string }, f) => f.day(day),
    waits: ({ planned }: { planned: string }, f) => `a day still to be decided (it was planned for ${f.day(planned)})`,
    goLives: ({ days }: { days: GroupStart[] }, f) =>
      days
        .map(({ phase, day, planned }) => `${planned === null ? f.day(day, 'short') : 'still to be decided'} (${phaseCalled(phase, f)})`)
        .join('; '),
    training: ({ day, startsAt, endsAt, zone, where }: Training, f) =>
      `${f.day(day)}, ${f.time(startsAt, zone)} to ${f.clock(endsAt, zone)}, ${where}`,
    online: 'online',
    and: ({ items }: { items: string[] }) => items.join('; and '),
    waiting: 'you are on the waiting list; you will hear from us as soon as a seat is free',
    apology: 'you said you cannot come; choose another session on your page in Uitrol',
    trainingGroup: 'find your own session on your page in Uitrol',
    names: (near: Named, f) => champions(near, f),
    yourself: 'that is you',
    champions: (near: Named, f) => `${near.names.length + near.others === 1 ? 'Your champion' : 'Your champions'}: ${champions(near, f)}`,
    championYourself: 'You are a champion yourself.',
    championsElsewhere: 'Your champion: see your page in Uitrol',
    noBuddy: 'not assigned yet; ask your champion',
    noBuddyFirst: 'you are among the first, so ask your champion',
    ownPage: 'see your page in Uitrol',
    helpSelf: '- On your page in Uitrol: choose “Get help” and search the help articles',
    helpChampion: (near: Named, f) => `- At your location: ${champions(near, f)}`,
    helpIt: ({ who }: { who: string }) => `- If they cannot help: ${who}`,
    contact: ({ name, contact }: { name: string; contact: string }) => `${name} (${contact})`,
    pilot: ({ group, result }: { group: string; result: string }) => `Pilot: ${group}. The result: ${result}`,
    starts: ({ phase, goLive, planned }: Progress['starts'][number], f) =>
      `- ${phaseCalled(phase, f)}: ${planned === null ? `starts on ${f.day(goLive)}` : `the start was planned for ${f.day(planned)} and waits for a decision`}`,
    progress: (phase: Progress, f) =>
      phase.people === null
        ? `- ${phasesCalled(phase, f)}: started on ${f.day(phase.goLive)}`
        : `- ${phasesCalled(phase, f)} (${f.number(phase.people)} people): ${sharesOf(phase, ['started', 'training completed', 'active in the last seven days'], inEnglish)}`,
    goal: ({ goal, tool, phases, ...all }: Goal, f) => `- ${goalsInEnglish(tool)[goal] ?? goal}: ${concludedInEnglish(all)}${byPhase(phases, concludedInEnglish, f)}`, // prettier-ignore
    story: ({ text, who, other }: { text: string; who: string | null; other: boolean }): string =>
      `- ${text}${bracketed(who, other && 'in Dutch')}`,
    question: ({ title, answer }: { title: string; answer: string }) => `- ${title}: ${answer}`,
    said: ({ said, done, other }: { said: string; done: string; other: boolean }) =>
      `- “${said}”: ${done}${bracketed(other && 'in Dutch')}`,
    thanks: ({ names, first }: { names: string[]; first: string[] }, f) =>
      `${named(names, f, (more) => `${f.number(more)} more of you`)}, who helped their colleagues${
        first.length === 0 ? '' : `, and ${named(first, f, (more) => `${f.number(more)} more`)}, who went first`
      }.`,
  },
  nl: {
    everybody: 'allemaal',
    goLive: ({ day }, f) => f.day(day),
    waits: ({ planned }, f) => `een nog te bepalen dag (die stond gepland voor ${f.day(planned)})`,
    goLives: ({ days }: { days: GroupStart[] }, f) =>
      days
        .map(({ phase, day, planned }) => `${planned === null ? f.day(day, 'short') : 'nog te bepalen'} (${phaseCalled(phase, f)})`)
        .join('; '),
    training: ({ day, startsAt, endsAt, zone, where }, f) =>
      `${f.day(day)}, ${f.time(startsAt, zone)} tot ${f.clock(endsAt, zone)}, ${where}`,
    online: 'online',
    and: ({ items }) => items.join('; en '),
    waiting: 'je staat op de wachtlijst; je hoort het zodra er plaats is',
    apology: 'je gaf aan dat je niet kunt; kies een andere sessie op je pagina in Uitrol',
    trainingGroup: 'je eigen sessie vind je op je pagina in Uitrol',
    names: (near, f) => ambassadeurs(near, f),
    yourself: 'dat ben jij',
    champions: (near, f) => `${near.names.length + near.others === 1 ? 'Jouw ambassadeur' : 'Jouw ambassadeurs'}: ${ambassadeurs(near, f)}`,
    championYourself: 'Je bent zelf ambassadeur.',
    championsElsewhere: 'Jouw ambassadeur: zie je pagina in Uitrol',
    noBuddy: 'nog niet toegewezen; vraag het je ambassadeur',
    noBuddyFirst: 'jij hoort bij de eersten; vraag het je ambassadeur',
    ownPage: 'zie je pagina in Uitrol',
    helpSelf: '- Op je pagina in Uitrol: kies “Ik kom er niet uit” en zoek in de hulpartikelen',
    helpChampion: (near, f) => `- Op jouw locatie: ${ambassadeurs(near, f)}`,
    helpIt: ({ who }) => `- Kunnen zij je niet helpen: ${who}`,
    contact: ({ name, contact }) => `${name} (${contact})`,
    pilot: ({ group, result }) => `Pilot: ${group}. Het resultaat: ${result}`,
    starts: ({ phase, goLive, planned }, f) =>
      `- ${phaseCalled(phase, f)}: ${planned === null ? `begint op ${f.day(goLive)}` : `de start stond gepland voor ${f.day(planned)} en wacht op een besluit`}`,
    progress: (phase: Progress, f) =>
      phase.people === null
        ? `- ${phasesCalled(phase, f)}: begonnen op ${f.day(phase.goLive)}`
        : `- ${phasesCalled(phase, f)} (${f.number(phase.people)} mensen): ${sharesOf(phase, ['begonnen', 'training afgerond', 'actief in de afgelopen zeven dagen'], inDutch)}`,
    goal: ({ goal, tool, phases, ...all }: Goal, f) => `- ${goalsInDutch(tool)[goal] ?? goal}: ${concludedInDutch(all)}${byPhase(phases, concludedInDutch, f)}`, // prettier-ignore
    story: ({ text, who, other }) => `- ${text}${bracketed(who, other && 'in het Engels')}`,
    question: ({ title, answer }) => `- ${title}: ${answer}`,
    said: ({ said, done, other }) => `- “${said}”: ${done}${bracketed(other && 'in het Engels')}`,
    thanks: ({ names, first }: { names: string[]; first: string[] }, f) =>
      `${named(names, f, (more) => `nog ${f.number(more)} van jullie`)}, die collega’s op weg ${names.length === 1 ? 'hielp' : 'hielpen'}${
        first.length === 0
          ? ''
          : `, en ${named(first, f, (more) => `nog ${f.number(more)}`)}, die als ${first.length === 1 ? 'eerste begon' : 'eersten begonnen'}`
      }.`,
  },
})
