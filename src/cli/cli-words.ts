/** The words of the command line: complaints and short answers, in every language. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'
import { analysisProblems, analysisWords } from '#cli/analysis-words.ts'
import { helpWords, valueNamesInDutch } from '#cli/help-words.ts'

/** Why a file could not be read or written. */
export type FileReason = 'folder' | 'noFolder' | 'forbidden' | 'full' | 'longName' | { readonly code: string }

type Reasons = Readonly<Record<Extract<FileReason, string>, string>>
const whyIn = (reasons: Reasons, other: string, reason: FileReason): string =>
  typeof reason === 'string' ? reasons[reason] : `${other} (${reason.code})`

/** Lines of a batch that cannot be taken: how many, the first of them in words, and how many lines before the batch were taken. */
type LinesRefused = { count: number; before: number; lines: readonly string[]; more: boolean }

const readingEn: Reasons = {
  folder: 'it is a folder. Name the file in it',
  noFolder: 'its folder is not there. Check the path',
  forbidden: 'you may not open it. Ask for the right to, or copy it to a folder of your own',
  full: 'the disk is full. Make room and try again',
  longName: 'its name is too long. Give it a shorter one',
}
const readingNl: Reasons = {
  folder: 'het is een map. Noem het bestand dat erin staat',
  noFolder: 'de map ervan is er niet. Kijk het pad na',
  forbidden: 'je mag het niet openen. Vraag toestemming, of kopieer het naar een eigen map',
  full: 'de schijf is vol. Maak ruimte en probeer het opnieuw',
  longName: 'de naam is te lang. Geef het een kortere',
}
const writingEn: Reasons = {
  folder: 'there is a folder of that name. Add the name of a file to --out',
  noFolder: 'its folder is not there. Make the folder first, or choose another with --out',
  forbidden: 'you may not write there. Choose a folder of your own with --out',
  full: 'the disk is full. Make room, or choose another disk with --out',
  longName: 'its name is too long. Choose a shorter one with --out',
}
const writingNl: Reasons = {
  folder: 'er is een map die zo heet. Zet er bij --out de naam van een bestand achter',
  noFolder: 'de map ervan is er niet. Maak die eerst, of kies een andere met --out',
  forbidden: 'je mag daar niet schrijven. Kies een eigen map met --out',
  full: 'de schijf is vol. Maak ruimte, of kies een andere schijf met --out',
  longName: 'de naam is te lang. Kies een kortere met --out',
}

/** A country in the list that cannot be read, and who counts elsewhere because of it. */
interface CountryUnread {
  readonly value: string
  readonly line: number
  readonly people: number
  readonly places: readonly string[]
  /** Its name. */
  readonly country: string
}

