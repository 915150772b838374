/** The page of support. */
import { w } from '#web/language.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'

export const SupportPage = () => <PageHeading title={w('support')} />
