/** What the places of a message are filled with, and what each is called, in every language. */
import type { MessageKind } from '#core/communication/kinds.ts'
import type { Format } from '#core/format.ts'
import { phaseCalled } from '#core/plan/phase-called.ts'
import { catalogue } from '#core/words.ts'

export interface Training {
  day: string
  startsAt: string
  endsAt: string
  zone: string
  where: string
}
export interface Progress {
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

export const letterWords = catalogue({
  en: {
    'communication.place.name': 'the reader’s name',
    'communication.place.tool': 'the name of the tool',
    'communication.place.oldSystem': 'the name of the old system',
    'communication.place.benefit': 'what it brings',
    'communication.place.problem': 'which problem it solves',
    'communication.place.goLive': 'the reader’s own first day',
    'communication.place.training': 'the reader’s own training',
    'communication.place.champion': 'the champion of their place',
    'communication.place.buddy': 'their buddy',
    'communication.place.help': 'where help is',
    'communication.place.pilot': 'who tested it and what that showed',
    'communication.place.ask': 'whom to ask',
    'communication.place.progress': 'how far each phase is',
    'communication.place.stories': 'what went well',
    'communication.place.questions': 'what is asked most, with answers',
    'communication.place.said': 'what people said and what was done',
    'communication.place.thanks': 'thanks by name',
    'communication.place.lessons': 'what was learned',
    'communication.place.nextSteps': 'what comes next',
    'communication.place.signed': 'who signs',
    'communication.mend.name': 'Correct the name on the staff list.',
    'communication.mend.tool': 'Say what the tool is called.',
    'communication.mend.oldSystem': 'Say in the rollout which system it replaces, or write the text without it.',
    'communication.mend.benefit': 'Say in the rollout what the tool brings.',
    'communication.mend.problem': 'Say in the rollout which problem the tool solves.',
    'communication.mend.goLive': 'Draft the plan again, so that everyone has a day; or leave this person out of the rollout.',
    'communication.mend.training': 'Draft the plan again, or give this person a seat in a session.',
    'communication.mend.champion': 'Name a champion for their place.',
    'communication.mend.buddy': 'Draft the plan again.',
    'communication.mend.help': 'Say who stands behind each tier of support.',
    'communication.mend.pilot': 'Say in the settings of messages who tested the tool and what that showed, or write the text without it.',
    'communication.mend.ask': 'Say in the settings of messages whom people can ask.',
    'communication.mend.progress': 'Draft the plan first.',
    'communication.mend.stories': 'Write the text without it.',
    'communication.mend.questions': 'Write the text without it.',
    'communication.mend.said': 'Write the text without it.',
    'communication.mend.thanks': 'Name champions, or write whom you thank.',
    'communication.mend.lessons': 'Only you can write this: put what you learned in its place, in each language.',
    'communication.mend.nextSteps': 'Only you can write this: put what comes next in its place, in each language.',
    'communication.mend.signed': 'Say in the settings of messages who signs.',
    'communication.unknownNumber': 'not known yet',
    'communication.everybody': 'everyone',
    'communication.fill.goLive': ({ day }: { day: string }, f) => f.day(day),
    'communication.fill.goLives': ({ days }: { days: { phase: string; day: string }[] }, f) =>
      days.map(({ phase, day }) => `${f.day(day, 'short')} (${phaseCalled(phase, f)})`).join('; '),
    'communication.fill.training': ({ day, startsAt, endsAt, zone, where }: Training, f) =>
      `${f.day(day)}, ${f.time(startsAt, zone)} to ${f.time(endsAt, zone)}, ${where}`,
    'communication.fill.online': 'online',
    'communication.fill.and': ({ items }: { items: string[] }) => items.join('; and '),
    'communication.fill.waiting': 'you are on the waiting list; you hear from us as soon as there is a seat',
    'communication.fill.apology': 'you said that you cannot come; choose another moment on your page in Uitrol',
    'communication.fill.trainingGroup': 'each of you finds their own on their page in Uitrol',
    'communication.fill.names': ({ names }: { names: string[] }, f) => f.list(names),
    'communication.fill.yourself': 'that is you',
    'communication.fill.noBuddy': 'nobody in particular yet; your champion is there for you',
    'communication.fill.noBuddyFirst': 'you are among the first, so your champion is there for you',
    'communication.fill.ownPage': 'you find yours on your page in Uitrol',
    'communication.fill.helpSelf': '- On your page in Uitrol: press “I am stuck” and find the answers there are',
    'communication.fill.helpChampion': ({ names }: { names: string[] }, f) => `- Near you: ${f.list(names)}`,
    'communication.fill.helpIt': ({ who }: { who: string }) => `- If nobody near you knows: ${who}`,
    'communication.fill.contact': ({ name, contact }: { name: string; contact: string }) => `${name} (${contact})`,
    'communication.fill.pilot': ({ group, result }: { group: string; result: string }) =>
      `It has been tried already, by ${group}. What that showed: ${result}`,
    'communication.fill.starts': ({ phase, goLive }: { phase: string; goLive: string }, f) =>
      `- ${phaseCalled(phase, f)}: starts on ${f.day(goLive)}`,
    'communication.fill.progress': ({ phase, started, all, trained }: Progress, f) =>
      `- ${phaseCalled(phase, f)}: ${f.number(started)} of ${f.number(all)} have started; training completed: ${trained === null ? 'not known yet' : `${f.number(trained)} of ${f.number(all)}`}`,
    'communication.fill.story': ({ text, who }: { text: string; who: string | null }) =>
      who === null ? `- ${text}` : `- ${text} (${who})`,
    'communication.fill.noStories': '- Nothing was noted yet. Did something go well? Tell us on your page in Uitrol.',
    'communication.fill.question': ({ title, answer }: { title: string; answer: string }) => `- ${title}: ${answer}`,
    'communication.fill.noQuestions': '- Which questions come most is not known yet. Ask yours on your page in Uitrol.',
    'communication.fill.said': ({ said, done }: { said: string; done: string }) => `- “${said}”: ${done}`,
    'communication.fill.nothingSaid': '- Nobody has told us anything new. What do you think? Say it on your page in Uitrol.',
    'communication.fill.thanks': ({ names }: { names: string[] }, f) =>
      `${named(names, f, (more) => `${f.number(more)} more of you`)}, who helped others along.`,
  },
  nl: {
    'communication.place.name': 'de naam van de lezer',
    'communication.place.tool': 'de naam van het systeem',
    'communication.place.oldSystem': 'de naam van het oude systeem',
    'communication.place.benefit': 'wat het oplevert',
    'communication.place.problem': 'welk probleem het oplost',
    'communication.place.goLive': 'de eigen eerste dag van de lezer',
    'communication.place.training': 'de eigen training van de lezer',
    'communication.place.champion': 'de ambassadeur van hun plek',
    'communication.place.buddy': 'hun maatje',
    'communication.place.help': 'waar hulp is',
    'communication.place.pilot': 'wie het testte en wat daaruit bleek',
    'communication.place.ask': 'bij wie je terechtkunt',
    'communication.place.progress': 'hoe ver elke fase is',
    'communication.place.stories': 'wat goed ging',
    'communication.place.questions': 'wat het meest gevraagd wordt, met antwoord',
    'communication.place.said': 'wat mensen zeiden en wat ermee gebeurde',
    'communication.place.thanks': 'dank met naam',
    'communication.place.lessons': 'wat er is geleerd',
    'communication.place.nextSteps': 'hoe het verdergaat',
    'communication.place.signed': 'wie ondertekent',
    'communication.mend.name': 'Verbeter de naam op de personeelslijst.',
    'communication.mend.tool': 'Zeg hoe het systeem heet.',
    'communication.mend.oldSystem': 'Zeg bij de uitrol welk systeem het vervangt, of schrijf de tekst zonder.',
    'communication.mend.benefit': 'Zeg bij de uitrol wat het systeem oplevert.',
    'communication.mend.problem': 'Zeg bij de uitrol welk probleem het systeem oplost.',
    'communication.mend.goLive': 'Maak het plan opnieuw, dan krijgt iedereen een dag; of laat deze persoon buiten de uitrol.',
    'communication.mend.training': 'Maak het plan opnieuw, of geef deze persoon een stoel in een training.',
    'communication.mend.champion': 'Wijs een ambassadeur aan voor hun plek.',
    'communication.mend.buddy': 'Maak het plan opnieuw.',
    'communication.mend.help': 'Zeg wie er achter elke laag van de hulp staat.',
    'communication.mend.pilot': 'Zeg bij de instellingen van berichten wie het testte en wat daaruit bleek, of schrijf de tekst zonder.',
    'communication.mend.ask': 'Zeg bij de instellingen van berichten bij wie mensen terechtkunnen.',
    'communication.mend.progress': 'Maak eerst het plan.',
    'communication.mend.stories': 'Schrijf de tekst zonder.',
    'communication.mend.questions': 'Schrijf de tekst zonder.',
    'communication.mend.said': 'Schrijf de tekst zonder.',
    'communication.mend.thanks': 'Wijs ambassadeurs aan, of schrijf zelf wie je bedankt.',
    'communication.mend.lessons': 'Alleen jij kunt dit schrijven: zet op die plek wat jullie hebben geleerd, in elke taal.',
    'communication.mend.nextSteps': 'Alleen jij kunt dit schrijven: zet op die plek hoe het verdergaat, in elke taal.',
    'communication.mend.signed': 'Zeg bij de instellingen van berichten wie ondertekent.',
    'communication.unknownNumber': 'nog niet bekend',
    'communication.everybody': 'allemaal',
    'communication.fill.goLive': ({ day }, f) => f.day(day),
    'communication.fill.goLives': ({ days }: { days: { phase: string; day: string }[] }, f) =>
      days.map(({ phase, day }) => `${f.day(day, 'short')} (${phaseCalled(phase, f)})`).join('; '),
    'communication.fill.training': ({ day, startsAt, endsAt, zone, where }, f) =>
      `${f.day(day)}, ${f.time(startsAt, zone)} tot ${f.time(endsAt, zone)}, ${where}`,
    'communication.fill.online': 'online',
    'communication.fill.and': ({ items }) => items.join('; en '),
    'communication.fill.waiting': 'je staat op de wachtlijst; je hoort het zodra er plaats is',
    'communication.fill.apology': 'je gaf aan dat je niet kunt; kies een ander moment op je pagina in Uitrol',
    'communication.fill.trainingGroup': 'ieder vindt de eigen training op de eigen pagina in Uitrol',
    'communication.fill.names': ({ names }, f) => f.list(names),
    'communication.fill.yourself': 'dat ben jij',
    'communication.fill.noBuddy': 'nog niemand in het bijzonder; je ambassadeur staat voor je klaar',
    'communication.fill.noBuddyFirst': 'jij hoort bij de eersten, dus je ambassadeur staat voor je klaar',
    'communication.fill.ownPage': 'die van jou vind je op je pagina in Uitrol',
    'communication.fill.helpSelf': '- Op je pagina in Uitrol: druk op “Ik loop vast” en vind de antwoorden die er al zijn',
    'communication.fill.helpChampion': ({ names }, f) => `- Bij jou in de buurt: ${f.list(names)}`,
    'communication.fill.helpIt': ({ who }) => `- Weet niemand bij jou het: ${who}`,
    'communication.fill.contact': ({ name, contact }) => `${name} (${contact})`,
    'communication.fill.pilot': ({ group, result }) => `Het is al uitgeprobeerd, door ${group}. Wat daaruit bleek: ${result}`,
    'communication.fill.starts': ({ phase, goLive }, f) => `- ${phaseCalled(phase, f)}: begint op ${f.day(goLive)}`,
    'communication.fill.progress': ({ phase, started, all, trained }, f) =>
      `- ${phaseCalled(phase, f)}: ${f.number(started)} van de ${f.number(all)} zijn begonnen; training afgerond: ${trained === null ? 'nog niet bekend' : `${f.number(trained)} van de ${f.number(all)}`}`,
    'communication.fill.story': ({ text, who }) => (who === null ? `- ${text}` : `- ${text} (${who})`),
    'communication.fill.noStories': '- Er is nog niets genoteerd. Ging er iets goed? Vertel het op je pagina in Uitrol.',
    'communication.fill.question': ({ title, answer }) => `- ${title}: ${answer}`,
    'communication.fill.noQuestions': '- Welke vragen het meest komen is nog niet bekend. Stel die van jou op je pagina in Uitrol.',
    'communication.fill.said': ({ said, done }) => `- “${said}”: ${done}`,
    'communication.fill.nothingSaid': '- Niemand heeft ons iets nieuws verteld. Wat vind jij? Zeg het op je pagina in Uitrol.',
    'communication.fill.thanks': ({ names }: { names: string[] }, f) =>
      `${named(names, f, (more) => `nog ${f.number(more)} van jullie`)}, die anderen op weg hielpen.`,
  },
})

/** What a message is called inside a sentence. */
export const messageCalled = (kind: string, f: Format): string => {
  const en: Record<MessageKind, string> = {
    announcement: 'the announcement',
    reminder: 'the reminder',
    welcome: 'the welcome',
    update: 'the weekly update',
    retrospective: 'the look back',
  }
  const nl: Record<MessageKind, string> = {
    announcement: 'de aankondiging',
    reminder: 'de herinnering',
    welcome: 'het welkom',
    update: 'het weekbericht',
    retrospective: 'de terugblik',
  }
  return (f.language === 'nl' ? nl : en)[kind as MessageKind] ?? kind
}

/** A place in words, with the sign that stands in the text. */
export const placeCalled = (place: string, f: Format): string => {
  const words = (f.language === 'nl' ? letterWords.nl : letterWords.en) as Record<string, unknown>
  const said = words[`communication.place.${place}`]
  return typeof said === 'string' ? `${said} ({{${place}}})` : `{{${place}}}`
}

/** What to do about a place that is empty. */
export const placeMended = (place: string, f: Format): string => {
  const words = (f.language === 'nl' ? letterWords.nl : letterWords.en) as Record<string, unknown>
  const said = words[`communication.mend.${place}`]
  return typeof said === 'string' ? said : ''
}
