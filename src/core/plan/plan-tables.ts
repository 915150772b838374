/** The rollout, its phases, who is in which, and the days that were promised. */
import { table } from '#core/kernel/table.ts'

export const rolloutTable = table('rollout', {
  about:
    'One tool on its way in: what, why, instead of what, from when, and the approach that was chosen. settings is JSON (see PlanSettings).',
  key: ['rolloutId'],
  columns: {
    rolloutId: 'text',
    tool: 'text',
    benefit: 'text?',
    problem: 'text?',
    oldSystem: 'text?',
    complexity: 'text',
    critical: 'integer',
    startOn: 'text',
    approach: 'text?',
    approachReason: 'text?',
    approachBy: 'text?',
    approachAt: 'text?',
    settings: 'text',
    draftedAt: 'text?',
    approvedAt: 'text?',
    approvedBy: 'text?',
  },
})

export const participantTable = table('participant', {
  about:
    'A person in a rollout: what speaks for going early, the phase they are in and why (JSON list of notes), and whether they are pinned there.',
  key: ['rolloutId', 'personId'],
  columns: {
    rolloutId: 'text',
    personId: 'text',
    pilot: 'integer',
    keenness: 'integer',
    oldUse: 'real?',
    nominated: 'integer',
    phaseKey: 'text?',
    because: 'text',
    goLiveOn: 'text?',
    pinnedAt: 'text?',
    pinnedBy: 'text?',
    excludedAt: 'text?',
    excludedBecause: 'text?',
  },
  speaksOf: { person: 'personId' },
})

export const phaseTable = table('phase', {
  about: 'A phase or wave: its first and last day, how many people, and the day the lead asked for (anchorOn), if any.',
  key: ['rolloutId', 'phaseKey'],
  columns: {
    rolloutId: 'text',
    phaseKey: 'text',
    position: 'integer',
    goLiveOn: 'text',
    endsOn: 'text',
    headCount: 'integer',
    share: 'real',
    anchorOn: 'text?',
  },
})

export const phaseSiteTable = table('phaseSite', {
  about: 'The first day of a phase at one place, because one place’s holiday moves only that place (TL-2).',
  key: ['rolloutId', 'phaseKey', 'locationId'],
  columns: { rolloutId: 'text', phaseKey: 'text', locationId: 'text', goLiveOn: 'text', headCount: 'integer' },
  speaksOf: { location: 'locationId' },
})

export const freezeTable = table('freeze', {
  about: 'A window in which nothing starts (TL-3), for everyone or for one place.',
  key: ['rolloutId', 'freezeId'],
  columns: { rolloutId: 'text', freezeId: 'text', name: 'text', fromOn: 'text', toOn: 'text', locationId: 'text?' },
})

export const baselineTable = table('baseline', {
  about: 'A day as it was when the plan was first approved (TL-4); never changed afterwards.',
  key: ['rolloutId', 'thing'],
  columns: { rolloutId: 'text', thing: 'text', plannedOn: 'text' },
})

export const warningTable = table('warning', {
  about: 'What the planner could not do or wants known: a code, the values for its sentence (JSON), in order.',
  key: ['rolloutId', 'position'],
  columns: { rolloutId: 'text', position: 'integer', code: 'text', params: 'text' },
})

export const calendarLinkTable = table('calendarLink', {
  about: 'A secret address under which a calendar programme reads the rollout; only the SHA-256 of the secret is kept.',
  key: ['linkId'],
  columns: { linkId: 'text', rolloutId: 'text', secretHash: 'text', name: 'text', createdAt: 'text', revokedAt: 'text?' },
})
