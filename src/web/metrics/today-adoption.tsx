/** On Today: who is active against the goal, in one line, and the way to the page of adoption (ME-2). */
import { goalNeeds } from '#core/metrics/goals.ts'
import { catalogue } from '#core/kernel/words.ts'
import { f, voice } from '#web/base/language.ts'
import { shared } from '#web/base/lead-words.ts'
import { Meter } from '#web/parts/meter.tsx'
import { rollout, today, where } from '#web/sync/store.ts'

const words = voice(
  catalogue({
    en: {
      open: 'Open',
      openAdoption: 'Open adoption',
      active: 'Active this week',
      of: ({ active, of }: { active: number; of: number }, f) => `${f.number(active)} of ${f.number(of)}`,
      about: ({ goal, on }: { goal: string; on: string }, f) => `Goal ${goal}, of those whose use is known, ${f.day(on, 'brief')}`,
      unknown: 'No new usage data, or of fewer than half.',
    },
    nl: {
      open: 'Openen',
      openAdoption: 'Adoptie openen',
      active: 'Actief deze week',
      of: ({ active, of }, f) => `${f.number(active)} van ${f.number(of)}`,
      about: ({ goal, on }, f) => `Doel ${goal}, van wie het gebruik bekend is, ${f.day(on, 'brief')}`,
      unknown: 'Geen nieuwe gebruikscijfers, of van minder dan de helft.',
    },
  }),
)

export const TodayAdoption = ({ rolloutId }: { rolloutId: string }) => {
  const [noted] = where('goalVerdict', { rolloutId, phaseKey: '', goal: 'active' })
  const isLive = where('phase', { rolloutId }).some(({ goLiveOn }) => goLiveOn <= today.value)
  if (!noted || !isLive || rollout.value?.rolloutId !== rolloutId) return null
  const { active, covered, notedOn } = noted
  const isKnown = active !== null && covered !== null && covered > 0
  const share = isKnown ? active / covered : 0
  return (
    <section class="card" aria-labelledby="today-adoption">
      <div class="row between">
        <h2 id="today-adoption">{shared('adoption')}</h2>
        <a class="touch small" href="/adoption" aria-label={words('openAdoption')}>
          {words('open')}
        </a>
      </div>
      <ul class="meters">
        <li>
          <a href="/adoption">{words('active')}</a>
          <Meter share={share} mark={goalNeeds.active} look={!isKnown ? 'nodata' : share >= goalNeeds.active ? 'pass' : 'hold'} />
          <span class="num strong">{isKnown ? words('of', { active, of: covered }) : '?'}</span>
        </li>
      </ul>
      <p class="small soft">{isKnown ? words('about', { goal: f().percent(goalNeeds.active), on: notedOn }) : words('unknown')}</p>
    </section>
  )
}
