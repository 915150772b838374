/** What is said of the audit trail, on the screen and on the command line. */
import type { DeviceName } from '#core/kernel/device.ts'
import type { Flaw } from '#core/trail/trail.ts'
import { catalogue } from '#core/kernel/words.ts'

/** Versions that are named one by one; more are only counted. */
const mostNamed = 12

type Broken = { version: number; flaw: Flaw }

const flawInEnglish = ({ version, flaw }: Broken): string =>
  ({
    edited: `version ${version} was changed after it was written`,
    moved: `another row replaces version ${version}`,
    removed: `version ${version} was taken out`,
    cutOff: `everything from version ${version} on was cut off`,
    replaced: `version ${version} was rewritten: the next version belongs to another row`,
    endDiffers: `version ${version}, the last one, is not the one that was written: it was changed, or what came after it was cut off`,
    added: `version ${version} was put in from outside`,
    endUnknown: `what it should end with is no longer there; it begins at version ${version}`,
    emptied: `what version ${version} held is gone, and no command says that it took it out`,
    refilled: `what was taken out of version ${version} was put back`,
    roleDiffers: `the rights were changed in the database itself: a role or location is not the one that version ${version} gave`,
  })[flaw]

const flawInDutch = ({ version, flaw }: Broken): string =>
  ({
    edited: `versie ${version} is gewijzigd nadat ze geschreven was`,
    moved: `op de plaats van versie ${version} staat een andere regel`,
    removed: `versie ${version} is eruit gehaald`,
    cutOff: `alles vanaf versie ${version} is eraf geknipt`,
    replaced: `versie ${version} is opnieuw geschreven: de volgende hoort bij een andere`,
    endDiffers: `versie ${version}, de laatste, is niet die welke geschreven is: ze is gewijzigd, of wat erna kwam is eraf geknipt`,
    added: `versie ${version} is er van buitenaf in gezet`,
    endUnknown: `waarmee het moet eindigen, is er niet meer; het begint bij versie ${version}`,
    emptied: `wat in versie ${version} stond, is weg, en geen opdracht zegt dat die het eruit haalde`,
    refilled: `wat uit versie ${version} gehaald was, is teruggezet`,
    roleDiffers: `wie wat mag, is in de database zelf gewijzigd: iemands rol of plaats is niet die welke versie ${version} gaf`,
  })[flaw]

export const trailWords = catalogue({
  en: {
    whole: ({ rows }: { rows: number }, f) =>
      rows === 0
        ? 'The activity log is empty.'
        : f.plural(rows, {
            one: 'The activity log is intact: 1 entry, and its seal is correct.',
            other: 'The activity log is intact: # entries, and every seal is correct.',
          }),
    emptied: ({ emptied }: { emptied: number }, f) =>
      f.plural(emptied, {
        one: 'In 1 entry the personal data of an erased person was removed. The log shows who did that, and when.',
        other: 'In # entries the personal data of erased people was removed. The log shows who did that, and when.',
      }),
    emptiedEntry: ({ version }: { version: number }) => `Personal data of an erased person, removed at version ${version}`,
    broken: (broken: Broken) =>
      `The activity log is broken: ${flawInEnglish(broken)}. Keep a copy of the data as it is now, and compare it with a backup.`,
    seal: ({ seal, version }: { seal: string; version: number }) => `Seal at the end, to note down elsewhere: ${seal}@${version}`,
    noted: ({ version }: { version: number }) => `The seal you noted belongs to version ${version}: nothing up to there was rewritten.`,
    device: ({ device }: { device: DeviceName | null }) => {
      if (device?.browser === 'uitrol') return 'the command line'
      if (device?.browser && device.system) return `${device.browser} on ${device.system}`
      return device?.browser ?? device?.system ?? 'an unknown device'
    },
    nobody: 'a deleted account',
    empties: ({ versions }: { versions: readonly number[] }, f) =>
      f.plural(versions.length, {
        one: `Removed their personal data at version ${versions[0]}.`,
        other: `Removed their personal data at # versions${versions.length > mostNamed ? '' : `: ${f.list(versions.map(String))}`}.`,
      }),
  },
  nl: {
    whole: ({ rows }, f) =>
      rows === 0
        ? 'Het logboek is nog leeg.'
        : f.plural(rows, {
            one: 'Het logboek is intact: 1 regel, en het zegel klopt.',
            other: 'Het logboek is intact: # regels, en elk zegel klopt.',
          }),
    emptied: ({ emptied }, f) =>
      f.plural(emptied, {
        one: 'In 1 regel zijn de persoonsgegevens van een gewiste persoon verwijderd. Wie dat deed, en wanneer, staat in het logboek.',
        other: 'In # regels zijn de persoonsgegevens van gewiste personen verwijderd. Wie dat deed, en wanneer, staat in het logboek.',
      }),
    emptiedEntry: ({ version }) => `Persoonsgegevens van een gewiste persoon, verwijderd bij versie ${version}`,
    broken: (broken) =>
      `Het logboek klopt niet: ${flawInDutch(broken)}. Bewaar een kopie van de data zoals die nu is, en vergelijk die met een reservekopie.`,
    seal: ({ seal, version }) => `Zegel aan het eind, om elders te noteren: ${seal}@${version}`,
    noted: ({ version }) => `Het zegel dat je noteerde, hoort bij versie ${version}: tot daar is niets herschreven.`,
    device: ({ device }) => {
      if (device?.browser === 'uitrol') return 'de opdrachtregel'
      if (device?.browser && device.system) return `${device.browser} op ${device.system}`
      return device?.browser ?? device?.system ?? 'een onbekend apparaat'
    },
    nobody: 'een verwijderd account',
    empties: ({ versions }, f) =>
      f.plural(versions.length, {
        one: `Verwijderde de persoonsgegevens bij versie ${versions[0]}.`,
        other: `Verwijderde de persoonsgegevens bij # versies${versions.length > mostNamed ? '' : `: ${f.list(versions.map(String))}`}.`,
      }),
  },
})
