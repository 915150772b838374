/** Where usage figures come from: sources, the imports of each, and other names under which people appear in them. */
import { table } from '#core/kernel/table.ts'

const usageSource = table('usageSource', {
  about:
    'Something that tells who used which system: its grain (ME-4) and, for files that are not recognised, the mapping of columns (JSON, see UsageMapping).',
  label: { en: 'Usage source', nl: 'Bron van gebruikscijfers' },
  readers: 'leads',
  key: ['rolloutId', 'sourceId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    sourceId: { kind: 'text', en: 'source', nl: 'bron' },
    name: { kind: 'text', en: 'name', nl: 'naam', personal: 'quotes' },
    grain: { kind: 'text', en: 'detail', nl: 'detail', personal: 'plain' },
    system: { kind: 'text', en: 'new or old system', nl: 'nieuw of oud systeem', personal: 'plain' },
    report: { kind: 'text?', en: 'kind of report', nl: 'soort rapport', personal: 'plain' },
    workflow: { kind: 'text?', en: 'workflow', nl: 'werkproces', personal: 'plain' },
    locationIds: { kind: 'text?', en: 'locations it tells of', nl: 'locaties waarover het gaat' },
    mapping: { kind: 'text?', en: 'columns', nl: 'kolommen', personal: 'plain' },
    describedAt: { kind: 'text', en: 'described on', nl: 'beschreven op' },
    describedBy: { kind: 'text', en: 'described by', nl: 'beschreven door', personal: 'quotes' },
  },
})

const usageImport = table('usageImport', {
  about:
    'What was taken in at once from a source: a file, or all that the API received for it on one day. The usage itself is kept apart, one row per person and day.',
  label: { en: 'Usage import', nl: 'Import van gebruikscijfers' },
  readers: 'leads',
  key: ['rolloutId', 'importId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    importId: { kind: 'text', en: 'import', nl: 'import' },
    sourceId: { kind: 'text', en: 'source', nl: 'bron' },
    fileName: { kind: 'text?', en: 'file', nl: 'bestand', personal: 'quotes' },
    contentHash: { kind: 'text?', en: 'hash of the file', nl: 'hash van het bestand' },
    madeOn: { kind: 'text?', en: 'report made on', nl: 'rapport gemaakt op' },
    newestOn: { kind: 'text?', en: 'newest day', nl: 'nieuwste dag' },
    people: { kind: 'integer?', en: 'people', nl: 'mensen' },
    taken: { kind: 'integer?', en: 'lines imported', nl: 'geïmporteerde regels' },
    refused: { kind: 'integer?', en: 'lines refused', nl: 'geweigerde regels' },
    unknown: { kind: 'integer?', en: 'lines of people who are not on the list', nl: 'regels van mensen die niet op de lijst staan' },
    importedAt: { kind: 'text', en: 'imported on', nl: 'geïmporteerd op' },
    importedBy: { kind: 'text', en: 'imported by', nl: 'geïmporteerd door', personal: 'quotes' },
    takenBackAt: { kind: 'text?', en: 'undone on', nl: 'teruggedraaid op' },
    takenBackBy: { kind: 'text?', en: 'undone by', nl: 'teruggedraaid door', personal: 'quotes' },
  },
})

