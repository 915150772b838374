/** All answers, for those who write them: search, write, change, and whom each one helped. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { todayIn } from '#core/kernel/calendar.ts'
import { ArticleDialog } from '#web/support/article-dialog.tsx'
import { ArticleView } from '#web/support/article-view.tsx'
import { f, voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { listHere } from '#web/sync/list-source.ts'
import { ownZone, rollout } from '#web/sync/store.ts'
import { type Article, articles, byLanguage, fitting } from '#web/support/support-selectors.ts'
import { tickets } from '#web/support/support-waiting.ts'
import { supportPageWords } from '#web/support/support-words.ts'

const words = voice(supportPageWords)

export const ArticlesPage = ({ tabs }: { tabs: ComponentChildren }) => {
  const filters = useFilters()
  const [writing, setWriting] = useState<Article | 'new'>()
  const list = articles.value
  const { search } = filters.values
  const shown = search.trim() === '' ? byLanguage(list) : fitting(search, Infinity)
  const helped = Map.groupBy(tickets.value, ({ articleId }) => articleId)
  return (
    <>
      <PageHeading
        over={words('over', { tool: rollout.value?.tool ?? '' })}
        title={list.length === 0 ? words('articlesNone') : words('articlesTitle', { count: list.length })}
      >
        <Button opens="form" kind="first" onClick={() => setWriting('new')}>
          {words('articleNew')}
        </Button>
      </PageHeading>
      {tabs}
      {list.length === 0 ? (
        <EmptyState text={words('articlesNoneText')} />
      ) : (
        <section class="card" aria-label={words('answers')}>
          <FilteredList filters={filters} list={listHere(shown)} searchLabel={words('articleSearch')}>
            {(rows) => (
              <ArticleView articles={rows} label={words('answers')}>
                {(article) => (
                  <>
                    <Button opens="form" aria-label={words('articleChange', { title: article.title })} onClick={() => setWriting(article)}>
                      {w('change')}
                    </Button>
                    <span class="small soft">
                      {words('articleBy', { name: article.changedBy, day: f().day(todayIn(ownZone.value, article.changedAt), 'brief') })}
                      {(helped.get(article.articleId)?.length ?? 0) > 0 &&
                        ` · ${words('articleUsed', { count: helped.get(article.articleId)?.length ?? 0 })}`}
                    </span>
                  </>
                )}
              </ArticleView>
            )}
          </FilteredList>
        </section>
      )}
      {writing && <ArticleDialog {...(writing === 'new' ? {} : { article: writing })} onClose={() => setWriting(undefined)} />}
    </>
  )
}
