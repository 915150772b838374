/** What is said about usage figures and where they come from. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'
import type { UsageSource } from '#core/metrics/usage-columns.ts'
import type { LineFault } from '#core/metrics/usage-fold.ts'

type Line = { text: string }
type HeadlineActive = { active: number; live: number; unknown: number; fell: { location: string; active: number; of: number } | null }

/** How many refused lines a sentence names. */
const namedLines = 5

type Refused = { count: number; of: number; lines: readonly { line: number; code: LineFault; text: string }[] }

const lineInEnglish: Record<LineFault, (said: Line) => string> = {
  notALine: ({ text }) => `“${text}” is not a line of usage; it takes an object with person and day`,
  field: ({ text }) => `the field “${text}” is not known; a line takes person, day or at, system, workflow and count`,
  noPerson: () => 'it does not say who; fill in person',
  unknownPerson: ({ text }) => `“${text}” is not on the staff list; add the person or confirm an alias`,
  noDay: () => 'it does not say when; fill in day or at',
  badDay: ({ text }) => `“${text}” is not a day (2027-01-28) or a moment (2027-01-28T09:30:00Z)`,
  future: ({ text }) => `“${text}” lies in the future; check the clock of the sender`,
  tooOld: ({ text }) => `“${text}” is more than two years ago; leave it out`,
  badSystem: ({ text }) => `“${text}” is not a system; it takes new or old`,
  badWorkflow: ({ text }) => `“${text}” is not a workflow; it takes a name of at most 60 characters`,
  tooManyWorkflows: ({ text }) => `“${text}” is one workflow too many; name kinds of work, not single pieces`,
  badCount: ({ text }) => `“${text}” is not a count; it takes a whole number from 1`,
}
const lineInDutch: Record<LineFault, (said: Line) => string> = {
  notALine: ({ text }) => `“${text}” is geen gebruiksregel; het moet een object zijn met person en day`,
  field: ({ text }) => `het veld “${text}” is niet bekend; een regel heeft person, day of at, system, workflow en count`,
  noPerson: () => 'er staat niet wie; vul person in',
  unknownPerson: ({ text }) => `“${text}” staat niet op de personeelslijst; voeg de persoon toe of bevestig een alias`,
  noDay: () => 'er staat niet wanneer; vul day of at in',
  badDay: ({ text }) => `“${text}” is geen dag (2027-01-28) of moment (2027-01-28T09:30:00Z)`,
  future: ({ text }) => `“${text}” ligt in de toekomst; controleer de klok van de afzender`,
  tooOld: ({ text }) => `“${text}” is meer dan twee jaar geleden; laat het weg`,
  badSystem: ({ text }) => `“${text}” is geen systeem; het is new of old`,
  badWorkflow: ({ text }) => `“${text}” is geen werkproces; een naam heeft hoogstens 60 tekens`,
  tooManyWorkflows: ({ text }) => `“${text}” is een werkproces te veel; noem soorten werk, geen losse taken`,
  badCount: ({ text }) => `“${text}” is geen aantal; het is een geheel getal vanaf 1`,
}

/** Why one line was not taken, as a sentence that begins with its number. */
export const lineSentence = (language: 'en' | 'nl', { line, code, text }: Refused['lines'][number]): string =>
  language === 'en' ? `line ${line}: ${lineInEnglish[code]({ text })}` : `regel ${line}: ${lineInDutch[code]({ text })}`

const linesIn = (language: 'en' | 'nl', { count, lines }: Refused): string =>
  lines
    .slice(0, namedLines)
    .map((one) => lineSentence(language, one))
    .join('; ') + (count > namedLines ? '; …' : '')

type NamedReport = Exclude<UsageSource, 'other'>
const reportNames: Record<NamedReport, string> = {
  'microsoft365.activeUserDetail': 'Microsoft 365',
  'microsoft365.appUserDetail': 'Microsoft 365',
  'microsoft.teamsUserActivity': 'Microsoft Teams',
  'google.workspaceUsers': 'Google Workspace',
  'slack.memberAnalytics': 'Slack',
  'slack.workspaceAnalytics': 'Slack',
  'odoo.users': 'Odoo',
  'zoom.users': 'Zoom',
}
type NobodyKnown = { count: number; domains: readonly string[]; own: readonly string[]; who?: readonly string[] }
/** How many people two reports contradict each other on; of reports without names, how many days. */
type ReportsDisagree = { file: string; madeOn: string; people: number; days?: number }

