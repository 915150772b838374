/** Where the figures come from: each source with what it tells, of whom and up to which day; who is in none; and where sources disagree (ME-3, ME-15). */
import { daysBetween, todayIn } from '#core/kernel/calendar.ts'
import { staleAfterDays } from '#core/metrics/adoption-share.ts'
import { useState } from 'preact/hooks'
import { f, voice } from '#web/base/language.ts'
import { type CardProps, sourceCalled } from '#web/metrics/adoption-card.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { DecidingDialog } from '#web/metrics/deciding-dialog.tsx'
import { decidingWords } from '#web/metrics/deciding-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { placesById, rollout, where, ownZone } from '#web/sync/store.ts'

const words = voice(adoptionWords)
const decide = voice(decidingWords)

export const SourcesCard = ({ answer, open }: CardProps) => {
  const { sources, asOf, funnel } = answer
  const uncovered = funnel.live - funnel.coveredLive
  return (
    <section class="card" aria-label={words('sources')}>
      <div class="card-head">
        <h2>{words('sources')}</h2>
        <a class="touch small" href="/adoption/imports">
          {words('imports')}
        </a>
      </div>
      <ul class="needs">
        {sources.map(({ sourceId, name, grain, system, newest, locations }) => (
          <li class="need" key={`${sourceId} ${system}`}>
            <div class="words">
              <span class="strong">{sourceCalled({ sourceId, name })}</span>
              <span class="small soft">
                {[
                  words('ofSystem', { system }),
                  words('grain', { grain }),
                  locations === null ? words('everywhere') : f().list(locations.map((id) => placesById.value.get(id)?.name ?? id)),
                ].join(' · ')}
              </span>
            </div>
            {newest === null ? (
              <Chip>{words('noData')}</Chip>
            ) : daysBetween(newest, asOf) > staleAfterDays ? (
              <Chip kind="hold">{`${words('stale')}, ${f().day(newest, 'brief')}`}</Chip>
            ) : (
              <span class="small soft nowrap">{words('dataTo', { on: newest })}</span>
            )}
          </li>
        ))}
      </ul>
      {uncovered > 0 && (
        <p class="small">
          {words('uncovered', { count: uncovered })}{' '}
          <button type="button" class="link-button" onClick={() => open({ list: 'unknown' })}>
            {words('who')}
          </button>
        </p>
      )}
    </section>
  )
}

export const DisagreementCard = ({ answer, open }: CardProps) => {
  const { disagreements, sources } = answer
  const [isChoosing, setChoosing] = useState(false)
  const rolloutId = rollout.value?.rolloutId ?? ''
  const [choice] = where('usageChoice', { rolloutId })
  const chosen = choice?.sourceId ?? null
  const nameOf = (sourceId: string): string => {
    const found = sources.find((one) => one.sourceId === sourceId)
    return found ? sourceCalled(found) : sourceId
  }
  if (sources.filter(({ system }) => system === 'new').length < 2 && chosen === null) return null
  return (
    <section class="card" aria-label={words('disagree')}>
      <h2>{words('disagree')}</h2>
      {disagreements.length === 0 ? (
        <p class="soft">{words('agree')}</p>
      ) : (
        <ul class="needs">
          {disagreements.map((pair) => {
            const named = { active: nameOf(pair.active), inactive: nameOf(pair.inactive) }
            return (
              <li class="need" key={`${pair.active} ${pair.inactive}`}>
                <div class="words">
                  <span>{words('disagreePair', { ...named, count: pair.count })}</span>
                </div>
                <Button
                  aria-label={words('compareOf', named)}
                  onClick={() => open({ list: 'disagree', active: pair.active, inactive: pair.inactive })}
                >
                  {words('compare')}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <div class="need no-print">
        <div class="words">
          <span>{chosen === null ? decide('all') : decide('one', { source: nameOf(chosen) })}</span>
          {choice && (
            <span class="small soft">{decide('chosen', { by: choice.chosenBy, on: todayIn(ownZone.value, choice.chosenAt) })}</span>
          )}
        </div>
        <Button opens="form" aria-label={decide('changeOf')} onClick={() => setChoosing(true)}>
          {decide('change')}
        </Button>
      </div>
      {isChoosing && <DecidingDialog answer={answer} rolloutId={rolloutId} chosen={chosen} onClose={() => setChoosing(false)} />}
    </section>
  )
}
