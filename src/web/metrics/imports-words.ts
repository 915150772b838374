/** The words of the imports of usage. */
import { catalogue } from '#core/kernel/words.ts'

type Field = 'identity' | 'day' | 'count' | 'workflow'
type Account = 'active' | 'deleted' | 'suspended' | 'unlicensed' | 'guest'
const fieldsEn: Record<Field, string> = {
  identity: 'Person (e-mail address)',
  day: 'Day',
  count: 'Count (optional)',
  workflow: 'Workflow (optional)',
}
const fieldsNl: Record<Field, string> = {
  identity: 'Persoon (e-mailadres)',
  day: 'Dag',
  count: 'Aantal (mag leeg)',
  workflow: 'Werkproces (mag leeg)',
}
const accountsEn: Record<Account, string> = {
  active: 'active accounts',
  deleted: 'deleted',
  suspended: 'suspended',
  unlicensed: 'without a licence',
  guest: 'guests',
}
const accountsNl: Record<Account, string> = {
  active: 'actieve accounts',
  deleted: 'verwijderd',
  suspended: 'opgeschort',
  unlicensed: 'zonder licentie',
  guest: 'gasten',
}

export const importsWords = catalogue({
  en: {
    over: 'Adoption',
    title: ({ sources }: { sources: number }, f) =>
      sources === 0
        ? 'No usage has been imported yet.'
        : `${f.plural(sources, { one: 'One source tells', other: '# sources tell' })} who uses which system.`,
    back: 'Adoption',
    import: 'Import a file',
    emptyText:
      'Import a report of Microsoft 365, Google Workspace, Slack, Odoo or Zoom, or any table with people and days. Files that are put into the folder inbox/ of the server are imported automatically.',
    refused: 'Refused files',
    refusedAt: ({ at }: { at: string }) => `from the inbox, ${at}`,
    settle: 'Done',
    settleOf: ({ name }: { name: string }) => `Done: ${name}`,
    settled: ({ name }: { name: string }) => `${name} dealt with.`,
    imports: 'Imports',
    when: 'Imported',
    source: 'Source',
    allSources: 'All sources',
    searchImports: 'Search imports',
    file: 'File',
    api: 'API',
    people: 'People',
    lines: 'Lines',
    left: 'Not imported',
    state: 'State',
    undone: ({ by }: { by: string }) => `undone by ${by}`,
    open: 'Open',
    openOf: ({ name }: { name: string }) => `Open: ${name}`,
    undo: 'Undo',
    undoOf: ({ name }: { name: string }) => `Undo: ${name}`,
    undoTitle: ({ name }: { name: string }) => `Undo the import of ${name}`,
    undoDo: 'Undo import',
    undoText: ({ lines, people }: { lines: number | null; people: number | null }, f) =>
      `${lines === null ? 'What it said' : f.plural(lines, { one: '1 line', other: '# lines' })}${people === null ? '' : ` of ${f.plural(people, { one: '1 person', other: '# people' })}`} will no longer count. What other imports said counts as if this one had never been there. The file can be imported again.`,
    undoneDone: 'Import undone.',
    said: ({ name }: { name: string }) => `What ${name} said`,
    person: 'Person',
    day: 'Day',
    system: 'System',
    isNew: 'new',
    isOld: 'old',
    workflow: 'Workflow',
    count: 'Times',
    never: 'never',
    gone: 'no longer on the list',
    more: 'Show more',
    close: 'Close',
    noLines: 'No lines.',
    total: ({ people, lines }: { people: number; lines: number }, f) =>
      `${f.plural(people, { one: '1 person', other: '# people' })}, ${f.plural(lines, { one: '1 line', other: '# lines' })}`,
    countedOpen: 'Open to see how many people and lines',
    uploadTitle: 'Import usage',
    uploadText: 'You see first what the file would bring. Nothing is stored before you import it.',
    chooseFile: 'File (CSV, TSV, XLSX, ODS)',
    ofWhat: 'Usage of',
    ofNew: 'the new system',
    ofOld: 'the old system',
    sourceHint: 'A known report is recognised automatically.',
    sourceAuto: 'Recognise automatically',
    sourceNew: 'New source',
    name: 'Name of the source',
    columns: 'What the columns are',
    column: ({ field }: { field: Field }): string => fieldsEn[field],
    choose: 'Choose…',
    none: 'None',
    tells: 'Each line tells',
    tellsDay: 'what a person did on a day',
    tellsLast: 'when a person was last active',
    reading: 'Reading…',
    finds: ({ people, lines }: { people: number; lines: number }, f) =>
      `${f.plural(people, { one: '1 person', other: '# people' })} of your list in ${f.plural(lines, { one: '1 line', other: '# lines' })}.`,
    nobody: ({ lines }: { lines: number }, f) =>
      f.plural(lines, {
        one: 'The only line is of nobody on the staff list.',
        other: 'None of the # lines is of a person on the staff list.',
      }),
    early: ({ count }: { count: number }, f) =>
      f.plural(count, {
        one: '1 line is of a day before the person’s go-live.',
        other: '# lines are of days before the person’s go-live.',
      }),
    late: ({ count }: { count: number }, f) =>
      f.plural(count, {
        one: '1 line is of more than 8 days ago: figures of that day change.',
        other: '# lines are of more than 8 days ago: figures of those days change.',
      }),
    app: 'App',
    allApps: 'All apps',
    leftOut: 'Lines that were not imported',
    newest: ({ on }: { on: string }, f) => `Newest day: ${f.day(on)}.`,
    neverUsed: ({ count }: { count: number }, f) => f.plural(count, { one: '1 was never active.', other: '# were never active.' }),
    accounts: ({ account, count }: { account: Account; count: number }, f) => `${f.number(count)} ${accountsEn[account]}`,
    unknown: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 line is of a person who is not on the list', other: '# lines are of people who are not on the list' }),
    proposed: ({ count }: { count: number }, f) =>
      f.plural(count, {
        one: '1 line has a name of your list, but another address',
        other: '# lines have a name of your list, but another address',
      }),
    addThem: ({ count }: { count: number }, f) =>
      f.plural(count, { one: 'Add this person to the staff list?', other: 'Add these # people to the staff list?' }),
    add: ({ count }: { count: number }, f) => f.plural(count, { one: 'Add 1 person', other: 'Add # people' }),
    added: ({ count }: { count: number }, f) =>
      f.plural(count, {
        one: '1 person added. Give them a location under People.',
        other: '# people added. Give them a location under People.',
      }),
    isThem: ({ identity, name }: { identity: string; name: string }) => `${identity} is ${name}`,
    confirm: 'Confirm',
    confirmed: ({ name }: { name: string }) => `Alias of ${name} confirmed.`,
    ambiguous: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 name fits several people', other: '# names fit several people' }),
    refusedLines: ({ count }: { count: number }, f) => f.plural(count, { one: '1 line cannot be read', other: '# lines cannot be read' }),
    before: ({ at, file }: { at: string; file: string }) =>
      `This file was imported on ${at} as “${file}”. Importing it again changes nothing.`,
    importDo: ({ people }: { people: number }, f) => f.plural(people, { one: 'Import 1 person', other: 'Import # people' }),
    importPlain: 'Import',
    imported: ({ people }: { people: number }, f) => `Usage of ${f.plural(people, { one: '1 person', other: '# people' })} imported.`,
    tokens: 'API tokens',
    tokensText: 'A tool can also send its usage automatically, with an API token.',
  },
  nl: {
    over: 'Adoptie',
    title: ({ sources }, f) =>
      sources === 0
        ? 'Er is nog geen gebruik geïmporteerd.'
        : `${f.plural(sources, { one: 'Eén bron vertelt', other: '# bronnen vertellen' })} wie welk systeem gebruikt.`,
    back: 'Adoptie',
    import: 'Bestand importeren',
    emptyText:
      'Importeer een rapport van Microsoft 365, Google Workspace, Slack, Odoo of Zoom, of een tabel met mensen en dagen. Bestanden in de map inbox/ van de server worden vanzelf geïmporteerd.',
    refused: 'Geweigerde bestanden',
    refusedAt: ({ at }) => `uit de inbox, ${at}`,
    settle: 'Afgehandeld',
    settleOf: ({ name }) => `Afgehandeld: ${name}`,
    settled: ({ name }) => `${name} afgehandeld.`,
    imports: 'Imports',
    when: 'Geïmporteerd',
    source: 'Bron',
    allSources: 'Alle bronnen',
    searchImports: 'Zoek in imports',
    file: 'Bestand',
    api: 'API',
    people: 'Mensen',
    lines: 'Regels',
    left: 'Niet geïmporteerd',
    state: 'Status',
    undone: ({ by }) => `teruggedraaid door ${by}`,
    open: 'Openen',
    openOf: ({ name }) => `Openen: ${name}`,
    undo: 'Terugdraaien',
    undoOf: ({ name }) => `Terugdraaien: ${name}`,
    undoTitle: ({ name }) => `Import van ${name} terugdraaien`,
    undoDo: 'Import terugdraaien',
    undoText: ({ lines, people }, f) =>
      `${lines === null ? 'Wat deze import zei' : f.plural(lines, { one: '1 regel', other: '# regels' })}${people === null ? '' : ` van ${f.plural(people, { one: '1 persoon', other: '# mensen' })}`} ${lines === null || lines === 1 ? 'telt' : 'tellen'} niet meer mee. Wat andere imports zeiden, telt alsof deze er nooit was. Het bestand kan opnieuw worden geïmporteerd.`,
    undoneDone: 'Import teruggedraaid.',
    said: ({ name }) => `Wat ${name} zei`,
    person: 'Persoon',
    day: 'Dag',
    system: 'Systeem',
    isNew: 'nieuw',
    isOld: 'oud',
    workflow: 'Werkproces',
    count: 'Keer',
    never: 'nooit',
    gone: 'niet meer op de lijst',
    more: 'Meer tonen',
    close: 'Sluiten',
    noLines: 'Geen regels.',
    total: ({ people, lines }, f) =>
      `${f.plural(people, { one: '1 persoon', other: '# mensen' })}, ${f.plural(lines, { one: '1 regel', other: '# regels' })}`,
    countedOpen: 'Open om te zien hoeveel mensen en regels',
    uploadTitle: 'Gebruik importeren',
    uploadText: 'Je ziet eerst wat het bestand zou brengen. Er wordt niets opgeslagen voordat je importeert.',
    chooseFile: 'Bestand (CSV, TSV, XLSX, ODS)',
    ofWhat: 'Gebruik van',
    ofNew: 'het nieuwe systeem',
    ofOld: 'het oude systeem',
    sourceHint: 'Een bekend rapport noemt zijn bron vanzelf.',
    sourceAuto: 'Vanzelf herkennen',
    sourceNew: 'Nieuwe bron',
    name: 'Naam van de bron',
    columns: 'Wat de kolommen zijn',
    column: ({ field }: { field: Field }): string => fieldsNl[field],
    choose: 'Kies…',
    none: 'Geen',
    tells: 'Elke regel vertelt',
    tellsDay: 'wat iemand op een dag deed',
    tellsLast: 'wanneer iemand het laatst actief was',
    reading: 'Lezen…',
    finds: ({ people, lines }, f) =>
      `${f.plural(people, { one: '1 persoon', other: '# mensen' })} van je lijst in ${f.plural(lines, { one: '1 regel', other: '# regels' })}.`,
    nobody: ({ lines }, f) =>
      f.plural(lines, {
        one: 'De enige regel gaat over niemand op de personeelslijst.',
        other: 'Geen van de # regels gaat over iemand op de personeelslijst.',
      }),
    early: ({ count }, f) =>
      f.plural(count, {
        one: '1 regel is van een dag voor de eigen startdatum.',
        other: '# regels zijn van dagen voor de eigen startdatum.',
      }),
    late: ({ count }, f) =>
      f.plural(count, {
        one: '1 regel is van meer dan 8 dagen geleden: cijfers van die dag veranderen.',
        other: '# regels zijn van meer dan 8 dagen geleden: cijfers van die dagen veranderen.',
      }),
    app: 'App',
    allApps: 'Alle apps',
    leftOut: 'Regels die niet zijn geïmporteerd',
    newest: ({ on }, f) => `Nieuwste dag: ${f.day(on)}.`,
    neverUsed: ({ count }, f) => f.plural(count, { one: '1 was nooit actief.', other: '# waren nooit actief.' }),
    accounts: ({ account, count }: { account: Account; count: number }, f) => `${f.number(count)} ${accountsNl[account]}`,
    unknown: ({ count }, f) =>
      f.plural(count, {
        one: '1 regel is van iemand die niet op de lijst staat',
        other: '# regels zijn van mensen die niet op de lijst staan',
      }),
    proposed: ({ count }, f) =>
      f.plural(count, {
        one: '1 regel heeft een naam van je lijst, maar een ander adres',
        other: '# regels hebben een naam van je lijst, maar een ander adres',
      }),
    addThem: ({ count }, f) =>
      f.plural(count, { one: 'Deze persoon aan de personeelslijst toevoegen?', other: 'Deze # mensen aan de personeelslijst toevoegen?' }),
    add: ({ count }, f) => f.plural(count, { one: '1 persoon toevoegen', other: '# mensen toevoegen' }),
    added: ({ count }, f) =>
      f.plural(count, {
        one: '1 persoon toegevoegd. Geef de persoon een locatie bij Mensen.',
        other: '# mensen toegevoegd. Geef hun een locatie bij Mensen.',
      }),
    isThem: ({ identity, name }) => `${identity} is ${name}`,
    confirm: 'Bevestigen',
    confirmed: ({ name }) => `Alias van ${name} bevestigd.`,
    ambiguous: ({ count }, f) => f.plural(count, { one: '1 naam past bij meer mensen', other: '# namen passen bij meer mensen' }),
    refusedLines: ({ count }, f) => f.plural(count, { one: '1 regel is niet te lezen', other: '# regels zijn niet te lezen' }),
    before: ({ at, file }) => `Dit bestand is op ${at} geïmporteerd als “${file}”. Opnieuw importeren verandert niets.`,
    importDo: ({ people }, f) => f.plural(people, { one: '1 persoon importeren', other: '# mensen importeren' }),
    importPlain: 'Importeren',
    imported: ({ people }, f) => `Gebruik van ${f.plural(people, { one: '1 persoon', other: '# mensen' })} geïmporteerd.`,
    tokens: 'API-sleutels',
    tokensText: 'Een systeem kan zijn gebruik ook zelf sturen, met een API-sleutel.',
  },
})
