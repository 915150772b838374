/** The time zones of the locations at work, as the store knows them: where they differ, each time on a page says its own. */
import { signal } from '@preact/signals'

export const zonesShown = signal<readonly string[]>([])
