/** What the audit trail says: for every command a plain sentence, in every language. */
import { signInSentences } from '#core/access/sign-in-sentences.ts'
import { itemName } from '#core/checklist/checklist.ts'
import { communicationSentences } from '#core/communication/communication-sentences.ts'
import { type Format, format } from '#core/kernel/format.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
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
  ...resistanceSentences.en,
  ...signInSentences.en,
  'organisation.describe': (t) => `Said who the organisation is: ${t.text('name')}`,
  'regional.addLocation': (t) => `Added the place ${t.text('name')}`,
  'regional.changeLocation': (t) => `Changed the place ${t.text('name')}`,
  'regional.removeLocation': (t) => `Took the place ${t.called('locationId')} away`,
  'regional.adoptHolidays': (t) => `Took over the public holidays${t.has('country') ? ` of ${countryName(t.text('country'), 'en')}` : ''}`,
  'regional.changeHoliday': (t, f) => `Changed the day off ${t.text('nameEn')}, ${dayIn(t, 'day', f)}`,
  'people.import': (t, f) => {
    const { added, changed } = t.count('person')
    return `Took in a staff list: ${f.number(added)} new, ${f.number(changed)} changed`
  },
  'people.add': (t) => `Added ${t.text('name')}`,
  'people.change': (t) => `Changed what is known of ${t.text('name')}`,
  'people.leave': (t, f) =>
    t.has('leftOn')
      ? `Noted ${dayIn(t, 'leftOn', f)} as the last day of ${t.called('personId')}`
      : `Noted that ${t.called('personId')} stays`,
  'people.forget': () => 'Took the name of somebody who left out of what is kept',
  'people.changeRetention': (t, f) =>
    t.has('forgetAfterDays')
      ? `Chose to take names out ${f.plural(Number(t.text('forgetAfterDays')), { one: '1 day', other: '# days' })} after leaving`
      : 'Chose to keep the names of people who left until somebody takes them out',
  'people.clearLinks': (t, f) => `Cleared away personal links that ended before ${dayIn(t, 'before', f)}`,
  'people.nominate': (t) =>
    t.has('nominated') ? `Put ${t.called('personId')} forward as champion` : `No longer puts ${t.called('personId')} forward as champion`,
  'people.speakFor': (t) => `Noted what speaks for ${t.called('personId')} going early`,
  'plan.startRollout': (t) => `Began the rollout of ${t.text('tool')}`,
  'plan.describe': (t) => `Described the rollout of ${t.text('tool')} anew`,
  'plan.changeSettings': (t) => `Changed the figures that the plan of ${t.called('rolloutId')} counts with`,
  'plan.draft': (t) => `Made the plan of ${t.called('rolloutId')}`,
  'plan.moveDate': (t, f) =>
    t.has('to') ? `Moved ${phaseIn(t, f)} to ${dayIn(t, 'to', f)}` : `Let ${phaseIn(t, f)} start when the plan says again`,
  'plan.pin': (t, f) =>
    t.has('phaseKey') ? `Keeps ${t.called('personId')} in ${phaseIn(t, f)}` : `Lets the plan place ${t.called('personId')} again`,
  'plan.exclude': (t) =>
    t.has('because') ? `Left ${t.called('personId')} out: ${t.text('because')}` : `Took ${t.called('personId')} back into the rollout`,
  'plan.chooseApproach': (t) =>
    ({
      phased: `Chose to go in phases: ${t.text('reason')}`,
      'big-bang': `Chose to go all at once: ${t.text('reason')}`,
    })[t.text('approach')] ?? 'Follows the advised approach again',
  'plan.addFreeze': (t, f) => `Added the closed period ${t.text('name')}: ${dayIn(t, 'fromOn', f)} to ${dayIn(t, 'toOn', f)}`,
  'plan.removeFreeze': (t) => `Took the closed period ${t.called('freezeId')} away`,
  'plan.approve': (t) => `Agreed to the plan of ${t.called('rolloutId')}`,
  'plan.shareCalendar': (t) => `Opened a calendar address for ${t.text('name')}`,
  'plan.unshareCalendar': (t) => `Closed the calendar address for ${t.called('linkId')}`,
  'checklist.settle': (t, f) =>
    ({
      done: `Ticked: ${itemIn(t, f)}`,
      open: `Opened again: ${itemIn(t, f)}`,
      notNeeded: `Said that this is not needed: ${itemIn(t, f)}`,
    })[t.text('state')] ?? itemIn(t, f),
  'checklist.see': (t, f) =>
    f.plural(t.count('checklistItem').changed, { one: 'Saw 1 item happen and ticked it', other: 'Saw # items happen and ticked them' }),
  'checklist.assign': (t, f) =>
    t.has('ownerId') ? `Gave to ${t.called('ownerId')}: ${itemIn(t, f)}` : `Gave to nobody in particular: ${itemIn(t, f)}`,
  'access.enlist': (t, f) => `Gave access to ${t.called('accountId')}, as ${roleIn(t, f)}`,
  'access.giveRole': (t, f) => `Made ${t.called('accountId')} ${roleIn(t, f)}`,
  'access.withdrawRole': (t) => `Took access away from ${t.called('accountId')}`,
  'access.endSessions': (t) => `Signed ${t.called('accountId')} out everywhere`,
  'access.invite': (t) => `Made a personal link for ${t.has('name') ? t.text('name') : t.called('personId')}`,
  'access.revokeInvitation': (t) => `Withdrew the personal link for ${t.called('invitationId')}`,
  'access.acceptInvitation': (t) => `Came in by a personal link: ${t.called('invitationId')}`,
  'access.createToken': (t) => `Made a token: ${t.text('name')}`,
  'access.revokeToken': (t) => `Ended a token: ${t.called('tokenId')}`,
}

