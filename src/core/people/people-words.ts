/** The words of staff lists and people, in every language. */
import type { PersonField } from '#core/people/people-headers.ts'
import type { PersonColumn } from '#core/people/person-details.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { staffListWords } from '#core/people/staff-list-words.ts'
import { catalogue } from '#core/kernel/words.ts'
import { countryName } from '#core/regional/countries.ts'

type Fields = Record<PersonField | PersonColumn, string>

/** What each field is called, as a label and as the heading of an export. */
export const fieldNames: { en: Fields; nl: Fields } = {
  en: {
    name: 'Name',
    firstName: 'First name',
    infix: 'Infix',
    lastName: 'Last name',
    secondLastName: 'Second last name',
    email: 'E-mail address',
    employeeNumber: 'Employee number',
    phone: 'Phone',
    department: 'Department',
    location: 'Location',
    locationId: 'Location',
    country: 'Country',
    zone: 'Time zone',
    language: 'Language',
    jobTitle: 'Job title',
    managerEmail: 'Manager e-mail',
    managerNumber: 'Manager number',
    startsOn: 'Start date',
    leftOn: 'Last day',
    employed: 'Active',
    blocked: 'Blocked',
    userType: 'User type',
    licence: 'Licences',
    pilot: 'Pilot user',
    keenness: 'Willingness',
    oldUse: 'Use of old system',
    champion: 'Champion',
  },
  nl: {
    name: 'Naam',
    firstName: 'Voornaam',
    infix: 'Tussenvoegsel',
    lastName: 'Achternaam',
    secondLastName: 'Tweede achternaam',
    email: 'E-mailadres',
    employeeNumber: 'Personeelsnummer',
    phone: 'Telefoon',
    department: 'Afdeling',
    location: 'Locatie',
    locationId: 'Locatie',
    country: 'Land',
    zone: 'Tijdzone',
    language: 'Taal',
    jobTitle: 'Functie',
    managerEmail: 'E-mail leidinggevende',
    managerNumber: 'Personeelsnummer leidinggevende',
    startsOn: 'In dienst',
    leftOn: 'Uit dienst',
    employed: 'Actief',
    blocked: 'Geblokkeerd',
    userType: 'Type gebruiker',
    licence: 'Licenties',
    pilot: 'Pilotgebruiker',
    keenness: 'Bereidheid',
    oldUse: 'Gebruik oud systeem',
    champion: 'Ambassadeur',
  },
}

const fieldName = (language: 'en' | 'nl', field: string): string => fieldNames[language][field as keyof Fields] ?? field

