/** The checks of a gate: where each stands, what it needs, its verdict, and what settles it. */
import type { Verdict as CheckVerdict } from '#core/gates/check-shapes.ts'
import type { CheckTold } from '#core/gates/gate-told.ts'
import { f, voice } from '#web/base/language.ts'
import { CheckDrawing } from '#web/gates/check-drawing.tsx'
import { aboutSaid, askedSaid, checkName, figureSaid, neededSaid, nowSaid, settledAt, settledBy } from '#web/gates/check-said.ts'
import { chipOf } from '#web/gates/gate-selectors.ts'
import { gatesWords } from '#web/gates/gates-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Verdict } from '#web/parts/chip.tsx'
import { Table } from '#web/parts/table.tsx'

const words = voice(gatesWords)

const rank: readonly CheckVerdict[] = ['fail', 'no-data', 'hold', 'pass']

/** What does not pass first, the worst of it on top; what does not count last. */
const inOrder = (checks: readonly CheckTold[]): CheckTold[] =>
  checks.toSorted((a, b) => Number(a.dryRun) - Number(b.dryRun) || rank.indexOf(a.verdict) - rank.indexOf(b.verdict))

export const VerdictChip = ({ verdict }: { verdict: CheckVerdict }) => (
  <Verdict verdict={chipOf[verdict]}>{words(`verdict.${verdict}`)}</Verdict>
)

const Settle = ({ check, onRemind }: { check: CheckTold; onRemind: (check: CheckTold) => void }) => {
  const at = settledAt(check)
  const asked = askedSaid(check)
  const { people, verdict } = check
  return (
    <div class="settle">
      <span class={verdict === 'pass' ? 'small soft' : 'small'}>
        {settledBy(check)} {asked !== '' && <span class="strong">{asked}.</span>}{' '}
        {asked !== '' && people?.remindedOn != null && (
          <span class="no-print">{words('remindedOn', { day: f().day(people.remindedOn, 'short') })}</span>
        )}
      </span>
      {asked !== '' && people?.rests === false && (
        <Button opens="form" aria-label={`${words('remind')}: ${checkName(check.source)}`} onClick={() => onRemind(check)}>
          {words('remind')}
        </Button>
      )}
      {at && (
        <a class="button" href={at.href} aria-label={`${at.text}: ${checkName(check.source)}`}>
          {at.text}
        </a>
      )}
    </div>
  )
}

interface Props {
  readonly checks: readonly CheckTold[]
  readonly changed: ReadonlySet<string>
  readonly onRemind: (check: CheckTold) => void
}

export const CheckTable = ({ checks, changed, onRemind }: Props) => (
  <Table
    label={words('checks')}
    rows={inOrder(checks)}
    rowKey={({ key }) => key}
    columns={[
      {
        key: 'check',
        head: words('check'),
        cell: (check) => (
          <>
            <span class="strong">{checkName(check.source)}</span>
            <br />
            <span class="small soft">{aboutSaid(check, changed.has(check.key))}</span>
          </>
        ),
      },
      { key: 'where', head: words('where'), cell: (check) => <CheckDrawing check={check} /> },
      { key: 'now', head: words('now'), num: true, cell: (check) => <span class="strong">{nowSaid(check)}</span> },
      { key: 'needs', head: words('needs'), num: true, cell: (check) => <span class="soft">{neededSaid(check, check.threshold)}</span> },
      { key: 'verdict', head: words('verdict'), cell: ({ verdict }) => <VerdictChip verdict={verdict} /> },
      { key: 'settles', head: words('settles'), cell: (check) => <Settle check={check} onRemind={onRemind} /> },
    ]}
  />
)

/** How the answers decide, in words and figures, and how likely a share passes by luck (GA-8). */
export const BasesNote = ({ checks }: { checks: readonly CheckTold[] }) => {
  const active = checks.find(({ source, luck }) => source === 'active' && luck !== null)
  const asked = checks.filter(({ basis, answered, population }) => basis !== null && answered < population)
  if (!active && asked.length === 0) return null
  return (
    <div class="bases">
      {active?.luck != null && (
        <p class="small">
          <strong class="chance">{f().percent(active.luck)}</strong>{' '}
          {words('luck', {
            share: f().percent(Math.max(0, active.threshold - 0.05)),
            people: active.population,
            windows: active.windows,
            chance: f().percent(active.luck),
          })}
        </p>
      )}
      {asked.length > 0 && (
        <details>
          <summary>{words('bases')}</summary>
          <dl class="small">
            {asked.map((check) => (
              <div key={check.key}>
                <dt class="strong">{checkName(check.source)}</dt>
                <dd>
                  {check.basis !== null && words(`basis.${check.basis}`)}{' '}
                  {check.bounds !== null &&
                    words('basisLine', {
                      certainLow: figureSaid(check, check.bounds.certain.low),
                      certainHigh: figureSaid(check, check.bounds.certain.high),
                      sequenceLow: figureSaid(check, check.bounds.sequence.low),
                      sequenceHigh: figureSaid(check, check.bounds.sequence.high),
                    })}
                </dd>
              </div>
            ))}
          </dl>
          <p class="small soft">{words('assumption')}</p>
        </details>
      )}
    </div>
  )
}
