/** What a sponsor sees of a rollout: one sentence, how far each phase is, and three risks; never a figure of a few people (ME-8). */
import type { Verdict } from '#core/gates/check-shapes.ts'
import { type Figure, figuresOf, type ToldWith } from '#core/metrics/figures.ts'
import { headline, nextPhase } from '#core/checklist/today.ts'
import { type Hold, isNextPaused, type LaunchFacts, launchHolds } from '#core/home/launch.ts'
import { note, type Note } from '#core/kernel/note.ts'
import { type LiveUse, knownUse } from '#core/metrics/known-use.ts'
import { type ToldShare, toldShare } from '#core/metrics/small-groups.ts'
import { type BaselineDay, slipsOf } from '#core/plan/slips.ts'

export interface SponsorFacts extends LaunchFacts {
  readonly tool: string
  readonly oldSystem: string | null
  readonly baseline: readonly BaselineDay[]
  /** With which phases each is told. */
  readonly toldPhases: readonly ToldWith[]
  readonly warnings: number
  /** Questions whose time to be answered has passed. */
  readonly overdueQuestions: number
  /** Of those who are live by phase: whom a source tells of, and who was active in the last week; empty where no data is fresh. */
  readonly active: readonly (LiveUse & { readonly phaseKey: string })[]
  /** Of each phase: who is asked whether they are at ease, how many answered, and how many said yes (GA-7). */
  readonly ease: readonly { readonly phaseKey: string; readonly asked: number; readonly answered: number; readonly yes: number }[]
  /** How many people start at each location, by phase and day. */
  readonly starts: readonly { readonly phaseKey: string; readonly goLiveOn: string; readonly people: number }[]
}

/** A phase, or small ones taken together, with what may be told of it; null is not known, or of too few people. */
export interface SponsorPhase extends Figure {
  readonly started: ToldShare | null
  readonly trained: ToldShare | null
  /** Of those whom a source tells of; null where it tells of fewer than half of those who are live (ME-3). */
  readonly active: ToldShare | null
  /** Whether a source tells of everyone who is live. */
  readonly isActiveOfAll: boolean
  /** Of those who answered whether they are at ease; null where fewer than half of those who are asked did. */
  readonly atEase: ToldShare | null
  /** The day on which it, or a part of it, was to start, while that waits for its go/no-go check (GA-4). */
  readonly waitsSinceOn: string | null
  /** Something stands in the way of its first day. */
  readonly holds: boolean
}

/** A risk in two sentences: what it is, and what it means. */
export interface Risk {
  readonly area: 'pause' | 'plan' | 'gate' | 'messages' | 'checklist' | 'training' | 'champions' | 'support' | 'runbook'
  readonly title: Note
}

export interface SponsorView {
  readonly headline: Note
  readonly phases: readonly SponsorPhase[]
  readonly risks: readonly Risk[]
}

const mostRisks = 3

const holdRisk = (hold: Hold): Risk => {
  switch (hold.kind) {
    case 'pause':
      return { area: 'pause', title: note('home.risk.paused', {}) }
    case 'approvePlan':
      return { area: 'plan', title: note('home.risk.planDraft', {}) }
    case 'gate':
      return { area: 'gate', title: note('home.risk.gate', { verdict: hold.gate.verdict as Verdict }) }
    case 'messages':
      return {
        area: 'messages',
        title: note('home.risk.message', { state: hold.state === 'toTell' ? 'stuck' : hold.state, kind: hold.messages[0].kind }),
      }
    case 'task':
      return { area: 'checklist', title: note('home.risk.tasks', {}) }
    case 'attendance':
      return { area: 'training', title: note('home.risk.attendance', {}) }
    case 'untrained':
      return { area: 'training', title: note('home.risk.untrained', {}) }
    case 'runbook':
      return { area: 'runbook', title: note('home.risk.runbook', {}) }
    case 'champions':
      return { area: 'champions', title: note('home.risk.champions', { locations: hold.locationIds.length }) }
  }
}

/** At most one risk of each area, the worst first: a pause, a date that slipped, what holds the next go-live, questions that wait too long. */
const risksOf = (facts: SponsorFacts, holds: readonly Hold[]): Risk[] => {
  const off = slipsOf(facts.baseline, facts.phases).findLast(({ days }) => days !== null && days > 0)
  const paused = holds.filter(({ kind }) => kind === 'pause')
  const all: Risk[] = [
    ...paused.map(holdRisk),
    ...(off?.days ? [{ area: 'plan' as const, title: note('home.risk.slip', { phase: off.phaseKey, days: off.days }) }] : []),
    ...holds.map(holdRisk),
    ...(facts.overdueQuestions > 0 ? [{ area: 'support' as const, title: note('home.risk.questions', {}) }] : []),
    ...(facts.warnings > 0 ? [{ area: 'plan' as const, title: note('home.risk.warnings', { count: facts.warnings }) }] : []),
  ]
  return all.filter(({ area }, index) => all.findIndex((one) => one.area === area) === index).slice(0, mostRisks)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/**
 * The sponsor's page (ME-8): the same verdict as on Today, per phase how many have started and are trained, and at most three risks
 * without anybody's name. Small phases are taken together with their neighbours, and parts are told as bands.
 *
 * @example sponsorView(facts).phases[0]?.started // { from: 80, to: 100 }
 */
export const sponsorView = (facts: SponsorFacts): SponsorView => {
  const holds = launchHolds(facts)
  const next = nextPhase(facts.phases, facts.today)
  const phases = figuresOf(facts.phases, facts.toldPhases).map((figure): SponsorPhase => {
    const own = <R extends { readonly phaseKey: string }>(rows: readonly R[]): R[] =>
      rows.filter(({ phaseKey }) => figure.phaseKeys.includes(phaseKey))
    const starts = own(facts.starts)
    const trained = own(facts.completion)
    const used = own(facts.active)
    const [live, covered] = [sum(used.map((one) => one.live)), sum(used.map((one) => one.covered))]
    const use = knownUse({ live, covered, active: sum(used.map(({ active }) => active)) })
    const ease = own(facts.ease)
    const [asked, answered] = [sum(ease.map((one) => one.asked)), sum(ease.map((one) => one.answered))]
    const started = starts.filter(({ goLiveOn }) => goLiveOn <= facts.today)
    return {
      ...figure,
      started: toldShare(sum(started.map(({ people }) => people)), sum(starts.map(({ people }) => people))),
      trained: toldShare(sum(trained.map(({ complete }) => complete)), sum(trained.map(({ assigned }) => assigned))),
      active: use && toldShare(use.active, use.covered),
      isActiveOfAll: covered === live,
      atEase: answered * 2 < asked ? null : toldShare(sum(ease.map(({ yes }) => yes)), answered),
      waitsSinceOn: own(facts.phases).find((phase) => phase.waitsSinceOn !== null)?.waitsSinceOn ?? null,
      holds: next !== undefined && figure.phaseKeys.includes(next.phaseKey) && holds.length > 0,
    }
  })
  const { tool, oldSystem, items, today } = facts
  const warnings = Array.from({ length: facts.warnings })
  return {
    headline: headline({ tool, oldSystem, phases: facts.phases, items, holds: holds.length, paused: isNextPaused(facts), warnings, today }),
    phases,
    risks: risksOf(facts, holds),
  }
}
