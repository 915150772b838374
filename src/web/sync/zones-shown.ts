/** The time zone of whoever reads, as the store knows it: a time on a page says its zone only where theirs tells another time (RG-5). */
import { signal } from '@preact/signals'

export const zonesShown = signal<readonly string[]>([])
