/** The list of a meeting on its way in. */
import type { Sitting } from '#web/training-sittings.ts'

export const SessionReport = (_: { sitting: Sitting; onClose: () => void }) => null
