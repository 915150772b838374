/** What the activity log says: for every command a plain sentence, in every language. */
import { signInSentences } from '#core/access/sign-in-sentences.ts'
import { itemName } from '#core/checklist/checklist.ts'
import { communicationSentences } from '#core/communication/communication-sentences.ts'
import { type Format, format } from '#core/kernel/format.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import { metricsSentences } from '#core/metrics/metrics-sentences.ts'
import { countryName } from '#core/regional/countries.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { resistanceSentences } from '#core/resistance/resistance-sentences.ts'
import { supportSentences } from '#core/support/support-sentences.ts'
import { trainingSentences } from '#core/training/training-sentences.ts'
import { trailWords } from '#core/trail/trail-words.ts'
import { type CommandName, type Sentence, type Told, toldOf, type TrailEntry } from '#core/trail/trail.ts'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'

/** A command without a sentence does not compile; sentences of commands that are no longer given stay, because the trail still holds them. */
type EverySentence = Readonly<Record<CommandName, Sentence>> & Readonly<Record<string, Sentence>>

/** A day of the input as people write it. */
const dayIn = (t: Told, field: string, f: Format): string => {
  const day = t.text(field)
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? f.day(day, 'full') : day
}

const phaseIn = (t: Told, f: Format): string => phaseCalled(t.text('phaseKey'), f)

/** An item of the checklist by its text: the key is made of phase, list and item. */
const itemIn = (t: Told, f: Format): string => {
  const [, , item] = t.text('itemKey').split(':')
  return item ? sayNote(f.language, itemName(item)) : t.text('itemKey')
}

const roleIn = (t: Told, f: Format): string => sayNote(f.language, { code: `access.role.${t.text('role')}`, params: {} })

const inEnglish: EverySentence = {
  ...communicationSentences.en,
  ...trainingSentences.en,
  ...supportSentences.en,
  ...metricsSentences.en,
  ...resistanceSentences.en,
  ...signInSentences.en,
  'organisation.describe': (t) => `Changed the organisation: ${t.text('name')}`,
  'regional.addLocation': (t) => `Added the location ${t.text('name')}`,
  'regional.changeLocation': (t) => `Changed the location ${t.text('name')}`,
  'regional.removeLocation': (t) => `Removed the location ${t.called('locationId')}`,
  'regional.adoptHolidays': (t) => `Imported the public holidays${t.has('country') ? ` of ${countryName(t.text('country'), 'en')}` : ''}`,
  'regional.changeHoliday': (t, f) => `Changed the holiday ${t.text('nameEn')}, ${dayIn(t, 'day', f)}`,
  'people.import': (t, f) => {
    const { added, changed } = t.count('person')
    return `Imported a staff list: ${f.number(added)} new, ${f.number(changed)} changed`
  },
  'people.add': (t) => `Added ${t.text('name')}`,
  'people.change': (t) => `Changed the details of ${t.text('name')}`,
  'people.leave': (t, f) =>
    t.has('leftOn')
      ? `Noted ${dayIn(t, 'leftOn', f)} as the last working day of ${t.called('personId')}`
      : `Removed the last working day of ${t.called('personId')}`,
  'people.forget': () => 'Erased the personal data of a former employee',
  'people.changeRetention': (t, f) =>
    t.has('forgetAfterDays')
      ? `Set names to be erased ${f.plural(Number(t.text('forgetAfterDays')), { one: '1 day', other: '# days' })} after leaving`
      : 'Set names of former employees to be kept until erased by hand',
  'people.clearLinks': (t, f) => `Removed personal links that ended before ${dayIn(t, 'before', f)}`,
  'people.nominate': (t) =>
    t.has('nominated') ? `Made ${t.called('personId')} a champion` : `Removed ${t.called('personId')} as champion`,
  'people.speakFor': (t) => `Changed the pilot details of ${t.called('personId')}`,
  'plan.startRollout': (t) => `Started the rollout of ${t.text('tool')}`,
  'plan.describe': (t) => `Changed the description of the rollout of ${t.text('tool')}`,
  'plan.changeSettings': (t) => `Changed the settings of the plan of ${t.called('rolloutId')}`,
  'plan.draft': (t) => `Made the plan of ${t.called('rolloutId')}`,
  'plan.moveDate': (t, f) =>
    t.has('to') ? `Moved ${phaseIn(t, f)} to ${dayIn(t, 'to', f)}` : `Let Uitrol choose the day of ${phaseIn(t, f)}`,
  'plan.pin': (t, f) =>
    t.has('phaseKey') ? `Fixed ${t.called('personId')} in ${phaseIn(t, f)}` : `Let Uitrol choose the phase of ${t.called('personId')}`,
  'plan.exclude': (t) =>
    t.has('because') ? `Excluded ${t.called('personId')}: ${t.text('because')}` : `Included ${t.called('personId')} in the rollout again`,
  'plan.chooseApproach': (t) =>
    ({
      phased: `Chose the approach in phases: ${t.text('reason')}`,
      'big-bang': `Chose the approach all at once: ${t.text('reason')}`,
    })[t.text('approach')] ?? 'Followed the advised approach',
  'plan.addFreeze': (t, f) => `Added the freeze period ${t.text('name')}: ${dayIn(t, 'fromOn', f)} to ${dayIn(t, 'toOn', f)}`,
  'plan.removeFreeze': (t) => `Removed the freeze period ${t.called('freezeId')}`,
  'plan.approve': (t) => `Approved the plan of ${t.called('rolloutId')}`,
  'plan.shareCalendar': (t) => `Created a calendar feed for ${t.text('name')}`,
  'plan.unshareCalendar': (t) => `Revoked the calendar feed for ${t.called('linkId')}`,
  'checklist.settle': (t, f) =>
    ({
      done: `Completed: ${itemIn(t, f)}`,
      open: `Reopened: ${itemIn(t, f)}`,
      notNeeded: `Marked as not applicable: ${itemIn(t, f)}`,
    })[t.text('state')] ?? itemIn(t, f),
  'checklist.see': (t, f) =>
    f.plural(t.count('checklistItem').changed, { one: 'Completed 1 task automatically', other: 'Completed # tasks automatically' }),
  'checklist.assign': (t, f) => (t.has('ownerId') ? `Assigned to ${t.called('ownerId')}: ${itemIn(t, f)}` : `Unassigned: ${itemIn(t, f)}`),
  'access.enlist': (t, f) => `Gave access to ${t.called('accountId')}, as ${roleIn(t, f)}`,
  'access.giveRole': (t, f) => `Made ${t.called('accountId')} ${roleIn(t, f)}`,
  'access.withdrawRole': (t) => `Removed the access of ${t.called('accountId')}`,
  'access.endSessions': (t) => `Signed ${t.called('accountId')} out everywhere`,
  'access.invite': (t) => `Created a personal link for ${t.has('name') ? t.text('name') : t.called('personId')}`,
  'access.revokeInvitation': (t) => `Withdrew the personal link for ${t.called('invitationId')}`,
  'access.acceptInvitation': (t) => `Signed in with a personal link: ${t.called('invitationId')}`,
  'access.createToken': (t) => `Created an API token: ${t.text('name')}`,
  'access.revokeToken': (t) => `Revoked an API token: ${t.called('tokenId')}`,
}

