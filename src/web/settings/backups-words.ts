/** The words of the card about the backups of the server. */
import { catalogue } from '#core/kernel/words.ts'

export const backupsWords = catalogue({
  en: {
    backups: 'Backups',
    text: 'The server copies its database every day, opens the copy and checks it.',
    newest: 'Newest backup',
    none: 'None yet',
    size: ({ bytes }: { bytes: number }, f) => `${f.number(Math.max(bytes / 1e6, 0.1), bytes < 1e7 ? 1 : 0)}\u00a0MB`,
    kept: 'Number of backups',
    folder: 'Folder',
    elsewhere:
      'Keep a copy on another disk or a USB stick too, or set UITROL_BACKUP_FOLDER to another disk. Backups hold personal data: store them safely.',
    restore: 'To go back to a backup, run this on the server, with an empty folder:',
    fault_noSpace: 'No backup could be made, because the disk has too little space. Free disk space; the server tries again every hour.',
    fault_damaged:
      'The last backup failed its check, so it was not kept. Run uitrol audit verify on the server, and keep the older backups.',
    fault_unwritable:
      'No backup could be made, because the folder cannot be written to. Give the server the right to write there, or choose another folder with UITROL_BACKUP_FOLDER; it tries again every hour.',
    fault_failed: 'No backup could be made. The log of the server says why; it tries again every hour.',
    fault_old: 'The newest backup is more than three days old.',
    nobody: 'The server makes no backups, because UITROL_BACKUPS is 0. Make them in another way, for instance with uitrol backup.',
    postgres:
      'The data is in PostgreSQL, which has backups of its own (pg_dump). Ask the administrator of the server when one was last restored as a test.',
  },
  nl: {
    backups: 'Reservekopieën',
    text: 'De server kopieert elke dag zijn database, opent de kopie en controleert die.',
    newest: 'Nieuwste reservekopie',
    none: 'Nog geen',
    size: ({ bytes }, f) => `${f.number(Math.max(bytes / 1e6, 0.1), bytes < 1e7 ? 1 : 0)}\u00a0MB`,
    kept: 'Aantal reservekopieën',
    folder: 'Map',
    elsewhere:
      'Bewaar ook een kopie op een andere schijf of een USB-stick, of stel met UITROL_BACKUP_FOLDER een andere schijf in. Er staan persoonsgegevens in: zorg dat niemand anders erbij kan.',
    restore: 'Terug naar een reservekopie: voer dit uit op de server, met een lege map:',
    fault_noSpace:
      'Er kon geen reservekopie worden gemaakt, want de schijf heeft te weinig ruimte. Maak ruimte; de server probeert het elk uur opnieuw.',
    fault_damaged:
      'De laatste reservekopie kwam niet door de controle en is niet bewaard. Voer op de server uitrol audit verify uit en bewaar de oudere reservekopieën.',
    fault_unwritable:
      'Er kon geen reservekopie worden gemaakt, want in de map kan niet worden geschreven. Geef de server daar schrijfrechten, of kies een andere map met UITROL_BACKUP_FOLDER; hij probeert het elk uur opnieuw.',
    fault_failed: 'Er kon geen reservekopie worden gemaakt. In het log van de server staat waarom; hij probeert het elk uur opnieuw.',
    fault_old: 'De nieuwste reservekopie is meer dan drie dagen oud.',
    nobody:
      'De server maakt geen reservekopieën, want UITROL_BACKUPS staat op 0. Maak ze op een andere manier, bijvoorbeeld met uitrol backup.',
    postgres:
      'De gegevens staan in PostgreSQL, dat eigen reservekopieën heeft (pg_dump). Vraag aan wie de server beheert wanneer er voor het laatst één is teruggezet als proef.',
  },
})
