/** The rollout, its phases, who is in which, and the days that were promised. */
import { table } from '#core/kernel/table.ts'

const rollout = table('rollout', {
  about:
    'One tool on its way in: what, why, instead of what, from when, and the approach that was chosen. settings is JSON (see PlanSettings).',
  label: { en: 'Rollout', nl: 'Uitrol' },
  readers: 'everyone',
  key: ['rolloutId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    tool: { kind: 'text', en: 'tool', nl: 'systeem', personal: 'plain' },
    benefit: { kind: 'text?', en: 'benefit', nl: 'wat het oplevert', personal: 'quotes' },
    problem: { kind: 'text?', en: 'problem', nl: 'probleem dat het oplost', personal: 'quotes' },
    oldSystem: { kind: 'text?', en: 'old system', nl: 'oude systeem', personal: 'plain' },
    complexity: { kind: 'text', en: 'complexity', nl: 'complexiteit', personal: 'plain' },
    critical: { kind: 'integer', en: 'business-critical', nl: 'bedrijfskritisch' },
    startOn: { kind: 'text', en: 'wanted start', nl: 'gewenste startdatum' },
    approach: { kind: 'text?', en: 'approach', nl: 'aanpak', personal: 'plain' },
    approachReason: { kind: 'text?', en: 'reason for the approach', nl: 'reden voor de aanpak', personal: 'quotes', readers: 'champions' },
    approachBy: { kind: 'text?', en: 'approach chosen by', nl: 'aanpak gekozen door', personal: 'quotes', readers: 'champions' },
    approachAt: { kind: 'text?', en: 'approach chosen on', nl: 'aanpak gekozen op' },
    settings: { kind: 'text', en: 'plan settings', nl: 'planinstellingen', personal: 'plain' },
    draftedAt: { kind: 'text?', en: 'plan made on', nl: 'plan gemaakt op' },
    approvedAt: { kind: 'text?', en: 'approved on', nl: 'goedgekeurd op' },
    approvedBy: { kind: 'text?', en: 'approved by', nl: 'goedgekeurd door', personal: 'quotes', readers: 'champions' },
  },
})

const participant = table('participant', {
  about:
    'A person in a rollout: what speaks for going early, the phase they are in and why (JSON list of notes), and whether they are pinned there.',
  label: { en: 'Participant', nl: 'Deelnemer' },
  readers: 'concerned',
  key: ['rolloutId', 'personId'],
  speaksOf: { person: 'personId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    pilot: { kind: 'integer', en: 'took part in the pilot', nl: 'deed mee aan de pilot' },
    keenness: { kind: 'integer', en: 'keenness, 0 to 3', nl: 'enthousiasme, 0 tot 3' },
    oldUse: { kind: 'real?', en: 'hours a week in the old system', nl: 'uren per week in het oude systeem' },
    nominated: { kind: 'integer', en: 'nominated as champion', nl: 'voorgedragen als ambassadeur' },
    phaseKey: { kind: 'text?', en: 'phase', nl: 'fase' },
    because: { kind: 'text', en: 'reason', nl: 'reden', personal: 'quotes' },
    goLiveOn: { kind: 'text?', en: 'go-live date', nl: 'startdatum' },
    pinnedAt: { kind: 'text?', en: 'pinned on', nl: 'vastgezet op' },
    pinnedBy: { kind: 'text?', en: 'pinned by', nl: 'vastgezet door', personal: 'quotes' },
    excludedAt: { kind: 'text?', en: 'excluded on', nl: 'uitgesloten op' },
    excludedBecause: { kind: 'text?', en: 'reason for exclusion', nl: 'reden van uitsluiting', personal: 'own' },
    notBeforeOn: { kind: 'text?', en: 'not before, after a pause', nl: 'niet eerder dan, na een pauze' },
  },
})

const phase = table('phase', {
  about:
    'A phase or wave: its first and last day, how many people, the day the lead asked for (anchorOn), and, while its start waits for the go/no-go check, the day on which it was to be (waitsSinceOn; GA-4).',
  label: { en: 'Phase', nl: 'Fase' },
  readers: 'everyone',
  key: ['rolloutId', 'phaseKey'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    phaseKey: { kind: 'text', en: 'phase', nl: 'fase' },
    position: { kind: 'integer', en: 'order', nl: 'volgorde' },
    goLiveOn: { kind: 'text', en: 'go-live date', nl: 'startdatum' },
    endsOn: { kind: 'text', en: 'ends on', nl: 'eindigt op' },
    headCount: { kind: 'integer', en: 'people', nl: 'mensen' },
    share: { kind: 'real', en: 'share', nl: 'aandeel' },
    anchorOn: { kind: 'text?', en: 'requested day', nl: 'gevraagde dag' },
    notBeforeOn: { kind: 'text?', en: 'not before, after a pause', nl: 'niet eerder dan, na een pauze' },
    waitsSinceOn: { kind: 'text?', en: 'waits for a decision since', nl: 'wacht op een besluit sinds' },
  },
})

