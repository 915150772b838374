/** The sentences on top of the messages, in every language. */
import type { Format } from '#core/kernel/format.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import { catalogue } from '#core/kernel/words.ts'

export interface Which {
  kind: string
  phase: string | null
}
export interface When extends Which {
  on: string
  today: string
}

const inEnglish: Record<string, string> = {
  announcement: 'The announcement',
  reminder: 'The reminder',
  welcome: 'The welcome',
  update: 'The weekly update',
  retrospective: 'The message that looks back',
}
const inDutch: Record<string, string> = {
  announcement: 'De aankondiging',
  reminder: 'De herinnering',
  welcome: 'Het welkomstbericht',
  update: 'Het weekbericht',
  retrospective: 'Het bericht om terug te kijken',
}

const called = ({ kind, phase }: Which, f: Format): string => {
  const name = (f.language === 'nl' ? inDutch : inEnglish)[kind] ?? kind
  const whom = phase === null ? '' : ` ${f.language === 'nl' ? 'voor' : 'to'} “${phaseCalled(phase, f)}”`
  return `${name}${whom}`
}

const goes = (when: When, f: Format): string =>
  when.on < when.today
    ? `${called(when, f)} should have gone out on ${f.day(when.on)}.`
    : when.on === when.today
      ? `${called(when, f)} goes out today.`
      : `${called(when, f)} goes out on ${f.day(when.on)}.`

const gaat = (when: When, f: Format): string =>
  when.on < when.today
    ? `${called(when, f)} had op ${f.day(when.on)} de deur uit gemoeten.`
    : when.on === when.today
      ? `${called(when, f)} gaat vandaag de deur uit.`
      : `${called(when, f)} gaat op ${f.day(when.on)} de deur uit.`

/** To how many people it did not come, of how many nobody knows it, and in how many channels it is not surely. */
export interface Stuck {
  kind: string
  failed: number
  unsure: number
  channels: number
  /** Messages of which the same is true. */
  more: number
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const missed = ({ kind, failed, unsure, channels }: Stuck, f: Format): string => {
  const name = called({ kind, phase: null }, f)
  const people = (count: number): string => f.plural(count, { one: '1 person', other: '# people' })
  if (failed + unsure === 0) return `${name} is not surely in ${f.plural(channels, { one: '1 group channel', other: '# group channels' })}.`
  if (failed === 0) return `Nobody knows whether ${lower(name)} reached ${people(unsure)}.`
  return `${name} did not reach ${people(failed)}${unsure > 0 ? `, and of ${f.number(unsure)} more nobody knows it` : ''}.`
}

const gemist = ({ kind, failed, unsure, channels }: Stuck, f: Format): string => {
  const name = called({ kind, phase: null }, f)
  const people = (count: number): string => f.plural(count, { one: '1 persoon', other: '# mensen' })
  if (failed + unsure === 0)
    return `${name} staat misschien niet in ${f.plural(channels, { one: '1 groepskanaal', other: '# groepskanalen' })}.`
  if (failed === 0) return `Niemand weet of ${lower(name)} bij ${people(unsure)} aankwam.`
  return `${name} kwam bij ${people(failed)} niet aan${unsure > 0 ? `, en van nog ${f.number(unsure)} weet niemand het` : ''}.`
}

export const outlookWords = catalogue({
  en: {
    'communication.outlook.none': 'There are no messages yet',
    'communication.outlook.stuck': (stuck: Stuck, f) =>
      `${missed(stuck, f)} Somebody has to decide.${stuck.more > 0 ? ` ${f.plural(stuck.more, { one: '1 more message waits for that.', other: '# more messages wait for that.' })}` : ''}`,
    'communication.outlook.held': (when: When, f) => `${goes(when, f)} Something keeps it.`,
    'communication.outlook.paused': (which: Which, f) => `${called(which, f)} waits, because messages are paused.`,
    'communication.outlook.toAgree': (when: When, f) => `${goes(when, f)} It is not agreed to yet.`,
    'communication.outlook.toTell': ({ people }: { people: number }, f) =>
      f.plural(people, { one: '1 person waits to be told by hand.', other: '# people wait to be told by hand.' }),
    'communication.outlook.agreed': (when: When, f) => `${goes(when, f)} It is agreed to.`,
    'communication.outlook.withdrawn': (which: Which, f) => `${called(which, f)} was taken back before it reached anybody.`,
    'communication.outlook.reached': ({ done, all, read, ...which }: Which & { done: number; all: number; read: number }, f) =>
      `${called(which, f)} reached ${done === all ? f.plural(all, { one: '1 person', other: '# people' }) : `${f.number(done)} of ${f.plural(all, { one: '1 person', other: '# people' })}`}.${read > 0 ? ` ${f.plural(read, { one: '1 has said that they read it.', other: '# have said that they read it.' })}` : ''}`,
    'communication.outlook.allGone': 'All that was planned has been said.',
  },
  nl: {
    'communication.outlook.none': 'Er zijn nog geen berichten',
    'communication.outlook.stuck': (stuck, f) =>
      `${gemist(stuck, f)} Iemand moet beslissen.${stuck.more > 0 ? ` ${f.plural(stuck.more, { one: 'Dat geldt voor nog 1 bericht.', other: 'Dat geldt voor nog # berichten.' })}` : ''}`,
    'communication.outlook.held': (when, f) => `${gaat(when, f)} Maar er is iets mee.`,
    'communication.outlook.paused': (which, f) => `${called(which, f)} wacht, want de berichten staan stil.`,
    'communication.outlook.toAgree': (when, f) => `${gaat(when, f)} Er is nog geen akkoord.`,
    'communication.outlook.toTell': ({ people }, f) =>
      f.plural(people, { one: '1 persoon moet het nog horen van een collega.', other: '# mensen moeten het nog horen van een collega.' }),
    'communication.outlook.agreed': (when, f) => `${gaat(when, f)} Het akkoord is er.`,
    'communication.outlook.withdrawn': (which, f) => `${called(which, f)} is teruggehaald voordat iemand het kreeg.`,
    'communication.outlook.reached': ({ done, all, read, ...which }, f) =>
      `${called(which, f)} bereikte ${done === all ? f.plural(all, { one: '1 persoon', other: '# mensen' }) : `${f.number(done)} van de ${f.plural(all, { one: '1 persoon', other: '# mensen' })}`}.${read > 0 ? ` ${f.plural(read, { one: '1 heeft gezegd dat het gelezen is.', other: '# hebben gezegd dat het gelezen is.' })}` : ''}`,
    'communication.outlook.allGone': 'Alles wat gepland was, is verteld.',
  },
})
