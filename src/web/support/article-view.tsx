/** Answers to read: a list in which each opens in its place. */
import type { ComponentChildren } from 'preact'
import { language, voice } from '#web/base/language.ts'
import { Chip } from '#web/parts/chip.tsx'
import type { Article } from '#web/support/support-selectors.ts'
import { ticketWords } from '#web/support/ticket-words.ts'

const words = voice(ticketWords)

export const ArticleMarks = ({ article }: { article: Article }) => (
  <>
    {article.workaround === 1 && <Chip kind="hold">{words('workaround')}</Chip>}
    {article.language !== language.value && <Chip>{words('otherLanguage', { language: article.language })}</Chip>}
  </>
)

/** Answers, closed but for the first where that is asked for; `children` are what can be done with each. */
export const ArticleView = ({
  articles,
  label,
  openFirst = false,
  children,
}: {
  articles: readonly Article[]
  label: string
  openFirst?: boolean
  children?: (article: Article) => ComponentChildren
}) => (
  <ul class="articles" aria-label={label}>
    {articles.map((article, index) => (
      <li key={article.articleId}>
        <details class="line on-paper" open={openFirst && index === 0}>
          <summary>
            <span lang={article.language}>{article.title}</span> <ArticleMarks article={article} />
          </summary>
          <div class="stack tight inside">
            <p class="written" lang={article.language}>
              {article.body}
            </p>
            {children && <div class="row">{children(article)}</div>}
          </div>
        </details>
      </li>
    ))}
  </ul>
)
