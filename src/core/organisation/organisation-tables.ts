/** Who there is: the organisation itself, and the links by which it shares its calendar. */
import { table } from '#core/kernel/table.ts'

const organisation = table('organisation', {
  about:
    'The organisation: one row, its name, country, language and first choice of zone; for how many days a personal link works unless somebody says otherwise (null: as many as are usual).',
  label: { en: 'Organisation', nl: 'Organisatie' },
  readers: 'everyone',
  key: ['id'],
  columns: {
    id: { kind: 'text', en: 'id', nl: 'id' },
    name: { kind: 'text', en: 'name', nl: 'naam', personal: 'plain' },
    country: { kind: 'text', en: 'country', nl: 'land', personal: 'plain' },
    zone: { kind: 'text', en: 'time zone', nl: 'tijdzone', personal: 'plain' },
    language: { kind: 'text', en: 'language', nl: 'taal', personal: 'plain' },
    currency: { kind: 'text', en: 'currency', nl: 'valuta', personal: 'plain' },
    createdAt: { kind: 'text', en: 'created on', nl: 'aangemaakt op' },
    inviteDays: { kind: 'integer?', en: 'days a personal link works', nl: 'dagen dat een persoonlijke link werkt', readers: 'leads' },
  },
})

export const organisationTables = { organisation } as const
