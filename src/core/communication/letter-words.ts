/** What the places of a message are called, and what to do about an empty one, in every language. */
import type { MessageKind } from '#core/communication/kinds.ts'
import type { Format } from '#core/kernel/format.ts'
import { catalogue } from '#core/kernel/words.ts'

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
  },
  nl: {
    'communication.place.name': 'de naam van de lezer',
    'communication.place.tool': 'de naam van het systeem',
    'communication.place.oldSystem': 'de naam van het oude systeem',
    'communication.place.benefit': 'wat het oplevert',
    'communication.place.problem': 'welk probleem het oplost',
    'communication.place.goLive': 'de eigen eerste dag van de lezer',
    'communication.place.training': 'de eigen training van de lezer',
    'communication.place.champion': 'de kartrekker van hun plek',
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
    'communication.mend.champion': 'Wijs een kartrekker aan voor hun plek.',
    'communication.mend.buddy': 'Maak het plan opnieuw.',
    'communication.mend.help': 'Zeg wie er achter elke laag van de hulp staat.',
    'communication.mend.pilot': 'Zeg bij de instellingen van berichten wie het testte en wat daaruit bleek, of schrijf de tekst zonder.',
    'communication.mend.ask': 'Zeg bij de instellingen van berichten bij wie mensen terechtkunnen.',
    'communication.mend.progress': 'Maak eerst het plan.',
    'communication.mend.stories': 'Schrijf de tekst zonder.',
    'communication.mend.questions': 'Schrijf de tekst zonder.',
    'communication.mend.said': 'Schrijf de tekst zonder.',
    'communication.mend.thanks': 'Wijs kartrekkers aan, of schrijf zelf wie je bedankt.',
    'communication.mend.lessons': 'Alleen jij kunt dit schrijven: zet op die plek wat jullie hebben geleerd, in elke taal.',
    'communication.mend.nextSteps': 'Alleen jij kunt dit schrijven: zet op die plek hoe het verdergaat, in elke taal.',
    'communication.mend.signed': 'Zeg bij de instellingen van berichten wie ondertekent.',
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
