/** Which of several rollouts this device shows: the reader's own choice. */
import { signal } from '@preact/signals'

const kept = 'uitrol.rollout'
const readChosen = (): string | null => {
  try {
    return localStorage.getItem(kept)
  } catch {
    return null
  }
}
/** The rollout that this device shows, if one was chosen. */
export const chosenRollout = signal(readChosen())

/** Shows another rollout from now on, on this device. */
export const chooseRollout = (rolloutId: string): void => {
  chosenRollout.value = rolloutId
  try {
    localStorage.setItem(kept, rolloutId)
  } catch {
    // Chosen until the tab closes.
  }
}
