/** What somebody who joined after the rollout sees of their first weeks: four steps, and the materials to tick themselves (RV-5). */
import { handoverPartWords } from '#core/review/handover-part-words.ts'
import { stepsOf } from '#core/review/newcomers.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Verdict } from '#web/parts/chip.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { firstWeeksWords } from '#web/review/first-weeks-words.ts'
import { today, where } from '#web/sync/store.ts'

const words = voice(firstWeeksWords)
const parts = voice(handoverPartWords)

export const FirstWeeks = ({ newcomer }: { newcomer: StoredRow<'newcomer'> }) => {
  const { rolloutId, personId } = newcomer
  const of = { rolloutId, personId }
  const facts = { newcomer, hasBuddy: where('buddy', of).length > 0, easeOn: where('atEase', of).map(({ saidOn }) => saidOn) }
  const finish = (): void =>
    void runCommand({ name: 'review.settleNewcomer', input: { ...of, step: 'materials', done: true, note: null } }, words('ticked'))
  return (
    <section class="card stack tight" aria-labelledby="first-weeks">
      <h2 id="first-weeks">{words('title')}</h2>
      <ul class="plain-list stack tight">
        {stepsOf(facts, today.value).map(({ step, due, state }) => (
          <li key={step} class="row between">
            <span>
              <span class="block">{parts('step', { step })}</span>
              <span class="small soft block">{words('about', { step, day: due })}</span>
            </span>
            {state === 'done' ? (
              <Verdict verdict="pass">{words('done')}</Verdict>
            ) : (
              step === 'materials' && <Button onClick={finish}>{words('markDone')}</Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
