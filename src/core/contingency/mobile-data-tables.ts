/** The mobile data of the new tool at a location: readings of a phone's data counter, and what data costs there (RG-8). */
import { table } from '#core/kernel/table.ts'

const dataReading = table('dataReading', {
  about:
    'Two readings of a phone’s data counter for the new tool, in megabytes, each with its day; until the second one the measurement is open (RG-8).',
  label: { en: 'Data reading', nl: 'Datameting' },
  readers: 'concerned',
  key: ['rolloutId', 'readingId'],
  speaksOf: { location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    readingId: { kind: 'text', en: 'data reading', nl: 'datameting' },
    locationId: { kind: 'text', en: 'location', nl: 'locatie' },
    startMb: { kind: 'real', en: 'first reading, MB', nl: 'eerste tellerstand, MB' },
    startOn: { kind: 'text', en: 'first reading on', nl: 'eerste tellerstand op' },
    endMb: { kind: 'real?', en: 'second reading, MB', nl: 'tweede tellerstand, MB' },
    endOn: { kind: 'text?', en: 'second reading on', nl: 'tweede tellerstand op' },
    notedBy: { kind: 'text', en: 'recorded by', nl: 'vastgelegd door', personal: 'quotes' },
  },
})

const dataPrice = table('dataPrice', {
  about:
    'What a gigabyte of mobile data costs at a location (an exact decimal), and who pays for it: the organisation or the people (RG-8).',
  label: { en: 'Data price', nl: 'Dataprijs' },
  readers: 'concerned',
  key: ['rolloutId', 'locationId'],
  speaksOf: { location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    locationId: { kind: 'text', en: 'location', nl: 'locatie' },
    pricePerGb: { kind: 'text', en: 'price of 1\u00a0GB', nl: 'prijs van 1\u00a0GB', personal: 'plain' },
    currency: { kind: 'text', en: 'currency', nl: 'valuta', personal: 'plain' },
    paidBy: { kind: 'text', en: 'paid by', nl: 'betaald door', personal: 'plain' },
    notedOn: { kind: 'text', en: 'recorded on', nl: 'vastgelegd op' },
    notedBy: { kind: 'text', en: 'recorded by', nl: 'vastgelegd door', personal: 'quotes' },
  },
})

export const mobileDataTables = { dataReading, dataPrice } as const
