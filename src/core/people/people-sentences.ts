/** What the activity log says of people, champions and how long names are kept. */
import { dayIn, type Sentences } from '#core/kernel/sentence.ts'

export const peopleSentences = {
  en: {
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
    'people.changeRetention': (t, f) =>
      t.has('forgetAfterDays')
        ? `Set names to be erased ${f.plural(Number(t.text('forgetAfterDays')), { one: '1 day', other: '# days' })} after leaving`
        : 'Set names of former employees to be kept until erased by hand',
    'people.clearLinks': (t, f) => `Removed personal links that ended before ${dayIn(t, 'before', f)}`,
    'people.nominate': (t) =>
      t.has('nominated') ? `Made ${t.called('personId')} a champion` : `Removed ${t.called('personId')} as champion`,
    'people.speakFor': (t) => `Changed the pilot details of ${t.called('personId')}`,
  },
  nl: {
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
    'people.changeRetention': (t, f) =>
      t.has('forgetAfterDays')
        ? `Stelde in dat namen ${f.plural(Number(t.text('forgetAfterDays')), { one: '1 dag', other: '# dagen' })} na vertrek worden gewist`
        : 'Stelde in dat namen van oud-medewerkers blijven tot ze met de hand worden gewist',
    'people.clearLinks': (t, f) => `Ruimde persoonlijke links op die voor ${dayIn(t, 'before', f)} afliepen`,
    'people.nominate': (t) =>
      t.has('nominated') ? `Maakte ${t.called('personId')} ambassadeur` : `Haalde ${t.called('personId')} weg als ambassadeur`,
    'people.speakFor': (t) => `Wijzigde de pilotgegevens van ${t.called('personId')}`,
  },
} as const satisfies Sentences