export const peopleWords = catalogue({
  en: {
    ...staffListWords.en,
    'people.field': ({ field }: { field: string }) => fieldName('en', field),
    'people.source.entra': 'Entra ID export',
    'people.source.google': 'Google Workspace export',
    'people.source.plain': 'staff list',

    'people.emptyFile': 'The file is empty. Save the staff list again and choose that file.',
    'people.notATable': 'This file is not a table. Save the staff list as CSV or as an Excel workbook (.xlsx) and try again.',
    'people.oldWorkbook':
      'This is an old or locked Excel workbook. Open it in Excel, take off any password, choose Save as, Excel Workbook (.xlsx), and use the new file.',
    'people.workbookBroken':
      'This Excel workbook is damaged or was cut off on its way. Copy or download it again, or save it again in Excel.',
    'people.unknownEncoding': ({ line }: { line: number }) =>
      `The letters on line ${line} cannot be read: the file uses an unknown character set. Save it in Excel as “CSV UTF-8” and try again.`,
    'people.tooLarge': ({ megabytes }: { megabytes: number }) =>
      `This file is larger than ${megabytes}\u00a0MB. Leave out sheets and columns that are not needed, or split it.`,
    'people.unzipsTooLarge': ({ megabytes }: { megabytes: number }) =>
      `Unpacked, this workbook is larger than ${megabytes}\u00a0MB, so it was not read further. Copy only the staff list to a new workbook.`,
    'people.tooManyRows': ({ most }: { most: number }, { number }) =>
      `The list has more than ${number(most)} rows. Remove empty rows at the end, or split the list.`,
    'people.tooManyCellsInAll': ({ most }: { most: number }, { number }) =>
      `The list has more than ${number(most)} cells. Keep only the columns about people and try again.`,
    'people.quoteNotClosed': ({ line }: { line: number }) =>
      `On line ${line} a quotation mark (") is opened and not closed again. Close or remove it, and try again.`,
    'people.nobody': 'There are no people in this list. Put one person on each row, under a row with the column names.',
    'people.noNameColumn': ({ headers }: { headers: readonly string[] }, { list }) =>
      headers.length === 0
        ? 'No column with names or e-mail addresses was found. Put a row on top that says what each column holds, such as “Name” and “E-mail”.'
        : `None of the columns ${list(headers.slice(0, 12).map((header) => `“${header}”`))} was recognised as names or e-mail addresses. Say which column is which, or rename one to “Name”.`,
    'people.noHeaderRow': ({ columns }: { columns: number }) =>
      `The list starts with a person instead of column names. Put a row on top that says what each of the ${columns} columns holds, such as “Name” and “E-mail”.`,
    'people.mappingColumn': ({ column, columns }: { column: string; columns: readonly string[] }, { list }) =>
      `There is no column “${column}” in this list. It has ${list(columns.slice(0, 12).map((one) => `“${one}”`))}.`,
    'people.mappingField': ({ field }: { field: string }) => `“${field}” is not a field. Choose one of the fields in the list.`,

    'people.noName': 'This row has no name and no e-mail address. Fill in one of the two.',
    'people.emailMalformed': ({ email }: { email: string }) => `“${email}” is not an e-mail address. Correct it or leave it empty.`,
    'people.emailTwice': ({ email, line }: { email: string; line: number }) =>
      `${email} is already on line ${line}. Two people cannot share one address: correct it, or remove the double row.`,
    'people.numberTwice': ({ number, line }: { number: string; line: number }) =>
      `Employee number ${number} is already on line ${line}. Correct it, or remove the double row.`,
    'people.tooManyCells': ({ found, expected }: { found: number; expected: number }) =>
      `This row has ${found} cells where there are ${expected} columns. Often a separator inside a name or title is to blame: put that text between quotation marks.`,
    'people.valueTooLong': ({ field, most }: { field: string; most: number }) =>
      `${fieldName('en', field)} is longer than ${most} characters. Shorten it.`,
    'people.hasLeft': ({ name, on }: { name: string; on: string | null }, { day }) =>
      on === null ? `${name} is marked as no longer active and is not planned.` : `${name} left on ${day(on, 'full')} and is not planned.`,
    'people.leavesBeforeStart': ({ name, startsOn, leftOn }: { name: string; startsOn: string; leftOn: string }, { day }) =>
      `${name} would leave on ${day(leftOn, 'full')}, before the start on ${day(startsOn, 'full')}. Correct one of the two days.`,

    'people.addressNotYours': ({ name }: { name: string }) =>
      `${name} has a role that you cannot give, so only an owner can change their e-mail address. Ask an owner, or leave the address as it is.`,
    'people.emailTaken': ({ email, name }: { email: string; name: string }) =>
      `${email} belongs to ${name} already. Give another address, or leave it empty.`,
    'people.numberTaken': ({ number, name }: { number: string; name: string }) =>
      `Employee number ${number} belongs to ${name} already. Give another number.`,
    'people.emailGivenTwice': ({ email, first, second }: { email: string; first: string; second: string }) =>
      `${first} and ${second} are given one address, ${email}. Correct one of them; nothing was imported.`,
    'people.numberGivenTwice': ({ number, first, second }: { number: string; first: string; second: string }) =>
      `${first} and ${second} are given one employee number, ${number}. Correct one of them; nothing was imported.`,
    'people.personGivenTwice': ({ name }: { name: string }) => `${name} is in this import twice. Keep one; nothing was imported.`,
    'people.whichOne': ({ name }: { name: string }) =>
      `It is not clear which of the people here ${name} is. Give everyone it could be an e-mail address or employee number, here and on the list.`,
    'people.personThere': ({ name }: { name: string }) => `${name} was added before. Change that person instead.`,
    'people.badAddress': ({ email, name }: { email: string; name: string }) =>
      `“${email}”, given for ${name}, is not an e-mail address. Correct it or leave it empty.`,
    'people.unknownPerson': 'This person is not in your organisation, or no longer. Look for them on the page People.',
    'people.retentionTooShort': ({ least }: { least: number }) =>
      `Names stay at least ${least} days after the last working day, so that a wrong date can be corrected. Choose ${least} days or more.`,
    'people.nothingToClear': 'No personal link ended that long ago. Choose a later day.',
    'people.stillHere': ({ name }: { name: string }) =>
      `${name} has not left yet. Enter the last working day first; erasing cannot be undone.`,
    'people.stillSignsIn': ({ name }: { name: string }) =>
      `${name} still has a role that only an owner can give. Ask an owner to remove it first.`,
    'people.unknownRollout': 'This rollout does not exist, or no longer. Open it again from the start page.',
    'people.unknownLocation': ({ location, name }: { location: string; name: string }) =>
      `${name} works at “${location}”, a location that is not known yet. Add the location first, or import it together with the list.`,

    'people.note.dayFirst': ({ column }: { column: string }) =>
      `Nothing in “${column}” shows whether day or month comes first; the day was taken to come first (03-04 is 3 April).`,
    'people.note.monthFirst': ({ column }: { column: string }) =>
      `Nothing in “${column}” shows whether day or month comes first; the month was taken to come first (03/04 is 4 March).`,
    'people.note.otherLanguage': ({ count, value, place }: { count: number; value: string; place: string | null }, { plural }) =>
      `${plural(count, { one: '1 person', other: '# people' })}${place === null ? '' : ` in ${place}`} ${count === 1 ? 'has' : 'have'} a language Uitrol does not support (${value}). ${count === 1 ? 'This person gets' : 'They get'} messages in the location’s language: ask a champion there to explain them.`,
    'people.note.unread': ({ column, count, line, value }: { column: string; count: number; line: number; value: string }, { plural }) =>
      `“${column}” could not be read ${plural(count, { one: 'once', other: '# times' })} and was left empty there, first on line ${line}: “${value}”.`,
    'people.note.firstSheet': ({ name, others }: { name: string; others: number }, { plural }) =>
      `The sheet “${name}” was read; ${plural(others, { one: '# other sheet was', other: '# other sheets were' })} left alone.`,
    'people.note.twoCountries': (
      { location, countries, chosen }: { location: string; countries: readonly string[]; chosen: string },
      { list },
    ) =>
      `${location} is in more than one country (${list(countries.map((iso) => countryName(iso, 'en')))}); ${countryName(chosen, 'en')} was taken. If these are two locations, give them two names.`,
  },
  nl: {
    ...staffListWords.nl,
    'people.field': ({ field }) => fieldName('nl', field),
    'people.source.entra': 'export uit Entra ID',
    'people.source.google': 'export uit Google Workspace',
    'people.source.plain': 'personeelslijst',

    'people.emptyFile': 'Het bestand is leeg. Sla de personeelslijst opnieuw op en kies dat bestand.',
    'people.notATable': 'Dit bestand is geen tabel. Sla de personeelslijst op als CSV of als Excel-werkmap (.xlsx) en probeer het opnieuw.',
    'people.oldWorkbook':
      'Dit is een oude of vergrendelde Excel-werkmap. Open die in Excel, haal een wachtwoord eraf, kies Opslaan als, Excel-werkmap (.xlsx), en gebruik het nieuwe bestand.',
    'people.workbookBroken':
      'Deze Excel-werkmap is beschadigd of onderweg afgebroken. Download het bestand opnieuw, of sla het opnieuw op in Excel.',
    'people.unknownEncoding': ({ line }) =>
      `De letters op regel ${line} zijn niet te lezen: het bestand gebruikt een onbekende tekenset. Sla het in Excel op als “CSV UTF-8” en probeer het opnieuw.`,
    'people.tooLarge': ({ megabytes }) =>
      `Dit bestand is groter dan ${megabytes}\u00a0MB. Laat bladen en kolommen weg die niet nodig zijn, of splits het.`,
    'people.unzipsTooLarge': ({ megabytes }) =>
      `Uitgepakt is deze werkmap groter dan ${megabytes}\u00a0MB; daarom lezen we niet verder. Kopieer alleen de personeelslijst naar een nieuwe werkmap.`,
    'people.tooManyRows': ({ most }, { number }) =>
      `De lijst heeft meer dan ${number(most)} rijen. Haal lege rijen aan het eind weg, of splits de lijst.`,
    'people.tooManyCellsInAll': ({ most }, { number }) =>
      `De lijst heeft meer dan ${number(most)} cellen. Houd alleen de kolommen over mensen en probeer het opnieuw.`,
    'people.quoteNotClosed': ({ line }) =>
      `Op regel ${line} gaat een aanhalingsteken (") open dat niet meer sluit. Sluit het of haal het weg, en probeer het opnieuw.`,
    'people.nobody': 'Er staan geen mensen in deze lijst. Zet op elke rij één persoon, onder een rij met de namen van de kolommen.',
    'people.noNameColumn': ({ headers }, { list }) =>
      headers.length === 0
        ? 'Er is geen kolom met namen of e-mailadressen gevonden. Zet bovenaan een rij die zegt wat er in elke kolom staat, zoals “Naam” en “E-mail”.'
        : `Van de kolommen ${list(headers.slice(0, 12).map((header: string) => `“${header}”`))} is er geen herkend als namen of e-mailadressen. Geef aan welke kolom wat is, of noem er een “Naam”.`,
    'people.noHeaderRow': ({ columns }) =>
      `De lijst begint met een persoon in plaats van met namen van kolommen. Zet bovenaan een rij die zegt wat er in elk van de ${columns} kolommen staat, zoals “Naam” en “E-mail”.`,
    'people.mappingColumn': ({ column, columns }, { list }) =>
      `Deze lijst heeft geen kolom “${column}”. Wel: ${list(columns.slice(0, 12).map((one: string) => `“${one}”`))}.`,
    'people.mappingField': ({ field }) => `“${field}” is geen veld. Kies een van de velden in de lijst.`,

    'people.noName': 'Deze rij heeft geen naam en geen e-mailadres. Vul een van de twee in.',
    'people.emailMalformed': ({ email }) => `“${email}” is geen e-mailadres. Verbeter het of laat het leeg.`,
    'people.emailTwice': ({ email, line }) =>
      `${email} staat al op regel ${line}. Twee mensen kunnen niet één adres delen: verbeter het, of haal de dubbele rij weg.`,
    'people.numberTwice': ({ number, line }) =>
      `Personeelsnummer ${number} staat al op regel ${line}. Verbeter het, of haal de dubbele rij weg.`,
    'people.tooManyCells': ({ found, expected }) =>
      `Deze rij heeft ${found} cellen en er zijn ${expected} kolommen. Vaak komt dat door een scheidingsteken in een naam of functie: zet die tekst tussen aanhalingstekens.`,
    'people.valueTooLong': ({ field, most }) => `${fieldName('nl', field)} is langer dan ${most} tekens. Maak het korter.`,
    'people.hasLeft': ({ name, on }, { day }) =>
      on === null
        ? `${name} staat als niet meer actief en wordt niet ingepland.`
        : `${name} is op ${day(on, 'full')} vertrokken en wordt niet ingepland.`,
    'people.leavesBeforeStart': ({ name, startsOn, leftOn }, { day }) =>
      `${name} zou op ${day(leftOn, 'full')} vertrekken, vóór het begin op ${day(startsOn, 'full')}. Verbeter een van de twee dagen.`,

    'people.addressNotYours': ({ name }) =>
      `${name} meldt zich hier aan met een rol die jij niet kunt geven; alleen een eigenaar wijzigt dat e-mailadres. Vraag een eigenaar, of laat het adres zoals het is.`,
    'people.emailTaken': ({ email, name }) => `${email} is al van ${name}. Geef een ander adres, of laat het leeg.`,
    'people.numberTaken': ({ number, name }) => `Personeelsnummer ${number} is al van ${name}. Geef een ander nummer.`,
    'people.emailGivenTwice': ({ email, first, second }) =>
      `${first} en ${second} krijgen hetzelfde adres, ${email}. Verbeter een van de twee; er is niets geïmporteerd.`,
    'people.numberGivenTwice': ({ number, first, second }) =>
      `${first} en ${second} krijgen hetzelfde personeelsnummer, ${number}. Verbeter een van de twee; er is niets geïmporteerd.`,
    'people.personGivenTwice': ({ name }) => `${name} staat twee keer in deze import. Houd er één; er is niets geïmporteerd.`,
    'people.whichOne': ({ name }) =>
      `Het is niet duidelijk wie van de mensen hier ${name} is. Geef iedereen die het kan zijn een e-mailadres of personeelsnummer, hier en op de lijst.`,
    'people.personThere': ({ name }) => `${name} is al eerder toegevoegd. Wijzig die persoon.`,
    'people.badAddress': ({ email, name }) => `“${email}” bij ${name} is geen e-mailadres. Verbeter het of laat het leeg.`,
    'people.unknownPerson': 'Deze persoon zit niet (meer) in je organisatie. Zoek op de pagina Mensen.',
    'people.retentionTooShort': ({ least }) =>
      `Namen blijven minstens ${least} dagen na de laatste werkdag staan, zodat een verkeerde datum te herstellen is. Kies ${least} dagen of meer.`,
    'people.nothingToClear': 'Er is geen persoonlijke link die zo lang geleden afliep. Kies een latere dag.',
    'people.stillHere': ({ name }) =>
      `${name} is nog niet vertrokken. Vul eerst de laatste werkdag in; wissen kan niet ongedaan worden gemaakt.`,
    'people.stillSignsIn': ({ name }) =>
      `${name} heeft nog een rol die alleen een eigenaar geeft. Vraag een eigenaar om die eerst in te trekken.`,
    'people.unknownRollout': 'Deze uitrol bestaat niet (meer). Open de uitrol opnieuw vanaf de startpagina.',
    'people.unknownLocation': ({ location, name }) =>
      `${name} werkt op “${location}”, een locatie die nog niet bekend is. Voeg die locatie eerst toe, of importeer haar samen met de lijst.`,

    'people.note.dayFirst': ({ column }) =>
      `Niets in “${column}” laat zien of de dag of de maand voorop staat; de dag is als eerste gelezen (03-04 is 3 april).`,
    'people.note.monthFirst': ({ column }) =>
      `Niets in “${column}” laat zien of de dag of de maand voorop staat; de maand is als eerste gelezen (03/04 is 4 maart).`,
    'people.note.otherLanguage': ({ count, value, place }, { plural }) =>
      `${plural(count, { one: '1 persoon', other: '# mensen' })}${place === null ? '' : ` in ${place}`} ${count === 1 ? 'heeft' : 'hebben'} een taal die Uitrol niet kent (${value}). ${count === 1 ? 'Deze persoon krijgt' : 'Zij krijgen'} berichten in de taal van de locatie: vraag een ambassadeur daar om uitleg te geven.`,
    'people.note.unread': ({ column, count, line, value }, { plural }) =>
      `“${column}” was ${plural(count, { one: 'één keer', other: '# keer' })} niet te lezen en is daar leeg gelaten, voor het eerst op regel ${line}: “${value}”.`,
    'people.note.firstSheet': ({ name, others }, { plural }) =>
      `Het blad “${name}” is gelezen; ${plural(others, { one: '# ander blad is', other: '# andere bladen zijn' })} overgeslagen.`,
    'people.note.twoCountries': ({ location, countries, chosen }, { list }) =>
      `${location} staat in meer dan één land (${list(countries.map((iso: string) => countryName(iso, 'nl')))}); ${countryName(chosen, 'nl')} is gekozen. Zijn het twee locaties, geef ze dan twee namen.`,
  },
})