export const cliWords = catalogue({
  en: {
    ...helpWords.en,
    ...analysisWords.en,
    'cli.missingArgument': ({ name }: { name: string }) => `${name} is missing. See uitrol help.`,
    'cli.missingOption': ({ name }: { name: string }) => `The option ${name} is needed. See uitrol help.`,
    'cli.optionNeedsValue': ({ name }: { name: string }) => `The option ${name} needs a value.`,
    'cli.unknownOption': ({ name }: { name: string }) => `There is no option ${name}. See uitrol help.`,
    'cli.unknownVerb': ({ name }: { name: string }) => `There is no verb ${name}. See uitrol help.`,
    'cli.tooMany': ({ name }: { name: string }) => `More was given than ${name} takes. Put names with spaces between quotes.`,
    'cli.badChoice': ({ name, value, choices }: { name: string; value: string; choices: readonly string[] }, f) =>
      `“${value}” is not valid for ${name}. Choose from ${f.list(choices)}.`,
    'cli.usage': 'This command line is not valid. See uitrol help.',
    'cli.fileMissing': ({ file }: { file: string }) => `The file ${file} does not exist. Check the path and the spelling.`,
    'cli.fileUnreadable': ({ file, reason }: { file: string; reason: FileReason }) =>
      `${file} cannot be read: ${whyIn(readingEn, 'the system refuses. Try a copy in another folder', reason)}.`,
    'cli.fileUnwritable': ({ file, reason }: { file: string; reason: FileReason }) =>
      `${file} cannot be written: ${whyIn(writingEn, 'the system refuses. Choose another file with --out', reason)}.`,
    'cli.noAddresses': ({ file }: { file: string }) =>
      `There is no e-mail address in ${file}. Put one on each line, or use a list with a column of e-mail addresses.`,
    'cli.columnUnreadable': ({ text }: { text: string }) =>
      `“${text}” is not a column mapping. Write the heading, = and the field, such as --column "Who=name".`,
    'cli.noCalendar': ({ country, location }: { country: string; location: string }) =>
      `No public holidays are known for ${country}, the country of ${location}. Enter the right country with --country, or add a column with each person’s country to the list.`,
    'country.unread': ({ value, line, people, places, country }: CountryUnread, f) =>
      `line ${line}: “${value}” is not a country that is known. ${f.plural(people, { one: 'One person', other: '# people' })}${places.length > 0 ? ` (${f.list(places)})` : ''} without a known country ${people === 1 ? 'counts' : 'count'} in ${country}. Correct the list, or give their country with --country.`,
    'column.hint': ({ fields }: { fields: readonly string[] }) =>
      `Map columns like this: --column "Who=name" --column "#2=email". Fields: ${fields.join(', ')}.`,
    'cli.jsonBesideFormat': ({ format }: { format: string }) =>
      `--json and --format ${format} cannot both use standard output. Name a file with --out, or leave one of them out.`,
    'cli.rowsRefused': ({ count }: { count: number }, f) =>
      f.plural(count, {
        one: 'One row of the list cannot be imported, so no plan was made. Correct the row, or plan without it: --skip-refused.',
        other: '# rows of the list cannot be imported, so no plan was made. Correct the rows, or plan without them: --skip-refused.',
      }),
    'cli.notJson': 'The input is not JSON. Put it between single quotes: \'{"rolloutId":"r1"}\'.',
    'cli.unknownCommand': ({ name }: { name: string }) => `There is no command ${name}. See docs/reference/commands.md for all commands.`,
    'cli.trailBroken': ({ name, text }: { name: string; text: string }) => `${name}: ${text}`,
    'cli.anchorUnreadable': ({ anchor }: { anchor: string }) =>
      `“${anchor}” is not a seal. Give 64 characters from 0 to 9 and a to f, with @ and the version behind them if you noted it.`,
    'cli.anchorUnknown': ({ anchor }: { anchor: string }) =>
      `The seal ${anchor} is not in the activity log. If you noted the seal correctly, the log was cut off or rewritten: keep a copy, and compare it with a backup.`,
    'cli.noOwner': 'This data folder has no owner yet. Start the server and open its one-time link, or create the sample company.',
    'cli.unknownAccount': ({ email }: { email: string }) =>
      `There is no user ${email}. If the address is right and they are new here, give their name with --owner-name.`,
    'cli.unknownOrganisation': ({ id }: { id: string }) =>
      `There is no organisation ${id} with an owner here. See uitrol status --json for all organisations.`,
    'cli.notEmpty': ({ folder }: { folder: string }) => `${folder} already holds an organisation. Choose another folder with UITROL_DATA.`,
    'cli.badAddress': ({ value }: { value: string }) =>
      `“${value}” is no web address. Write it in full, such as https://uitrol.example.com.`,
    'cli.serverRefused': ({ detail }: { detail: string }) => detail,
    'cli.serverAway': ({ address, reason }: { address: string; reason: string }) =>
      `${address} did not take it: ${reason} Send the same file again later; what was taken counts once.`,
    'cli.sentBefore':
      'A longer file that begins with the same lines was sent before; they were counted then. If these are other lines that count as well, send them under another --source.',
    'usage.linesRefused': ({ count, before, lines, more }: LinesRefused, f) =>
      `${f.plural(count, { one: 'One line', other: '# lines' })} cannot be taken: ${lines.join('; ')}${more ? '; …' : ''}. ${before > 0 ? `The ${f.plural(before, { one: 'line', other: '# lines' })} before were taken and count once; nothing after them was sent.` : 'Nothing was taken.'} Correct the file and send it again, or send it with --partial to send the other lines.`,
    'usage.pushed': ({ taken, lines }: { taken: number; lines: number }, f) => `${f.number(taken)} of ${f.number(lines)} lines sent.`,
    'usage.lineRefused': ({ line, code }: { line: number; code: string }) => `line ${line}: ${code}`,
    'cli.fault': ({ reason }: { reason: string }) => `Something went wrong: ${reason}. Nothing was changed.`,
    'cli.restoreNoFile':
      'The settings name a PostgreSQL database; a copy of a SQLite file cannot go there. Name the folder for it with --into.',
    'cli.restoreUnfit': ({ file }: { file: string }) =>
      `${file} is damaged, or is not a database of Uitrol, so nothing was changed. Choose another copy.`,
    'cli.restoreOccupied': ({ file, command }: { file: string; command: string }) =>
      `There is a database already: ${file}. To put the copy in its place (it is kept under another name), stop the server and name the folder: ${command}`,
    'cli.restoreInUse': ({ file }: { file: string }) =>
      `A server or another verb has ${file} open, so nothing was changed. Stop it, and do this again.`,
    'cli.fileThere': ({ file }: { file: string }) => `${file} is there already, and is never written over. Choose another name.`,
    'cli.backupPostgres':
      'The settings name a PostgreSQL database. Copy it with pg_dump, or write an organisation to a file with uitrol export.',
    'cli.backupUnfit': ({ file, text }: { file: string; text: string }) =>
      `${file} cannot be relied on: ${text}. Make a new copy with uitrol backup.`,
    'cli.migrateNotPostgres': 'The address is not one of PostgreSQL. Write postgres://user:password@host:port/name.',
    'cli.migrateFrom': 'The settings name no SQLite file, so there is nothing to move. Set UITROL_DATA to the folder that holds it.',
    'cli.migrateOccupied': 'The PostgreSQL database already holds data of Uitrol, so nothing was copied. Make an empty database for it.',
    'export.done': ({ file, rows }: { file: string; rows: number }, f) =>
      `${f.plural(rows, { one: 'One row', other: '# rows' })} written to ${file}. It holds personal data: store it safely.`,
    'import.done': ({ name, rows }: { name: string; rows: number }, f) =>
      `${name} is imported: ${f.plural(rows, { one: 'one row', other: '# rows' })}. Passwords are not in such a file: other users get a new link with uitrol user recover.`,
    'import.owner': ({ owner, days }: { owner: string; days: number }, f) =>
      `${owner} chooses a password with this link. The link works for ${f.plural(days, { one: 'one day', other: '# days' })}.`,
    'backup.done': ({ file, digest }: { file: string; digest: string }) =>
      `The database is copied to ${file} (SHA-256 ${digest}). Uploaded files (the folder files) are not in it: copy that folder too.`,
    'backup.checked': ({ file, organisations }: { file: string; organisations: number }, f) =>
      `${file} is complete and undamaged, and holds ${f.plural(organisations, { one: 'one organisation', other: '# organisations' })}.`,
    'backup.digest': 'its content is not what its file .sha256 says',
    'backup.damaged': 'it is damaged, or not a database of Uitrol',
    'migrate.done': ({ rows, to }: { rows: number; to: string }, f) =>
      `${f.plural(rows, { one: 'One row', other: '# rows' })} copied to ${to}, and checked. Set UITROL_DATABASE_URL to it and start the server. The old file is left as it was.`,
    'restore.done': ({ copy, file }: { copy: string; file: string; before: string }) =>
      `${copy} is restored as ${file}. Uploaded files (the folder files) are not in such a copy. Start the server.`,
    'restore.replaced': ({ copy, file, before }: { copy: string; file: string; before: string }) =>
      `${copy} is restored as ${file}. What was there before is kept as ${before}. Uploaded files (the folder files) were left as they are. Start the server.`,
    'upgrade.done': ({ count, last }: { count: number; last: string }, f) =>
      `The database was brought up to date in ${f.plural(count, { one: 'one step', other: '# steps' })}, to ${last}. No copy was made of it here: to go back you need a backup of your own.`,
    'upgrade.copied': ({ count, last, copy, restore }: { count: number; last: string; copy: string; restore: string }, f) =>
      `The database was brought up to date in ${f.plural(count, { one: 'one step', other: '# steps' })}, to ${last}. A copy from before is in ${copy}. To go back, stop the server, restore it and start the earlier version of Uitrol; what is done from now on is not in it:\n  ${restore}`,
    line: ({ line, text }: { line: number; text: string }) => `line ${line}: ${text}`,
    warning: 'Warning',
    written: ({ file }: { file: string }) => `Written: ${file}`,
    'people.found': ({ people, places }: { people: number; places: number }, f) =>
      `${f.plural(people, { one: '# person', other: '# people' })} at ${f.plural(places, { one: '# location', other: '# locations' })} can be imported.`,
    'people.refused': ({ count }: { count: number }, f) =>
      f.plural(count, { one: 'One row cannot be imported:', other: '# rows cannot be imported:' }),
    'people.asked': ({ count }: { count: number }, f) =>
      f.plural(count, {
        one: 'One row needs your decision; --include LINE imports it:',
        other: '# rows need your decision; --include LINE imports one:',
      }),
    'people.column': 'Column',
    'people.becomes': 'field',
    'people.nothing': 'not used',
    'people.more': ({ count }: { count: number }, f) => `… ${f.plural(count, { one: '# more', other: '# more' })}; --json shows all.`,
    'server.ready': ({ address }: { address: string }) => `Uitrol is ready on ${address}`,
    'server.firstLink': ({ link }: { link: string }) => `first visit: ${link}`,
    'server.withoutLinks':
      'Warning: mail is on, but the address of this server is known to this machine only, so messages leave without links. Set UITROL_PUBLIC_URL to the address that people use.',
    'server.stopped': 'Stopped.',
    'sample.made': ({ folder, people }: { folder: string; people: number }, f) =>
      `The sample company (${f.plural(people, { one: '# person', other: '# people' })}) is in ${folder}.`,
    done: ({ name, version }: { name: string; version: number }) => `${name}: done, version ${version}.`,
    'organisation.made': ({ name, id, owner }: { name: string; id: string; owner: string }) =>
      `${name} created (${id}). ${owner} is the owner and can switch to it in the settings.`,
    'organisation.madeFor': ({ name, id, owner, days }: { name: string; id: string; owner: string; days: number }, f) =>
      `${name} created (${id}). ${owner} is the owner and chooses a password with this link. ${f.plural(days, { one: 'The link works for one day.', other: 'The link works for # days.' })}`,
    'token.made': ({ name }: { name: string }) => `API token “${name}”, shown only once:`,
    'token.none': 'No API tokens yet.',
    'token.revoked': 'revoked',
    'user.neverSeen': 'never signed in',
    'user.invited': ({ name, days }: { name: string; days: number }, f) =>
      `Link of ${name}. It works for the first person who opens it. ${f.plural(days, { one: 'The link works for one day.', other: 'The link works for # days.' })}`,
    'user.revoked': ({ name }: { name: string }) => `Access of ${name} removed.`,
    'user.recover': ({ name, minutes }: { name: string; minutes: number }) =>
      `With this link ${name} chooses a new password. It works once, for ${minutes} minutes.`,
    'cli.unknownPerson': ({ who }: { who: string }) =>
      `No one on the staff list has the id or e-mail address ${who}. Add the person first.`,
    'cli.unknownUser': ({ email }: { email: string }) => `There is no user ${email}. See uitrol user list.`,
    'cli.noPassword': ({ name }: { name: string }) =>
      `${name} signs in by a personal link, not with a password. Make a new link: uitrol user invite.`,
    'status.empty': 'No organisation yet.',
    'audit.nothing': 'No entries in the activity log match.',
    'status.line': ({ name, people, rollouts, version }: { name: string; people: number; rollouts: number; version: number }, f) =>
      `${name}: ${f.plural(people, { one: '# person', other: '# people' })}, ${f.plural(rollouts, { one: '# rollout', other: '# rollouts' })}, version ${version}.`,
  },
  nl: {
    ...helpWords.nl,
    ...analysisWords.nl,
    'cli.missingArgument': ({ name }) => `${valueNamesInDutch[name] ?? name} ontbreekt. Zie uitrol help.`,
    'cli.missingOption': ({ name }) => `De optie ${name} is nodig. Zie uitrol help.`,
    'cli.optionNeedsValue': ({ name }) => `Bij de optie ${name} hoort een waarde.`,
    'cli.unknownOption': ({ name }) => `De optie ${name} bestaat niet. Zie uitrol help.`,
    'cli.unknownVerb': ({ name }) => `Het werkwoord ${name} bestaat niet. Zie uitrol help.`,
    'cli.tooMany': ({ name }) => `Je gaf meer op dan ${name} aanneemt. Zet namen met spaties tussen aanhalingstekens.`,
    'cli.badChoice': ({ name, value, choices }, f) => `“${value}” past niet bij ${name}. Kies uit ${f.list(choices)}.`,
    'cli.usage': 'Deze opdrachtregel klopt niet. Zie uitrol help.',
    'cli.fileMissing': ({ file }) => `Het bestand ${file} bestaat niet. Controleer het pad en de spelling.`,
    'cli.fileUnreadable': ({ file, reason }) =>
      `${file} kan niet gelezen worden: ${whyIn(readingNl, 'het systeem weigert. Probeer een kopie in een andere map', reason)}.`,
    'cli.fileUnwritable': ({ file, reason }) =>
      `${file} kan niet geschreven worden: ${whyIn(writingNl, 'het systeem weigert. Kies een ander bestand met --out', reason)}.`,
    'cli.noAddresses': ({ file }) =>
      `In ${file} staat geen e-mailadres. Zet er één op elke regel, of neem een lijst met een kolom voor e-mailadressen.`,
    'cli.columnUnreadable': ({ text }) => `“${text}” is geen kolomtoewijzing. Schrijf de kop, = en het veld, zoals --column "Wie=name".`,
    'cli.noCalendar': ({ country, location }) =>
      `Van ${country}, het land van ${location}, zijn geen feestdagen bekend. Geef het juiste land met --country, of zet in de lijst een kolom met het land van iedereen.`,
    'country.unread': ({ value, line, people, places, country }, f) =>
      `regel ${line}: “${value}” is geen land dat we kennen. ${f.plural(people, { one: 'Eén persoon', other: '# mensen' })}${places.length > 0 ? ` (${f.list(places)})` : ''} zonder bekend land ${people === 1 ? 'telt' : 'tellen'} mee in ${country}. Verbeter de lijst, of noem hun land met --country.`,
    'column.hint': ({ fields }) => `Wijs kolommen zo toe: --column "Wie=name" --column "#2=email". Velden: ${fields.join(', ')}.`,
    'cli.jsonBesideFormat': ({ format }) =>
      `--json en --format ${format} kunnen niet allebei naar standaarduitvoer. Geef een bestand met --out, of laat een van de twee weg.`,
    'cli.rowsRefused': ({ count }, f) =>
      f.plural(count, {
        one: 'Eén rij van de lijst kan niet worden geïmporteerd, dus er is geen plan gemaakt. Verbeter die rij, of plan zonder: --skip-refused.',
        other:
          '# rijen van de lijst kunnen niet worden geïmporteerd, dus er is geen plan gemaakt. Verbeter de rijen, of plan zonder: --skip-refused.',
      }),
    'cli.notJson': 'Dit is geen JSON. Zet het tussen enkele aanhalingstekens: \'{"rolloutId":"r1"}\'.',
    'cli.unknownCommand': ({ name }) => `De opdracht ${name} bestaat niet. Zie docs/reference/commands.md voor alle opdrachten.`,
    'cli.trailBroken': ({ name, text }) => `${name}: ${text}`,
    'cli.anchorUnreadable': ({ anchor }) =>
      `“${anchor}” is geen zegel. Geef 64 tekens van 0 tot 9 en a tot f, met @ en de versie erachter als je die noteerde.`,
    'cli.anchorUnknown': ({ anchor }) =>
      `Het zegel ${anchor} staat nergens in het logboek. Is het goed genoteerd, dan is het logboek afgeknipt of herschreven: bewaar een kopie, en vergelijk die met een reservekopie.`,
    'cli.noOwner': 'Deze datamap heeft nog geen eigenaar. Start de server en open de eenmalige link, of maak het voorbeeldbedrijf.',
    'cli.unknownAccount': ({ email }) =>
      `Er is geen gebruiker ${email}. Klopt het adres en is die persoon hier nieuw, geef dan de naam met --owner-name.`,
    'cli.unknownOrganisation': ({ id }) =>
      `Er is hier geen organisatie ${id} met een eigenaar. Met uitrol status --json zie je ze allemaal.`,
    'cli.notEmpty': ({ folder }) => `In ${folder} staat al een organisatie. Kies een andere map met UITROL_DATA.`,
    'cli.badAddress': ({ value }) => `“${value}” is geen webadres. Schrijf het voluit, zoals https://uitrol.example.com.`,
    'cli.serverRefused': ({ detail }) => detail,
    'cli.serverAway': ({ address, reason }) =>
      `${address} nam het niet aan: ${reason} Stuur hetzelfde bestand later opnieuw; wat er al is, telt één keer.`,
    'cli.sentBefore':
      'Een langer bestand met hetzelfde begin is al eerder aangeleverd; deze regels zijn toen geteld. Zijn het andere regels die ook meetellen, lever ze dan aan onder een andere --source.',
    'usage.linesRefused': ({ count, before, lines, more }, f) =>
      `${f.plural(count, { one: 'Eén regel kan', other: '# regels kunnen' })} niet mee: ${lines.join('; ')}${more ? '; …' : ''}. ${before > 0 ? `De ${f.plural(before, { one: 'regel', other: '# regels' })} ervoor ${before === 1 ? 'is' : 'zijn'} aangeleverd en ${before === 1 ? 'telt' : 'tellen'} één keer; daarna is niets gestuurd.` : 'Er is niets aangeleverd.'} Verbeter het bestand en stuur het opnieuw, of stuur het met --partial om de andere regels aan te leveren.`,
    'usage.pushed': ({ taken, lines }, f) => `${f.number(taken)} van ${f.number(lines)} regels aangeleverd.`,
    'usage.lineRefused': ({ line, code }) => `regel ${line}: ${code}`,
    'cli.fault': ({ reason }) => `Er ging iets mis: ${reason}. Er is niets gewijzigd.`,
    'cli.restoreNoFile':
      'De instellingen noemen een PostgreSQL-database; daar kan een kopie van een SQLite-bestand niet in. Noem de map ervoor met --into.',
    'cli.restoreUnfit': ({ file }) =>
      `${file} is beschadigd of is geen database van Uitrol, dus er is niets gewijzigd. Kies een andere kopie.`,
    'cli.restoreOccupied': ({ file, command }) =>
      `Er is al een database: ${file}. Stop de server en noem de map om de kopie ervoor in de plaats te zetten (de oude blijft onder een andere naam bewaard): ${command}`,
    'cli.restoreInUse': ({ file }) =>
      `Een server of een ander werkwoord heeft ${file} open, dus er is niets gewijzigd. Stop dat en doe dit nog eens.`,
    'cli.fileThere': ({ file }) => `${file} is er al en wordt nooit overschreven. Kies een andere naam.`,
    'cli.backupPostgres':
      'De instellingen noemen een PostgreSQL-database. Kopieer die met pg_dump, of schrijf een organisatie naar een bestand met uitrol export.',
    'cli.backupUnfit': ({ file, text }) => `Op ${file} kun je niet vertrouwen: ${text}. Maak een nieuwe kopie met uitrol backup.`,
    'cli.migrateNotPostgres': 'Het adres is niet van PostgreSQL. Schrijf postgres://gebruiker:wachtwoord@host:poort/naam.',
    'cli.migrateFrom':
      'De instellingen noemen geen SQLite-bestand, dus er is niets te verhuizen. Zet UITROL_DATA op de map waar het in staat.',
    'cli.migrateOccupied':
      'In de PostgreSQL-database staan al gegevens van Uitrol, dus er is niets gekopieerd. Maak er een lege database voor.',
    'export.done': ({ file, rows }, f) =>
      `${f.plural(rows, { one: 'Eén rij', other: '# rijen' })} geschreven naar ${file}. Er staan persoonsgegevens in: bewaar het veilig.`,
    'import.done': ({ name, rows }, f) =>
      `${name} is geïmporteerd: ${f.plural(rows, { one: 'één rij', other: '# rijen' })}. Wachtwoorden staan niet in zo’n bestand: andere gebruikers krijgen een nieuwe link met uitrol user recover.`,
    'import.owner': ({ owner, days }, f) =>
      `${owner} kiest met deze link een wachtwoord. De link werkt ${f.plural(days, { one: 'één dag', other: '# dagen' })}.`,
    'backup.done': ({ file, digest }) =>
      `De database is gekopieerd naar ${file} (SHA-256 ${digest}). Geüploade bestanden (de map files) staan er niet in: kopieer die map ook.`,
    'backup.checked': ({ file, organisations }, f) =>
      `${file} is compleet en onbeschadigd, en bevat ${f.plural(organisations, { one: 'één organisatie', other: '# organisaties' })}.`,
    'backup.digest': 'de inhoud klopt niet met het bestand .sha256 dat erbij hoort',
    'backup.damaged': 'het is beschadigd, of geen database van Uitrol',
    'migrate.done': ({ rows, to }, f) =>
      `${f.plural(rows, { one: 'Eén rij', other: '# rijen' })} gekopieerd naar ${to} en gecontroleerd. Zet UITROL_DATABASE_URL daarop en start de server. Het oude bestand is gelaten zoals het was.`,
    'restore.done': ({ copy, file }) =>
      `${copy} is teruggezet als ${file}. Geüploade bestanden (de map files) zitten niet in zo’n kopie. Start de server.`,
    'restore.replaced': ({ copy, file, before }) =>
      `${copy} is teruggezet als ${file}. Wat er eerst stond, is bewaard als ${before}. Aan geüploade bestanden (de map files) is niets veranderd. Start de server.`,
    'upgrade.done': ({ count, last }, f) =>
      `De database is bijgewerkt in ${f.plural(count, { one: 'één stap', other: '# stappen' })}, tot ${last}. Er is hier geen kopie van gemaakt: om terug te gaan heb je een eigen reservekopie nodig.`,
    'upgrade.copied': ({ count, last, copy, restore }, f) =>
      `De database is bijgewerkt in ${f.plural(count, { one: 'één stap', other: '# stappen' })}, tot ${last}. Een kopie van daarvoor staat in ${copy}. Wil je terug, stop dan de server, zet de kopie terug en start de eerdere versie van Uitrol; wat vanaf nu gebeurt, staat er niet in:\n  ${restore}`,
    line: ({ line, text }) => `regel ${line}: ${text}`,
    warning: 'Let op',
    written: ({ file }) => `Geschreven: ${file}`,
    'people.found': ({ people, places }, f) =>
      `${f.plural(people, { one: '# persoon', other: '# mensen' })} op ${f.plural(places, { one: '# locatie', other: '# locaties' })} ${people === 1 ? 'kan' : 'kunnen'} worden geïmporteerd.`,
    'people.refused': ({ count }, f) =>
      f.plural(count, { one: 'Eén rij kan niet worden geïmporteerd:', other: '# rijen kunnen niet worden geïmporteerd:' }),
    'people.asked': ({ count }, f) =>
      f.plural(count, {
        one: 'Over één rij moet jij beslissen; met --include REGEL gaat die mee:',
        other: 'Over # rijen moet jij beslissen; met --include REGEL gaat er een mee:',
      }),
    'people.column': 'Kolom',
    'people.becomes': 'veld',
    'people.nothing': 'niet gebruikt',
    'people.more': ({ count }, f) => `… ${f.plural(count, { one: 'nog #', other: 'nog #' })}; --json toont alles.`,
    'server.ready': ({ address }) => `Uitrol staat klaar op ${address}`,
    'server.firstLink': ({ link }) => `eerste bezoek: ${link}`,
    'server.withoutLinks':
      'Let op: mail staat aan, maar alleen dit apparaat bereikt het adres van deze server, dus berichten gaan zonder links weg. Stel UITROL_PUBLIC_URL in op het adres dat mensen gebruiken.',
    'server.stopped': 'Gestopt.',
    'sample.made': ({ folder, people }, f) =>
      `Het voorbeeldbedrijf (${f.plural(people, { one: '# persoon', other: '# mensen' })}) staat in ${folder}.`,
    done: ({ name, version }) => `${name}: gedaan, versie ${version}.`,
    'organisation.made': ({ name, id, owner }) => `${name} gemaakt (${id}). ${owner} is de eigenaar en gaat erheen vanuit de instellingen.`,
    'organisation.madeFor': ({ name, id, owner, days }, f) =>
      `${name} gemaakt (${id}). ${owner} is de eigenaar en kiest met deze link een wachtwoord. ${f.plural(days, { one: 'De link werkt één dag.', other: 'De link werkt # dagen.' })}`,
    'token.made': ({ name }) => `API-sleutel “${name}”; je ziet hem maar één keer:`,
    'token.none': 'Nog geen API-sleutels.',
    'token.revoked': 'ingetrokken',
    'user.neverSeen': 'nooit aangemeld',
    'user.invited': ({ name, days }, f) =>
      `Link van ${name}. Hij werkt voor wie hem als eerste opent. ${f.plural(days, { one: 'De link werkt één dag.', other: 'De link werkt # dagen.' })}`,
    'user.revoked': ({ name }) => `Toegang van ${name} ingetrokken.`,
    'user.recover': ({ name, minutes }) => `Met deze link kiest ${name} een nieuw wachtwoord. Hij werkt één keer, ${minutes} minuten lang.`,
    'cli.unknownPerson': ({ who }) => `Niemand op de personeelslijst heeft het nummer of e-mailadres ${who}. Voeg de persoon eerst toe.`,
    'cli.unknownUser': ({ email }) => `Er is geen gebruiker ${email}. Zie uitrol user list.`,
    'cli.noPassword': ({ name }) =>
      `${name} meldt zich aan met een persoonlijke link, niet met een wachtwoord. Maak een nieuwe link: uitrol user invite.`,
    'status.empty': 'Nog geen organisatie.',
    'audit.nothing': 'Geen regels in het logboek gevonden.',
    'status.line': ({ name, people, rollouts, version }, f) =>
      `${name}: ${f.plural(people, { one: '# persoon', other: '# mensen' })}, ${f.plural(rollouts, { one: '# uitrol', other: '# uitrollen' })}, versie ${version}.`,
  },
})

