/** The page of the people: a place kept for it. */
import { w } from '#web/language.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'

export const PeoplePage = () => (
  <>
    <PageHeading title={w('people')} />
    <p class="soft">{w('comesSoon')}</p>
  </>
)
