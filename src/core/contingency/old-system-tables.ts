/** The old system until it is switched off: its exports, the tried restores, the archive, the contract, and the switch-off (CO-5, GA-7). */
import { table } from '#core/kernel/table.ts'

const oldSystem = table('oldSystem', {
  about:
    'What is known of the old system: how often it is exported and by whom, where the archive is, when the contract ends, which of these do not apply and why, and its switch-off (GA-7).',
  label: { en: 'Old system', nl: 'Oude systeem' },
  readers: 'leads',
  key: ['rolloutId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    everyDays: { kind: 'integer', en: 'days between exports', nl: 'dagen tussen exports' },
    keeperId: { kind: 'text?', en: 'who makes the exports', nl: 'wie de exports maakt' },
    archivePlace: { kind: 'text?', en: 'archive location', nl: 'locatie van het archief', personal: 'quotes' },
    archiveUntilOn: { kind: 'text?', en: 'archive kept until', nl: 'archief bewaard tot' },
    contractEndsOn: { kind: 'text?', en: 'end of the contract', nl: 'einde van het contract' },
    contractNote: { kind: 'text?', en: 'note on the contract', nl: 'notitie bij het contract', personal: 'quotes' },
    noExport: { kind: 'text?', en: 'why no export', nl: 'waarom geen export', personal: 'quotes' },
    noRestore: { kind: 'text?', en: 'why no restore', nl: 'waarom niet teruggezet', personal: 'quotes' },
    noArchive: { kind: 'text?', en: 'why no archive', nl: 'waarom geen archief', personal: 'quotes' },
    noContract: { kind: 'text?', en: 'why no contract', nl: 'waarom geen contract', personal: 'quotes' },
    unusedOn: { kind: 'text?', en: 'no work only in the old system, on', nl: 'geen werk meer alleen in het oude systeem, op' },
    unusedBy: { kind: 'text?', en: 'stated by', nl: 'vastgesteld door', personal: 'quotes' },
    remindedOn: { kind: 'text?', en: 'reminded on', nl: 'herinnerd op' },
    alarmedOn: { kind: 'text?', en: 'alarm on', nl: 'alarm op' },
    switchedOffAt: { kind: 'text?', en: 'switched off on', nl: 'uitgezet op' },
    switchedOffBy: { kind: 'text?', en: 'switched off by', nl: 'uitgezet door', personal: 'quotes' },
    overrideBecause: { kind: 'text?', en: 'reason of the override', nl: 'reden van de uitzondering', personal: 'quotes' },
    celebrateAt: { kind: 'text?', en: 'celebration on', nl: 'feest op' },
    celebratePlace: { kind: 'text?', en: 'celebration at', nl: 'feest in', personal: 'quotes' },
  },
})

const oldExport = table('oldExport', {
  about:
    'An export of the old system: file name, size in bytes, SHA-256, the day it was made; whether its file is stored here as well, and whether restoring it was tried, and how that went (GA-7).',
  label: { en: 'Export of the old system', nl: 'Export van het oude systeem' },
  readers: 'leads',
  key: ['rolloutId', 'exportId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    exportId: { kind: 'text', en: 'export', nl: 'export' },
    fileName: { kind: 'text', en: 'file', nl: 'bestand', personal: 'quotes' },
    bytes: { kind: 'real', en: 'size in bytes', nl: 'grootte in bytes' },
    fileHash: { kind: 'text', en: 'SHA-256', nl: 'SHA-256' },
    madeOn: { kind: 'text', en: 'made on', nl: 'gemaakt op' },
    recordedAt: { kind: 'text', en: 'recorded on', nl: 'vastgelegd op' },
    recordedBy: { kind: 'text', en: 'recorded by', nl: 'vastgelegd door', personal: 'quotes' },
    restoredOn: { kind: 'text?', en: 'restore tried on', nl: 'teruggezet op' },
    restoredBy: { kind: 'text?', en: 'restore tried by', nl: 'teruggezet door', personal: 'quotes' },
    restoreWorked: { kind: 'integer?', en: 'restore worked', nl: 'terugzetten gelukt' },
    keptAt: { kind: 'text?', en: 'copy stored on', nl: 'kopie opgeslagen op' },
    keptBy: { kind: 'text?', en: 'copy stored by', nl: 'kopie opgeslagen door', personal: 'quotes' },
    restoreNote: { kind: 'text?', en: 'how the restore went', nl: 'hoe het terugzetten ging', personal: 'quotes' },
  },
})

export const oldSystemTables = { oldSystem, oldExport } as const
