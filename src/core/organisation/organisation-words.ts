/** What is said about the organisation itself. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const organisationWords = catalogue({
  en: {
    'organisation.unknownCurrency': ({ currency }: { currency: string }) =>
      `“${currency}” is not a currency code. Use three letters, such as SRD, USD or EUR.`,
    'organisation.otherOne': 'This window shows another organisation than your session. Reload the page; your work here is saved.',
    'organisation.busy': 'Another change is being made in this organisation. Wait a minute, then try again.',
    'organisation.sample.tool': 'New CRM',
    'organisation.sample.oldSystem': 'Old CRM',
    'organisation.sample.benefit': 'one place for every customer, on the phone too',
    'organisation.sample.problem': 'customers are in three lists, and nobody knows which one is right',
    'organisation.sample.yearEnd': 'Closing the books',
    'organisation.sample.pilot': 'Three people used it in a four-week pilot; the five issues they found are solved.',
    'organisation.sample.management': 'Management',
    'organisation.sample.finance': 'Finance',
    'organisation.sample.sales': 'Sales',
    'organisation.sample.service': 'Customer service',
    'organisation.sample.warehouse': 'Warehouse',
    'organisation.sample.it': 'IT',
    'organisation.sample.leads': ({ department }: { department: string }) => `Head of ${department}`,
  },
  nl: {
    'organisation.unknownCurrency': ({ currency }) => `“${currency}” is geen valutacode. Gebruik drie letters, zoals SRD, USD of EUR.`,
    'organisation.otherOne': 'Dit venster toont een andere organisatie dan je sessie. Laad de pagina opnieuw; je werk hier is opgeslagen.',
    'organisation.busy': 'Er wordt nu een andere wijziging gemaakt in deze organisatie. Wacht een minuut en probeer het dan opnieuw.',
    'organisation.sample.tool': 'Nieuw CRM',
    'organisation.sample.oldSystem': 'Oud CRM',
    'organisation.sample.benefit': 'alle klanten op één plek, ook op je telefoon',
    'organisation.sample.problem': 'klanten staan in drie lijsten, en niemand weet welke klopt',
    'organisation.sample.yearEnd': 'Jaarafsluiting',
    'organisation.sample.pilot': 'Drie mensen werkten er vier weken mee in de pilot; de vijf problemen die ze vonden zijn opgelost.',
    'organisation.sample.management': 'Directie',
    'organisation.sample.finance': 'Financiën',
    'organisation.sample.sales': 'Verkoop',
    'organisation.sample.service': 'Klantenservice',
    'organisation.sample.warehouse': 'Magazijn',
    'organisation.sample.it': 'IT',
    'organisation.sample.leads': ({ department }) => `Hoofd ${department}`,
  },
})

export const organisationProblems = {
  'organisation.unknownCurrency': 'invalid',
  'organisation.otherOne': 'conflict',
  'organisation.busy': 'conflict',
} as const satisfies Record<string, ProblemKind>
