/** What the places of a message are filled with, in every language; apart from the vocabulary, because only letters say it. */
import type { Format } from '#core/kernel/format.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import { catalogue } from '#core/kernel/words.ts'

interface Training {
  day: string
  startsAt: string
  endsAt: string
  zone: string
  where: string
}
interface Progress {
  phase: string
  goLive: string
  started: number
  all: number
  /** Null where no attendance was noted yet. */
  trained: number | null
}

/** Names up to forty, then how many more. */
const named = (names: readonly string[], f: Format, others: (more: number) => string): string =>
  names.length <= 40 ? f.list(names) : f.list([...names.slice(0, 40), others(names.length - 40)])

export const fillWords = catalogue({
  en: {
    everybody: 'everyone',
    goLive: ({ day }: { day: string }, f) => f.day(day),
    goLives: ({ days }: { days: { phase: string; day: string }[] }, f) =>
      days.map(({ phase, day }) => `${f.day(day, 'short')} (${phaseCalled(phase, f)})`).join('; '),
    training: ({ day, startsAt, endsAt, zone, where }: Training, f) =>
      `${f.day(day)}, ${f.time(startsAt, zone)} to ${f.time(endsAt, zone)}, ${where}`,
    online: 'online',
    and: ({ items }: { items: string[] }) => items.join('; and '),
    waiting: 'you are on the waiting list; you hear from us as soon as there is a seat',
    apology: 'you said that you cannot come; choose another moment on your page in Uitrol',
    trainingGroup: 'each of you finds their own on their page in Uitrol',
    names: ({ names }: { names: string[] }, f) => f.list(names),
    yourself: 'that is you',
    noBuddy: 'nobody in particular yet; your champion is there for you',
    noBuddyFirst: 'you are among the first, so your champion is there for you',
    ownPage: 'you find yours on your page in Uitrol',
    helpSelf: '- On your page in Uitrol: press “I am stuck” and find the answers there are',
    helpChampion: ({ names }: { names: string[] }, f) => `- Near you: ${f.list(names)}`,
    helpIt: ({ who }: { who: string }) => `- If nobody near you knows: ${who}`,
    contact: ({ name, contact }: { name: string; contact: string }) => `${name} (${contact})`,
    pilot: ({ group, result }: { group: string; result: string }) => `It has been tried already, by ${group}. What that showed: ${result}`,
    starts: ({ phase, goLive }: { phase: string; goLive: string }, f) => `- ${phaseCalled(phase, f)}: starts on ${f.day(goLive)}`,
    progress: ({ phase, started, all, trained }: Progress, f) =>
      `- ${phaseCalled(phase, f)}: ${f.number(started)} of ${f.number(all)} have started; training completed: ${trained === null ? 'not known yet' : `${f.number(trained)} of ${f.number(all)}`}`,
    story: ({ text, who }: { text: string; who: string | null }) => (who === null ? `- ${text}` : `- ${text} (${who})`),
    noStories: '- Nothing was noted yet. Did something go well? Tell us on your page in Uitrol.',
    question: ({ title, answer }: { title: string; answer: string }) => `- ${title}: ${answer}`,
    noQuestions: '- Which questions come most is not known yet. Ask yours on your page in Uitrol.',
    said: ({ said, done }: { said: string; done: string }) => `- “${said}”: ${done}`,
    nothingSaid: '- Nobody has told us anything new. What do you think? Say it on your page in Uitrol.',
    thanks: ({ names }: { names: string[] }, f) =>
      `${named(names, f, (more) => `${f.number(more)} more of you`)}, who helped others along.`,
  },
  nl: {
    everybody: 'allemaal',
    goLive: ({ day }, f) => f.day(day),
    goLives: ({ days }: { days: { phase: string; day: string }[] }, f) =>
      days.map(({ phase, day }) => `${f.day(day, 'short')} (${phaseCalled(phase, f)})`).join('; '),
    training: ({ day, startsAt, endsAt, zone, where }, f) =>
      `${f.day(day)}, ${f.time(startsAt, zone)} tot ${f.time(endsAt, zone)}, ${where}`,
    online: 'online',
    and: ({ items }) => items.join('; en '),
    waiting: 'je staat op de wachtlijst; je hoort het zodra er plaats is',
    apology: 'je gaf aan dat je niet kunt; kies een ander moment op je pagina in Uitrol',
    trainingGroup: 'ieder vindt de eigen training op de eigen pagina in Uitrol',
    names: ({ names }, f) => f.list(names),
    yourself: 'dat ben jij',
    noBuddy: 'nog niemand in het bijzonder; je kartrekker staat voor je klaar',
    noBuddyFirst: 'jij hoort bij de eersten, dus je kartrekker staat voor je klaar',
    ownPage: 'die van jou vind je op je pagina in Uitrol',
    helpSelf: '- Op je pagina in Uitrol: druk op “Ik kom er niet uit” en vind de antwoorden die er al zijn',
    helpChampion: ({ names }, f) => `- Bij jou in de buurt: ${f.list(names)}`,
    helpIt: ({ who }) => `- Weet niemand bij jou het: ${who}`,
    contact: ({ name, contact }) => `${name} (${contact})`,
    pilot: ({ group, result }) => `Het is al uitgeprobeerd, door ${group}. Wat daaruit bleek: ${result}`,
    starts: ({ phase, goLive }, f) => `- ${phaseCalled(phase, f)}: begint op ${f.day(goLive)}`,
    progress: ({ phase, started, all, trained }, f) =>
      `- ${phaseCalled(phase, f)}: ${f.number(started)} van de ${f.number(all)} zijn begonnen; training afgerond: ${trained === null ? 'nog niet bekend' : `${f.number(trained)} van de ${f.number(all)}`}`,
    story: ({ text, who }) => (who === null ? `- ${text}` : `- ${text} (${who})`),
    noStories: '- Er is nog niets genoteerd. Ging er iets goed? Vertel het op je pagina in Uitrol.',
    question: ({ title, answer }) => `- ${title}: ${answer}`,
    noQuestions: '- Welke vragen het meest komen is nog niet bekend. Stel die van jou op je pagina in Uitrol.',
    said: ({ said, done }) => `- “${said}”: ${done}`,
    nothingSaid: '- Niemand heeft ons iets nieuws verteld. Wat vind jij? Zeg het op je pagina in Uitrol.',
    thanks: ({ names }: { names: string[] }, f) =>
      `${named(names, f, (more) => `nog ${f.number(more)} van jullie`)}, die anderen op weg hielpen.`,
  },
})
