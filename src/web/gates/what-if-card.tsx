/** "What if": another threshold or number of weeks over all past days, when it would have passed, and what happened afterwards (GA-6). */
import { useEffect, useState } from 'preact/hooks'
import type { CheckTold, GateTold } from '#core/gates/gate-told.ts'
import type { WhatIf } from '#core/gates/what-if.ts'
import { f, voice } from '#web/base/language.ts'
import { checkName, figureSaid } from '#web/gates/check-said.ts'
import { rolloutId } from '#web/gates/gate-selectors.ts'
import { gatesWords } from '#web/gates/gates-words.ts'
import { useTold } from '#web/gates/use-told.ts'
import { SelectField } from '#web/parts/field.tsx'
import { Table } from '#web/parts/table.tsx'

const words = voice(gatesWords)

const steps = { share: 0.05, mean: 0.5, nps: 5, number: 1 } as const
const scales = { share: [0, 1], mean: [0, 10], nps: [-100, 100] } as const
const rangeOf = ({ metric, threshold }: CheckTold): readonly [number, number] =>
  metric === 'number' ? [0, Math.max(5, Math.ceil(threshold * 2))] : scales[metric]
const verdictShape = { pass: 'pass', hold: 'open', fail: 'open', 'no-data': 'open' } as const

const [wide, high, side, foot] = [640, 190, 60, 24]

