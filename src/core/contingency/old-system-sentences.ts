/** What the activity log says of the old system, its exports and its switch-off. */
import { dayIn, type Sentences } from '#core/kernel/sentence.ts'

export const oldSystemSentences = {
  en: {
    'contingency.describeOldSystem': (t) => `Set the exports of the old system to every ${t.text('everyDays')} days`,
    'contingency.recordExport': (t) => `Recorded an export of the old system: ${t.text('fileName')}`,
    'contingency.keepExport': () => 'Uploaded the file of an export of the old system',
    'contingency.removeExport': () => 'Removed an export of the old system',
    'contingency.recordRestore': (t) => (t.has('worked') ? 'Recorded that a restore worked' : 'Recorded that a restore did not work'),
    'contingency.placeArchive': (t) => `Recorded the place of the archive: ${t.text('place')}`,
    'contingency.noteContract': (t, f) => `Recorded the end of the old contract: ${dayIn(t, 'endsOn', f)}`,
    'contingency.skipProof': (t) =>
      t.has('because')
        ? `Marked a proof of the switch-off as not applicable: ${t.text('because')}`
        : 'Marked a proof of the switch-off as applicable again',
    'contingency.stateUnused': (t, f) =>
      t.has('unusedOn')
        ? `Stated that nobody works only in the old system on ${dayIn(t, 'unusedOn', f)}`
        : 'Withdrew the statement that nobody works only in the old system',
    'contingency.planCelebration': (t) => (t.has('celebrateAt') ? 'Planned the celebration' : 'Cancelled the celebration'),
    'contingency.switchOff': () => 'Switched the old system off',
    'contingency.switchOn': () => 'Recorded that the old system is on again',
    'contingency.remindExport': () => 'Reminded of the export of the old system',
  },
  nl: {
    'contingency.describeOldSystem': (t) => `Stelde de exports van het oude systeem in op elke ${t.text('everyDays')} dagen`,
    'contingency.recordExport': (t) => `Legde een export van het oude systeem vast: ${t.text('fileName')}`,
    'contingency.keepExport': () => 'Uploadde het bestand van een export van het oude systeem',
    'contingency.removeExport': () => 'Verwijderde een export van het oude systeem',
    'contingency.recordRestore': (t) => (t.has('worked') ? 'Legde vast dat terugzetten lukte' : 'Legde vast dat terugzetten niet lukte'),
    'contingency.placeArchive': (t) => `Legde de plaats van het archief vast: ${t.text('place')}`,
    'contingency.noteContract': (t, f) => `Legde het einde van het oude contract vast: ${dayIn(t, 'endsOn', f)}`,
    'contingency.skipProof': (t) =>
      t.has('because')
        ? `Markeerde een bewijs voor het uitzetten als niet van toepassing: ${t.text('because')}`
        : 'Markeerde een bewijs voor het uitzetten weer als van toepassing',
    'contingency.stateUnused': (t, f) =>
      t.has('unusedOn')
        ? `Stelde vast dat niemand meer alleen in het oude systeem werkt op ${dayIn(t, 'unusedOn', f)}`
        : 'Trok in dat niemand meer alleen in het oude systeem werkt',
    'contingency.planCelebration': (t) => (t.has('celebrateAt') ? 'Plande het feest' : 'Annuleerde het feest'),
    'contingency.switchOff': () => 'Zette het oude systeem uit',
    'contingency.switchOn': () => 'Legde vast dat het oude systeem weer aan is',
    'contingency.remindExport': () => 'Herinnerde aan de export van het oude systeem',
  },
} as const satisfies Sentences
