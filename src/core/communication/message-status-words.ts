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
  retrospective: 'The review',
}
const inDutch: Record<string, string> = {
  announcement: 'De aankondiging',
  reminder: 'De herinnering',
  welcome: 'Het welkomstbericht',
  update: 'Het weekbericht',
  retrospective: 'De terugblik',
}

const called = ({ kind, phase }: Which, f: Format): string => {
  const name = (f.language === 'nl' ? inDutch : inEnglish)[kind] ?? kind
  const whom = phase === null ? '' : ` ${f.language === 'nl' ? 'voor' : 'to'} “${phaseCalled(phase, f)}”`
  return `${name}${whom}`
}

const goes = (when: When, f: Format): string =>
  when.on < when.today
    ? `${called(when, f)} was due on ${f.day(when.on)}.`
    : when.on === when.today
      ? `${called(when, f)} is sent today.`
      : `${called(when, f)} is sent on ${f.day(when.on)}.`

const gaat = (when: When, f: Format): string =>
  when.on < when.today
    ? `${called(when, f)} had op ${f.day(when.on)} verstuurd moeten zijn.`
    : when.on === when.today
      ? `${called(when, f)} wordt vandaag verstuurd.`
      : `${called(when, f)} wordt op ${f.day(when.on)} verstuurd.`

/** To how many people it did not come, of how many nobody knows it, and in how many channels it is not surely. */
export interface Stuck {
  kind: string
  failed: number
  unsure: number
  channels: number
  /** Messages of which the same is true. */
  more: number
}

const missed = ({ kind, failed, unsure, channels }: Stuck, f: Format): string => {
  const name = called({ kind, phase: null }, f)
  const people = (count: number): string => f.plural(count, { one: '1 person', other: '# people' })
  if (failed + unsure === 0)
    return `${name} may be missing in ${f.plural(channels, { one: '1 group channel', other: '# group channels' })}.`
  if (failed === 0) return `${name} may not have reached ${people(unsure)}.`
  return `${name} did not reach ${people(failed)}${unsure > 0 ? `, and may not have reached ${f.number(unsure)} more` : ''}.`
}

const gemist = ({ kind, failed, unsure, channels }: Stuck, f: Format): string => {
  const name = called({ kind, phase: null }, f)
  const people = (count: number): string => f.plural(count, { one: '1 persoon', other: '# mensen' })
  if (failed + unsure === 0)
    return `${name} ontbreekt misschien in ${f.plural(channels, { one: '1 groepskanaal', other: '# groepskanalen' })}.`
  if (failed === 0) return `${name} is misschien niet aangekomen bij ${people(unsure)}.`
  return `${name} kwam bij ${people(failed)} niet aan${unsure > 0 ? `, en misschien ook niet bij nog ${f.number(unsure)}` : ''}.`
}

export const outlookWords = catalogue({
  en: {
    'communication.outlook.none': 'There are no messages yet',
    'communication.outlook.stuck': (stuck: Stuck, f) =>
      `${missed(stuck, f)} Decide what to do with it.${stuck.more > 0 ? ` ${f.plural(stuck.more, { one: '1 more message needs a decision.', other: '# more messages need a decision.' })}` : ''}`,
    'communication.outlook.held': ({ reason, ...when }: When & { reason: string | null }, f) =>
      `${goes(when, f)} It is on hold${reason === null ? '.' : `: ${reason}`}`,
    'communication.outlook.paused': (which: Which, f) => `${called(which, f)} is on hold, because the rollout is paused.`,
    'communication.outlook.gated': ({ approved, ...which }: Which & { approved: boolean }, f) =>
      `${called(which, f)} waits for the go/no-go check.${approved ? '' : ' It still needs approval.'}`,
    'communication.outlook.toAgree': (when: When, f) => `${goes(when, f)} It still needs approval.`,
    'communication.outlook.toTell': ({ people }: { people: number }, f) =>
      f.plural(people, { one: '1 person still needs to be told in person.', other: '# people still need to be told in person.' }),
    'communication.outlook.agreed': (when: When, f) => `${goes(when, f)} It is approved.`,
    'communication.outlook.withdrawn': (which: Which, f) => `${called(which, f)} was cancelled before anyone received it.`,
    'communication.outlook.reached': ({ done, all, read, ...which }: Which & { done: number; all: number; read: number }, f) =>
      `${called(which, f)} reached ${done === all ? f.plural(all, { one: '1 person', other: '# people' }) : `${f.number(done)} of ${f.plural(all, { one: '1 person', other: '# people' })}`}.${read > 0 ? ` ${f.plural(read, { one: '1 has confirmed reading it.', other: '# have confirmed reading it.' })}` : ''}`,
    'communication.outlook.allGone': 'All planned messages have been sent.',
  },
  nl: {
    'communication.outlook.none': 'Er zijn nog geen berichten',
    'communication.outlook.stuck': (stuck, f) =>
      `${gemist(stuck, f)} Beslis wat ermee moet gebeuren.${stuck.more > 0 ? ` ${f.plural(stuck.more, { one: 'Dat geldt ook voor 1 ander bericht.', other: 'Dat geldt ook voor # andere berichten.' })}` : ''}`,
    'communication.outlook.held': ({ reason, ...when }, f) =>
      `${gaat(when, f)} Het wordt aangehouden${reason === null ? '.' : `: ${reason}`}`,
    'communication.outlook.paused': (which, f) => `${called(which, f)} wacht, want de uitrol is gepauzeerd.`,
    'communication.outlook.gated': ({ approved, ...which }, f) =>
      `${called(which, f)} wacht op het go/no-go-moment.${approved ? '' : ' Het moet nog worden goedgekeurd.'}`,
    'communication.outlook.toAgree': (when, f) => `${gaat(when, f)} Het moet nog worden goedgekeurd.`,
    'communication.outlook.toTell': ({ people }, f) =>
      f.plural(people, { one: '1 persoon moet het nog persoonlijk horen.', other: '# mensen moeten het nog persoonlijk horen.' }),
    'communication.outlook.agreed': (when, f) => `${gaat(when, f)} Het is goedgekeurd.`,
    'communication.outlook.withdrawn': (which, f) => `${called(which, f)} is geannuleerd voordat iemand het kreeg.`,
    'communication.outlook.reached': ({ done, all, read, ...which }, f) =>
      `${called(which, f)} bereikte ${done === all ? f.plural(all, { one: '1 persoon', other: '# mensen' }) : `${f.number(done)} van de ${f.plural(all, { one: '1 persoon', other: '# mensen' })}`}.${read > 0 ? ` ${f.plural(read, { one: '1 heeft bevestigd dat het gelezen is.', other: '# hebben bevestigd dat het gelezen is.' })}` : ''}`,
    'communication.outlook.allGone': 'Alle geplande berichten zijn verstuurd.',
  },
})
