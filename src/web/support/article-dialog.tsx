/** Writing an answer for everyone: new, anew, or out of a solved question, which proposes it without names. */
import { type Language, spokenLanguage } from '#core/kernel/language.ts'
import { useState } from 'preact/hooks'
import { proposalFrom, type WithoutNames } from '#core/support/article-proposal.ts'
import { language, voice, w } from '#web/base/language.ts'
import { newId } from '#web/sync/new-id.ts'
import { ChoiceField, LinesField, TextField, TickField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { type Article, rolloutId } from '#web/support/support-selectors.ts'
import type { Ticket } from '#web/support/support-waiting.ts'
import { useWithoutNames } from '#web/support/without-names.ts'
import { supportPageWords } from '#web/support/support-words.ts'

const words = voice(supportPageWords)

interface Draft {
  readonly language: string
  readonly title: string
  readonly body: string
  readonly workaround: boolean
  readonly taken: number
}

const nothing: WithoutNames = { text: '', taken: 0 }

/** Of a solved question only once nobody is named in it any more; until then there is nothing to edit. */
const useDraft = (article: Article | undefined, ticket: Ticket | undefined) => {
  const [typed, setTyped] = useState<Partial<Draft>>({})
  const asked = ticket && !article ? ticket : undefined
  const { clean, trouble } = useWithoutNames(asked ? [asked.question, asked.answer ?? ''] : [], spokenLanguage(asked?.language))
  const [question = nothing, answer = nothing] = clean ?? []
  const proposed: Draft = article
    ? { ...article, workaround: article.workaround === 1, taken: 0 }
    : asked
      ? { ...proposalFrom(asked.language, question, answer), workaround: false }
      : { language: language.value, title: '', body: '', workaround: false, taken: 0 }
  const known = !asked || clean !== undefined
  return { draft: { ...proposed, ...typed }, known, trouble, change: (part: Partial<Draft>): void => setTyped({ ...typed, ...part }) }
}

export const ArticleDialog = ({ article, ticket, onClose }: { article?: Article; ticket?: Ticket; onClose: () => void }) => {
  const [articleId] = useState(article?.articleId ?? newId)
  const { draft, known, trouble, change } = useDraft(article, ticket)
  const { title, body, workaround } = draft
  const of = article?.rolloutId ?? ticket?.rolloutId ?? rolloutId.value
  return (
    <FormDialog
      title={article ? words('articleChange', { title: article.title }) : words('articleFromTicket')}
      command={
        known
          ? {
              name: 'support.writeArticle',
              input: {
                rolloutId: of,
                articleId,
                language: draft.language as Language,
                title,
                body,
                workaround,
                ticketId: ticket?.ticketId ?? null,
              },
            }
          : undefined
      }
      doLabel={words('articleSave')}
      doneText={words('articleSaved')}
      other={
        article && {
          doLabel: words('articleWithdraw'),
          danger: true,
          command: { name: 'support.withdrawArticle', input: { rolloutId: of, articleId } },
          doneText: words('articleWithdrawn'),
        }
      }
      onClose={onClose}
    >
      {trouble && (
        <p class="note hold" role="status">
          {words('namesHereOnly')}
        </p>
      )}
      <div role="status">{!known && !trouble && <p class="soft">{words('takingNamesOut')}</p>}</div>
      <p class={draft.taken > 0 ? 'note hold' : 'soft'}>
        {draft.taken > 0 ? words('articleTaken', { count: draft.taken }) : words('articleReadOver')}
      </p>
      <TextField label={words('articleTitle')} required maxLength={160} value={draft.title} onValue={(text) => change({ title: text })} />
      <LinesField
        label={words('articleBody')}
        required
        rows={7}
        maxLength={8000}
        value={draft.body}
        onValue={(text) => change({ body: text })}
      />
      <ChoiceField
        label={words('articleLanguage')}
        value={draft.language}
        onValue={(chosen) => change({ language: chosen })}
        options={[
          { value: 'en', text: w('english') },
          { value: 'nl', text: w('dutch') },
        ]}
      />
      <TickField label={words('articleWorkaround')} value={draft.workaround} onValue={(on) => change({ workaround: on })} />
    </FormDialog>
  )
}
