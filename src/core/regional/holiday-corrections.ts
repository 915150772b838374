/** Where the library of holidays is wrong about a country of the region, what is right, and how we know (RG-7). */

/** How a day comes round every year: a date, the nth weekday of a month (with days after it), or a list of dates. */
export type Recurrence =
  | { readonly on: string }
  /** nth: 1 for the first, -1 for the last; weekday: 1 for Monday to 7 for Sunday; plus: days later, or earlier. */
  | { readonly nth: number; readonly weekday: number; readonly month: number; readonly plus?: number }
  | { readonly days: readonly string[] }

export type Correction = { readonly country: string; readonly reason: string } & (
  | { /** The library's rule that is no day off. */ readonly drop: string }
  | { /** The library's rule that it takes for a mere observance. */ readonly count: string }
  /** The library's rule whose day goes by another name here. */
  | { readonly rename: string; readonly nameEn: string; readonly nameNl: string }
  | { readonly add: Recurrence; readonly nameEn: string; readonly nameNl: string; readonly provisional?: true }
  /** Days (`MM-DD`, or every day) that move on to the next working day when they fall on a Sunday, or on either day of a weekend. */
  | { readonly carry: 'sunday' | 'weekend'; readonly of: readonly string[] | 'all' }
)

const phagwah = 'The day after the night of the full moon of Phalgun, as seen from the region; gazetted each year'
const divali = 'The evening of the new moon of Kartik, as seen from the region; gazetted each year'
const firstMondayOfMay = 'The law keeps Labour Day on the first Monday of May'