const phaseSite = table('phaseSite', {
  about: 'The first day of a phase at one place, because one place’s holiday moves only that place (TL-2).',
  label: { en: 'Phase at a location', nl: 'Fase op een locatie' },
  readers: 'concerned',
  key: ['rolloutId', 'phaseKey', 'locationId'],
  speaksOf: { location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    phaseKey: { kind: 'text', en: 'phase', nl: 'fase' },
    locationId: { kind: 'text', en: 'location', nl: 'locatie' },
    goLiveOn: { kind: 'text', en: 'go-live date', nl: 'startdatum' },
    headCount: { kind: 'integer', en: 'people', nl: 'mensen' },
    notBeforeOn: { kind: 'text?', en: 'not before, after a pause', nl: 'niet eerder dan, na een pauze' },
  },
})

const pause = table('pause', {
  about:
    'A time in which later go-lives, messages and sessions of everyone, of one phase, of one location or of one person (then locationId is where they work) wait, and the old system stays on (CO-3); shiftedDays working days were made up for already.',
  label: { en: 'Pause', nl: 'Pauze' },
  readers: 'everyone',
  key: ['rolloutId', 'pauseId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    pauseId: { kind: 'text', en: 'pause', nl: 'pauze' },
    issueId: { kind: 'text?', en: 'issue', nl: 'probleem' },
    personId: { kind: 'text?', en: 'person', nl: 'persoon' },
    phaseKey: { kind: 'text?', en: 'phase', nl: 'fase' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    because: { kind: 'text', en: 'reason', nl: 'reden', personal: 'quotes' },
    pausedAt: { kind: 'text', en: 'paused on', nl: 'gepauzeerd op' },
    pausedBy: { kind: 'text', en: 'paused by', nl: 'gepauzeerd door', personal: 'quotes' },
    shiftedDays: { kind: 'integer', en: 'working days moved', nl: 'verschoven werkdagen' },
    endedAt: { kind: 'text?', en: 'ended on', nl: 'beëindigd op' },
    endedBy: { kind: 'text?', en: 'ended by', nl: 'beëindigd door', personal: 'quotes' },
  },
})

const freeze = table('freeze', {
  about: 'A window in which nothing starts (TL-3), for everyone or for one place.',
  label: { en: 'Freeze period', nl: 'Geblokkeerde periode' },
  readers: 'concerned',
  key: ['rolloutId', 'freezeId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    freezeId: { kind: 'text', en: 'freeze period', nl: 'geblokkeerde periode' },
    name: { kind: 'text', en: 'name', nl: 'naam', personal: 'quotes' },
    fromOn: { kind: 'text', en: 'from', nl: 'van' },
    toOn: { kind: 'text', en: 'to', nl: 'tot en met' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
  },
})

const baseline = table('baseline', {
  about: 'A day as it was when the plan was approved, or a new baseline was set with a reason (TL-4).',
  label: { en: 'Baseline', nl: 'Oorspronkelijke planning' },
  readers: 'leads',
  key: ['rolloutId', 'thing'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    thing: { kind: 'text', en: 'planned item', nl: 'gepland onderdeel', personal: 'plain' },
    plannedOn: { kind: 'text', en: 'planned day', nl: 'geplande dag' },
  },
})

const pastBaseline = table('pastBaseline', {
  about:
    'A baseline that was replaced: its days (JSON list of thing and plannedOn), who approved it when, who replaced it when, and why (TL-4).',
  label: { en: 'Earlier baseline', nl: 'Eerdere oorspronkelijke planning' },
  readers: 'leads',
  key: ['rolloutId', 'replacedAt'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    replacedAt: { kind: 'text', en: 'replaced on', nl: 'vervangen op' },
    replacedBy: { kind: 'text', en: 'replaced by', nl: 'vervangen door', personal: 'quotes' },
    because: { kind: 'text', en: 'reason', nl: 'reden', personal: 'quotes' },
    approvedAt: { kind: 'text', en: 'approved on', nl: 'goedgekeurd op' },
    approvedBy: { kind: 'text', en: 'approved by', nl: 'goedgekeurd door', personal: 'quotes' },
    days: { kind: 'text', en: 'planned days', nl: 'geplande dagen', personal: 'plain' },
  },
})

const warning = table('warning', {
  about: 'What the planner could not do or wants known: a code, the values for its sentence (JSON), in order.',
  label: { en: 'Plan warning', nl: 'Aandachtspunt' },
  readers: 'leads',
  key: ['rolloutId', 'position'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    position: { kind: 'integer', en: 'order', nl: 'volgorde' },
    code: { kind: 'text', en: 'sentence', nl: 'zin', personal: 'plain' },
    params: { kind: 'text', en: 'values', nl: 'waarden', personal: 'quotes' },
  },
})

const calendarLink = table('calendarLink', {
  about: 'A secret address under which a calendar programme reads the rollout; only the SHA-256 of the secret is kept.',
  label: { en: 'Calendar link', nl: 'Agendalink' },
  readers: 'leads',
  tokens: false,
  key: ['linkId'],
  columns: {
    linkId: { kind: 'text', en: 'calendar link', nl: 'agendalink' },
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    secretHash: { kind: 'text', en: 'hash of the secret', nl: 'hash van het geheim' },
    name: { kind: 'text', en: 'name', nl: 'naam', personal: 'quotes' },
    createdAt: { kind: 'text', en: 'created on', nl: 'aangemaakt op' },
    revokedAt: { kind: 'text?', en: 'revoked on', nl: 'ingetrokken op' },
  },
})

export const planTables = { rollout, participant, phase, phaseSite, pause, freeze, baseline, pastBaseline, warning, calendarLink } as const
