/** What stands at an address that leads nowhere. */
import { voice } from '#web/base/language.ts'
import { notFoundWords } from '#web/parts/not-found-words.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'

const words = voice(notFoundWords)

/** With the way to the list that such a page would belong to, else to Today. */
export const NotFound = ({ href = '/today', to = words('toToday') }: { href?: string; to?: string }) => (
  <>
    <PageHeading title={words('notFound')} />
    <p>
      <a href={href}>{to}</a>
    </p>
  </>
)