const usageAlias = table('usageAlias', {
  about: 'Another name or address under which somebody appears in usage figures, confirmed once by a person (ME-4). Kept in lower case.',
  label: { en: 'Alias', nl: 'Alias' },
  readers: 'concerned',
  key: ['aliasId'],
  speaksOf: { person: 'personId' },
  columns: {
    aliasId: { kind: 'text', en: 'alias', nl: 'alias' },
    identity: { kind: 'text?', en: 'name in the source', nl: 'naam in de bron', personal: 'own' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    learntAt: { kind: 'text', en: 'confirmed on', nl: 'bevestigd op' },
    learntBy: { kind: 'text', en: 'confirmed by', nl: 'bevestigd door', personal: 'quotes' },
    endedAt: { kind: 'text?', en: 'ended on', nl: 'beëindigd op' },
  },
})

const usageChoice = table('usageChoice', {
  about: 'The source that decides who is active in the new system where sources disagree; null where every source counts (ME-15).',
  label: { en: 'Deciding source', nl: 'Beslissende bron' },
  readers: 'leads',
  key: ['rolloutId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    sourceId: { kind: 'text?', en: 'source', nl: 'bron' },
    chosenAt: { kind: 'text', en: 'chosen on', nl: 'gekozen op' },
    chosenBy: { kind: 'text', en: 'chosen by', nl: 'gekozen door', personal: 'quotes' },
  },
})

const keyWorkflow = table('keyWorkflow', {
  about: 'A workflow that counts as key in the figures of who does them; without any, each workflow counts (ME-1).',
  label: { en: 'Key workflow', nl: 'Belangrijk werkproces' },
  readers: 'leads',
  key: ['rolloutId', 'workflow'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    workflow: { kind: 'text', en: 'workflow', nl: 'werkproces', personal: 'plain' },
    chosenAt: { kind: 'text', en: 'chosen on', nl: 'gekozen op' },
    chosenBy: { kind: 'text', en: 'chosen by', nl: 'gekozen door', personal: 'quotes' },
  },
})

const goalVerdict = table('goalVerdict', {
  about:
    'What was last concluded of each of the four goals: for everyone (no phase) and for each phase, with the reason (ME-16); of the goal of use also how many of those who are live are active (CM-3).',
  label: { en: 'Goal', nl: 'Doel' },
  readers: 'leads',
  key: ['rolloutId', 'phaseKey', 'goal'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    phaseKey: { kind: 'text', en: 'phase', nl: 'fase' },
    goal: { kind: 'text', en: 'goal', nl: 'doel', personal: 'plain' },
    verdict: { kind: 'text', en: 'verdict', nl: 'oordeel', personal: 'plain' },
    reason: { kind: 'text', en: 'reason', nl: 'reden', personal: 'plain' },
    people: { kind: 'integer', en: 'people', nl: 'mensen' },
    active: { kind: 'integer?', en: 'active people', nl: 'actieve mensen' },
    covered: { kind: 'integer?', en: 'people whose use is known', nl: 'mensen van wie het gebruik bekend is' },
    notedOn: { kind: 'text', en: 'recorded on', nl: 'vastgelegd op' },
  },
})

const toldPhase = table('toldPhase', {
  about:
    'With which phases a phase is told as one to those who see no names: phases of one group have one groupKey. Fixed once the plan is approved, so that two weeks cannot be subtracted (ME-8).',
  label: { en: 'Phases told as one', nl: 'Samengenomen fasen' },
  readers: 'leads',
  key: ['rolloutId', 'phaseKey'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    phaseKey: { kind: 'text', en: 'phase', nl: 'fase' },
    groupKey: { kind: 'text', en: 'told with', nl: 'samen met' },
  },
})

const usageRefusal = table('usageRefusal', {
  about: 'A file from the inbox that was not imported, with the reason (JSON, a note), until somebody has dealt with it (ME-4).',
  label: { en: 'Refused file', nl: 'Geweigerd bestand' },
  readers: 'leads',
  key: ['refusalId'],
  columns: {
    refusalId: { kind: 'text', en: 'refused file', nl: 'geweigerd bestand' },
    rolloutId: { kind: 'text?', en: 'rollout', nl: 'uitrol' },
    fileName: { kind: 'text', en: 'file', nl: 'bestand', personal: 'quotes' },
    reason: { kind: 'text', en: 'reason', nl: 'reden', personal: 'quotes' },
    refusedAt: { kind: 'text', en: 'refused on', nl: 'geweigerd op' },
    settledAt: { kind: 'text?', en: 'dealt with on', nl: 'afgehandeld op' },
    settledBy: { kind: 'text?', en: 'dealt with by', nl: 'afgehandeld door', personal: 'quotes' },
  },
})

export const metricsTables = {
  usageSource,
  usageImport,
  usageAlias,
  usageRefusal,
  usageChoice,
  keyWorkflow,
  goalVerdict,
  toldPhase,
} as const
