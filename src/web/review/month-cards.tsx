/** The cards of the reviews after a month and after three: who needs training in which workflow, and the return (RV-2, RV-3). */
import type { ReviewFacts } from '#core/review/review-facts.ts'
import { f, voice } from '#web/base/language.ts'
import { ReturnCard } from '#web/finance/return-card.tsx'
import { budgetRow, returnHere } from '#web/finance/money-selectors.ts'
import { reviewPageWords } from '#web/review/review-page-words.ts'

const words = voice(reviewPageWords)

export const NeedsCard = ({ needs, untrained }: Pick<ReviewFacts, 'needs'> & { untrained: number }) => (
  <section class="card stack tight" aria-labelledby="needs">
    <div class="row between">
      <h2 id="needs">{words('needs')}</h2>
      <a class="button quiet no-print" href="/training">
        {words('toTraining')}
      </a>
    </div>
    {untrained > 0 && <p>{words('untrained', { count: untrained })}</p>}
    {needs.length === 0 ? (
      <p class="soft">{words('needsNone')}</p>
    ) : (
      <ul class="review-rows">
        {needs.map(({ workflow, inNew, onlyOld, names }) => (
          <li key={workflow}>
            <span class="words">
              <span class="strong">{workflow}</span>
              <span class="small soft">{words('need', { inNew, onlyOld })}</span>
              {names.length > 0 && (
                <span class="small">
                  {f().list([...names, ...(onlyOld > names.length ? [words('andMore', { count: onlyOld - names.length })] : [])])}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
)

export const ReviewReturn = () => {
  const row = budgetRow.value
  if (row && returnHere.value) return <ReturnCard currency={row.currency} />
  return (
    <section class="card stack tight">
      <p>{words('noReturn')}</p>
      <a class="no-print" href="/money">
        {words('toMoney')}
      </a>
    </section>
  )
}
