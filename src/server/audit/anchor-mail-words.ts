/** The words of the weekly mail that carries the seal of the audit trail out of the machine. */
import { catalogue } from '#core/kernel/words.ts'

export const anchorMailWords = catalogue({
  en: {
    subject: ({ organisation, version }: { organisation: string; version: number }) =>
      `Keep this: the activity log of ${organisation} at version ${version}`,
    hello: ({ name }: { name: string }) => `Hello ${name},`,
    lead: ({ organisation, day }: { organisation: string; day: string }) =>
      `On ${day} the activity log of ${organisation} ended with this seal. Keep this mail: a seal outside the server shows later whether anything up to here was cut off or rewritten.`,
    check: 'To check it, on the machine of the server:',
  },
  nl: {
    subject: ({ organisation, version }) => `Bewaar dit: het logboek van ${organisation} bij versie ${version}`,
    hello: ({ name }) => `Hallo ${name},`,
    lead: ({ organisation, day }) =>
      `Op ${day} eindigde het logboek van ${organisation} met dit zegel. Bewaar deze mail: een zegel buiten de server laat later zien of er tot hier iets is afgeknipt of herschreven.`,
    check: 'Zo controleer je dat, op de machine van de server:',
  },
})