/** What the command line itself can complain of, and of which kind it is. */
export const cliProblems = {
  ...analysisProblems,
  'cli.missingArgument': 'invalid',
  'cli.missingOption': 'invalid',
  'cli.optionNeedsValue': 'invalid',
  'cli.unknownOption': 'invalid',
  'cli.unknownVerb': 'invalid',
  'cli.tooMany': 'invalid',
  'cli.badChoice': 'invalid',
  'cli.usage': 'invalid',
  'cli.badAddress': 'invalid',
  'cli.serverRefused': 'refused',
  'cli.sentBefore': 'conflict',
  'cli.serverAway': 'unavailable',
  'cli.fileMissing': 'unreadable',
  'cli.fileUnreadable': 'unreadable',
  'cli.fileUnwritable': 'invalid',
  'cli.noAddresses': 'unreadable',
  'cli.columnUnreadable': 'invalid',
  'cli.noCalendar': 'refused',
  'cli.jsonBesideFormat': 'invalid',
  'cli.rowsRefused': 'refused',
  'cli.notJson': 'unreadable',
  'cli.unknownCommand': 'invalid',
  'cli.trailBroken': 'refused',
  'cli.anchorUnreadable': 'invalid',
  'cli.anchorUnknown': 'refused',
  'cli.noOwner': 'refused',
  'cli.unknownPerson': 'refused',
  'cli.unknownUser': 'refused',
  'cli.noPassword': 'refused',
  'cli.unknownAccount': 'refused',
  'cli.unknownOrganisation': 'refused',
  'cli.notEmpty': 'refused',
  'cli.restoreNoFile': 'invalid',
  'cli.restoreUnfit': 'unreadable',
  'cli.restoreOccupied': 'refused',
  'cli.restoreInUse': 'refused',
  'cli.fileThere': 'refused',
  'cli.backupPostgres': 'refused',
  'cli.backupUnfit': 'refused',
  'cli.migrateNotPostgres': 'invalid',
  'cli.migrateFrom': 'refused',
  'cli.migrateOccupied': 'refused',
  'cli.fault': 'fault',
} as const satisfies Record<string, ProblemKind>
