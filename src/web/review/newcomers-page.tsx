/** The newcomers at a champion's locations, with what is due for each of them (RV-5). */
import { voice } from '#web/base/language.ts'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { handoverPageWords } from '#web/review/handover-words.ts'
import { NewcomerList } from '#web/review/newcomer-list.tsx'
import { newcomersDue, newcomersHere } from '#web/review/review-selectors.ts'
import { rollout } from '#web/sync/store.ts'

const words = voice(handoverPageWords)

export const NewcomersPage = () => {
  const newcomers = newcomersHere.value
  return (
    <>
      <PageHeading
        over={rollout.value?.tool}
        title={words('newcomersTitle', { due: newcomersDue.value.length, people: newcomers.length })}
      />
      {newcomers.length === 0 ? (
        <EmptyState text={words('newcomersEmpty')} />
      ) : (
        <div class="card stack">
          <NewcomerList newcomers={newcomers} />
        </div>
      )}
    </>
  )
}
