/** What the activity log says of rollbacks. */
import type { Sentences } from '#core/kernel/sentence.ts'

export const rollbackSentences = {
  en: {
    'contingency.startRollback': () => 'Started a rollback',
    'contingency.tickStep': (t) => (t.has('done') ? 'Finished a step of the rollback' : 'Reopened a step of the rollback'),
    'contingency.noteSystem': (t, f) => {
      const people = t.count('systemState')
      return `Recorded which system is in use for ${f.plural(people.added + people.changed, { one: '1 person', other: '# people' })}: ${t.said(`contingency.system.${t.text('state')}`)}`
    },
    'contingency.writeRollbackText': () => 'Changed the message about the rollback',
    'contingency.approveRollbackText': () => 'Approved the message about the rollback',
    'contingency.tellRollback': () => 'Told people of the rollback',
    'contingency.decideRollback': (t) => `Decided after the rollback: ${t.said(`contingency.decision.${t.text('decision')}`)}`,
  },
  nl: {
    'contingency.startRollback': () => 'Begon met teruggaan',
    'contingency.tickStep': (t) => (t.has('done') ? 'Rondde een stap van het teruggaan af' : 'Heropende een stap van het teruggaan'),
    'contingency.noteSystem': (t, f) => {
      const people = t.count('systemState')
      return `Legde vast welk systeem wordt gebruikt door ${f.plural(people.added + people.changed, { one: '1 persoon', other: '# mensen' })}: ${t.said(`contingency.system.${t.text('state')}`)}`
    },
    'contingency.writeRollbackText': () => 'Wijzigde het bericht over het teruggaan',
    'contingency.approveRollbackText': () => 'Keurde het bericht over het teruggaan goed',
    'contingency.tellRollback': () => 'Lichtte mensen in over het teruggaan',
    'contingency.decideRollback': (t) => `Besloot na het teruggaan: ${t.said(`contingency.decision.${t.text('decision')}`)}`,
  },
} as const satisfies Sentences
