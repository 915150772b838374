/** The issues of the rollout at work, and how they are named on the pages. */
import { computed } from '@preact/signals'
import { issuesInOrder, issueState } from '#core/contingency/issues.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { t } from '#web/base/language.ts'
import type { ChipKind } from '#web/parts/chip.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { all, organisation, placesById, rollout } from '#web/sync/store.ts'

export type Issue = StoredRow<'issue'>

export const issues = computed(() => issuesInOrder(all('issue').filter((row) => row.rolloutId === rollout.value?.rolloutId)))
/** Open ones that are not minor: they want somebody today. */
export const issuesWaiting = computed(
  () => issues.value.filter((issue) => issueState(issue) === 'open' && issue.severity !== 'minor').length,
)

/** Whom an issue concerns, by name. */
export const concernedName = ({ scope, personId, locationId, phaseKey }: Issue): string => {
  if (scope === 'person') return peopleById.value.get(personId ?? '')?.name ?? t('contingency.scope.person')
  if (scope === 'location') return placesById.value.get(locationId ?? '')?.name ?? organisation.value?.name ?? ''
  return scope === 'phase' ? phaseName(phaseKey ?? '') : t('contingency.scope.all')
}

/** The chip of a severity: shape and colour of a verdict. */
export const severityVerdict = (severity: string): 'hold' | 'fail' | 'nodata' =>
  severity === 'critical' ? 'fail' : severity === 'major' ? 'hold' : 'nodata'

export const stateChip: Readonly<Record<ReturnType<typeof issueState>, ChipKind>> = { open: 'hold', fixed: 'info', closed: 'pass' }
