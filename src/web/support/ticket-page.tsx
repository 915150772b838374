/** One question for those who help: what is known, what was said, and the answer; works without a connection. */
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { lazy } from '#web/base/lazy-page.ts'
import { useEffect, useState } from 'preact/hooks'
import { otherTiers } from '#core/support/support.ts'
import { ArticleDialog } from '#web/support/article-dialog.tsx'
import { ArticleView } from '#web/support/article-view.tsx'
import { f, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { LinesField, SelectField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { one, ownZone } from '#web/sync/store.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { findHanded, handedNamed, isAnswered } from '#web/support/handed-tickets.ts'
import { articles, fitting, rolloutId } from '#web/support/support-selectors.ts'
import { type Ticket } from '#web/support/support-waiting.ts'
import { agoOf, DueChip, holderOf, personName, placeName } from '#web/support/ticket-lines.tsx'
import { supportPageWords } from '#web/support/support-words.ts'
import { tierName, TicketSteps, TicketStory } from '#web/support/ticket-story.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import '#web/styles/lead.css'

const VendorCard = lazy(() => import('#web/support/ticket-vendor.tsx').then((card) => card.VendorCard))

const words = voice(supportPageWords)

const keyOf = ({ rolloutId: of, ticketId }: Ticket) => ({ rolloutId: of, ticketId })

const Known = ({ ticket }: { ticket: Ticket }) => {
  const phone = peopleById.value.get(ticket.personId)?.phone ?? handedNamed(ticket.ticketId)?.asker.phone
  return (
    <section class="card">
      <h2>{words('facts')}</h2>
      <TicketSteps ticket={ticket} />
      <dl class="facts">
        <dt>{words('who')}</dt>
        <dd class="strong">{personName(ticket.personId)}</dd>
        {phone && (
          <>
            <dt>{words('phone')}</dt>
            <dd>
              <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
            </dd>
          </>
        )}
        <dt>{words('place')}</dt>
        <dd>{placeName(ticket.locationId)}</dd>
        <dt>{words('since')}</dt>
        <dd>
          {f().moment(ticket.openedAt, ownZone.value)} ({agoOf(ticket.openedAt)})
        </dd>
        {ticket.page && (
          <>
            <dt>{words('where')}</dt>
            <dd>{ticket.page}</dd>
          </>
        )}
        {ticket.device && (
          <>
            <dt>{words('device')}</dt>
            <dd>{ticket.device}</dd>
          </>
        )}
        {ticket.state === 'open' && (
          <>
            <dt>{words('now')}</dt>
            <dd>{holderOf(ticket)}</dd>
            {ticket.dueAt && (
              <>
                <dt>{words('due')}</dt>
                <dd>{f().moment(ticket.dueAt, ownZone.value)}</dd>
              </>
            )}
          </>
        )}
      </dl>
      <TicketStory ticket={ticket} />
    </section>
  )
}

const MoveDialog = ({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) => {
  const others = otherTiers(ticket.tier)
  const [to, setTo] = useState(String(others.find((tier) => tier > ticket.tier + 1) ?? others[0]))
  const [because, setBecause] = useState('')
  return (
    <FormDialog
      title={words('otherTitle')}
      command={{ name: 'support.up', input: { ...keyOf(ticket), to: Number(to), because: because.trim() === '' ? null : because } }}
      doLabel={words('move')}
      doneText={words('moved', { tier: tierName(Number(to)) })}
      onClose={onClose}
    >
      <SelectField
        label={words('to')}
        value={to}
        onValue={setTo}
        options={others.map((tier) => ({ value: String(tier), text: words('tier', { tier, name: tierName(tier) }) }))}
      />
      <LinesField label={words('because')} hint={words('becauseHint')} value={because} onValue={setBecause} rows={2} maxLength={500} />
    </FormDialog>
  )
}

const Answer = ({ ticket }: { ticket: Ticket }) => {
  const [answer, setAnswer] = useState('')
  const [moving, setMoving] = useState(false)
  const found = fitting(ticket.question, 3)
  const filled = answer.trim() !== ''
  const key = keyOf(ticket)
  const carryOut = async (call: CommandCall, said: string): Promise<void> => {
    if ((await runCommand(call, said)) !== undefined) setAnswer('')
  }
  const next = ticket.tier + 1
  return (
    <section class="card">
      <h2>{words('answerTitle')}</h2>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (filled) void carryOut({ name: 'support.solve', input: { ...key, answer } }, words('solvedDone'))
        }}
      >
        <LinesField label={words('answer')} hint={words('answerHint')} value={answer} onValue={setAnswer} rows={4} maxLength={4000} />
        <div class="row">
          <Button kind="first" type="submit" disabled={!filled}>
            {words('solve')}
          </Button>
          <Button
            disabled={!filled}
            onClick={() => void carryOut({ name: 'support.say', input: { ...key, text: answer.slice(0, 2000) } }, words('saidDone'))}
          >
            {words('say')}
          </Button>
        </div>
      </form>
      {found.length > 0 && (
        <>
          <h3>{words('mayFit')}</h3>
          <ArticleView articles={found} label={words('mayFit')}>
            {(article) => (
              <Button aria-label={words('useAnswerOf', { title: article.title })} onClick={() => setAnswer(article.body)}>
                {words('useAnswer')}
              </Button>
            )}
          </ArticleView>
        </>
      )}
      <div class="row">
        {next <= 4 && (
          <Button
            onClick={() =>
              void carryOut({ name: 'support.up', input: { ...key, to: next, because: null } }, words('moved', { tier: tierName(next) }))
            }
          >
            {words('goUp', { tier: tierName(next) })}
          </Button>
        )}
        <Button opens="form" kind="quiet" onClick={() => setMoving(true)}>
          {words('other')}
        </Button>
      </div>
      {moving && <MoveDialog ticket={ticket} onClose={() => setMoving(false)} />}
    </section>
  )
}

const Solved = ({ ticket }: { ticket: Ticket }) => {
  const [making, setMaking] = useState(false)
  const article = articles.value.find((one_) => one_.ticketId === ticket.ticketId)
  const reopen = (): Promise<unknown> => runCommand({ name: 'support.reopen', input: { ...keyOf(ticket), because: null } })
  return (
    <section class="card">
      <h2>{words('itsAnswer')}</h2>
      {ticket.answer && <p class="written">{ticket.answer}</p>}
      {article ? (
        <>
          <p class="soft">{words('articleMade')}</p>
          <ArticleView articles={[article]} label={words('seeArticle')} />
        </>
      ) : (
        mayI('place.help') && (
          <div>
            <Button opens="form" kind="first" onClick={() => setMaking(true)}>
              {words('makeArticle')}
            </Button>
          </div>
        )
      )}
      <div>
        <Button kind="quiet" onClick={() => void reopen()}>
          {words('reopen')}
        </Button>
      </div>
      {making && <ArticleDialog ticket={ticket} onClose={() => setMaking(false)} />}
    </section>
  )
}

export const TicketPage = ({ ticketId }: { ticketId: string }) => {
  const own = one('ticket', `${rolloutId.value}/${ticketId}`)
  const [looked, setLooked] = useState(false)
  useEffect(() => {
    if (!own) void findHanded().finally(() => setLooked(true))
  }, [own === undefined])
  const ticket = own ?? handedNamed(ticketId)?.ticket
  const toQueue = mayI('place.help') && <a href="/support">← {words('toQueue')}</a>
  if (!ticket && !looked) return null
  if (!ticket)
    return (
      <>
        <PageHeading title={words('ticketGone')} />
        {toQueue && <p>{toQueue}</p>}
      </>
    )
  const { question } = ticket
  return (
    <>
      <PageHeading over={toQueue || undefined} title={question.length > 140 ? `${question.slice(0, 139).trimEnd()}…` : question} />
      <p class="row soft">
        <span>
          {personName(ticket.personId)} · {placeName(ticket.locationId)} · {agoOf(ticket.openedAt)}
        </span>
        {ticket.state === 'open' && <DueChip ticket={ticket} />}
      </p>
      {question.length > 140 && <p class="written">{question}</p>}
      <div class="grid2">
        <div class="stack">
          {ticket.state === 'open' &&
            (isAnswered(ticketId) ? (
              <p class="note" role="status">
                {words('answerKept')}
              </p>
            ) : (
              <Answer ticket={ticket} />
            ))}
          {ticket.state === 'solved' && <Solved ticket={ticket} />}
          {mayI('support.run') && ticket.tier >= 3 && <VendorCard ticket={ticket} />}
        </div>
        <Known ticket={ticket} />
      </div>
    </>
  )
}
