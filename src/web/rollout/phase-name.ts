/** The name of a phase in the reader's language. */
import { phaseCalled } from '#core/plan/phase-name.ts'
import { f } from '#web/base/language.ts'

export const phaseName = (phaseKey: string): string => phaseCalled(phaseKey, f())
