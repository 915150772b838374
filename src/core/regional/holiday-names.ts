/** Holidays of the region by name, in the languages of the product, where the library has only English or speaks of a late queen. */

const names: readonly (readonly [listed: string, en: string, nl: string])[] = [
  ['American Citizenship Day', 'American Citizenship Day', 'Dag van het Amerikaanse Burgerschap'],
  ['Ancestry Day', 'Ancestry Day', 'Dag van de Voorouders'],
  ['Anguilla Day', 'Anguilla Day', 'Dag van Anguilla'],
  ['Anniversary of the death of Dessalines', 'Anniversary of the death of Dessalines', 'Sterfdag van Dessalines'],
  ['Armistice Day', 'Armistice Day', 'Wapenstilstandsdag'],
  ['Arrival Day', 'Arrival Day', 'Dag van de Aankomst'],
  ['August Monday', 'August Monday', 'Augustusmaandag'],
  ['Bastille Day', 'Bastille Day', 'Franse nationale feestdag'],
  ['Battle of Vertières Day', 'Battle of Vertières Day', 'Dag van de Slag bij Vertières'],
  ['Bermuda Day', 'Bermuda Day', 'Dag van Bermuda'],
  ['Black Awareness Day', 'Black Awareness Day', 'Dag van het Zwarte Bewustzijn'],
  ['CARICOM Day', 'CARICOM Day', 'CARICOM-dag'],
  ['Canada Day', 'Canada Day', 'Canadese nationale feestdag'],
  ['Carnival', 'Carnival', 'Carnaval'],
  ['Carnival Day', 'Carnival Day', 'Carnaval'],
  ['Carnival Monday', 'Carnival Monday', 'Carnavalsmaandag'],
  ['Carnival Tuesday', 'Carnival Tuesday', 'Carnavalsdinsdag'],
  ['Celebration of the Birthday of Her Majesty the Queen', 'King’s Birthday', 'Verjaardag van de Koning'],
  ['Columbus Day', 'Columbus Day', 'Columbusdag'],
  ['Commonwealth Day', 'Commonwealth Day', 'Dag van het Gemenebest'],
  ['Constitution Day', 'Constitution Day', 'Dag van de Grondwet'],
  ['Culturama Day', 'Culturama Day', 'Culturama'],
  ['Day of the Maroons', 'Day of the Maroons', 'Dag der Marrons'],
  ['Discovery Day', 'Discovery Day', 'Dag van de Ontdekking'],
  ['Early May bank holiday', 'Early May bank holiday', 'Vrije maandag begin mei'],
  ['Election Day', 'Election Day', 'Verkiezingsdag'],
  ['Emancipation Day', 'Emancipation Day', 'Dag van de Emancipatie'],
  ['Emancipation Monday', 'Emancipation Monday', 'Emancipatiemaandag'],
  ['Emancipation Tuesday', 'Emancipation Tuesday', 'Emancipatiedinsdag'],
  ['Emancipation Wednesday', 'Emancipation Wednesday', 'Emancipatiewoensdag'],
  ['Errol Barrow Day', 'Errol Barrow Day', 'Dag van Errol Barrow'],
  ["Flag and Universities' Day", 'Flag and Universities’ Day', 'Dag van de Vlag en de Universiteiten'],
  ['Garifuna Settlement Day', 'Garifuna Settlement Day', 'Dag van de Garifuna'],
  ['George Price Day', 'George Price Day', 'Dag van George Price'],
  ['Indian Arrival Day', 'Indian Arrival Day', 'Dag van de Indiase Aankomst'],
  ['Indigenous People’s Resistance Day', 'Indigenous People’s Resistance Day', 'Dag van het Inheemse Verzet'],
  ["J'Ouvert Morning", 'J’Ouvert Morning', 'J’Ouvert'],
  ['James Ronald Webster Day', 'James Ronald Webster Day', 'Dag van James Ronald Webster'],
  ['Juneteenth', 'Juneteenth', 'Juneteenth'],
  ['Kadooment Day', 'Kadooment Day', 'Kadooment'],
  ['Kings Day', 'King’s Day', 'Koningsdag'],
  ['Labour Day', 'Labour Day', 'Dag van de Arbeid'],
  ['Lundi Gras', 'Carnival Monday', 'Carnavalsmaandag'],
  ['Majority Rule Day', 'Majority Rule Day', 'Dag van het Meerderheidsbestuur'],
  ['Mardi Gras', 'Carnival Tuesday', 'Carnavalsdinsdag'],
  ['Martin Luther King Jr. Day', 'Martin Luther King Jr. Day', 'Dag van Martin Luther King'],
  ['May Day', 'May Day', 'Dag van de Arbeid'],
  ['Memorial Day', 'Memorial Day', 'Herdenkingsdag'],
  ['National Day', 'National Day', 'Nationale feestdag'],
  ['National Day of Community Service', 'National Day of Community Service', 'Dag van de Dienst aan de Gemeenschap'],
  ['National Day of Thanksgiving', 'National Day of Thanksgiving', 'Nationale dankdag'],
  ['National Heritage Day', 'National Heritage Day', 'Dag van het Erfgoed'],
  ['National Hero′s Day', 'National Heroes’ Day', 'Dag van de Nationale Helden'],
  ['National Heroes Day', 'National Heroes’ Day', 'Dag van de Nationale Helden'],
  ['National Heroes and Benefactor Day', 'National Heroes and Benefactors Day', 'Dag van de Helden en Weldoeners'],
  ['National Heroes and Heroines Day', 'National Heroes and Heroines Day', 'Dag van de Helden en Heldinnen'],
  ["National Heroes' Day", 'National Heroes’ Day', 'Dag van de Nationale Helden'],
  ['National Youth Day', 'National Youth Day', 'Dag van de Jeugd'],
  ["Queen's Birthday", 'King’s Birthday', 'Verjaardag van de Koning'],
  ["Queen's Birthday Celebration", 'King’s Birthday', 'Verjaardag van de Koning'],
  ['Remembrance Day', 'Remembrance Day', 'Herdenkingsdag'],
  ['Republic Day', 'Republic Day', 'Dag van de Republiek'],
  ["Saint Patrick's Day", 'Saint Patrick’s Day', 'Sint-Patricksdag'],
  ["Second New Year's Day", 'Second New Year’s Day', 'Tweede nieuwjaarsdag'],
  ['Sint Maarten Day', 'Sint Maarten Day', 'Dag van Sint-Maarten'],
  ["Somers' Day", 'Mary Prince Day', 'Dag van Mary Prince'],
  ['Sovereign’s Birthday', 'Sovereign’s Birthday', 'Verjaardag van de Koning'],
  ['Spiritual Baptist Liberation Day', 'Spiritual Baptist Liberation Day', 'Dag van de Spiritual Baptists'],
  ['Spring bank holiday', 'Spring bank holiday', 'Vrije maandag eind mei'],
  ["St. George's Caye Day", 'St. George’s Caye Day', 'Dag van St. George’s Caye'],
  ['Thanksgiving', 'Thanksgiving Day', 'Dankdag'],
  ['Thanksgiving Day', 'Thanksgiving Day', 'Dankdag'],
  [
    'The Anniversary of the Birth of Hamilton Lavity Stoutt',
    'Birthday of Hamilton Lavity Stoutt',
    'Geboortedag van Hamilton Lavity Stoutt',
  ],
  ['V.C Bird Day', 'V.C. Bird Day', 'Dag van V.C. Bird'],
  ['Veterans Day', 'Veterans Day', 'Dag van de Veteranen'],
  ['Victory Day', 'Victory Day', 'Dag van de Overwinning'],
  ["Washington's Birthday", 'Washington’s Birthday', 'Geboortedag van Washington'],
]

