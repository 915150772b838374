/** The handover of a rollout: its downloads, what each part holds, and who joined since (RV-5). */
import { handoverCounts } from '#core/review/handover.ts'
import { type Handover, type HandoverKey, handoverKeys } from '#core/review/handover-parts.ts'
import { handoverPartWords } from '#core/review/handover-part-words.ts'
import { f, voice } from '#web/base/language.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { HandoverCard } from '#web/review/handover-card.tsx'
import { handoverPageWords } from '#web/review/handover-words.ts'
import { NewcomersCard } from '#web/review/newcomers-card.tsx'
import { rollout } from '#web/sync/store.ts'
import { useAnswer } from '#web/sync/use-answer.ts'

const words = voice(handoverPageWords)
const parts = voice(handoverPartWords)

/** Where each part is looked after. */
const pageOf: Readonly<Record<HandoverKey, string>> = {
  onboarding: '/training/resources',
  workarounds: '/issues',
  questions: '/support/answers',
  owners: '/settings/users',
  issues: '/issues',
  calendar: '/plan',
  archive: '/old-system',
  lessons: '/reviews',
}

const Parts = ({ of }: { of: Handover }) => {
  const counts = handoverCounts(of)
  return (
    <section class="card stack tight" aria-labelledby="parts">
      <h2 id="parts">{words('parts')}</h2>
      <ul class="review-rows">
        {handoverKeys.map((key) => (
          <li key={key}>
            <span class="words">
              <a href={pageOf[key]}>{parts('section', { key })}</a>
              {counts[key] === 0 && <span class="small soft">{parts('empty', { key, names: of.supplier[key] })}</span>}
            </span>
            {counts[key] > 0 && <span class="strong">{f().number(counts[key])}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

export const HandoverPage = ({ over, tabs }: { over: string; tabs: preact.ComponentChildren }) => {
  const { value: of, isAsked } = useAnswer<Handover>('/api/rollouts/:rollout/handover.json')
  const tool = rollout.value?.tool ?? ''
  return (
    <>
      <PageHeading
        over={over}
        title={of ? parts('headline', { tool, issues: of.issues.length, workarounds: of.workarounds.length }) : words('handover')}
      />
      {tabs}
      <div class="stack">
        <div class="grid2">
          <HandoverCard />
          {of ? <Parts of={of} /> : isAsked && <p class="soft">{words('notReached')}</p>}
        </div>
        <NewcomersCard newcomers={of?.onboarding.newcomers ?? []} />
      </div>
    </>
  )
}
