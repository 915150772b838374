/** What the places of a message are called, and what to do about an empty one, in every language. */
import type { MessageKind } from '#core/communication/kinds.ts'
import type { Format } from '#core/kernel/format.ts'
import { catalogue } from '#core/kernel/words.ts'

export const letterWords = catalogue({
  en: {
    'communication.place.name': 'the recipient’s name',
    'communication.place.tool': 'the name of the tool',
    'communication.place.oldSystem': 'the name of the old system',
    'communication.place.benefit': 'the benefit',
    'communication.place.problem': 'the reason for the change',
    'communication.place.goLive': 'the recipient’s first day',
    'communication.place.training': 'the recipient’s training',
    'communication.place.champion': 'the champion at their location',
    'communication.place.championLine': 'a line with the champions at their location',
    'communication.place.buddy': 'their buddy',
    'communication.place.help': 'ways to get help',
    'communication.place.pilot': 'the pilot group and its result',
    'communication.place.ask': 'the contact person',
    'communication.place.progress': 'the progress of each phase',
    'communication.place.goals': 'the goals that are settled',
    'communication.place.stories': 'quick wins',
    'communication.place.questions': 'common questions with answers',
    'communication.place.said': 'feedback and the response to it',
    'communication.place.thanks': 'thanks by name',
    'communication.place.lessons': 'lessons learned',
    'communication.place.nextSteps': 'next steps',
    'communication.place.signed': 'the sender’s name',
    'communication.mend.name': 'Correct the name on the staff list.',
    'communication.mend.tool': 'Enter the name of the tool.',
    'communication.mend.oldSystem': 'Enter the system it replaces in the rollout, or remove the field from the text.',
    'communication.mend.benefit': 'Enter the benefit in the rollout.',
    'communication.mend.problem': 'Enter the problem it solves in the rollout.',
    'communication.mend.goLive': 'Update the plan so that everyone has a day, or exclude this person from the rollout.',
    'communication.mend.training': 'Update the plan, or give this person a seat in a session.',
    'communication.mend.champion': 'Add a champion for their location.',
    'communication.mend.championLine': 'Add a champion for their location.',
    'communication.mend.buddy': 'Update the plan.',
    'communication.mend.help': 'Name who is responsible for each support level.',
    'communication.mend.pilot': 'Enter the pilot group and its result in the message settings, or remove the field from the text.',
    'communication.mend.ask': 'Enter a contact person in the message settings.',
    'communication.mend.progress': 'Make the plan first.',
    'communication.mend.goals': 'Remove the field from the text.',
    'communication.mend.stories': 'Remove the field from the text.',
    'communication.mend.questions': 'Remove the field from the text.',
    'communication.mend.said': 'Remove the field from the text.',
    'communication.mend.thanks': 'Add champions, or write the names yourself.',
    'communication.mend.lessons': 'Only you can write this. Replace the field with the lessons learned, in each language.',
    'communication.mend.nextSteps': 'Only you can write this. Replace the field with the next steps, in each language.',
    'communication.mend.signed': 'Enter the sender in the message settings.',
  },
  nl: {
    'communication.place.name': 'de naam van de ontvanger',
    'communication.place.tool': 'de naam van het systeem',
    'communication.place.oldSystem': 'de naam van het oude systeem',
    'communication.place.benefit': 'wat het oplevert',
    'communication.place.problem': 'de reden van de overstap',
    'communication.place.goLive': 'de eerste dag van de ontvanger',
    'communication.place.training': 'de training van de ontvanger',
    'communication.place.champion': 'de ambassadeur op hun locatie',
    'communication.place.championLine': 'een regel met de ambassadeurs op hun locatie',
    'communication.place.buddy': 'hun maatje',
    'communication.place.help': 'waar hulp te vinden is',
    'communication.place.pilot': 'de pilotgroep en het resultaat',
    'communication.place.ask': 'de contactpersoon',
    'communication.place.progress': 'de voortgang van elke fase',
    'communication.place.goals': 'de doelen waarover iets vaststaat',
    'communication.place.stories': 'snelle resultaten',
    'communication.place.questions': 'veelgestelde vragen met antwoord',
    'communication.place.said': 'feedback en wat ermee is gedaan',
    'communication.place.thanks': 'dank met naam',
    'communication.place.lessons': 'wat jullie hebben geleerd',
    'communication.place.nextSteps': 'vervolgstappen',
    'communication.place.signed': 'de afzender',
    'communication.mend.name': 'Verbeter de naam op de personeelslijst.',
    'communication.mend.tool': 'Vul de naam van het systeem in.',
    'communication.mend.oldSystem': 'Vul bij de uitrol het oude systeem in, of haal het veld uit de tekst.',
    'communication.mend.benefit': 'Vul bij de uitrol in wat het systeem oplevert.',
    'communication.mend.problem': 'Vul bij de uitrol in welk probleem het oplost.',
    'communication.mend.goLive': 'Werk het plan bij, dan krijgt iedereen een dag; of neem deze persoon niet mee in de uitrol.',
    'communication.mend.training': 'Werk het plan bij, of geef deze persoon een plaats in een sessie.',
    'communication.mend.champion': 'Voeg een ambassadeur toe voor hun locatie.',
    'communication.mend.championLine': 'Voeg een ambassadeur toe voor hun locatie.',
    'communication.mend.buddy': 'Werk het plan bij.',
    'communication.mend.help': 'Vul in wie elk niveau van de hulp verzorgt.',
    'communication.mend.pilot': 'Vul bij Instellingen berichten de pilotgroep en het resultaat in, of haal het veld uit de tekst.',
    'communication.mend.ask': 'Vul bij Instellingen berichten een contactpersoon in.',
    'communication.mend.progress': 'Maak eerst het plan.',
    'communication.mend.goals': 'Haal het veld uit de tekst.',
    'communication.mend.stories': 'Haal het veld uit de tekst.',
    'communication.mend.questions': 'Haal het veld uit de tekst.',
    'communication.mend.said': 'Haal het veld uit de tekst.',
    'communication.mend.thanks': 'Voeg ambassadeurs toe, of schrijf zelf wie je bedankt.',
    'communication.mend.lessons': 'Alleen jij kunt dit schrijven. Vervang het veld door wat jullie hebben geleerd, in elke taal.',
    'communication.mend.nextSteps': 'Alleen jij kunt dit schrijven. Vervang het veld door de vervolgstappen, in elke taal.',
    'communication.mend.signed': 'Vul bij Instellingen berichten de afzender in.',
  },
})

/** What a message is called inside a sentence. */
export const messageCalled = (kind: string, f: Format): string => {
  const en: Record<MessageKind, string> = {
    announcement: 'the announcement',
    reminder: 'the reminder',
    welcome: 'the welcome',
    update: 'the weekly update',
    retrospective: 'the review',
  }
  const nl: Record<MessageKind, string> = {
    announcement: 'de aankondiging',
    reminder: 'de herinnering',
    welcome: 'het welkomstbericht',
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
