/** What is said of single rows of a staff list, and of what had to be assumed in one. */
import { catalogue } from '#core/kernel/words.ts'
import { countryName } from '#core/regional/countries.ts'

export const staffListWords = catalogue({
  en: {
    'people.notAPerson': ({ text }: { text: string }) => `“${text}” is not a person (a total, a remark or a vacancy) and is not imported.`,
    'people.groupRow': ({ text }: { text: string }) =>
      `“${text}” stands alone on its row, as the heading of a group, and is not imported as a person.`,
    'people.headingsAgain': 'This row repeats the headings of the columns and is not imported.',
    'people.notAName': ({ text }: { text: string }) => `“${text}” is not a name. Fill in the name or an e-mail address.`,
    'people.formulaNotCalculated':
      'The name on this row is a formula without a stored result. Open the file in your spreadsheet program, save it again and use the new file.',
    'people.askStatus': ({ name, status }: { name: string; status: string }) =>
      `Does ${name} still work here? The status “${status}” does not say so for certain.`,
    'people.askGuest': ({ name, email }: { name: string; email: string | null }) =>
      `${name}${email === null ? '' : ` (${email})`} is a guest from outside the organisation. Should this guest take part?`,
    'people.askUnlicensed': ({ name }: { name: string }) =>
      `The account of ${name} has no licence: it may be a room, a shared mailbox or a former employee. Is this a person who takes part?`,
    'people.askMailbox': ({ name, email }: { name: string; email: string }) =>
      `${email} (${name}) looks like a shared mailbox. Is this a person who takes part?`,
    'people.askNameOnly': ({ name }: { name: string }) =>
      `The row of “${name}” holds nothing else, unlike the other rows. Is this a person, or the heading of a group?`,
    'people.askPerson': ({ name }: { name: string }) => `Is “${name}” a person? It looks like a total, a remark or an account for testing.`,
    'people.askHidden': ({ name }: { name: string }) => `The sheet hides the row of ${name}. Does ${name} take part?`,
    'people.askNamesake': ({ name }: { name: string }) =>
      `${name} is here already with another number or address. Is this someone else with the same name? If it is the same person, correct the number or the address first.`,
    'people.askSameTwice': ({ name, line }: { name: string; line: number }) =>
      `${name} is on line ${line} too, with the same department and location. Is this another person?`,
    'people.numberLooksLike': ({ number, name, known }: { number: string; name: string; known: string }) =>
      `Employee number ${number} of ${name} differs only in its leading zeros from that of ${known}. Correct the number or the name, so that it is clear whether they are one person.`,
    'people.notOnTheList': ({ names }: { names: readonly string[] }, { list }) =>
      `Not on the list, or there more than once: ${list(names)}. Write the name or the e-mail address as the list has it.`,
    'people.asked': ({ count }: { count: number }, { plural }) =>
      plural(count, {
        one: 'One row of the list needs your decision and was left out of the plan.',
        other: '# rows of the list need your decision and were left out of the plan.',
      }),

    'people.unknownSheet': ({ sheet, sheets }: { sheet: string; sheets: readonly string[] }, { list }) =>
      `There is no sheet “${sheet}” in this file. It has ${list(sheets.slice(0, 12).map((one) => `“${one}”`))}.`,
    'people.noSheets': ({ sheet }: { sheet: string }) => `This file has no sheets, so there is no sheet “${sheet}”. Leave that choice out.`,

    'people.note.destroyedNumber': (
      { column, count, line, value }: { column: string; count: number; line: number; value: string },
      { plural },
    ) =>
      `In “${column}” ${plural(count, { one: '# number was', other: '# numbers were' })} destroyed by a spreadsheet and left out, first on line ${line}: “${value}”. Make the column a text column and export the list again.`,
    'people.note.otherLists': ({ name, others }: { name: string; others: readonly string[] }, { list }) =>
      `The sheet “${name}” was read. ${list(others.slice(0, 8).map((one) => `“${one}”`))} may hold people too: import each sheet that does.`,
    'people.note.hiddenRows': ({ count, line }: { count: number; line: number }, { plural }) =>
      `The sheet hides ${plural(count, { one: '# row', other: '# rows' })}, first on line ${line}. Say which of those people take part, or remove the filter and choose the file again.`,
    'people.note.otherOrder': ({ line, lost }: { line: number; lost: readonly string[] }, { list }) =>
      `From line ${line} on, the list has headings in another order. Its rows were read by those headings.${lost.length > 0 ? ` Left out: ${list(lost)}.` : ''}`,
    'people.note.secondList': (
      { column, count, line, value }: { column: string; count: number; line: number; value: string },
      { plural },
    ) =>
      `The heading “${column}” is there more than once. ${plural(count, { one: '# name', other: '# names' })} beside the first list ${count === 1 ? 'was' : 'were'} not read, first on line ${line}: “${value}”. Put the lists below each other.`,
    'people.note.namesInPart': ({ part, unused }: { part: 'firstName' | 'lastName' | 'email'; unused: readonly string[] }, { list }) =>
      `${part === 'firstName' ? 'Only first names were found.' : part === 'lastName' ? 'Only last names were found.' : 'No names were found; they were made from the e-mail addresses.'}${unused.length > 0 ? ` If ${list(unused.map((one) => `“${one}”`))} holds the names, choose it under columns.` : ''}`,
    'people.note.lastNameFirst': (
      { column, count, line, value }: { column: string; count: number; line: number; value: string },
      { plural },
    ) =>
      `The heading “${column}” says that last names come first. ${plural(count, { one: '# name was', other: '# names were' })} left in that order, because it is not clear where the last name ends, first on line ${line}: “${value}”.`,
    'people.note.besideColumns': ({ count, line, value }: { count: number; line: number; value: string }, { plural }) =>
      `${plural(count, { one: '# remark', other: '# remarks' })} to the right of the last column left out, first on line ${line}: “${value}”.`,
    'people.note.emptyBelow': (
      { column, count, line, value }: { column: string; count: number; line: number; value: string },
      { plural },
    ) =>
      `In “${column}” ${plural(count, { one: '# row is', other: '# rows are' })} empty below a value, first on line ${line} below “${value}”, as when cells were merged. They were read as empty: import the workbook itself (.xlsx or .ods), or fill them in.`,
    'people.note.noResult': ({ count, line }: { count: number; line: number }, { plural }) =>
      `${plural(count, { one: '# formula has', other: '# formulas have' })} no stored result and ${count === 1 ? 'was' : 'were'} read as empty, first on line ${line}. Open the file in your spreadsheet program and save it again.`,
    'people.note.encodingGuessed': ({ encoding }: { encoding: string }) =>
      `The file does not say which character set it uses. By its letters it was read as ${encoding}: check names with accents.`,
    'people.note.encodedTwice': ({ count, value }: { count: number; value: string }, { plural }) =>
      `Letters with accents were damaged by an earlier export and have been repaired (${plural(count, { one: '# letter', other: '# letters' })}), such as “${value}”. Check names with accents.`,
    'people.note.lettersLost': ({ count, line, value }: { count: number; line: number; value: string }, { plural }) =>
      `${plural(count, { one: '# row has', other: '# rows have' })} letters that were lost before this file was made, first on line ${line}: “${value}”. Correct those names, or export the list again as “CSV UTF-8”.`,
    'people.note.twoZones': ({ location, zones, chosen }: { location: string; zones: readonly string[]; chosen: string }, { list }) =>
      `${location} has more than one time zone in the list (${list(zones)}); ${chosen} was used. If these are two locations, give them two names.`,
    'people.note.placeGuessed': ({ locations, country, zone }: { locations: readonly string[]; country: string; zone: string }, { list }) =>
      `The list does not say in which country ${list(locations.slice(0, 8))} ${locations.length === 1 ? 'lies' : 'lie'}. Assumed: ${countryName(country, 'en')}, time zone ${zone}, working hours 08:00 to 17:00. Check this, or add a column with the country.`,
  },
  nl: {
    'people.notAPerson': ({ text }) => `“${text}” is geen persoon (een totaal, een opmerking of een vacature) en wordt niet geïmporteerd.`,
    'people.groupRow': ({ text }) => `“${text}” staat alleen op een regel, als kop van een groep, en wordt niet als persoon geïmporteerd.`,
    'people.headingsAgain': 'Deze rij herhaalt de koppen van de kolommen en wordt niet geïmporteerd.',
    'people.notAName': ({ text }) => `“${text}” is geen naam. Vul de naam of een e-mailadres in.`,
    'people.formulaNotCalculated':
      'De naam op deze rij is een formule zonder opgeslagen uitkomst. Open het bestand in je spreadsheetprogramma, sla het opnieuw op en gebruik het nieuwe bestand.',
    'people.askStatus': ({ name, status }) => `Werkt ${name} hier nog? De status “${status}” zegt dat niet met zekerheid.`,
    'people.askGuest': ({ name, email }) =>
      `${name}${email === null ? '' : ` (${email})`} is een gast van buiten de organisatie. Doet deze gast mee?`,
    'people.askUnlicensed': ({ name }) =>
      `Het account van ${name} heeft geen licentie: het kan een ruimte, een gedeelde mailbox of een vertrokken collega zijn. Is dit iemand die meedoet?`,
    'people.askMailbox': ({ name, email }) => `${email} (${name}) lijkt een gedeelde mailbox. Is dit iemand die meedoet?`,
    'people.askNameOnly': ({ name }) =>
      `De rij van “${name}” bevat verder niets, anders dan de andere rijen. Is dit een persoon, of de kop van een groep?`,
    'people.askPerson': ({ name }) => `Is “${name}” een persoon? Het lijkt een totaal, een opmerking of een testaccount.`,
    'people.askHidden': ({ name }) => `Het blad verbergt de rij van ${name}. Doet ${name} mee?`,
    'people.askNamesake': ({ name }) =>
      `${name} staat hier al, met een ander nummer of adres. Is dit iemand anders met dezelfde naam? Is het dezelfde persoon, verbeter dan eerst het nummer of het adres.`,
    'people.askSameTwice': ({ name, line }) =>
      `${name} staat ook op regel ${line}, met dezelfde afdeling en locatie. Is dit een andere persoon?`,
    'people.numberLooksLike': ({ number, name, known }) =>
      `Personeelsnummer ${number} van ${name} verschilt alleen in de nullen vooraan van dat van ${known}. Verbeter het nummer of de naam, zodat duidelijk is of het dezelfde persoon is.`,
    'people.notOnTheList': ({ names }, { list }) =>
      `Niet op de lijst, of vaker dan één keer: ${list(names)}. Schrijf de naam of het e-mailadres zoals het op de lijst staat.`,
    'people.asked': ({ count }, { plural }) =>
      plural(count, {
        one: 'Over één rij van de lijst moet jij beslissen; die staat niet in het plan.',
        other: 'Over # rijen van de lijst moet jij beslissen; die staan niet in het plan.',
      }),

    'people.unknownSheet': ({ sheet, sheets }, { list }) =>
      `Dit bestand heeft geen blad “${sheet}”. Wel: ${list(sheets.slice(0, 12).map((one: string) => `“${one}”`))}.`,
    'people.noSheets': ({ sheet }) => `Dit bestand heeft geen bladen, dus ook geen blad “${sheet}”. Laat die keuze weg.`,

    'people.note.destroyedNumber': ({ column, count, line, value }, { plural }) =>
      `In “${column}” ${plural(count, { one: 'is # nummer', other: 'zijn # nummers' })} door een spreadsheet beschadigd en leeg gelaten, voor het eerst op regel ${line}: “${value}”. Maak van de kolom een tekstkolom en exporteer de lijst opnieuw.`,
    'people.note.otherLists': ({ name, others }, { list }) =>
      `Het blad “${name}” is gelezen. Ook op ${list(others.slice(0, 8).map((one: string) => `“${one}”`))} kunnen mensen staan: importeer elk blad waarop dat zo is.`,
    'people.note.hiddenRows': ({ count, line }, { plural }) =>
      `Het blad verbergt ${plural(count, { one: '# rij', other: '# rijen' })}, voor het eerst op regel ${line}. Geef aan wie van die mensen meedoen, of verwijder het filter en kies het bestand opnieuw.`,
    'people.note.otherOrder': ({ line, lost }, { list }) =>
      `Vanaf regel ${line} heeft de lijst koppen in een andere volgorde. De rijen zijn volgens die koppen gelezen.${lost.length > 0 ? ` Overgeslagen: ${list(lost)}.` : ''}`,
    'people.note.secondList': ({ column, count, line, value }, { plural }) =>
      `De kop “${column}” staat er meer dan één keer. ${plural(count, { one: '# naam', other: '# namen' })} naast de eerste lijst ${count === 1 ? 'is' : 'zijn'} niet gelezen, voor het eerst op regel ${line}: “${value}”. Zet de lijsten onder elkaar.`,
    'people.note.namesInPart': ({ part, unused }, { list }) =>
      `${part === 'firstName' ? 'Er zijn alleen voornamen gevonden.' : part === 'lastName' ? 'Er zijn alleen achternamen gevonden.' : 'Er zijn geen namen gevonden; ze zijn van de e-mailadressen gemaakt.'}${unused.length > 0 ? ` Staan de namen in ${list(unused.map((one: string) => `“${one}”`))}, kies die dan onder kolommen.` : ''}`,
    'people.note.lastNameFirst': ({ column, count, line, value }, { plural }) =>
      `Volgens de kop “${column}” staat de achternaam voorop. ${plural(count, { one: '# naam is', other: '# namen zijn' })} zo gelaten, omdat niet duidelijk is waar de achternaam eindigt, voor het eerst op regel ${line}: “${value}”.`,
    'people.note.besideColumns': ({ count, line, value }, { plural }) =>
      `${plural(count, { one: '# opmerking', other: '# opmerkingen' })} rechts van de laatste kolom overgeslagen, voor het eerst op regel ${line}: “${value}”.`,
    'people.note.emptyBelow': ({ column, count, line, value }, { plural }) =>
      `In “${column}” ${plural(count, { one: 'is # rij', other: 'zijn # rijen' })} leeg onder een waarde, voor het eerst op regel ${line} onder “${value}”, zoals na het samenvoegen van cellen. Ze zijn als leeg gelezen: importeer het werkblad zelf (.xlsx of .ods), of vul ze in.`,
    'people.note.noResult': ({ count, line }, { plural }) =>
      `${plural(count, { one: '# formule heeft', other: '# formules hebben' })} geen opgeslagen uitkomst en ${count === 1 ? 'is' : 'zijn'} als leeg gelezen, voor het eerst op regel ${line}. Open het bestand in je spreadsheetprogramma en sla het opnieuw op.`,
    'people.note.encodingGuessed': ({ encoding }) =>
      `Het bestand zegt niet welke tekenset het gebruikt. Naar de letters te oordelen is het ${encoding}: controleer namen met accenten.`,
    'people.note.encodedTwice': ({ count, value }, { plural }) =>
      `Letters met accenten waren door een eerdere export beschadigd en zijn hersteld (${plural(count, { one: '# letter', other: '# letters' })}), zoals “${value}”. Controleer namen met accenten.`,
    'people.note.lettersLost': ({ count, line, value }, { plural }) =>
      `In ${plural(count, { one: '# rij', other: '# rijen' })} zijn letters verloren gegaan voordat dit bestand werd gemaakt, voor het eerst op regel ${line}: “${value}”. Verbeter die namen, of exporteer de lijst opnieuw als “CSV UTF-8”.`,
    'people.note.twoZones': ({ location, zones, chosen }, { list }) =>
      `${location} heeft in de lijst meer dan één tijdzone (${list(zones)}); ${chosen} is gebruikt. Zijn het twee locaties, geef ze dan twee namen.`,
    'people.note.placeGuessed': ({ locations, country, zone }, { list }) =>
      `De lijst zegt niet in welk land ${list(locations.slice(0, 8))} ${locations.length === 1 ? 'ligt' : 'liggen'}. Aangenomen: ${countryName(country, 'nl')}, tijdzone ${zone}, werktijd 08.00 tot 17.00 uur. Controleer dit, of voeg een kolom met het land toe.`,
  },
})
