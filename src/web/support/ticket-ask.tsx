/** "I am stuck": the answers that fit while one types, and where none does, the question on its way to somebody. */
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { lazy } from '#web/base/lazy-page.ts'
import { useState } from 'preact/hooks'
import { deviceNamed } from '#core/kernel/device.ts'
import { ArticleView } from '#web/support/article-view.tsx'
import { voice } from '#web/base/language.ts'
import { newId } from '#web/sync/new-id.ts'
import { Button } from '#web/parts/button.tsx'
import { LinesField, TextField } from '#web/parts/field.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { mayI, me } from '#web/sync/signed-in.ts'
import { rollout } from '#web/sync/store.ts'
import { articles, byLanguage, fitting, rolloutId } from '#web/support/support-selectors.ts'
import { OwnTickets } from '#web/support/ticket-own.tsx'
import { ticketWords } from '#web/support/ticket-words.ts'
import { runCommand } from '#web/parts/use-command.ts'

const words = voice(ticketWords)

/** The browser and the system, as the vendor would ask for them. */
const thisDevice = (): string | null => {
  const named = deviceNamed(navigator.userAgent)
  return named ? [named.browser, named.system].filter(Boolean).join(', ') : null
}

/** Only for those who ask for others: a member’s page comes without it. */
const PersonField = lazy(() => import('#web/people/person-field.tsx').then((part) => part.PersonField))

const Ask = ({ tool }: { tool: string }) => {
  const self = me.value?.actor?.personId ?? ''
  const [ticketId, setTicketId] = useState(newId)
  const [question, setQuestion] = useState('')
  const [page, setPage] = useState('')
  const [personId, setPersonId] = useState(self)
  const [wrong, setWrong] = useState<string>()
  const device = thisDevice()
  const forMyself = personId === self && self !== ''
  const found = fitting(question)
  const typed = question.trim().length > 2
  const asking = { rolloutId: rolloutId.peek(), ticketId, question }
  const finish = async (call: CommandCall, said: string): Promise<void> => {
    if ((await runCommand(call, said)) === undefined) return
    setTicketId(newId())
    setQuestion('')
    setPage('')
    setWrong(undefined)
  }
  const send = (event: Event): void => {
    event.preventDefault()
    if (question.trim() === '') return setWrong(words('nothingWritten'))
    if (forMyself) void finish({ name: 'support.ask', input: { ...asking, page, device } }, words('sent'))
    else if (personId === '') setWrong(words('ownersAsk'))
    else void finish({ name: 'support.askFor', input: { ...asking, personId } }, words('sent'))
  }
  return (
    <form class="card" onSubmit={send}>
      {mayI('place.help') && (
        <PersonField
          label={words('forWhom')}
          hint={self === '' ? words('ownersAsk') : undefined}
          none={self === '' ? '–' : words('myself')}
          value={personId === self ? '' : personId}
          onValue={(chosen) => setPersonId(chosen === '' ? self : chosen)}
          except={new Set([self])}
        />
      )}
      <LinesField
        label={words('question')}
        hint={words('questionHint')}
        wrong={wrong}
        value={question}
        onValue={setQuestion}
        rows={3}
        maxLength={2000}
      />
      <p role="status" class={typed ? 'strong' : undefined}>
        {typed ? (found.length > 0 ? words('fits', { count: found.length }) : words('fitsNone')) : ''}
      </p>
      {typed && found.length > 0 && (
        <ArticleView articles={found} label={words('answers')} openFirst>
          {(article) =>
            forMyself && (
              <Button
                kind="first"
                aria-label={words('solvedThisOf', { title: article.title })}
                onClick={() =>
                  void finish({ name: 'support.solvedByArticle', input: { ...asking, articleId: article.articleId } }, words('glad'))
                }
              >
                {words('solvedThis')}
              </Button>
            )
          }
        </ArticleView>
      )}
      {typed && forMyself && (
        <TextField label={words('where', { tool })} hint={words('whereHint')} value={page} onValue={setPage} maxLength={200} />
      )}
      {forMyself && device && typed && <p class="small soft">{words('sentAlong', { device })}</p>}
      <div>
        <Button kind={typed && found.length > 0 ? 'plain' : 'first'} type="submit">
          {words(forMyself ? 'send' : 'sendFor')}
        </Button>
      </div>
    </form>
  )
}

/** The page of whoever is stuck, the same for everyone. */
export const AskPage = () => {
  const current = rollout.value
  if (!current) return <PageHeading title={words('noRollout')} />
  const list = byLanguage(articles.value)
  return (
    <div class="stack wide ask-page">
      <PageHeading over={words('askOver', { tool: current.tool })} title={words('askTitle')} />
      <Ask key={current.rolloutId} tool={current.tool} />
      {me.value?.actor?.personId && <OwnTickets />}
      <section class="card" aria-labelledby="all-answers">
        <h2 id="all-answers">{words('answers')}</h2>
        {list.length === 0 ? <p class="soft">{words('answersNone')}</p> : <ArticleView articles={list} label={words('answers')} />}
      </section>
    </div>
  )
}
