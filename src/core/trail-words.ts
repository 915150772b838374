/** What is said of the audit trail, on the screen and on the command line. */
import type { DeviceName } from '#core/device.ts'
import type { Flaw } from '#core/trail.ts'
import { catalogue } from '#core/words.ts'

type Broken = { version: number; flaw: Flaw }

const flawInEnglish = ({ version, flaw }: Broken): string =>
  ({
    edited: `version ${version} was changed after it was written`,
    moved: `another row stands in the place of version ${version}`,
    removed: `version ${version} was taken out`,
    cutOff: `everything from version ${version} on was cut off`,
    replaced: `version ${version} was written anew: the one after it belongs to another`,
    endDiffers: `version ${version}, the last one, is not the one that was written: it was changed, or what came after it was cut off`,
    added: `version ${version} was put in from outside`,
    endUnknown: `what it should end with is no longer there; it begins at version ${version}`,
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
  })[flaw]

export const trailWords = catalogue({
  en: {
    whole: ({ rows }: { rows: number }, f) =>
      rows === 0
        ? 'The trail is still empty.'
        : f.plural(rows, {
            one: 'The trail is whole: 1 row, and its seal fits.',
            other: 'The trail is whole: # rows, and every seal fits.',
          }),
    broken: (broken: Broken) =>
      `The trail does not hold: ${flawInEnglish(broken)}. Keep a copy of the data as it is now, and compare it with a backup.`,
    seal: ({ seal }: { seal: string }) => `Seal at the end: ${seal}`,
    noted: ({ version }: { version: number }) => `The seal you noted stands at version ${version}: nothing up to there was rewritten.`,
    device: ({ device }: { device: DeviceName | null }) => {
      if (device?.browser === 'uitrol') return 'the command line'
      if (device?.browser && device.system) return `${device.browser} on ${device.system}`
      return device?.browser ?? device?.system ?? 'an unknown device'
    },
    nobody: 'someone whose account is gone',
  },
  nl: {
    whole: ({ rows }, f) =>
      rows === 0
        ? 'Het logboek is nog leeg.'
        : f.plural(rows, {
            one: 'Het logboek is heel: 1 regel, en het zegel klopt.',
            other: 'Het logboek is heel: # regels, en elk zegel klopt.',
          }),
    broken: (broken) =>
      `Het logboek klopt niet: ${flawInDutch(broken)}. Bewaar een kopie van de data zoals die nu is, en vergelijk die met een reservekopie.`,
    seal: ({ seal }) => `Zegel aan het eind: ${seal}`,
    noted: ({ version }) => `Het zegel dat je noteerde, staat bij versie ${version}: tot daar is niets herschreven.`,
    device: ({ device }) => {
      if (device?.browser === 'uitrol') return 'de opdrachtregel'
      if (device?.browser && device.system) return `${device.browser} op ${device.system}`
      return device?.browser ?? device?.system ?? 'een onbekend toestel'
    },
    nobody: 'iemand van wie het account weg is',
  },
})
