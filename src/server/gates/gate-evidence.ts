/** The figures of a gate on a day, from every chapter that can tell some (GA-5, GA-6). */
import type { Gate } from '#core/gates/default-gates.ts'
import type { GateEvidence } from '#core/gates/gate.ts'
import { checklistInputs } from '#server/gates/checklist-inputs.ts'
import { contingencyInputs } from '#server/gates/contingency-inputs.ts'
import { goingBackInputs } from '#server/gates/going-back-inputs.ts'
import type { GateInputs, GateQuestion } from '#server/gates/gate-input.ts'
import { pulseInputs } from '#server/gates/pulse-inputs.ts'
import { supportInputs } from '#server/gates/support-inputs.ts'
import { trainingInputs } from '#server/gates/training-inputs.ts'
import { usageInputs } from '#server/gates/usage-inputs.ts'

const inputs: GateInputs = {
  ...checklistInputs,
  ...contingencyInputs,
  ...trainingInputs,
  ...usageInputs,
  ...supportInputs,
  ...goingBackInputs,
  ...pulseInputs,
}

/** What is known for each check; a check of which nothing is known is missing. */
export const evidenceFor = async (question: GateQuestion, { checks }: Gate): Promise<Readonly<Record<string, GateEvidence>>> => {
  const known: Record<string, GateEvidence> = {}
  for (const check of checks) {
    const evidence = await inputs[check.source]?.(question, check)
    if (evidence) known[check.key] = evidence
  }
  return known
}
