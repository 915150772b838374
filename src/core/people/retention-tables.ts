/** How long what is personal is kept. */
import { table } from '#core/kernel/table.ts'

const retention = table('retention', {
  about:
    'How long things are kept: days after leaving until names are taken out by themselves (null: never), and days that ended sessions, used links and guesses stay. One row.',
  label: { en: 'Retention', nl: 'Bewaartermijn' },
  readers: 'leads',
  key: ['id'],
  columns: {
    id: { kind: 'text', en: 'id', nl: 'id' },
    forgetAfterDays: { kind: 'integer?', en: 'days after leaving until names are removed', nl: 'dagen na vertrek tot namen verdwijnen' },
    booksDays: { kind: 'integer', en: 'days that sign-ins and links are kept', nl: 'dagen dat aanmeldingen en links bewaard blijven' },
    changedAt: { kind: 'text', en: 'changed on', nl: 'gewijzigd op' },
  },
})

export const retentionTables = { retention } as const
