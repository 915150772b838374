/** The words of the old system, its exports and its switch-off, in every language. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import type { ProofKey } from '#core/plan/old-system.ts'
import { catalogue } from '#core/kernel/words.ts'

const missingEn: Record<ProofKey, string> = {
  unused: 'It is not stated yet that nobody works only in it',
  export: 'A fresh export is missing',
  restore: 'One restore is missing',
  archive: 'It is not recorded where the archive is',
  contract: 'The end of the contract is missing',
}
const missingNl: Record<ProofKey, string> = {
  unused: 'Nog niet vastgesteld dat niemand er alleen mee werkt',
  export: 'Een recente export ontbreekt',
  restore: 'De export is nog niet teruggezet',
  archive: 'Nog niet vastgelegd waar het archief is',
  contract: 'Het einde van het contract ontbreekt',
}
const todoEn: Record<ProofKey, string> = {
  unused: 'state that nobody works only in it',
  export: 'record an export of the last days',
  restore: 'restore the newest export and record how it went',
  archive: 'record where the archive is',
  contract: 'record when the contract ends',
}
const todoNl: Record<ProofKey, string> = {
  unused: 'stel vast dat niemand er alleen mee werkt',
  export: 'leg een export van de laatste dagen vast',
  restore: 'zet de nieuwste export terug en leg vast hoe het ging',
  archive: 'leg vast waar het archief is',
  contract: 'leg vast wanneer het contract eindigt',
}

export const oldSystemWords = catalogue({
  en: {
    'contingency.old.off': ({ system, on }: { system: string; on: string }, f) => `${system} was switched off on ${f.day(on)}`,
    'contingency.old.overdue': ({ system, on }: { system: string; on: string }, f) =>
      `The export of ${system} is overdue since ${f.day(on)}`,
    'contingency.old.one': ({ system, proof }: { system: string; proof: ProofKey }): string =>
      `${missingEn[proof]}. Then ${system} can be switched off.`,
    'contingency.old.more': ({ system, count }: { system: string; count: number }, f) =>
      `${f.plural(count, { one: 'One proof is missing', other: '# proofs are missing' })} before ${system} can be switched off`,
    'contingency.old.waits': ({ system }: { system: string }) => `All proofs are there. The go/no-go check of ${system} needs approval.`,
    'contingency.old.ready': ({ system }: { system: string }) => `${system} can be switched off`,
    'contingency.todo.proof': ({ proof }: { proof: ProofKey }): string => todoEn[proof],
    'contingency.noOldSystem': 'This rollout has no old system. Enter its name in the plan first.',
    'contingency.dayAhead': ({ on }: { on: string }, f) => `${f.day(on)} lies in the future. Enter the day on which it was done.`,
    'contingency.exportThere': ({ on }: { on: string }, f) => `This file is already recorded, made on ${f.day(on)}.`,
    'contingency.exportDiffers': ({ file, sha256 }: { file: string; sha256: string }) =>
      `This is not ${file} as it was recorded: its SHA-256 is ${sha256}. Choose the recorded file, or record this one as an export of its own.`,
    'contingency.exportTooLarge': ({ megabytes }: { megabytes: number }, f) =>
      `A file may be at most ${f.number(megabytes)}\u00a0MB here. Keep this export in the archive; its SHA-256 is recorded.`,
    'contingency.restoredBefore': ({ on }: { on: string }, f) => `The export was made on ${f.day(on)}. A restore of it comes later.`,
    'contingency.alreadyOff': ({ on }: { on: string }, f) => `The old system was already switched off on ${f.day(on)}.`,
    'contingency.stillOn': 'The old system is not switched off.',
    'contingency.proofsMissing': ({ proofs }: { proofs: readonly ProofKey[] }, f) =>
      `Not yet: ${f.list(proofs.map((proof) => todoEn[proof]))}. What does not apply can be marked so, with a reason.`,
    'contingency.offGateWaits': 'The go/no-go check before the switch-off is not approved yet. Approve it first.',
    'contingency.offPaused': 'The rollout is paused, so the old system stays on. Resume first.',
    'contingency.offLater': ({ on }: { on: string }, f) =>
      `The plan switches it off on ${f.day(on)}. Move that date first, so that everyone knows.`,
    'contingency.nothingToRemind': 'No export is due.',
  },
  nl: {
    'contingency.old.off': ({ system, on }, f) => `${system} is uitgezet op ${f.day(on)}`,
    'contingency.old.overdue': ({ system, on }, f) => `De export van ${system} is over tijd sinds ${f.day(on)}`,
    'contingency.old.one': ({ system, proof }): string => `${missingNl[proof as ProofKey]}. Daarna kan ${system} worden uitgezet.`,
    'contingency.old.more': ({ system, count }, f) =>
      `${f.plural(count, { one: 'Er ontbreekt nog één bewijs', other: 'Er ontbreken nog # bewijzen' })} voordat ${system} kan worden uitgezet`,
    'contingency.old.waits': ({ system }) => `Alle bewijzen zijn er. Het go/no-go-moment van ${system} wacht op goedkeuring.`,
    'contingency.old.ready': ({ system }) => `${system} kan worden uitgezet`,
    'contingency.todo.proof': ({ proof }): string => todoNl[proof as ProofKey],
    'contingency.noOldSystem': 'Deze uitrol heeft geen oud systeem. Vul eerst in het plan de naam in.',
    'contingency.dayAhead': ({ on }, f) => `${f.day(on)} ligt in de toekomst. Vul de dag in waarop het is gedaan.`,
    'contingency.exportThere': ({ on }, f) => `Dit bestand is al vastgelegd, gemaakt op ${f.day(on)}.`,
    'contingency.exportDiffers': ({ file, sha256 }) =>
      `Dit is niet ${file} zoals het is vastgelegd: de SHA-256 is ${sha256}. Kies het vastgelegde bestand, of leg dit vast als een eigen export.`,
    'contingency.exportTooLarge': ({ megabytes }, f) =>
      `Een bestand mag hier hoogstens ${f.number(megabytes)}\u00a0MB zijn. Laat deze export in het archief; de SHA-256 is vastgelegd.`,
    'contingency.restoredBefore': ({ on }, f) => `De export is gemaakt op ${f.day(on)}. Terugzetten komt daarna.`,
    'contingency.alreadyOff': ({ on }, f) => `Het oude systeem is al uitgezet op ${f.day(on)}.`,
    'contingency.stillOn': 'Het oude systeem is niet uitgezet.',
    'contingency.proofsMissing': ({ proofs }, f) =>
      `Nog niet: ${f.list(proofs.map((proof: ProofKey) => todoNl[proof]))}. Wat niet van toepassing is, kun je zo markeren, met een reden.`,
    'contingency.offGateWaits': 'Het go/no-go-moment voor het uitzetten is nog niet goedgekeurd. Keur het eerst goed.',
    'contingency.offPaused': 'De uitrol is gepauzeerd, dus het oude systeem blijft aan. Hervat eerst.',
    'contingency.offLater': ({ on }, f) =>
      `Volgens het plan wordt het uitgezet op ${f.day(on)}. Verplaats eerst die dag, zodat iedereen het weet.`,
    'contingency.nothingToRemind': 'Er hoeft nu geen export te komen.',
  },
})

export const oldSystemProblems = {
  'contingency.noOldSystem': 'refused',
  'contingency.dayAhead': 'invalid',
  'contingency.exportThere': 'conflict',
  'contingency.exportDiffers': 'conflict',
  'contingency.exportTooLarge': 'tooLarge',
  'contingency.restoredBefore': 'invalid',
  'contingency.alreadyOff': 'refused',
  'contingency.stillOn': 'refused',
  'contingency.proofsMissing': 'refused',
  'contingency.offGateWaits': 'refused',
  'contingency.offPaused': 'refused',
  'contingency.offLater': 'refused',
  'contingency.nothingToRemind': 'refused',
} as const satisfies Record<string, ProblemKind>
