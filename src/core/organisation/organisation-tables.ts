/** Who there is: the organisation itself, and the links by which it shares its calendar. */
import { table } from '#core/kernel/table.ts'

export const organisationTable = table('organisation', {
  about:
    'The organisation: one row, its name, country, language and first choice of zone; for how many days a personal link works unless somebody says otherwise (null: as many as are usual).',
  key: ['id'],
  columns: {
    id: 'text',
    name: 'text',
    country: 'text',
    zone: 'text',
    language: 'text',
    currency: 'text',
    createdAt: 'text',
    inviteDays: 'integer?',
  },
})