export const metricsWords = catalogue({
  en: {
    'metrics.refusalNoted': 'This refused file is on the list already.',
    'metrics.unknownRefusal': 'This file is not on the list of refused files, or was dealt with already. Open the list again.',
    'metrics.headline.noData': ({ tool }: { tool: string }) => `No data on the use of ${tool} yet.`,
    'metrics.headline.stale': ({ newest }: { newest: string }, f) => `No new usage data since ${f.day(newest)}.`,
    'metrics.headline.notLive': ({ active, on }: { active: number; on: string | null }, f) =>
      `${active > 0 ? f.plural(active, { one: '1 person is active already.', other: '# people are active already.' }) : 'Nobody has started yet.'}${on === null ? '' : ` The first go-live is on ${f.day(on)}.`}`,
    'metrics.headline.active': ({ active, live, unknown, fell }: HeadlineActive, f) =>
      `${f.number(active)} of ${f.plural(live, { one: '1 person is active', other: '# people are active' })}${unknown > 0 ? `, ${f.number(unknown)} not known` : ''}.${fell ? ` ${fell.location} fell to ${f.number(fell.active)} of ${f.number(fell.of)}.` : ''}`,
    'metrics.grainFixed': ({ name }: { name: string }) =>
      `Usage was imported from “${name}” already, so its detail and system stay as they are. Undo its imports first, or describe a new source.`,
    'metrics.unknownSource': ({ source }: { source: string }) =>
      `There is no usage source “${source}” here. Describe it first, or check its name.`,
    'metrics.cannotDecide': ({ name, namesNobody }: { name: string; namesNobody: boolean }) =>
      `“${name}” ${namesNobody ? 'counts people without naming them' : 'is about the old system'}, so it cannot decide who is active. Choose a source of the new system that names people.`,
    'metrics.goalsUnchanged': 'The verdicts of the goals are recorded as they are already. Nothing was changed.',
    'metrics.importedBefore': ({ on, file }: { on: string; file: string }, f) =>
      `“${file}” was imported on ${f.day(on, 'full')} already, and nothing was changed. To import it again, undo that import first.`,
    'metrics.unknownImport': 'This import does not exist. Look at the list of imports.',
    'metrics.takenBackBefore': ({ on }: { on: string }, f) =>
      `This import was undone on ${f.day(on, 'full')} already. Nothing was changed.`,
    'metrics.aliasTaken': ({ identity }: { identity: string }) =>
      `“${identity}” is already the address or alias of a person. End that alias first, or correct the staff list.`,
    'metrics.unknownAlias': 'This alias does not exist any more. Look at the list of aliases.',
    'metrics.whichRollout': ({ rollouts }: { rollouts: readonly string[] }, f) =>
      rollouts.length === 0
        ? 'There is no rollout to count usage for. Start one first.'
        : `Usage belongs to one rollout. Add ?rollout= with one of ${f.list(rollouts)}, or use an API token of one rollout.`,
    'metrics.otherGrain': ({ name }: { name: string }) =>
      `“${name}” is a source of reports, not of daily usage. Add ?source= with another name, and a source of that name is made.`,
    'metrics.linesRefused': (refused: Refused, f) =>
      `${f.plural(refused.count, { one: 'One line', other: '# lines' })} of ${f.number(refused.of)} cannot be taken, so nothing was imported: ${linesIn('en', refused)}. Correct them and send the batch again, or add ?partial=accept to import the others.`,
    'metrics.badLines': ({ line }: { line: number }) =>
      `Line ${line} cannot be read. Send a JSON list, one JSON object on each line (application/x-ndjson), or CSV with a heading (text/csv).`,
    'metrics.tooManyLines': ({ most }: { most: number }, f) =>
      `A batch takes at most ${f.number(most)} lines. Send the rest as further batches.`,
    'metrics.tooManyRows': ({ most }: { most: number }, f) =>
      `This report has more than ${f.number(most)} rows. Export it in parts, for example by month, and import each as a file of its own: parts of one source add up. Or send it as lines of person and day with “uitrol usage push”, which goes in batches.`,
    'metrics.noLines': 'The batch has no lines. Send at least one.',
    'metrics.batchTaken': 'Another batch was sent under this Idempotency-Key before. Send a new batch under a new key.',
    'metrics.tooBusy': ({ seconds }: { seconds: number }, f) =>
      `Too many batches are waiting. Send this one again after ${f.plural(seconds, { one: 'a second', other: '# seconds' })}; it was not imported.`,
    'metrics.concealed':
      'The report hides who is who: its user names are replaced by codes. An administrator can switch this off in the Microsoft 365 admin centre under Settings, Org settings, Reports: clear “Display concealed user, group, and site names in all reports”. Then export the report again.',
    'metrics.notAReport':
      'This is not a usage report: no column says when a person was last active. Export the user activity detail report, or name the column “Last activity date”.',
    'metrics.noIdentity': ({ columns }: { columns: readonly string[] }, f) =>
      `No column of the report identifies the person. Its columns are ${f.list(columns.map((one) => `“${one}”`))}. Name the one with e-mail addresses “Email”.`,
    'metrics.emptyColumn': ({ column }: { column: string }) =>
      `The column “${column}” of the report is empty, so it has no data. Export it again with that column filled in.`,
    'metrics.unknownApp': ({ app, apps }: { app: string; apps: readonly string[] }, f) =>
      `The report does not cover ${app}. Choose from ${f.list(apps)}.`,
    'metrics.dayOrder': ({ column, example }: { column: string; example: string }) =>
      `“${example}” under “${column}” can be read in two ways. Say whether day or month comes first (on the command line: --dates day-first or --dates month-first).`,
    'metrics.appPeriod': ({ app, days, most }: { app: string; days: number; most: number }) =>
      `The report says who used ${app} within ${days} days, not when. Export it for ${most} days, or export the report of active users, which has a day for each app.`,
    'metrics.madeInFuture': ({ madeOn }: { madeOn: string }, f) =>
      `The report says that it was made on ${f.day(madeOn, 'full')}, a day in the future. Check its “Report Refresh Date”, or export it again.`,
    'metrics.columnGone': ({ column }: { column: string }) =>
      `The file has no column “${column}” any more, which this source reads. Choose its columns again.`,
    'metrics.namelessReport':
      'This report counts people without naming them, so it tells nothing of anyone on the list. Export the report with a line for each person.',
    'metrics.nobodyKnown': ({ count, domains, own, who = [] }: NobodyKnown, f) =>
      `None of the ${f.plural(count, { one: 'line is of a person', other: '# lines are of people' })} on the staff list${domains.length > 0 ? `: the report is about ${f.list(domains)}` : ''}${own.length > 0 ? `, the list has ${f.list(own)}` : ''}. ${who.length > 0 ? `Not on the list: ${f.list(who)}${count > who.length ? ' …' : ''}. ` : ''}Check that the report is of your own organisation, or add these people first; an import by hand offers that.`,
    'metrics.reportsDisagree': ({ file, madeOn, people, days = 0 }: ReportsDisagree, f) =>
      `“${file}” is a report of the same day, ${f.day(madeOn, 'full')}, and says something else of ${days > 0 ? f.plural(days, { one: 'one day', other: '# days' }) : f.plural(people, { one: 'one person', other: '# people' })}. Nothing was imported. Undo the import that is wrong, then import the other one.`,
    'metrics.nothingInIt': 'The report has no line that can be imported. Look at the refused lines, correct the file and import it again.',
    'metrics.notDescribed': ({ kind }: { kind: NamedReport }) =>
      `This is a report of ${reportNames[kind]}, and nobody has said yet whether it tells of the new or the old system. Import one by hand under Adoption, Imports; from then on the inbox imports such reports.`,
    'metrics.whichSource': ({ folders }: { folders: readonly string[] }, f) =>
      `Several sources read such a file. Put it into the folder of the one that it is of: ${f.list(folders.map((one) => `inbox/${one}`))}.`,
    'metrics.unknownFolder': ({ folder, folders }: { folder: string; folders: readonly string[] }, f) =>
      `inbox/${folder}/ is the folder of no rollout or source. ${folders.length > 0 ? `Put the file into ${f.list(folders.map((one) => `inbox/${one}`))}, or into inbox/ itself.` : 'Put the file into inbox/ itself.'}`,
    'metrics.noMapping': ({ columns }: { columns: readonly string[] }, f) =>
      `This is no report that Uitrol knows, and no source here reads its columns (${f.list(columns.map((one) => `“${one}”`))}). Import it once by hand and say what its columns are.`,
  },
  nl: {
    'metrics.refusalNoted': 'Dit geweigerde bestand staat al op de lijst.',
    'metrics.unknownRefusal': 'Dit bestand staat niet op de lijst van geweigerde bestanden, of is al afgehandeld. Open de lijst opnieuw.',
    'metrics.headline.noData': ({ tool }) => `Nog geen gegevens over het gebruik van ${tool}.`,
    'metrics.headline.stale': ({ newest }, f) => `Geen nieuwe gebruiksgegevens sinds ${f.day(newest)}.`,
    'metrics.headline.notLive': ({ active, on }, f) =>
      `${active > 0 ? f.plural(active, { one: '1 persoon is al actief.', other: '# mensen zijn al actief.' }) : 'Nog niemand is begonnen.'}${on === null ? '' : ` De eerste startdatum is ${f.day(on)}.`}`,
    'metrics.headline.active': ({ active, live, unknown, fell }, f) =>
      `${f.number(active)} van de ${f.plural(live, { one: '1 persoon is actief', other: '# mensen zijn actief' })}${unknown > 0 ? `, van ${f.number(unknown)} is het niet bekend` : ''}.${fell ? ` ${fell.location} zakte naar ${f.number(fell.active)} van ${f.number(fell.of)}.` : ''}`,
    'metrics.grainFixed': ({ name }) =>
      `Er is al gebruik geïmporteerd uit “${name}”; detail en systeem blijven daarom zoals ze zijn. Draai de imports eerst terug, of beschrijf een nieuwe bron.`,
    'metrics.unknownSource': ({ source }) => `Er is hier geen bron “${source}”. Beschrijf die eerst, of controleer de naam.`,
    'metrics.cannotDecide': ({ name, namesNobody }) =>
      `“${name}” ${namesNobody ? 'telt mensen zonder ze te noemen' : 'gaat over het oude systeem'} en kan dus niet beslissen wie actief is. Kies een bron van het nieuwe systeem die mensen noemt.`,
    'metrics.goalsUnchanged': 'De oordelen over de doelen zijn al zo vastgelegd. Er is niets gewijzigd.',
    'metrics.importedBefore': ({ on, file }, f) =>
      `“${file}” is al geïmporteerd op ${f.day(on, 'full')}; er is niets gewijzigd. Draai die import eerst terug om het opnieuw te importeren.`,
    'metrics.unknownImport': 'Deze import bestaat niet. Kijk in de lijst met imports.',
    'metrics.takenBackBefore': ({ on }, f) => `Deze import is al teruggedraaid op ${f.day(on, 'full')}. Er is niets gewijzigd.`,
    'metrics.aliasTaken': ({ identity }) =>
      `“${identity}” is al iemands adres of alias. Beëindig die alias eerst, of verbeter de personeelslijst.`,
    'metrics.unknownAlias': 'Deze alias bestaat niet meer. Kijk in de lijst met aliassen.',
    'metrics.whichRollout': ({ rollouts }, f) =>
      rollouts.length === 0
        ? 'Er is geen uitrol om gebruik voor te tellen. Begin er eerst een.'
        : `Gebruik hoort bij één uitrol. Voeg ?rollout= toe met een van ${f.list(rollouts)}, of gebruik een API-sleutel van één uitrol.`,
    'metrics.otherGrain': ({ name }) =>
      `“${name}” is een bron van rapporten, niet van gebruik per dag. Voeg ?source= toe met een andere naam; die bron wordt dan gemaakt.`,
    'metrics.linesRefused': (refused, f) =>
      `${f.plural(refused.count, { one: 'Eén regel', other: '# regels' })} van de ${f.number(refused.of)} kunnen niet mee, dus is er niets geïmporteerd: ${linesIn('nl', refused)}. Verbeter ze en stuur het geheel opnieuw, of voeg ?partial=accept toe om de andere te importeren.`,
    'metrics.badLines': ({ line }) =>
      `Regel ${line} is niet te lezen. Stuur een JSON-lijst, één JSON-object per regel (application/x-ndjson), of CSV met kopregel (text/csv).`,
    'metrics.tooManyLines': ({ most }, f) => `Er kunnen hoogstens ${f.number(most)} regels tegelijk mee. Stuur de rest daarna.`,
    'metrics.tooManyRows': ({ most }, f) =>
      `Dit rapport heeft meer dan ${f.number(most)} rijen. Exporteer het in delen, bijvoorbeeld per maand, en importeer elk deel als eigen bestand: delen van één bron tellen samen. Of stuur het als regels met person en day met “uitrol usage push”, dat het in delen stuurt.`,
    'metrics.noLines': 'Er staan geen regels in. Stuur er minstens één.',
    'metrics.batchTaken': 'Onder deze Idempotency-Key is eerder iets anders gestuurd. Gebruik voor nieuwe regels een nieuwe sleutel.',
    'metrics.tooBusy': ({ seconds }, f) =>
      `Er wachten te veel regels. Stuur dit opnieuw na ${f.plural(seconds, { one: 'een seconde', other: '# seconden' })}; het is niet geïmporteerd.`,
    'metrics.concealed':
      'Het rapport verbergt wie wie is: de gebruikersnamen zijn vervangen door codes. Een beheerder zet dat uit in het Microsoft 365-beheercentrum bij Instellingen, Organisatie-instellingen, Rapporten: haal het vinkje weg bij “Verborgen gebruikers-, groeps- en sitenamen weergeven in alle rapporten”. Exporteer het rapport daarna opnieuw.',
    'metrics.notAReport':
      'Dit is geen gebruiksrapport: geen kolom zegt wanneer iemand het laatst actief was. Exporteer het gedetailleerde activiteitenrapport, of noem de kolom “Laatst actief”.',
    'metrics.noIdentity': ({ columns }: { columns: readonly string[] }, f) =>
      `Geen kolom van het rapport zegt wie iemand is. De kolommen zijn ${f.list(columns.map((one) => `“${one}”`))}. Noem die met e-mailadressen “E-mail”.`,
    'metrics.emptyColumn': ({ column }) =>
      `De kolom “${column}” van het rapport is leeg en zegt dus niets over iemand. Exporteer het opnieuw met die kolom gevuld.`,
    'metrics.unknownApp': ({ app, apps }, f) => `Het rapport gaat niet over ${app}. Kies uit ${f.list(apps)}.`,
    'metrics.dayOrder': ({ column, example }) =>
      `“${example}” onder “${column}” is op twee manieren te lezen. Zeg of de dag of de maand vooraan staat (op de opdrachtregel: --dates day-first of --dates month-first).`,
    'metrics.appPeriod': ({ app, days, most }) =>
      `Het rapport zegt wie ${app} binnen ${days} dagen gebruikte, niet wanneer. Exporteer het over ${most} dagen, of exporteer het rapport van actieve gebruikers, dat per app een dag heeft.`,
    'metrics.madeInFuture': ({ madeOn }, f) =>
      `Volgens het rapport is het gemaakt op ${f.day(madeOn, 'full')}, en die dag moet nog komen. Controleer “Report Refresh Date”, of exporteer het opnieuw.`,
    'metrics.columnGone': ({ column }) => `Het bestand heeft geen kolom “${column}” meer, die deze bron leest. Kies de kolommen opnieuw.`,
    'metrics.namelessReport':
      'Dit rapport telt mensen zonder ze te noemen en zegt dus over niemand op de lijst iets. Exporteer het rapport met een regel per persoon.',
    'metrics.nobodyKnown': ({ count, domains, own, who = [] }, f) =>
      `${f.plural(count, { one: 'De enige regel gaat', other: 'Geen van de # regels gaat' })} ${count === 1 ? 'niet ' : ''}over iemand op de personeelslijst${domains.length > 0 ? `: het rapport gaat over ${f.list(domains)}` : ''}${own.length > 0 ? `, op de lijst staat ${f.list(own)}` : ''}. ${who.length > 0 ? `Niet op de lijst: ${f.list(who)}${count > who.length ? ' …' : ''}. ` : ''}Controleer of het rapport van je eigen organisatie is, of voeg deze mensen eerst toe; dat kan als je het zelf importeert.`,
    'metrics.reportsDisagree': ({ file, madeOn, people, days = 0 }, f) =>
      `“${file}” is een rapport van dezelfde dag, ${f.day(madeOn, 'full')}, en zegt iets anders over ${days > 0 ? f.plural(days, { one: 'één dag', other: '# dagen' }) : f.plural(people, { one: 'één persoon', other: '# mensen' })}. Er is niets geïmporteerd. Draai de verkeerde import terug en importeer dan de andere.`,
    'metrics.nothingInIt':
      'Het rapport heeft geen regel die geïmporteerd kan worden. Bekijk de geweigerde regels, verbeter het bestand en importeer het opnieuw.',
    'metrics.notDescribed': ({ kind }: { kind: NamedReport }) =>
      `Dit is een rapport van ${reportNames[kind]}, en er is nog niet gezegd of het over het nieuwe of het oude systeem gaat. Importeer er één keer zelf een bij Adoptie, Imports; daarna importeert de inbox zulke rapporten.`,
    'metrics.whichSource': ({ folders }: { folders: readonly string[] }, f) =>
      `Meer bronnen lezen zo’n bestand. Zet het in de map van de bron waar het bij hoort: ${f.list(folders.map((one) => `inbox/${one}`))}.`,
    'metrics.unknownFolder': ({ folder, folders }: { folder: string; folders: readonly string[] }, f) =>
      `inbox/${folder}/ is niet de map van een uitrol of bron. ${folders.length > 0 ? `Zet het bestand in ${f.list(folders.map((one) => `inbox/${one}`))}, of in inbox/ zelf.` : 'Zet het bestand in inbox/ zelf.'}`,
    'metrics.noMapping': ({ columns }: { columns: readonly string[] }, f) =>
      `Dit is geen rapport dat Uitrol kent, en geen bron hier leest deze kolommen (${f.list(columns.map((one) => `“${one}”`))}). Importeer het één keer zelf en zeg wat de kolommen zijn.`,
  },
})

