/** The page of objections. */
import { w } from '#web/language.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'

export const ObjectionsPage = () => <PageHeading title={w('objections')} />