const Chart = ({ found, check, threshold }: { found: WhatIf; check: CheckTold; threshold: number }) => {
  const [least, most] = rangeOf(check)
  const known = found.looks.filter(({ value }) => value !== null)
  if (known.length === 0) return <p class="soft">{words('noLooks')}</p>
  const x = (at: number): number => side + (known.length === 1 ? 0.5 : at / (known.length - 1)) * (wide - side - 32)
  const y = (value: number): number => 10 + (1 - (Math.min(most, Math.max(least, value)) - least) / (most - least)) * (high - foot - 20)
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => least + part * (most - least))
  const every = Math.max(1, Math.ceil(known.length / 5))
  const said = `${words('passedOn', { set: figureSaid(check, check.threshold), day: found.passedOn && f().day(found.passedOn, 'full') })} ${words('wouldPass', { value: figureSaid(check, threshold), day: found.wouldPassOn && f().day(found.wouldPassOn, 'full') })}`
  return (
    <svg class="what-if-chart" viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={said}>
      {ticks.map((tick) => (
        <g key={tick}>
          <path class="axis" d={`M${side} ${y(tick)}H${wide - 8}`} />
          <text x={side - 8} y={y(tick) + 4} text-anchor="end">
            {figureSaid(check, tick)}
          </text>
        </g>
      ))}
      <path class="needs" d={`M${side} ${y(check.threshold)}H${wide - 8}`} />
      {threshold !== check.threshold && <path class="changed" d={`M${side} ${y(threshold)}H${wide - 8}`} />}
      <path class="figure" d={known.map(({ value }, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(value ?? 0)}`).join('')} />
      {known.map(({ asOf, value, before, after }, at) => (
        <circle
          key={asOf}
          class={before === 'pass' ? 'dot pass' : after === 'pass' ? 'dot would' : `dot ${verdictShape[before]}`}
          cx={x(at)}
          cy={y(value ?? 0)}
          r={4.5}
        />
      ))}
      {known.map(({ asOf }, at) =>
        at % every === 0 ? (
          <text key={asOf} x={x(at)} y={high - 4} text-anchor="middle">
            {f().day(asOf, 'brief')}
          </text>
        ) : null,
      )}
    </svg>
  )
}

const Answer = ({ found, check, threshold, isChanged }: { found: WhatIf; check: CheckTold; threshold: number; isChanged: boolean }) => {
  const day = (one: string | null): string | null => one && f().day(one, 'full')
  const { gate, afterwards } = found
  return (
    <p class="small" aria-live="polite">
      {words('passedOn', { set: figureSaid(check, check.threshold), day: day(found.passedOn) })}{' '}
      {isChanged && words('wouldPass', { value: figureSaid(check, threshold), day: day(found.wouldPassOn) })}{' '}
      {afterwards && words('afterwards', { low: figureSaid(check, afterwards.lowest), high: figureSaid(check, afterwards.highest) })}{' '}
      {gate &&
        isChanged &&
        (gate.before === gate.after
          ? words('gateSame', { verdict: words(`verdict.${gate.before}`) })
          : words('gateOther', { before: words(`verdict.${gate.before}`), after: words(`verdict.${gate.after}`) }))}
    </p>
  )
}

/** How long a slider rests before the server is asked, in milliseconds. */
const rest = 200

export const WhatIfCard = ({ told }: { told: GateTold }) => {
  const checks = told.checks.filter(({ metric, source }) => metric !== 'number' || source === 'tickets')
  // What holds the gate is asked about first.
  const [key, setKey] = useState(checks.find(({ verdict, dryRun }) => verdict !== 'pass' && !dryRun)?.key ?? checks[0]?.key ?? '')
  const check = checks.find((one) => one.key === key) ?? checks[0]
  const [chosen, setChosen] = useState<{ readonly key: string; readonly threshold: number }>()
  const [windows, setWindows] = useState<number>()
  const threshold = (chosen?.key === check?.key ? chosen?.threshold : undefined) ?? check?.threshold ?? 0
  const weeks = windows ?? check?.windows ?? 1
  const asked =
    check &&
    `/api/gate/what-if?${new URLSearchParams({
      rollout: rolloutId.value,
      phase: told.phaseKey,
      check: check.key,
      threshold: String(threshold),
      ...(check.source === 'active' ? { windows: String(weeks) } : {}),
    })}`
  const [path, setPath] = useState(asked)
  useEffect(() => {
    const timer = setTimeout(() => setPath(asked), rest)
    return () => clearTimeout(timer)
  }, [asked])
  const { told: found } = useTold<WhatIf>(path)
  const [last, setLast] = useState<WhatIf>()
  useEffect(() => {
    if (found) setLast(found)
  }, [found])
  if (!check) return null
  const [least, most] = rangeOf(check)
  const shown = found ?? last
  const label = words('whatIfThreshold', { name: checkName(check.source) })
  return (
    <section class="card stack no-print" aria-labelledby="what-if">
      <h2 id="what-if">{words('whatIf')}</h2>
      <div class="what-if">
        <SelectField
          label={words('check')}
          value={check.key}
          onValue={(value) => {
            setKey(value)
            setLast(undefined)
          }}
          options={checks.map((one) => ({ value: one.key, text: checkName(one.source) }))}
        />
        <div class="field">
          <label for="what-if-threshold">{label}</label>
          <div class="slider">
            <input
              id="what-if-threshold"
              type="range"
              min={least}
              max={most}
              step={check.source === 'tickets' ? 0.1 : steps[check.metric]}
              value={threshold}
              aria-valuetext={figureSaid(check, threshold)}
              onInput={(event) => setChosen({ key: check.key, threshold: Number(event.currentTarget.value) })}
            />
            <output for="what-if-threshold" class="strong">
              {words('insteadOf', { value: figureSaid(check, threshold), set: figureSaid(check, check.threshold) })}
            </output>
          </div>
        </div>
        {check.source === 'active' && (
          <SelectField
            label={words('separateWeeks')}
            value={String(weeks)}
            onValue={(value) => setWindows(Number(value))}
            options={[1, 2, 3, 4].map((one) => ({ value: String(one), text: f().number(one) }))}
          />
        )}
      </div>
      {shown && (
        <>
          <Chart found={shown} check={check} threshold={threshold} />
          {shown.looks.some(({ value }) => value !== null) && (
            <Answer
              found={shown}
              check={check}
              threshold={threshold}
              isChanged={threshold !== check.threshold || weeks !== check.windows}
            />
          )}
          {shown.looks.length > 0 && (
            <details>
              <summary>{words('asTable')}</summary>
              <Table
                label={words('whatIf')}
                rows={shown.looks}
                rowKey={({ asOf }) => asOf}
                columns={[
                  { key: 'day', head: words('day'), cell: ({ asOf }) => f().day(asOf, 'short') },
                  {
                    key: 'figure',
                    head: words('figure'),
                    num: true,
                    cell: ({ value }) => (value === null ? words('unknown') : figureSaid(check, value)),
                  },
                  { key: 'before', head: words('asSet'), cell: ({ before }) => words(`verdict.${before}`) },
                  { key: 'after', head: words('changedTo'), cell: ({ after }) => words(`verdict.${after}`) },
                ]}
              />
            </details>
          )}
        </>
      )}
    </section>
  )
}
