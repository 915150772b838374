/** What is said about the organisation itself. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const organisationWords = catalogue({
  en: {
    'organisation.unknownCurrency': ({ currency }: { currency: string }) =>
      `“${currency}” is not a currency code. Use three letters, such as SRD, USD or EUR.`,
    'organisation.otherOne': 'This window shows another organisation than your session. Reload the page; your work here is saved.',
    'organisation.busy': 'Another change is being made in this organisation. Wait a minute, then try again.',
    'organisation.notAnExport':
      'This file is not an organisation exported from Uitrol. Choose a file that uitrol export or Settings › Organisation made.',
    'organisation.exportDamaged': ({ table }: { table: string | null }) =>
      `The file is damaged or was changed${table === null ? '' : ` (table ${table})`}, so nothing was imported. Use another copy of it, or export again.`,
    'organisation.exportOtherSchema': ({ there, here }: { there: string; here: string }) =>
      `The file is of another version of Uitrol (${there || 'unknown'}; this one has ${here}), so nothing was imported. Import it with the version that made it and upgrade then, or upgrade that installation and export again.`,
    'organisation.alreadyHere': ({ name }: { name: string }) =>
      `${name} is here already, so nothing was imported. Choose an empty data folder with UITROL_DATA.`,
    'organisation.accountTaken': ({ email }: { email: string }) =>
      `${email} belongs to another account in this installation, so nothing was imported. Choose an empty data folder with UITROL_DATA.`,
    'organisation.exportTrail': ({ version }: { version: number }) =>
      `The activity log in the file does not hold up to version ${version}, so nothing was imported. Check the installation it came from with uitrol audit verify.`,
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
    'organisation.notAnExport':
      'Dit bestand is geen organisatie die uit Uitrol is geëxporteerd. Kies een bestand dat met uitrol export of via Instellingen › Organisatie is gemaakt.',
    'organisation.exportDamaged': ({ table }) =>
      `Het bestand is beschadigd of gewijzigd${table === null ? '' : ` (tabel ${table})`}, dus er is niets geïmporteerd. Gebruik een andere kopie, of exporteer opnieuw.`,
    'organisation.exportOtherSchema': ({ there, here }) =>
      `Het bestand is van een andere versie van Uitrol (${there || 'onbekend'}; deze heeft ${here}), dus er is niets geïmporteerd. Importeer het met de versie die het maakte en werk daarna bij, of werk die installatie bij en exporteer opnieuw.`,
    'organisation.alreadyHere': ({ name }) => `${name} staat hier al, dus er is niets geïmporteerd. Kies een lege datamap met UITROL_DATA.`,
    'organisation.accountTaken': ({ email }) =>
      `${email} hoort bij een ander account in deze installatie, dus er is niets geïmporteerd. Kies een lege datamap met UITROL_DATA.`,
    'organisation.exportTrail': ({ version }) =>
      `Het logboek in het bestand klopt niet tot en met versie ${version}, dus er is niets geïmporteerd. Controleer de installatie waar het vandaan komt met uitrol audit verify.`,
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
  'organisation.notAnExport': 'unreadable',
  'organisation.exportDamaged': 'unreadable',
  'organisation.exportOtherSchema': 'refused',
  'organisation.alreadyHere': 'conflict',
  'organisation.accountTaken': 'conflict',
  'organisation.exportTrail': 'refused',
} as const satisfies Record<string, ProblemKind>