const inDutch: EverySentence = {
  ...communicationSentences.nl,
  ...trainingSentences.nl,
  ...supportSentences.nl,
  ...metricsSentences.nl,
  ...resistanceSentences.nl,
  ...signInSentences.nl,
  'organisation.describe': (t) => `Wijzigde de organisatie: ${t.text('name')}`,
  'regional.addLocation': (t) => `Voegde de locatie ${t.text('name')} toe`,
  'regional.changeLocation': (t) => `Wijzigde de locatie ${t.text('name')}`,
  'regional.removeLocation': (t) => `Verwijderde de locatie ${t.called('locationId')}`,
  'regional.adoptHolidays': (t) => `Haalde de feestdagen${t.has('country') ? ` van ${countryName(t.text('country'), 'nl')}` : ''} op`,
  'regional.changeHoliday': (t, f) => `Wijzigde de feestdag ${t.text('nameNl')}, ${dayIn(t, 'day', f)}`,
  'people.import': (t, f) => {
    const { added, changed } = t.count('person')
    return `Importeerde een personeelslijst: ${f.number(added)} nieuw, ${f.number(changed)} gewijzigd`
  },
  'people.add': (t) => `Voegde ${t.text('name')} toe`,
  'people.change': (t) => `Wijzigde de gegevens van ${t.text('name')}`,
  'people.leave': (t, f) =>
    t.has('leftOn')
      ? `Noteerde ${dayIn(t, 'leftOn', f)} als laatste werkdag van ${t.called('personId')}`
      : `Haalde de laatste werkdag van ${t.called('personId')} weg`,
  'people.forget': () => 'Wiste de persoonsgegevens van een oud-medewerker',
  'people.changeRetention': (t, f) =>
    t.has('forgetAfterDays')
      ? `Stelde in dat namen ${f.plural(Number(t.text('forgetAfterDays')), { one: '1 dag', other: '# dagen' })} na vertrek worden gewist`
      : 'Stelde in dat namen van oud-medewerkers blijven tot ze met de hand worden gewist',
  'people.clearLinks': (t, f) => `Ruimde persoonlijke links op die voor ${dayIn(t, 'before', f)} afliepen`,
  'people.nominate': (t) =>
    t.has('nominated') ? `Maakte ${t.called('personId')} ambassadeur` : `Haalde ${t.called('personId')} weg als ambassadeur`,
  'people.speakFor': (t) => `Wijzigde de pilotgegevens van ${t.called('personId')}`,
  'plan.startRollout': (t) => `Startte de uitrol van ${t.text('tool')}`,
  'plan.describe': (t) => `Wijzigde de beschrijving van de uitrol van ${t.text('tool')}`,
  'plan.changeSettings': (t) => `Wijzigde de instellingen van het plan van ${t.called('rolloutId')}`,
  'plan.draft': (t) => `Maakte het plan van ${t.called('rolloutId')}`,
  'plan.moveDate': (t, f) =>
    t.has('to') ? `Verschoof ${phaseIn(t, f)} naar ${dayIn(t, 'to', f)}` : `Liet Uitrol de dag van ${phaseIn(t, f)} kiezen`,
  'plan.pin': (t, f) =>
    t.has('phaseKey') ? `Zette ${t.called('personId')} vast in ${phaseIn(t, f)}` : `Liet Uitrol de fase van ${t.called('personId')} kiezen`,
  'plan.exclude': (t) =>
    t.has('because') ? `Nam ${t.called('personId')} niet mee: ${t.text('because')}` : `Nam ${t.called('personId')} weer mee in de uitrol`,
  'plan.chooseApproach': (t) =>
    ({
      phased: `Koos de aanpak in fasen: ${t.text('reason')}`,
      'big-bang': `Koos de aanpak in één keer: ${t.text('reason')}`,
    })[t.text('approach')] ?? 'Volgde de geadviseerde aanpak',
  'plan.addFreeze': (t, f) =>
    `Voegde de geblokkeerde periode ${t.text('name')} toe: ${dayIn(t, 'fromOn', f)} tot en met ${dayIn(t, 'toOn', f)}`,
  'plan.removeFreeze': (t) => `Verwijderde de geblokkeerde periode ${t.called('freezeId')}`,
  'plan.approve': (t) => `Keurde het plan van ${t.called('rolloutId')} goed`,
  'plan.shareCalendar': (t) => `Maakte een agenda-abonnement voor ${t.text('name')}`,
  'plan.unshareCalendar': (t) => `Trok het agenda-abonnement voor ${t.called('linkId')} in`,
  'checklist.settle': (t, f) =>
    ({
      done: `Vinkte af: ${itemIn(t, f)}`,
      open: `Heropende: ${itemIn(t, f)}`,
      notNeeded: `Zette op niet van toepassing: ${itemIn(t, f)}`,
    })[t.text('state')] ?? itemIn(t, f),
  'checklist.see': (t, f) =>
    f.plural(t.count('checklistItem').changed, {
      one: 'Vinkte 1 taak automatisch af',
      other: 'Vinkte # taken automatisch af',
    }),
  'checklist.assign': (t, f) =>
    t.has('ownerId') ? `Wees toe aan ${t.called('ownerId')}: ${itemIn(t, f)}` : `Maakte de toewijzing ongedaan: ${itemIn(t, f)}`,
  'access.enlist': (t, f) => `Gaf ${t.called('accountId')} toegang, als ${roleIn(t, f)}`,
  'access.giveRole': (t, f) => `Maakte ${t.called('accountId')} ${roleIn(t, f)}`,
  'access.withdrawRole': (t) => `Trok de toegang van ${t.called('accountId')} in`,
  'access.endSessions': (t) => `Meldde ${t.called('accountId')} overal af`,
  'access.invite': (t) => `Maakte een persoonlijke link voor ${t.has('name') ? t.text('name') : t.called('personId')}`,
  'access.revokeInvitation': (t) => `Trok de persoonlijke link voor ${t.called('invitationId')} in`,
  'access.acceptInvitation': (t) => `Meldde zich aan met een persoonlijke link: ${t.called('invitationId')}`,
  'access.createToken': (t) => `Maakte een API-sleutel: ${t.text('name')}`,
  'access.revokeToken': (t) => `Trok een API-sleutel in: ${t.called('tokenId')}`,
}

/**
 * What was done, as a sentence; the name of the command where this version does not know it (AC-4, RG-3).
 *
 * @example sentenceOf('en', entry, page.names) // 'Moved Core team to 18 January 2027'
 */
export const sentenceOf = (
  language: Language,
  entry: Pick<TrailEntry, 'name' | 'input' | 'counts' | 'changes'> & Partial<Pick<TrailEntry, 'emptiedBy'>>,
  names: Readonly<Record<string, string>>,
): string => {
  // Without what was asked, a sentence could say something else than was done; but a staff list is told by its counts alone.
  if (entry.emptiedBy != null && entry.input === null && entry.name !== 'people.import')
    return speak(trailWords, language)('emptiedEntry', { version: entry.emptiedBy })
  const sentences: Readonly<Record<string, Sentence>> = language === 'nl' ? inDutch : inEnglish
  const sentence = Object.hasOwn(sentences, entry.name) ? sentences[entry.name] : undefined
  return sentence ? sentence(toldOf(entry, names), format(language)) : entry.name
}