export const holidayCorrections: readonly Correction[] = [
  { country: 'SR', drop: '02-25', reason: 'No day off since 2021 (Besluit Vrije Dagen 1971 as changed by S.B. 2021 no. 27)' },
  { country: 'SR', rename: '10-10', nameEn: 'Day of the Maroons', nameNl: 'Dag der Marrons', reason: 'The name in the decree' },
  { country: 'SR', rename: '07-01', nameEn: 'Keti Koti', nameNl: 'Keti Koti', reason: 'The name by which everyone knows it' },

  {
    country: 'GY',
    add: { days: ['2026-03-03', '2027-03-22', '2028-03-11'] },
    nameEn: 'Phagwah',
    nameNl: 'Holi-Phagwa',
    provisional: true,
    reason: phagwah,
  },
  {
    country: 'GY',
    add: { days: ['2026-11-08', '2027-10-28', '2028-10-17'] },
    nameEn: 'Deepavali',
    nameNl: 'Divali',
    provisional: true,
    reason: divali,
  },
  {
    country: 'GY',
    carry: 'weekend',
    of: ['01-01', '12-25', '12-26'],
    reason: 'Public Holidays Act, chapter 19:07: kept on the next free weekday',
  },
  { country: 'GY', carry: 'sunday', of: 'all', reason: 'Public Holidays Act, chapter 19:07: a holiday on a Sunday is kept on the Monday' },

  { country: 'TT', drop: 'easter', reason: 'Easter Sunday is not among the public holidays (Public Holidays and Festivals Act)' },
  { country: 'TT', count: 'easter 1', reason: 'Easter Monday is a public holiday (Public Holidays and Festivals Act)' },

  {
    country: 'LC',
    drop: '1st Friday after 07-10 P4D',
    reason: 'Carnival is no public holiday (Saint Lucia Chamber of Commerce, July 2018)',
  },
  { country: 'LC', carry: 'sunday', of: 'all', reason: 'A holiday on a Sunday is kept on the next working day' },

  { country: 'AG', drop: '05-01', reason: firstMondayOfMay },
  { country: 'AG', add: { nth: 1, weekday: 1, month: 5 }, nameEn: 'Labour Day', nameNl: 'Dag van de Arbeid', reason: firstMondayOfMay },
  { country: 'AG', drop: '08-01', reason: 'Carnival is the first Monday of August and the day after' },
  { country: 'AG', drop: '08-02', reason: 'Carnival is the first Monday of August and the day after' },
  {
    country: 'AG',
    add: { nth: 1, weekday: 1, month: 8 },
    nameEn: 'Carnival Monday',
    nameNl: 'Carnavalsmaandag',
    reason: 'First Monday of August',
  },
  {
    country: 'AG',
    add: { nth: 1, weekday: 1, month: 8, plus: 1 },
    nameEn: 'Carnival Tuesday',
    nameNl: 'Carnavalsdinsdag',
    reason: 'The day after the first Monday of August',
  },
  { country: 'AG', carry: 'weekend', of: ['12-09', '12-26'], reason: 'Kept on the next free weekday' },

  { country: 'BS', drop: '10-12 and if saturday,sunday then next monday', reason: 'National Heroes’ Day is the second Monday of October' },
  {
    country: 'BS',
    add: { nth: 2, weekday: 1, month: 10 },
    nameEn: 'National Heroes’ Day',
    nameNl: 'Dag van de Nationale Helden',
    reason: 'Second Monday of October',
  },
  { country: 'BS', carry: 'weekend', of: ['12-26'], reason: 'Kept on the next free weekday' },

  {
    country: 'BB',
    carry: 'sunday',
    of: ['01-01', '01-21', '04-28', '08-01', '11-30'],
    reason: 'A holiday on a Sunday is kept on the next working day; Emancipation Day gives way to Kadooment',
  },

  { country: 'DM', drop: '05-01', reason: firstMondayOfMay },
  { country: 'DM', add: { nth: 1, weekday: 1, month: 5 }, nameEn: 'Labour Day', nameNl: 'Dag van de Arbeid', reason: firstMondayOfMay },

  { country: 'GD', drop: '1st monday in August', reason: 'Emancipation Day is kept on 1 August itself since 2025' },
  {
    country: 'GD',
    add: { on: '08-01' },
    nameEn: 'Emancipation Day',
    nameNl: 'Dag van de Emancipatie',
    reason: 'Kept on 1 August itself since 2025',
  },
  {
    country: 'GD',
    add: { on: '10-19' },
    nameEn: 'National Heroes’ Day',
    nameNl: 'Dag van de Nationale Helden',
    reason: 'A public holiday since 2023',
  },
  { country: 'GD', carry: 'sunday', of: 'all', reason: 'A holiday on a Sunday is kept on the Monday' },

  { country: 'KN', drop: '1st Tuesday in August', reason: 'Culturama ends on the day after the first Monday of August' },
  {
    country: 'KN',
    add: { nth: 1, weekday: 1, month: 8, plus: 1 },
    nameEn: 'Culturama Day',
    nameNl: 'Culturama',
    reason: 'The day after the first Monday of August',
  },
  { country: 'KN', carry: 'sunday', of: ['12-26'], reason: 'Kept on the next working day' },

  {
    country: 'VC',
    add: { on: '05-21' },
    nameEn: 'Spiritual Baptist Liberation Day',
    nameNl: 'Dag van de Spiritual Baptists',
    reason: 'A public holiday since 2025',
  },

  { country: 'AI', drop: '1st thursday in August', reason: 'August Thursday belongs to the week of August Monday' },
  { country: 'AI', drop: '1st friday in August', reason: 'Constitution Day belongs to the week of August Monday' },
  {
    country: 'AI',
    add: { nth: 1, weekday: 1, month: 8, plus: 3 },
    nameEn: 'August Thursday',
    nameNl: 'Augustusdonderdag',
    reason: 'The Thursday after the first Monday of August',
  },
  {
    country: 'AI',
    add: { nth: 1, weekday: 1, month: 8, plus: 4 },
    nameEn: 'Constitution Day',
    nameNl: 'Dag van de Grondwet',
    reason: 'The Friday after the first Monday of August',
  },
  { country: 'AI', carry: 'weekend', of: ['01-01', '05-01', '05-30', '12-26'], reason: 'Kept on the next free weekday' },

  { country: 'BM', drop: 'friday before 06-01', reason: 'Bermuda Day is the Friday before the last Monday of May' },
  {
    country: 'BM',
    add: { nth: -1, weekday: 1, month: 5, plus: -3 },
    nameEn: 'Bermuda Day',
    nameNl: 'Dag van Bermuda',
    reason: 'The Friday before the last Monday of May',
  },

  { country: 'VG', drop: '2nd Monday in March', reason: 'Commonwealth Day is no day off since the holidays were renamed in 2021' },
  {
    country: 'VG',
    drop: '07-01 if Sunday,Thursday then next Monday if Saturday then previous Friday if Tuesday,Wednesday then previous Monday',
    reason: 'Virgin Islands Day is the first Monday of July since 2021',
  },
  {
    country: 'VG',
    add: { nth: 1, weekday: 1, month: 7 },
    nameEn: 'Virgin Islands Day',
    nameNl: 'Dag van de Maagdeneilanden',
    reason: 'First Monday of July since 2021',
  },
  {
    country: 'VG',
    drop: '10-21 if Sunday then next Monday if Saturday then previous Friday if Tuesday,Wednesday then previous Monday if Thursday then next Friday',
    reason: 'Replaced in 2021 by Heroes and Foreparents Day',
  },
  {
    country: 'VG',
    add: { nth: 3, weekday: 1, month: 10 },
    nameEn: 'Heroes and Foreparents Day',
    nameNl: 'Dag van Helden en Voorouders',
    reason: 'Third Monday of October since 2021',
  },
  {
    country: 'VG',
    add: { nth: 4, weekday: 1, month: 11 },
    nameEn: 'The Great March of 1949 and Restoration Day',
    nameNl: 'Dag van de Grote Mars van 1949 en het Herstel',
    reason: 'Fourth Monday of November since 2021',
  },
  { country: 'VG', carry: 'weekend', of: ['01-01'], reason: 'Kept on the next free weekday' },

  {
    country: 'KY',
    add: { nth: 1, weekday: 1, month: 5 },
    nameEn: 'Emancipation Day',
    nameNl: 'Dag van de Emancipatie',
    reason: 'First Monday of May since 2024',
  },
  { country: 'KY', drop: '07-02', reason: 'Constitution Day is the first Monday of July' },
  {
    country: 'KY',
    add: { nth: 1, weekday: 1, month: 7 },
    nameEn: 'Constitution Day',
    nameNl: 'Dag van de Grondwet',
    reason: 'First Monday of July',
  },
  {
    country: 'KY',
    add: { nth: 2, weekday: 1, month: 11 },
    nameEn: 'Remembrance Day',
    nameNl: 'Herdenkingsdag',
    reason: 'Second Monday of November',
  },
  { country: 'KY', carry: 'weekend', of: ['12-25', '12-26'], reason: 'Kept on the next free weekday' },

  { country: 'TC', drop: '1st Monday in August', reason: 'Emancipation Day is kept on 1 August itself' },
  { country: 'TC', add: { on: '08-01' }, nameEn: 'Emancipation Day', nameNl: 'Dag van de Emancipatie', reason: 'Kept on 1 August itself' },
  { country: 'TC', carry: 'weekend', of: ['08-01'], reason: 'Kept on the next free weekday' },
]

/** Corrections of one country, in the order in which they apply. */
export const correctionsOf = (country: string): readonly Correction[] => holidayCorrections.filter((one) => one.country === country)