export const metricsProblems = {
  'metrics.grainFixed': 'conflict',
  'metrics.unknownSource': 'notFound',
  'metrics.cannotDecide': 'conflict',
  'metrics.goalsUnchanged': 'conflict',
  'metrics.importedBefore': 'conflict',
  'metrics.unknownImport': 'notFound',
  'metrics.takenBackBefore': 'conflict',
  'metrics.aliasTaken': 'conflict',
  'metrics.unknownAlias': 'notFound',
  'metrics.whichRollout': 'invalid',
  'metrics.otherGrain': 'conflict',
  'metrics.linesRefused': 'refused',
  'metrics.badLines': 'invalid',
  'metrics.tooManyLines': 'tooLarge',
  'metrics.tooManyRows': 'tooLarge',
  'metrics.noLines': 'invalid',
  'metrics.batchTaken': 'conflict',
  'metrics.tooBusy': 'tooMany',
  'metrics.concealed': 'refused',
  'metrics.notAReport': 'unreadable',
  'metrics.noIdentity': 'unreadable',
  'metrics.emptyColumn': 'refused',
  'metrics.unknownApp': 'invalid',
  'metrics.dayOrder': 'refused',
  'metrics.columnGone': 'refused',
  'metrics.appPeriod': 'refused',
  'metrics.madeInFuture': 'refused',
  'metrics.namelessReport': 'refused',
  'metrics.nobodyKnown': 'refused',
  'metrics.reportsDisagree': 'conflict',
  'metrics.nothingInIt': 'refused',
  'metrics.noMapping': 'refused',
  'metrics.notDescribed': 'refused',
  'metrics.whichSource': 'refused',
  'metrics.unknownFolder': 'refused',
  'metrics.refusalNoted': 'conflict',
  'metrics.unknownRefusal': 'notFound',
} as const satisfies Record<string, ProblemKind>
