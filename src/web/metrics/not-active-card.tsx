/** Who is live and not active this week, with the next step for each. */
import { voice } from '#web/base/language.ts'
import type { CardProps } from '#web/metrics/adoption-card.ts'
import { usePeople } from '#web/metrics/adoption-source.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { usageOrigin } from '#web/metrics/origin.ts'
import { OriginButton, ToldOrigin } from '#web/metrics/origin-button.tsx'
import { NextStepButton } from '#web/metrics/next-step-button.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { placesById } from '#web/sync/store.ts'

const words = voice(adoptionWords)
const mostShown = 5

export const NotActiveCard = ({ answer, open }: CardProps) => {
  const { people, total, trouble } = usePeople({ list: 'notActive' })
  const { total: beginners = 0 } = usePeople({ list: 'new' })
  const { active, live, coveredLive } = answer.funnel
  const isKnown = active !== null
  return (
    <section class="card" aria-label={words('notActive')}>
      <div class="card-head">
        <h2>{words('notActive')}</h2>
        <span class="card-actions no-print">
          <OriginButton title={words('notActive')}>
            {(close) => <ToldOrigin origin={({ answer: of, chosen }) => usageOrigin(of, chosen)} onLeave={close} />}
          </OriginButton>
        </span>
      </div>
      {people.length > 0 && <p class="small soft">{words('notActiveAbout')}</p>}
      <TroubleNote trouble={trouble} />
      {!isKnown && <p class="soft">{words('notActiveUnknown')}</p>}
      {isKnown && total === 0 && <p class="soft">{words('everyoneActive', { unknown: live - coveredLive })}</p>}
      {isKnown && people.length > 0 && (
        <ul class="needs">
          {people.slice(0, mostShown).map((person) => (
            <li class="need" key={person.personId}>
              <div class="words">
                <span class="strong">{person.name}</span>
                <span class="small soft">
                  {[
                    placesById.value.get(person.locationId ?? '')?.name,
                    person.lastOn === null ? words('neverUsed', { day: person.dayOfUse }) : words('lastUsed', { on: person.lastOn }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </div>
              <NextStepButton person={person} />
            </li>
          ))}
        </ul>
      )}
      {isKnown && beginners > 0 && <p class="small soft">{words('firstWeek', { count: beginners })}</p>}
      {isKnown && total !== undefined && total > mostShown && (
        <button type="button" class="link-button" onClick={() => open({ list: 'notActive' })}>
          {words('showAll', { count: total })}
        </button>
      )}
    </section>
  )
}