export const peopleProblems = {
  'people.retentionTooShort': 'invalid',
  'people.nothingToClear': 'refused',
  'people.emptyFile': 'unreadable',
  'people.notATable': 'unreadable',
  'people.oldWorkbook': 'unreadable',
  'people.workbookBroken': 'unreadable',
  'people.unknownEncoding': 'unreadable',
  'people.tooLarge': 'tooLarge',
  'people.unzipsTooLarge': 'tooLarge',
  'people.tooManyRows': 'tooLarge',
  'people.tooManyCellsInAll': 'tooLarge',
  'people.quoteNotClosed': 'unreadable',
  'people.unknownSheet': 'invalid',
  'people.noSheets': 'invalid',
  'people.nobody': 'unreadable',
  'people.noNameColumn': 'unreadable',
  'people.noHeaderRow': 'unreadable',
  'people.mappingColumn': 'invalid',
  'people.mappingField': 'invalid',
  'people.leavesBeforeStart': 'refused',
  'people.addressNotYours': 'refused',
  'people.emailTaken': 'conflict',
  'people.numberTaken': 'conflict',
  'people.emailGivenTwice': 'refused',
  'people.numberGivenTwice': 'refused',
  'people.personGivenTwice': 'refused',
  'people.whichOne': 'refused',
  'people.personThere': 'conflict',
  'people.badAddress': 'invalid',
  'people.unknownPerson': 'notFound',
  'people.stillHere': 'refused',
  'people.stillSignsIn': 'refused',
  'people.unknownRollout': 'notFound',
  'people.unknownLocation': 'refused',
} as const satisfies Record<string, ProblemKind>
