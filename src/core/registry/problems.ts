/** The table of problem codes and their kinds; each code is also a key of the words. */
import { accessProblems } from '#core/access/access-words.ts'
import { membershipProblems } from '#core/access/membership-words.ts'
import { signInProblems } from '#core/access/sign-in-words.ts'
import { tokenProblems } from '#core/access/token-words.ts'
import { checklistProblems } from '#core/checklist/checklist-words.ts'
import { communicationProblems } from '#core/communication/communication-words.ts'
import { metricsProblems } from '#core/metrics/metrics-words.ts'
import { organisationProblems } from '#core/organisation/organisation-words.ts'
import { operationsProblems } from '#core/operations/operations-words.ts'
import { peopleProblems } from '#core/people/people-words.ts'
import { cohortProblems } from '#core/plan/cohort-words.ts'
import { planProblems } from '#core/plan/plan-words.ts'
import { staffProblems } from '#core/plan/staff-words.ts'
import { timelineProblems } from '#core/plan/timeline-words.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { regionalProblems } from '#core/regional/regional-words.ts'
import type { WordKey } from '#core/kernel/note.ts'
import { resistanceProblems } from '#core/resistance/resistance-words.ts'
import { supportProblems } from '#core/support/support-words.ts'
import { trainingProblems } from '#core/training/training-words.ts'

export const problems = {
  ...accessProblems,
  ...operationsProblems,
  ...membershipProblems,
  ...tokenProblems,
  ...signInProblems,
  ...organisationProblems,
  ...regionalProblems,
  ...peopleProblems,
  ...planProblems,
  ...cohortProblems,
  ...timelineProblems,
  ...staffProblems,
  ...communicationProblems,
  ...trainingProblems,
  ...supportProblems,
  ...resistanceProblems,
  ...metricsProblems,
  ...checklistProblems,
} as const satisfies { [K in WordKey]?: ProblemKind }

export type { ProblemCode } from '#core/kernel/problem.ts'
