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
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
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

/** Rounded down to one decimal as the goals are, so that what misses a goal never looks as if it met it. */
const scoreOf = (value: number | null): string => (value === null ? '?' : f().number(Math.floor(value * 10 + 1e-9) / 10, 1))

const linesOf = ({ all, phases }: Pick<PulseTold, 'all' | 'phases'>): readonly Line[] => {
  const order = phaseOrder.value
  return [
    ...phases
      .flatMap(({ key, ...group }) => (key === null || group.pulse.people === 0 ? [] : [{ key, ...group, name: phaseName(key) }]))
      .toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key)),
    { ...all, name: words('all') },
  ]
}

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

/** Satisfaction and NPS of the last weeks as small lines, each beside its newest figure. */
const Weeks = ({ weeks }: Pick<PulseTold, 'weeks'>) => (
  <ul class="series">
    {(['mean', 'nps'] as const).map((key) => {
      const known = weeks.flatMap((week) => week[key] ?? [])
      const isWorse = (known.at(-1) ?? 0) < (known.at(-2) ?? 0)
      const figures = known.map((value) => scoreOf(value))
      return known.length < 2 ? null : (
        <li key={key}>
          <span class="small">{words(key)}</span>
          <SmallTrend
            values={known}
            {...(key === 'mean' ? { most: 10 } : { least: -100, most: 100 })}
            wide={120}
            said={words('trend', { key, weeks: figures })}
            isWorse={isWorse}
          />
          <span class="strong num">{figures.at(-1)}</span>
        </li>
      )
    })}
  </ul>
)

/** Groups first, then everyone week by week. */
export const pulseTable = (told: Pick<PulseTold, 'all' | 'phases' | 'weeks'>): ChartTable => ({
  columns: [words('group'), words('mean'), words('nps'), words('answers'), words('ease')],
  rows: [
    ...linesOf(told).map(({ name, pulse, atEase }) => [
      name,
      scoreOf(pulse.mean),
      scoreOf(pulse.nps),
      words('of', { count: pulse.answered, of: pulse.people }),
      words('of', { count: atEase.yes, of: atEase.people }),
    ]),
    ...told.weeks.map(({ on, mean, nps, answered, people }) => [words('weekTo', { on }), scoreOf(mean), scoreOf(nps), words('of', { count: answered, of: people }), '']), // prettier-ignore
  ],
})

export const PulseCard = () => {
  const { value: told } = useAnswer<PulseTold>('/api/pulse')
  const [dialog, setDialog] = useState<'mode' | 'oldUse' | 'survey'>()
  const rolloutId = rollout.value?.rolloutId ?? ''
  if (!told) return null
  const { all, anonymous, weeks, oldUse } = told
  const isAsked = all.pulse.people > 0
  return (
    <ChartCard
      id="pulse"
      title={words('title')}
      onPaper
      origin={{ told: () => <OriginLines origin={pulseOrigin(told)} /> }}
      table={isAsked ? pulseTable(told) : undefined}
      after={
        <>
          {isAsked && <Silent {...all.pulse.silent} />}
          {oldUse && <p class="small">{words('stated', { on: oldUse.statedOn, by: oldUse.statedBy, still: oldUse.stillThere })}</p>}
          <div class="row no-print">
            {(['survey', 'mode', 'oldUse'] as const).map((one) => (
              <Button key={one} opens="form" kind="quiet" onClick={() => setDialog(one)}>
                {words(one === 'oldUse' ? 'stateOldUse' : one)}
              </Button>
            ))}
          </div>
          {dialog === 'survey' && <SurveyDialog rolloutId={rolloutId} onClose={() => setDialog(undefined)} />}
          {dialog === 'mode' && <ModeDialog rolloutId={rolloutId} onClose={() => setDialog(undefined)} />}
          {dialog === 'oldUse' && <OldUseDialog rolloutId={rolloutId} onClose={() => setDialog(undefined)} />}
        </>
      }
    >
      {isAsked ? (
        <>
          <Weeks weeks={weeks} />
          <ul class="said-list">
            {linesOf(told).map(({ name, pulse, atEase }) => (
              <li key={name}>
                <b>{name}</b>
                {pulse.mean === null || pulse.nps === null ? (
                  <OriginButton title={name} label="?" look="link-button strong">
                    {() => <OriginLines origin={pulseOrigin({ all: { pulse, atEase }, oldUse: null })} />}
                  </OriginButton>
                ) : (
                  <span class="strong">{words('scores', { mean: scoreOf(pulse.mean), nps: scoreOf(pulse.nps) })}</span>
                )}
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
        </>
      ) : (
        <p class="soft">{words('none')}</p>
      )}
    </ChartCard>
  )
}