const inDutch: EverySentence = {
  ...communicationSentences.nl,
  ...trainingSentences.nl,
  ...supportSentences.nl,
  ...resistanceSentences.nl,
  ...signInSentences.nl,
  'organisation.describe': (t) => `Vulde in wie de organisatie is: ${t.text('name')}`,
  'regional.addLocation': (t) => `Voegde de plaats ${t.text('name')} toe`,
  'regional.changeLocation': (t) => `Wijzigde de plaats ${t.text('name')}`,
  'regional.removeLocation': (t) => `Haalde de plaats ${t.called('locationId')} weg`,
  'regional.adoptHolidays': (t) => `Nam de feestdagen${t.has('country') ? ` van ${countryName(t.text('country'), 'nl')}` : ''} over`,
  'regional.changeHoliday': (t, f) => `Wijzigde de vrije dag ${t.text('nameNl')}, ${dayIn(t, 'day', f)}`,
  'people.import': (t, f) => {
    const { added, changed } = t.count('person')
    return `Nam een personeelslijst over: ${f.number(added)} nieuw, ${f.number(changed)} gewijzigd`
  },
  'people.add': (t) => `Voegde ${t.text('name')} toe`,
  'people.change': (t) => `Wijzigde de gegevens van ${t.text('name')}`,
  'people.leave': (t, f) =>
    t.has('leftOn')
      ? `Noteerde ${dayIn(t, 'leftOn', f)} als laatste dag van ${t.called('personId')}`
      : `Noteerde dat ${t.called('personId')} blijft`,
  'people.forget': () => 'Haalde de naam van iemand die weg is uit wat bewaard blijft',
  'people.changeRetention': (t, f) =>
    t.has('forgetAfterDays')
      ? `Koos om namen ${f.plural(Number(t.text('forgetAfterDays')), { one: '1 dag', other: '# dagen' })} na vertrek weg te halen`
      : 'Koos om namen van wie vertrok te bewaren tot iemand ze weghaalt',
  'people.clearLinks': (t, f) => `Ruimde persoonlijke links op die voor ${dayIn(t, 'before', f)} afliepen`,
  'people.nominate': (t) =>
    t.has('nominated')
      ? `Droeg ${t.called('personId')} voor als kartrekker`
      : `Draagt ${t.called('personId')} niet meer voor als kartrekker`,
  'people.speakFor': (t) => `Noteerde wat ervoor pleit dat ${t.called('personId')} vroeg begint`,
  'plan.startRollout': (t) => `Begon de uitrol van ${t.text('tool')}`,
  'plan.describe': (t) => `Beschreef de uitrol van ${t.text('tool')} opnieuw`,
  'plan.changeSettings': (t) => `Wijzigde de cijfers waarmee het plan van ${t.called('rolloutId')} rekent`,
  'plan.draft': (t) => `Maakte het plan van ${t.called('rolloutId')}`,
  'plan.moveDate': (t, f) =>
    t.has('to') ? `Verschoof ${phaseIn(t, f)} naar ${dayIn(t, 'to', f)}` : `Laat ${phaseIn(t, f)} weer beginnen wanneer het plan dat zegt`,
  'plan.pin': (t, f) =>
    t.has('phaseKey') ? `Houdt ${t.called('personId')} in ${phaseIn(t, f)}` : `Laat het plan ${t.called('personId')} weer indelen`,
  'plan.exclude': (t) =>
    t.has('because') ? `Liet ${t.called('personId')} erbuiten: ${t.text('because')}` : `Nam ${t.called('personId')} weer op in de uitrol`,
  'plan.chooseApproach': (t) =>
    ({
      phased: `Koos voor stap voor stap: ${t.text('reason')}`,
      'big-bang': `Koos voor alles in één keer: ${t.text('reason')}`,
    })[t.text('approach')] ?? 'Volgt weer de geadviseerde aanpak',
  'plan.addFreeze': (t, f) =>
    `Voegde de gesloten periode ${t.text('name')} toe: ${dayIn(t, 'fromOn', f)} tot en met ${dayIn(t, 'toOn', f)}`,
  'plan.removeFreeze': (t) => `Haalde de gesloten periode ${t.called('freezeId')} weg`,
  'plan.approve': (t) => `Keurde het plan van ${t.called('rolloutId')} goed`,
  'plan.shareCalendar': (t) => `Maakte een agenda-adres voor ${t.text('name')}`,
  'plan.unshareCalendar': (t) => `Trok het agenda-adres voor ${t.called('linkId')} in`,
  'checklist.settle': (t, f) =>
    ({
      done: `Vinkte af: ${itemIn(t, f)}`,
      open: `Zette weer open: ${itemIn(t, f)}`,
      notNeeded: `Gaf aan dat dit niet nodig is: ${itemIn(t, f)}`,
    })[t.text('state')] ?? itemIn(t, f),
  'checklist.see': (t, f) =>
    f.plural(t.count('checklistItem').changed, {
      one: 'Zag 1 punt gebeuren en vinkte het af',
      other: 'Zag # punten gebeuren en vinkte ze af',
    }),
  'checklist.assign': (t, f) =>
    t.has('ownerId') ? `Gaf aan ${t.called('ownerId')}: ${itemIn(t, f)}` : `Gaf aan niemand in het bijzonder: ${itemIn(t, f)}`,
  'access.enlist': (t, f) => `Gaf ${t.called('accountId')} toegang, als ${roleIn(t, f)}`,
  'access.giveRole': (t, f) => `Maakte ${t.called('accountId')} ${roleIn(t, f)}`,
  'access.withdrawRole': (t) => `Nam de toegang van ${t.called('accountId')} weg`,
  'access.endSessions': (t) => `Meldde ${t.called('accountId')} overal af`,
  'access.invite': (t) => `Maakte een persoonlijke link voor ${t.has('name') ? t.text('name') : t.called('personId')}`,
  'access.revokeInvitation': (t) => `Trok de persoonlijke link voor ${t.called('invitationId')} in`,
  'access.acceptInvitation': (t) => `Kwam binnen met een persoonlijke link: ${t.called('invitationId')}`,
  'access.createToken': (t) => `Maakte een token: ${t.text('name')}`,
  'access.revokeToken': (t) => `Beëindigde een token: ${t.called('tokenId')}`,
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
