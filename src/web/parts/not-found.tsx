/** What stands at an address that leads nowhere. */
import { w } from '#web/base/language.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'

export const NotFound = () => (
  <>
    <PageHeading title={w('notFound')} />
    <p>
      <a href="/today">{w('toToday')}</a>
    </p>
  </>
)
