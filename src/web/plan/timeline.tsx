/** The timeline: weeks as columns, phases as bars that move from the keyboard, what happens around them as marks (TL-5). */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { addDays, dayNumber, dayOf } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { startWaitsSince } from '#core/plan/waiting-starts.ts'
import { f, voice } from '#web/base/language.ts'
import { shared } from '#web/base/lead-words.ts'
import { phaseName } from '#web/rollout/phase-name.ts'
import { planPageWords } from '#web/plan/plan-page-words.ts'
import { closedStretches, type MarkKind, marksOf, spanOf } from '#web/plan/timeline-span.ts'

const p = voice(planPageWords)

const glyphs: Record<MarkKind, string> = { message: '✉', training: '✎', gate: '◆', export: '⤓', noWayBack: '⚑' }

/** What a bar shows of a phase; without a head count it says nothing of its people. */
export type PhaseBar = Pick<StoredRow<'phase'>, 'phaseKey' | 'position' | 'goLiveOn' | 'endsOn' | 'headCount' | 'share' | 'waitsSinceOn'>

interface Props {
  readonly phases: readonly PhaseBar[]
  readonly messages: readonly StoredRow<'message'>[]
  readonly sessions: readonly StoredRow<'session'>[]
  readonly marks: readonly { kind: MarkKind; phase: string; on: string }[]
  readonly freezes: readonly Pick<StoredRow<'freeze'>, 'fromOn' | 'toOn' | 'name'>[]
  readonly holidays: readonly { day: string }[]
  readonly today: string
  /** The phase whose start waits for the approval of its go/no-go check (GA-4). */
  readonly waiting?: string | undefined
  /** What a phase is called; its own name where nothing else is said. */
  readonly nameOf?: (phaseKey: string) => string
  /** Asks to move a phase to a day; absent for those who may not. */
  readonly onMove?: ((phaseKey: string, to: string) => void) | undefined
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`

/** Past and running, the next one, later ones, and the end each have their own wash. */
const washOf = (phase: PhaseBar, next: string | undefined, today: string): string => {
  if (phase.phaseKey === 'off') return 'nodata'
  if (phase.goLiveOn <= today) return 'pass'
  return phase.phaseKey === next ? 'hold' : 'info'
}

const moves: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

export const Timeline = ({ phases, messages, sessions, marks, freezes, holidays, today, waiting, nameOf = phaseName, onMove }: Props) => {
  const [ghost, setGhost] = useState<{ phaseKey: string; to: string }>()
  const span = spanOf(
    [
      ...phases.flatMap((phase) => [phase.goLiveOn, phase.phaseKey === 'off' ? addDays(phase.goLiveOn, 7) : phase.endsOn]),
      ...messages.filter((one) => one.stage !== 'after').map((one) => one.sendOn),
      ...marks.filter(({ kind }) => kind === 'noWayBack').map(({ on }) => on),
    ],
    today,
  )
  const byPhase = marksOf(phases, messages, sessions, marks)
  const next = phases.find((phase) => phase.goLiveOn > today && phase.phaseKey !== 'off')?.phaseKey
  const width = span.weeks.length
  const inSpan = (day: number): boolean => day >= (span.weeks[0] ?? 0) && day < (span.weeks.at(-1) ?? 0) + 7
  const closed = closedStretches(holidays, freezes).filter(({ from, until }) => inSpan(from) || inSpan(until - 1))

  const onKeyDown = (phase: PhaseBar) => (event: KeyboardEvent) => {
    const step = moves[event.key]
    if (step !== undefined && onMove && phase.goLiveOn > today) {
      event.preventDefault()
      const from = ghost?.phaseKey === phase.phaseKey ? ghost.to : phase.goLiveOn
      setGhost({ phaseKey: phase.phaseKey, to: addDays(from, step * (event.shiftKey ? 7 : 1)) })
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const bars = [...(event.currentTarget as HTMLElement).closest('.timeline')!.querySelectorAll<HTMLElement>('.bar')]
      bars[bars.indexOf(event.currentTarget as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
    } else if (event.key === 'Escape' && ghost) {
      event.preventDefault()
      setGhost(undefined)
    }
  }

  // Where it is wider than the screen, it opens at today with a little of what was before.
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const [around, line] = [frame.current, frame.current?.querySelector('.now-line i')]
    if (!around || !line) return
    const label = around.querySelector('.label')?.clientWidth ?? 0
    const ahead = line.getBoundingClientRect().left - around.getBoundingClientRect().left
    around.scrollLeft += ahead - label - (around.clientWidth - label) / 4
  }, [width])

  return (
    <div class="scroll" ref={frame} role="region" aria-label={p('timeline')} tabIndex={0}>
      <div class="timeline" style={{ '--weeks': String(width) }}>
        <div class="weeks" aria-hidden="true">
          {span.weeks.map((monday, index) => {
            const day = dayOf(monday)
            const newMonth = index === 0 || dayOf(span.weeks[index - 1] ?? 0).slice(5, 7) !== day.slice(5, 7)
            return <span key={monday}>{newMonth ? f().day(day, 'brief') : String(Number(day.slice(8)))}</span>
          })}
        </div>
        <ol class="phases">
          {phases.map((phase) => {
            const from = dayNumber(phase.goLiveOn)
            const until = phase.phaseKey === 'off' ? from + 7 : dayNumber(phase.endsOn) + 1
            const name = nameOf(phase.phaseKey)
            const about =
              phase.headCount > 0
                ? p('peopleShare', { people: phase.headCount, share: f().percent(phase.share) })
                : phase.phaseKey === 'off'
                  ? p('offGate')
                  : ''
            const people = phase.phaseKey === waiting ? [about, p('waitsForGate')].filter(Boolean).join(' · ') : about
            const first = f().day(phase.goLiveOn, 'brief')
            // A start that waits has no day (GA-4).
            const since = startWaitsSince(phases, phase, today)
            const shown = since === null ? (phase.phaseKey === 'off' ? p('fromDay', { day: first }) : first) : p('waits')
            const wash = since === null ? washOf(phase, next, today) : 'hold waits'
            const moving = ghost?.phaseKey === phase.phaseKey ? ghost.to : undefined
            const where = { left: percent(span.at(from)), width: percent(span.at(until) - span.at(from)) }
            const start =
              since === null ? p('startsOn', { day: f().day(phase.goLiveOn, 'full') }) : shared('waitsFor', { day: f().day(since, 'long') })
            const label = p('barLabel', { shown, phase: name, start, people })
            return (
              <li key={phase.phaseKey}>
                <div class="label">
                  <b>
                    {phase.position} {name}
                  </b>
                  <span class="soft">{people}</span>
                </div>
                <div class="track">
                  {closed.map((stretch) => (
                    <i
                      key={`${stretch.from}-${stretch.until}`}
                      class="closed"
                      style={{ left: percent(span.at(stretch.from)), width: percent(span.at(stretch.until) - span.at(stretch.from)) }}
                    />
                  ))}
                  {(byPhase.get(phase.phaseKey) ?? [])
                    .filter(({ monday }) => inSpan(monday))
                    .map((week) => (
                      <span class="marks" key={week.monday} style={{ left: percent(span.at(week.monday)) }} aria-hidden="true">
                        {week.marks.map(({ kind, count, days }) => (
                          <span key={kind} class={kind} title={`${p(kind)}: ${days.map((day) => f().day(day, 'short')).join(', ')}`}>
                            {glyphs[kind]}
                            {count > 1 && <small>{count}</small>}
                          </span>
                        ))}
                      </span>
                    ))}
                  {onMove ? (
                    <button
                      type="button"
                      class={`bar ${wash}`}
                      style={where}
                      aria-label={label}
                      aria-describedby="timeline-help"
                      onKeyDown={onKeyDown(phase)}
                      onBlur={() => setGhost(undefined)}
                      onClick={() => onMove(phase.phaseKey, moving ?? phase.goLiveOn)}
                    >
                      <span class="kept-in-view">{shown}</span>
                    </button>
                  ) : (
                    <span class={`bar ${wash}`} style={where} role="img" aria-label={label}>
                      <span class="kept-in-view">{shown}</span>
                    </span>
                  )}
                  {moving && (
                    <i class="ghost" style={{ left: percent(span.at(dayNumber(moving))), width: percent(span.at(until) - span.at(from)) }}>
                      {f().day(moving, 'short')}
                    </i>
                  )}
                </div>
              </li>
            )
          })}
        </ol>
        {inSpan(dayNumber(today)) && (
          <div class="now-line" aria-hidden="true">
            <i style={{ left: percent(span.at(dayNumber(today))) }}>
              <span>{p('today')}</span>
            </i>
          </div>
        )}
      </div>
      <p class="unseen" role="status">
        {ghost ? p('ghost', { phase: phaseName(ghost.phaseKey), day: f().day(ghost.to, 'full') }) : ''}
      </p>
    </div>
  )
}

/** What the marks mean; read by everyone, and by the bars as their help. */
export const TimelineKey = () => (
  <p class="small soft timeline-key">
    {(['message', 'training', 'gate', 'export', 'noWayBack'] as const).map((kind) => (
      <span key={kind}>
        <span class={kind} aria-hidden="true">
          {glyphs[kind]}
        </span>{' '}
        {p(kind)}
      </span>
    ))}
    <span>
      <i class="closed-key" aria-hidden="true" /> {p('closed')}
    </span>
    <span id="timeline-help" class="no-print">
      {p('timelineHelp')}
    </span>
  </p>
)
