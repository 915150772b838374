/** What the server says when it cannot work as a whole: its disk is full, its database cannot be reached, is damaged or newer than the program. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

/** What is wrong with a database file: nothing in it, not the beginning of a database, unsound pages, or gone while its journal is there. */
export type Damage = 'empty' | 'header' | 'pages' | 'missing'

/** A damaged file, for whoever keeps the server; `restore` are commands that put a copy in its place, the newest copy first. */
export interface DamagedFile {
  readonly file: string
  readonly damage: Damage
  readonly restore: readonly string[]
}

const damageInEnglish: Record<Damage, string> = {
  empty: 'is empty',
  header: 'is not a database, or its beginning is damaged',
  pages: 'is damaged inside',
  missing: 'is gone, while the journal that belongs to it (-wal) is still there',
}
const damageInDutch: Record<Damage, string> = {
  empty: 'is leeg',
  header: 'is geen database, of het begin is beschadigd',
  pages: 'is van binnen beschadigd',
  missing: 'is weg, terwijl het journaal dat erbij hoort (-wal) er nog is',
}

export const operationsWords = catalogue({
  en: {
    'access.kind.unavailable': 'Not available just now',
    'server.diskFull':
      'The disk of the server is full, so nothing can be written and nothing was changed. Reading still works. Ask the administrator of the server to free disk space; then saving works again.',
    'server.databaseLost': ({ at }: { at?: string }) =>
      at
        ? `PostgreSQL at ${at} cannot be reached, so nothing was started or changed. Check that it runs and that UITROL_DATABASE_URL names the right host and port; then start again.`
        : 'The server cannot reach its database just now. Your work on this device is saved and sent again automatically; try again in a moment.',
    'server.databaseRefused': ({ at }: { at?: string }) =>
      at
        ? `PostgreSQL at ${at} does not accept the user, the password or the database name in UITROL_DATABASE_URL, so nothing was started or changed. Correct them; then start again.`
        : 'The database does not let the server in. Your work on this device is saved and sent again automatically; ask the administrator of the server to check UITROL_DATABASE_URL.',
    'server.databaseDamaged': ({ found }: { found?: DamagedFile }) =>
      found
        ? `The database file ${found.file} ${damageInEnglish[found.damage]}. It was left as it is. ${
            found.restore.length > 0
              ? `Put a copy in its place with one of these commands, newest first:\n${found.restore.map((one) => `  ${one}`).join('\n')}`
              : 'There is no copy beside it: restore a backup of your own with uitrol restore FILE --into FOLDER, or choose another folder with UITROL_DATA.'
          }`
        : 'The database of the server is damaged, so nothing more is written to it and nothing was changed. Ask the administrator to restart the server and follow its instructions.',
    'server.databaseNewer': ({ step }: { step: string }) =>
      `This database was made by a newer version of Uitrol (it has ${step}). Start that version, or restore a copy from before its upgrade with uitrol restore.`,
    'server.databaseOlder':
      'This database is of an earlier version of Uitrol. Start the server once: uitrol start makes a copy and brings it up to date.',
    'server.upgradeUnderWay':
      'Another process is upgrading this database and did not finish in time. Nothing was changed here. Wait until it is done, and start again.',
    'server.workTooLong':
      'This took the server too long, so it was stopped and nothing was changed. Try again later; if it is stopped again, ask the administrator of the server to report it, with what the log says.',
    'server.workTooLarge':
      'This needed more memory than the server has for one task, so it was stopped and nothing was changed. Do less at once if you can, with a shorter list for example; otherwise ask the administrator of the server to report it, with what the log says.',
  },
  nl: {
    'access.kind.unavailable': 'Nu even niet beschikbaar',
    'server.diskFull':
      'De schijf van de server is vol, dus er kan niets worden opgeslagen en er is niets gewijzigd. Lezen gaat door. Wie de server beheert, moet ruimte maken; daarna gaat het vanzelf verder.',
    'server.databaseLost': ({ at }) =>
      at
        ? `PostgreSQL op ${at} is niet bereikbaar, dus er is niets gestart of gewijzigd. Controleer of het draait en of UITROL_DATABASE_URL de juiste host en poort noemt; start daarna opnieuw.`
        : 'De server kan zijn database nu niet bereiken. Je werk op dit apparaat is opgeslagen en wordt vanzelf opnieuw verstuurd; probeer het zo opnieuw.',
    'server.databaseRefused': ({ at }) =>
      at
        ? `PostgreSQL op ${at} accepteert de gebruiker, het wachtwoord of de naam van de database in UITROL_DATABASE_URL niet, dus er is niets gestart of gewijzigd. Verbeter ze; start daarna opnieuw.`
        : 'De database laat de server niet binnen. Je werk op dit apparaat is opgeslagen en wordt vanzelf opnieuw verstuurd; vraag wie de server beheert om UITROL_DATABASE_URL te controleren.',
    'server.databaseDamaged': ({ found }) =>
      found
        ? `Het databasebestand ${found.file} ${damageInDutch[found.damage]}. Er is niets aan veranderd. ${
            found.restore.length > 0
              ? `Zet er een kopie voor in de plaats met een van deze opdrachten, de nieuwste eerst:\n${found.restore.map((one) => `  ${one}`).join('\n')}`
              : 'Er ligt geen kopie naast: zet een eigen reservekopie terug met uitrol restore BESTAND --into MAP, of kies een andere map met UITROL_DATA.'
          }`
        : 'De database van de server is beschadigd, dus er wordt niets meer in opgeslagen en er is niets gewijzigd. Wie de server beheert, moet hem herstarten en leest dan wat er te doen is.',
    'server.databaseNewer': ({ step }) =>
      `Deze database is gemaakt door een nieuwere versie van Uitrol (${step} zit erin). Start die versie, of zet met uitrol restore een kopie van voor de upgrade terug.`,
    'server.databaseOlder':
      'Deze database is van een eerdere versie van Uitrol. Start de server één keer: uitrol start maakt een kopie en werkt hem bij.',
    'server.upgradeUnderWay':
      'Een ander proces werkt deze database bij en was niet op tijd klaar. Hier is niets gewijzigd. Wacht tot het klaar is en start opnieuw.',
    'server.workTooLong':
      'Dit duurde de server te lang, dus het is gestopt en er is niets gewijzigd. Probeer het later opnieuw; wordt het weer gestopt, vraag dan wie de server beheert om het te melden, met wat er in het logboek staat.',
    'server.workTooLarge':
      'Dit had meer geheugen nodig dan de server voor één taak heeft, dus het is gestopt en er is niets gewijzigd. Doe als het kan minder tegelijk, bijvoorbeeld met een kortere lijst; vraag anders wie de server beheert om het te melden, met wat er in het logboek staat.',
  },
})

export const operationsProblems = {
  'server.diskFull': 'unavailable',
  'server.databaseDamaged': 'unavailable',
  'server.databaseNewer': 'refused',
  'server.databaseOlder': 'refused',
  'server.upgradeUnderWay': 'unavailable',
  'server.databaseLost': 'unavailable',
  'server.databaseRefused': 'unavailable',
  // Sent again by itself, such work would only be ended again.
  'server.workTooLong': 'refused',
  'server.workTooLarge': 'refused',
} as const satisfies Record<string, ProblemKind>
