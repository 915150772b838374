/** What people answered, for a gate: satisfaction, recommendation, who is at ease, and what the lead states of the old system (GA-5, GA-7). */
import type { Asked, PulseGroup } from '#core/pulse/pulse-figures.ts'
import type { GateEvidence } from '#core/gates/gate.ts'
import type { GateCheck } from '#core/gates/default-gates.ts'
import { type GateInputs, type GateQuestion, readOnce } from '#server/gates/gate-input.ts'

/** The groups that a check is about. */
export const askedGroups = async (
  question: Pick<GateQuestion, 'organisationId' | 'rolloutId' | 'today' | 'pulseOn'>,
  { phases }: Pick<GateCheck, 'phases'>,
): Promise<readonly PulseGroup[]> => {
  const { organisationId, rolloutId, today, pulseOn } = question
  const figures = await readOnce(question, 'pulse', () => pulseOn({ organisationId, rolloutId, asOf: today }))
  return phases.flatMap((phaseKey) => figures.phases.get(phaseKey) ?? [])
}

/** Answers of one or several groups as one; null where nobody was asked. */
const joined = (groups: readonly Asked[], answers: readonly number[]): GateEvidence | null => {
  const population = groups.reduce((sum, { people }) => sum + people, 0)
  if (population === 0) return null
  const newest = groups.reduce<string | null>(
    (last, { newestOn }) => (newestOn !== null && (last === null || newestOn > last) ? newestOn : last),
    null,
  )
  return { population, windows: [answers], locations: groups.flatMap(({ locations }) => locations), newest, forecastLow: null }
}

export const pulseInputs: GateInputs = {
  satisfaction: async (question, check) => {
    const groups = (await askedGroups(question, check)).map(({ pulse }) => pulse)
    return joined(
      groups,
      groups.flatMap(({ satisfied }) => satisfied),
    )
  },
  recommendation: async (question, check) => {
    const groups = (await askedGroups(question, check)).map(({ pulse }) => pulse)
    return joined(
      groups,
      groups.flatMap(({ recommend }) => recommend),
    )
  },
  atEase: async (question, check) => {
    const groups = (await askedGroups(question, check)).map(({ atEase }) => atEase)
    return joined(
      groups,
      groups.flatMap(({ answers }) => answers),
    )
  },
}
