/** The page of the plan: a place kept for it. */
import { w } from '#web/language.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'

export const PlanPage = () => (
  <>
    <PageHeading title={w('plan')} />
    <p class="soft">{w('comesSoon')}</p>
  </>
)
