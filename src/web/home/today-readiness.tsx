/** How ready the phase is that starts next: one small bar for each side of its preparation. */
import type { Readiness } from '#core/home/launch.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { voice } from '#web/base/language.ts'
import { shared } from '#web/base/lead-words.ts'
import { Meter } from '#web/parts/meter.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { todayWords } from '#web/home/today-words.ts'

const w = voice(todayWords)

/** Where each side is worked on. */
const pages: Record<Readiness['key'], string> = {
  checklist: '/checklist',
  trained: '/training',
  messages: '/messages',
  champions: '/people',
  officeHours: '/training/help',
}

export const ReadinessCard = ({ phase, bars }: { phase: StoredRow<'phase'>; bars: readonly Readiness[] }) =>
  bars.length === 0 ? null : (
    <section class="card" aria-labelledby="ready">
      <div class="row between">
        <h2 id="ready">
          {phase.headCount > 0 ? w('readyPhase', { position: phase.position }) : w('ready', { phase: phaseName(phase.phaseKey) })}
        </h2>
        {phase.headCount > 0 && <span class="small soft">{shared('people_', { count: phase.headCount })}</span>}
      </div>
      <ul class="meters">
        {bars.map(({ key, done, all, holds }) => (
          <li key={key}>
            <a href={pages[key]}>{w(`ready_${key}`)}</a>
            <Meter share={done / all} look={holds ? 'hold' : 'pass'} />
            <span class="num">
              {holds && (
                <span class="hold-mark">
                  <span aria-hidden="true">◆</span>
                  <span class="unseen">{w('holdsLaunch')}</span>
                </span>
              )}{' '}
              {w('doneOf', { done, all })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