/** Names that the library does have in Dutch, but not as the region says them. */
const better: typeof names = [
  ['Chinese New Year', 'Chinese New Year', 'Chinees Nieuwjaar'],
  ['Holi Phagwa', 'Holi-Phagwa', 'Holi-Phagwa'],
  ['Deepavali', 'Divali', 'Divali'],
  ['End of Ramadan (Eid al-Fitr)', 'Eid ul-Fitr', 'Ied-ul-Fitr'],
  ['Feast of the Sacrifice (Eid al-Adha)', 'Eid ul-Adha', 'Ied-ul-Adha'],
  ['Eid Ul Adha', 'Eid ul-Adha', 'Ied-ul-Adha'],
  ['Youman Nabi', 'Youman Nabi', 'Maulid an-Nabi'],
  ['Christmas Day', 'Christmas Day', 'Eerste kerstdag'],
]

const table = (of: typeof names) => new Map(of.map(([listed, en, nl]) => [listed, { en, nl }]))
const missing = table(names)
const ours = table(better)

/** The tail with which the library marks the day that stands in for a holiday on a weekend. */
const substitute = /^(.*?) \(substitute day\)$/

/**
 * A holiday's names in English and Dutch, from the library's English name and its Dutch one (RG-3); a name of its own kind stays as it is.
 * @example holidayNames('Holi Phagwa', 'Holifeest').nl // 'Holi-Phagwa'
 */
export const holidayNames = (en: string, nl: string): { en: string; nl: string } => {
  const stem = substitute.exec(en)?.[1]
  if (stem !== undefined) {
    const inner = holidayNames(stem, nl.replace(/ \(.*\)$/, ''))
    return { en: `${inner.en} (substitute day)`, nl: `${inner.nl} (vervangende dag)` }
  }
  const found = ours.get(en) ?? missing.get(en)
  // A Dutch name of the library's own may be that of one country: 1 July has another name in Suriname than in Bermuda.
  if (found) return ours.has(en) || nl === en ? found : { en: found.en, nl }
  return { en: en.replaceAll("'", '’'), nl: nl.replaceAll("'", '’') }
}
