/** One's own questions: who has each, by when, what was said; say more, say that it is solved, or that it is not. */
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { useEffect, useState } from 'preact/hooks'
import { isOverdue } from '#core/support/support-clock.ts'
import { ArticleView } from '#web/support/article-view.tsx'
import { contacts } from '#web/people/contacts.ts'
import { f, voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { LinesField } from '#web/parts/field.tsx'
import { me } from '#web/sync/signed-in.ts'
import { now, one, outbox, ownZone, version } from '#web/sync/store.ts'
import { myTickets, rolloutId } from '#web/support/support-selectors.ts'
import { type Ticket } from '#web/support/support-waiting.ts'
import { TicketSteps, TicketStory } from '#web/support/ticket-story.tsx'
import { ticketWords } from '#web/support/ticket-words.ts'
import { runCommand } from '#web/parts/use-command.ts'

const words = voice(ticketWords)

const championNames = (): string => {
  const known = contacts.value.value.find((row) => row.rolloutId === rolloutId.value)
  return known ? f().list(known.champions) : ''
}

const standing = (ticket: Ticket): string => {
  if (ticket.state === 'withdrawn') return words('withdrawn')
  if (ticket.state === 'solved') {
    if (ticket.solvedTier === 1) return words('solvedAlone')
    return ticket.answer === null ? words('solvedSelf') : words('solvedBy', { name: ticket.solvedBy ?? '' })
  }
  const who = words('withTier', { tier: ticket.tier, names: championNames() })
  if (ticket.dueAt === null) return who
  const by = isOverdue(ticket, now.value) ? words('overdue') : words('answerBy', { moment: f().moment(ticket.dueAt, ownZone.value) })
  return `${who} · ${by}`
}

type Saying = 'support.say' | 'support.reopen'

const OwnTicket = ({ ticket }: { ticket: Ticket }) => {
  const [saying, setSaying] = useState<Saying>()
  const [text, setText] = useState('')
  const key = { rolloutId: ticket.rolloutId, ticketId: ticket.ticketId }
  const article = ticket.articleId === null ? undefined : one('article', `${ticket.rolloutId}/${ticket.articleId}`)
  const carryOut = async (call: CommandCall, said: string): Promise<void> => {
    if ((await runCommand(call, said)) === undefined) return
    setSaying(undefined)
    setText('')
  }
  return (
    <li class="own-ticket stack tight">
      <p class="strong written">{ticket.question}</p>
      {ticket.state !== 'withdrawn' && <TicketSteps ticket={ticket} />}
      <p class="small">{standing(ticket)}</p>
      <TicketStory ticket={ticket} />
      {article && <ArticleView articles={[article]} label={article.title} />}
      {saying ? (
        <form
          class="stack tight"
          onSubmit={(event) => {
            event.preventDefault()
            const because = text.trim() === '' ? null : text
            const call: CommandCall =
              saying === 'support.say' ? { name: saying, input: { ...key, text } } : { name: saying, input: { ...key, because } }
            void carryOut(call, words('said'))
          }}
        >
          <LinesField
            label={words(saying === 'support.say' ? 'more' : 'why')}
            required={saying === 'support.say'}
            value={text}
            onValue={setText}
            rows={3}
            maxLength={2000}
          />
          <div class="row">
            <Button kind="first" type="submit">
              {words('sendIt')}
            </Button>
            <Button onClick={() => setSaying(undefined)}>{w('cancel')}</Button>
          </div>
        </form>
      ) : (
        <div class="row">
          {ticket.state === 'open' && (
            <>
              <Button onClick={() => void carryOut({ name: 'support.solvedIt', input: key }, words('glad'))}>{words('itIsSolved')}</Button>
              <Button kind="quiet" onClick={() => setSaying('support.say')}>
                {words('sayMore')}
              </Button>
              <Button kind="quiet" onClick={() => void carryOut({ name: 'support.withdraw', input: key }, words('withdrawn'))}>
                {words('takeBack')}
              </Button>
            </>
          )}
          {ticket.state === 'solved' && (
            <Button kind="quiet" onClick={() => setSaying('support.reopen')}>
              {words('notSolved')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

/** What waits on this device without being decided here, because the rest of the programme has not come in yet. */
const unsent = (): readonly { readonly id: string; readonly question: string }[] => {
  const there = new Set(myTickets.value.map(({ ticketId }) => ticketId))
  return outbox.value.flatMap(({ issued, state }) => {
    const input = issued.input as { ticketId?: string; question?: string; rolloutId?: string }
    const asked = issued.name === 'support.ask' && state !== 'refused' && input.rolloutId === rolloutId.value
    return asked && input.ticketId && input.question && !there.has(input.ticketId) ? [{ id: issued.id, question: input.question }] : []
  })
}

const most = 10

export const OwnTickets = () => {
  const accountId = me.value?.actor?.accountId
  useEffect(() => {
    if (accountId) void contacts.find(accountId)
  }, [accountId, version.value])
  const waiting = unsent()
  const mine = myTickets.value
  return (
    <section class="card" aria-labelledby="own-tickets">
      <h2 id="own-tickets">{words('mine')}</h2>
      {mine.length + waiting.length === 0 ? (
        <p class="soft">{words('mineNone')}</p>
      ) : (
        <ul class="plain-list own-tickets">
          {waiting.map(({ id, question }) => (
            <li key={id} class="own-ticket stack tight">
              <p class="strong written">{question}</p>
              <p>
                <Chip kind="hold">{words('waitsHere')}</Chip>
              </p>
            </li>
          ))}
          {mine.slice(0, most).map((ticket) => (
            <OwnTicket key={ticket.ticketId} ticket={ticket} />
          ))}
        </ul>
      )}
    </section>
  )
}
