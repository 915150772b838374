/** Where go/no-go checks are kept: how each gate stands, checks that were changed, and every evaluation with its inputs. */
import { table } from '#core/kernel/table.ts'

const gate = table('gate', {
  about:
    'How the gate before a phase stands: the verdict of its newest evaluation, since when, what an approval needs (nothing, reason, owner), and the approval; overridden says what it passed over (signal, guard) (GA-2, GA-4).',
  label: { en: 'Go/no-go check', nl: 'Go/no-go-moment' },
  readers: 'leads',
  key: ['rolloutId', 'phaseKey'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    phaseKey: { kind: 'text', en: 'phase', nl: 'fase' },
    verdict: { kind: 'text', en: 'verdict', nl: 'oordeel', personal: 'plain' },
    verdictOn: { kind: 'text', en: 'verdict since', nl: 'oordeel sinds' },
    holding: { kind: 'text', en: 'checks that hold it', nl: 'controles die het tegenhouden', personal: 'plain' },
    needs: { kind: 'text', en: 'approval needs', nl: 'nodig voor goedkeuring', personal: 'plain' },
    evaluatedOn: { kind: 'text', en: 'evaluated on', nl: 'beoordeeld op' },
    approvedAt: { kind: 'text?', en: 'approved on', nl: 'goedgekeurd op' },
    approvedBy: { kind: 'text?', en: 'approved by', nl: 'goedgekeurd door', personal: 'quotes' },
    approvedBecause: { kind: 'text?', en: 'reason', nl: 'reden', personal: 'quotes' },
    overridden: { kind: 'text?', en: 'override of', nl: 'goedgekeurd ondanks', personal: 'plain' },
  },
})

const gateCheck = table('gateCheck', {
  about: 'A check of a gate that was changed: what is null stays as it is by default (GA-1, GA-5).',
  label: { en: 'Changed check', nl: 'Gewijzigde controle' },
  readers: 'leads',
  key: ['rolloutId', 'phaseKey', 'checkKey'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    phaseKey: { kind: 'text', en: 'phase', nl: 'fase' },
    checkKey: { kind: 'text', en: 'check', nl: 'controle' },
    kind: { kind: 'text?', en: 'kind', nl: 'soort', personal: 'plain' },
    threshold: { kind: 'real?', en: 'threshold', nl: 'grens' },
    windows: { kind: 'integer?', en: 'separate weeks', nl: 'losse weken' },
    minimum: { kind: 'integer?', en: 'least number of answers', nl: 'minste aantal antwoorden' },
    maxAgeDays: { kind: 'integer?', en: 'most days old', nl: 'hoogstens zoveel dagen oud' },
    basis: { kind: 'text?', en: 'basis', nl: 'grondslag', personal: 'plain' },
    dryRun: { kind: 'integer?', en: 'does not count', nl: 'telt niet mee' },
    because: { kind: 'text', en: 'reason', nl: 'reden', personal: 'quotes' },
    changedAt: { kind: 'text', en: 'changed on', nl: 'gewijzigd op' },
    changedBy: { kind: 'text', en: 'changed by', nl: 'gewijzigd door', personal: 'quotes' },
  },
})

const gateEvaluation = table('gateEvaluation', {
  about:
    'The last evaluation of a gate on a day: its verdict, and what it was made from (JSON: the checks, and by check the figures; see gate-inputs.ts). Replaying it gives the same verdict (GA-6).',
  label: { en: 'Evaluation of a go/no-go check', nl: 'Beoordeling van een go/no-go-moment' },
  readers: 'server',
  key: ['rolloutId', 'phaseKey', 'asOfOn'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    phaseKey: { kind: 'text', en: 'phase', nl: 'fase' },
    asOfOn: { kind: 'text', en: 'day', nl: 'dag' },
    evaluatedAt: { kind: 'text', en: 'evaluated on', nl: 'beoordeeld op' },
    verdict: { kind: 'text', en: 'verdict', nl: 'oordeel', personal: 'plain' },
    inputs: { kind: 'text', en: 'inputs', nl: 'invoer', personal: 'plain' },
  },
})

const gateReminder = table('gateReminder', {
  about:
    'When those who can settle a check of a go/no-go check were last reminded, by what they were reminded of (survey, atEase, training, tasks); throughId is the last of them while more are to come, in the order of their ids (GA-2).',
  label: { en: 'Reminder at a go/no-go check', nl: 'Herinnering bij een go/no-go-moment' },
  readers: 'leads',
  key: ['rolloutId', 'remindedOf'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    remindedOf: { kind: 'text', en: 'reminded of', nl: 'herinnerd aan', personal: 'plain' },
    phaseKey: { kind: 'text', en: 'phase', nl: 'fase' },
    remindedOn: { kind: 'text', en: 'reminded on', nl: 'herinnerd op' },
    remindedBy: { kind: 'text', en: 'reminded by', nl: 'herinnerd door', personal: 'quotes' },
    people: { kind: 'integer', en: 'people reminded', nl: 'herinnerde mensen' },
    throughId: { kind: 'text?', en: 'reminded up to', nl: 'herinnerd tot en met' },
  },
})

export const gateTables = { gate, gateCheck, gateEvaluation, gateReminder } as const
