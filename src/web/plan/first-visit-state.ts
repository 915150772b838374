/** Whether the first visit is at work: its page stays until all it does is done, though the rollout exists from its first command. */
import { signal } from '@preact/signals'

export const beginning = signal(false)
