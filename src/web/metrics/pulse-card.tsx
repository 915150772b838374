/** What people say: satisfaction, NPS and who is at ease by phase, with who is silent, and whether answers carry a name (ME-5, GA-7). */
import { useState } from 'preact/hooks'
import type { PulseShown, PulseTold } from '#core/pulse/pulse-figures.ts'
import { f, voice } from '#web/base/language.ts'
import { useAnswer } from '#web/sync/use-answer.ts'
import { phaseOrder } from '#web/metrics/phase-order.ts'
import { ModeDialog, OldUseDialog, SurveyDialog } from '#web/metrics/pulse-dialogs.tsx'
import { pulseCardWords } from '#web/metrics/pulse-card-words.ts'
import { pulseOrigin } from '#web/metrics/origin.ts'
import { OriginButton, OriginLines } from '#web/metrics/origin-button.tsx'
import { SmallTrend } from '#web/metrics/small-trend.tsx'
import { Button } from '#web/parts/button.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { rollout } from '#web/sync/store.ts'

const words = voice(pulseCardWords)

const mostNamed = 12

interface Line extends PulseShown {
  readonly name: string
}

const one = (value: number | null): string => (value === null ? '?' : f().number(Math.round(value * 10) / 10))

const Silent = ({ people, count }: { people: readonly string[]; count: number }) => {
  if (count === 0) return null
  const named = people.slice(0, mostNamed).flatMap((personId) => peopleById.value.get(personId)?.name ?? [])
  return (
    <details>
      <summary>{words('silent', { count })}</summary>
      <p class="small">{f().list([...named, ...(count > named.length ? [words('andOthers', { count: count - named.length })] : [])])}</p>
    </details>
  )
}

/** Satisfaction of the last weeks as a small line. */
const Weeks = ({ weeks }: Pick<PulseTold, 'weeks'>) => {
  const known = weeks.flatMap(({ mean }) => (mean === null ? [] : [mean]))
  if (known.length < 2) return null
  const isWorse = (known.at(-1) ?? 0) < (known.at(-2) ?? 0)
  return <SmallTrend values={known} most={10} wide={120} said={words('trend', { weeks: known.map(one) })} isWorse={isWorse} />
}

export const PulseCard = () => {
  const { value: told } = useAnswer<PulseTold>('/api/pulse')
  const [dialog, setDialog] = useState<'mode' | 'oldUse' | 'survey'>()
  const rolloutId = rollout.value?.rolloutId ?? ''
  if (!told) return null
  const { all, phases, anonymous, weeks, oldUse } = told
  const order = phaseOrder.value
  const lines: readonly Line[] = [
    ...phases
      .flatMap(({ key, ...group }) => (key === null || group.pulse.people === 0 ? [] : [{ key, ...group, name: phaseName(key) }]))
      .toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key)),
    { ...all, name: words('all') },
  ]
  return (
    <section class="card stack tight on-paper" aria-labelledby="what-people-say">
      <div class="card-head">
        <h2 id="what-people-say">{words('title')}</h2>
        <div class="card-actions no-print">
          <OriginButton title={words('title')}>{() => <OriginLines origin={pulseOrigin(told)} />}</OriginButton>
        </div>
      </div>
      <Weeks weeks={weeks} />
      {all.pulse.people === 0 ? (
        <p class="soft">{words('none')}</p>
      ) : (
        <>
          <ul class="said-list">
            {lines.map(({ name, pulse, atEase }) => (
              <li key={name}>
                <b>{name}</b>
                <span class="strong">{words('scores', { mean: pulse.mean, nps: pulse.nps })}</span>
                <span class="small soft">
                  {[
                    words('answered', { count: pulse.answered, of: pulse.people }),
                    atEase.people > 0 ? words('atEase', { count: atEase.yes, of: atEase.people }) : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          {anonymous && <p class="small soft">{words('anonymous')}</p>}
          {all.atEase.recorded > 0 && <p class="small soft">{words('recorded', { count: all.atEase.recorded })}</p>}
          <Silent {...all.pulse.silent} />
        </>
      )}
      {oldUse && <p class="small">{words('stated', { on: oldUse.statedOn, by: oldUse.statedBy, still: oldUse.stillThere })}</p>}
      <div class="row no-print">
        <Button opens="form" kind="quiet" onClick={() => setDialog('survey')}>
          {words('survey')}
        </Button>
        <Button opens="form" kind="quiet" onClick={() => setDialog('mode')}>
          {words('mode')}
        </Button>
        <Button opens="form" kind="quiet" onClick={() => setDialog('oldUse')}>
          {words('stateOldUse')}
        </Button>
      </div>
      {dialog === 'survey' && <SurveyDialog rolloutId={rolloutId} onClose={() => setDialog(undefined)} />}
      {dialog === 'mode' && <ModeDialog rolloutId={rolloutId} onClose={() => setDialog(undefined)} />}
      {dialog === 'oldUse' && <OldUseDialog rolloutId={rolloutId} onClose={() => setDialog(undefined)} />}
    </section>
  )
}
