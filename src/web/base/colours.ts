/** Light or dark: as the device says, unless the reader chooses otherwise here. */
import { effect, signal } from '@preact/signals'

export type Colours = 'system' | 'light' | 'dark'
const kept = 'uitrol.colours'

const read = (): Colours => {
  try {
    const choice = localStorage.getItem(kept)
    return choice === 'light' || choice === 'dark' ? choice : 'system'
  } catch {
    return 'system'
  }
}

export const colours = signal<Colours>(read())

export const chooseColours = (chosen: Colours): void => {
  colours.value = chosen
  try {
    if (chosen === 'system') localStorage.removeItem(kept)
    else localStorage.setItem(kept, chosen)
  } catch {
    // Chosen until the tab closes.
  }
}

effect(() => {
  if (colours.value === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = colours.value
})
