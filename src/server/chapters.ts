/** Every chapter of the server, listed once; routes, periodic tasks and job handlers follow from it. */
import { accessServer } from '#server/sign-in/access-server.ts'
import { auditServer } from '#server/audit/audit-server.ts'
import type { ServerChapter } from '#server/chapter.ts'
import { checklistServer } from '#server/checklist/checklist-server.ts'
import { communicationServer } from '#server/communication/communication-server.ts'
import { gatesServer } from '#server/gates/gates-server.ts'
import { homeServer } from '#server/home/home-server.ts'
import { impactServer } from '#server/impact/impact-server.ts'
import { metricsServer } from '#server/metrics/metrics-server.ts'
import { contingencyServer } from '#server/contingency/contingency-server.ts'
import { operationsServer } from '#server/operations/operations-server.ts'
import { organisationServer } from '#server/organisation/organisation-server.ts'
import { peopleServer } from '#server/people/people-server.ts'
import { planServer } from '#server/plan/plan-server.ts'
import { privacyServer } from '#server/privacy/privacy-server.ts'
import { pulseServer } from '#server/pulse/pulse-server.ts'
import { regionalServer } from '#server/regional/regional-server.ts'
import { reviewServer } from '#server/review/review-server.ts'
import { sampleServer } from '#server/sample/sample-server.ts'
import { supportServer } from '#server/support/support-server.ts'
import { trainingServer } from '#server/training/training-server.ts'

export const serverChapters: readonly ServerChapter[] = [
  accessServer,
  organisationServer,
  peopleServer,
  regionalServer,
  planServer,
  // Before anything is sent that tells of a start.
  gatesServer,
  communicationServer,
  trainingServer,
  supportServer,
  checklistServer,
  homeServer,
  contingencyServer,
  metricsServer,
  pulseServer,
  impactServer,
  reviewServer,
  privacyServer,
  sampleServer,
  auditServer,
  operationsServer,
]
