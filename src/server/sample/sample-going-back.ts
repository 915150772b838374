/** The way back of the sample company: its rollback runbook, drilled before anybody went live, and the weekly exports of the old system. */
import { sha256 } from '#core/contingency/sha256.ts'
import { addDays } from '#core/kernel/calendar.ts'
import type { Language } from '#core/kernel/language.ts'
import { catalogue, speak } from '#core/kernel/words.ts'
import type { CommandName } from '#core/registry/command-inputs.ts'
import { samplePersonId } from '#core/organisation/sample-company.ts'
import { type InRollout, moment, step, type Step } from '#server/sample/sample-step.ts'

const words = catalogue({
  en: {
    stop: 'Stop entry in New CRM',
    stopHow: 'Set New CRM to read-only and tell the champions by phone.',
    exportNew: 'Export what is new since go-live',
    restore: 'Restore Old CRM',
    restoreHow: 'Take the last export from the office server; the password is in the safe.',
    load: 'Load new records into Old CRM',
    tell: 'Tell everyone',
    check: 'Check ten orders',
    note: 'The export was slow on the office connection. Start it first next time.',
    offlineWork: 'Take orders on the paper form. Call Paramaribo for prices. Keep the forms in the red folder at the counter.',
    offlineForm: 'Customer\nAddress and phone\nWhat is ordered\nDelivery day\nTaken by, time',
    offlineEntry: 'The champion, the first morning with internet',
    offlineNote: 'Half an hour, three orders. The form now asks for the phone number.',
    restored: 'Restored on the test computer in 47 minutes; ten orders compared, all the same.',
    contract: 'the vendor then deletes the data',
  },
  nl: {
    stop: 'Invoer in New CRM stoppen',
    stopHow: 'Zet New CRM op alleen lezen en bel de ambassadeurs.',
    exportNew: 'Exporteren wat nieuw is sinds de start',
    restore: 'Old CRM terugzetten',
    restoreHow: 'Neem de laatste export van de kantoorserver; het wachtwoord ligt in de kluis.',
    load: 'Nieuwe gegevens inladen in Old CRM',
    tell: 'Iedereen inlichten',
    check: 'Tien orders controleren',
    note: 'De export ging traag over de kantoorlijn. Begin daar de volgende keer mee.',
    offlineWork:
      'Neem orders op met het papieren formulier. Bel Paramaribo voor prijzen. Bewaar de formulieren in de rode map aan de balie.',
    offlineForm: 'Klant\nAdres en telefoon\nWat is besteld\nDag van levering\nOpgenomen door, tijd',
    offlineEntry: 'De ambassadeur, de eerste ochtend met internet',
    offlineNote: 'Een half uur, drie orders. Het formulier vraagt nu ook om het telefoonnummer.',
    restored: 'Teruggezet op de testcomputer in 47 minuten; tien orders vergeleken, alles gelijk.',
    contract: 'daarna wist de leverancier de gegevens',
  },
})

const [xavier, sherida, priya] = ['Xavier Liesdek', 'Sherida Pinas', 'Priya Sewnarain'].map((name) => samplePersonId(name))

const runbook = [
  { key: 'stop', how: 'stopHow', owner: xavier, minutes: 10, took: 8 },
  { key: 'exportNew', how: null, owner: xavier, minutes: 30, took: 35 },
  { key: 'restore', how: 'restoreHow', owner: xavier, minutes: 50, took: 47 },
  { key: 'load', how: null, owner: priya, minutes: 60, took: 62 },
  { key: 'tell', how: null, owner: sherida, minutes: 15, took: 12 },
  { key: 'check', how: null, owner: priya, minutes: 10, took: 8 },
] as const

const later = (instant: string, minutes: number): string => new Date(Date.parse(instant) + minutes * 60_000).toISOString()

/** Days from the first go-live to each export: every Friday, from the week before the one before. */
const exportDays = [-10, -3, 4, 11, 18, 25, 32, 39, 46]

/** The exports of the old system, the first of them restored, and when its contract ends: three weeks after it is switched off. */
const oldSystem = (goLive: string, offOn: string, language: Language): Step[] => {
  const say = speak(words, language)
  const at = <Name extends CommandName>(day: string, time: string, name: Name, input: InRollout<Name>): Step =>
    step(moment(day, time), null, name, input)
  const begun = addDays(goLive, -10)
  return [
    at(begun, '09:00', 'contingency.describeOldSystem', { everyDays: 7, keeperId: xavier ?? null }),
    at(begun, '09:05', 'contingency.noteContract', { endsOn: addDays(offOn, 21), note: say('contract') }),
    ...exportDays.map((after, index) => {
      const madeOn = addDays(goLive, after)
      const fileName = `old-crm-${madeOn}.zip`
      const hash = sha256()
      hash.add(new TextEncoder().encode(fileName))
      return at(madeOn, '18:10', 'contingency.recordExport', {
        exportId: `sample-${index + 1}`,
        fileName,
        bytes: 1_812_402_176 + index * 4_718_592,
        fileHash: hash.hex(),
        madeOn,
      })
    }),
    at(addDays(goLive, -5), '15:00', 'contingency.recordRestore', {
      exportId: 'sample-1',
      restoredOn: addDays(goLive, -5),
      worked: true,
      note: say('restored'),
    }),
  ]
}

/** The runbook and its drill in the week before the first go-live, and what is done about the old system; days are `YYYY-MM-DD`. */
export const sampleGoingBack = (goLive: string, offOn: string, language: Language): Step[] => {
  const say = speak(words, language)
  const begun = moment(addDays(goLive, -5), '09:00')
  const at = <Name extends CommandName>(instant: string, name: Name, input: InRollout<Name>): Step => step(instant, null, name, input)
  const drill = { drillId: 'sample-drill' }
  let clock = begun
  const timed = runbook.map(({ key, took }) => {
    const startedAt = clock
    clock = later(clock, took)
    return at(clock, 'contingency.timeStep', { ...drill, stepId: `sample-${key}`, startedAt, endedAt: clock })
  })
  return [
    ...oldSystem(goLive, offOn, language),
    ...runbook.map(({ key, how, owner, minutes }, index) =>
      at(later(moment(addDays(goLive, -7), '10:00'), index), 'contingency.keepStep', {
        stepId: `sample-${key}`,
        title: say(key),
        how: how && say(how),
        ownerId: owner ?? null,
        minutes,
      }),
    ),
    ...['paramaribo', 'nieuw-nickerie', 'georgetown'].flatMap((locationId, index) => {
      const on = addDays(goLive, -4)
      const plan = { locationId, work: say('offlineWork'), form: say('offlineForm'), entry: say('offlineEntry') }
      return [
        at(moment(addDays(goLive, -6), `1${index}:00`), 'contingency.writeOfflinePlan', plan),
        at(moment(on, `1${index}:00`), 'contingency.notePrinted', { locationId, on }),
        // One location has still to try it.
        ...(locationId === 'nieuw-nickerie'
          ? []
          : [at(moment(on, `1${index}:40`), 'contingency.noteTried', { locationId, on, note: say('offlineNote') })]),
      ]
    }),
    at(begun, 'contingency.startDrill', { ...drill, startedAt: begun }),
    ...timed,
    at(later(clock, 1), 'contingency.endDrill', { ...drill, endedAt: clock, worked: true, note: say('note') }),
  ]
}
