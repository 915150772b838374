/** The page of messages. */
import { w } from '#web/language.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'

export const MessagesPage = () => <PageHeading title={w('messages')} />
