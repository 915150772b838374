/** The pages of messages: all of them, one of them, those to be told by hand, and what they say of the rollout. */
import { shared } from '#web/base/lead-words.ts'
import { ErrorBoundary, useLocation } from 'preact-iso'
import { lazy } from '#web/base/lazy-page.ts'
import { messages } from '#web/communication/message-counts.ts'
import { MessagesByHand } from '#web/communication/messages-in-person.tsx'
import { MessagesOverview } from '#web/communication/messages-overview.tsx'
import { NotFound } from '#web/parts/not-found.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { useStarts } from '#web/people/contacts.ts'
import { partsUnder } from '#web/base/address.ts'

/** What only those who run it open; it brings the words of all letters. */
const MessagePage = lazy(() => import('#web/communication/message-page.tsx').then((page) => page.MessagePage))

const UndeliveredPage = lazy(() => import('#web/communication/undelivered-page.tsx').then((page) => page.UndeliveredPage))

export const MessagesPage = () => {
  const { path } = useLocation()
  useStarts()
  const rest = partsUnder(path).join('/')
  if (rest === '') return <MessagesOverview />
  if (rest === 'by-hand' && mayI('place.help')) return <MessagesByHand />
  if (rest === 'undelivered' && mayI('communication.run'))
    return (
      <ErrorBoundary>
        <UndeliveredPage />
      </ErrorBoundary>
    )
  const message = messages.value.find(({ messageKey }) => messageKey === rest)
  if (message)
    return (
      <ErrorBoundary>
        <MessagePage key={message.messageKey} message={message} />
      </ErrorBoundary>
    )
  return <NotFound href="/messages" to={shared('messages')} />
}
