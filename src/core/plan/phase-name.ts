/** The name of a phase for use inside other words, which cannot reach the whole vocabulary they are part of. */
import type { Format } from '#core/kernel/format.ts'
import { phaseWords } from '#core/plan/phase-words.ts'

const waveOf = /^rest-(\d+)$/

/**
 * The name of a phase in the language of a format, waves counted; a key that this version does not know is shown as it is.
 *
 * @example phaseCalled('core', format('en')) // 'Core team'
 */
export const phaseCalled = (key: string, f: Format): string => {
  const words = f.language === 'nl' ? phaseWords.nl : phaseWords.en
  const wave = waveOf.exec(key)
  if (wave) return words['plan.phase.restWave']({ wave: Number(wave[1]) })
  const found = (words as Record<string, unknown>)[`plan.phase.${key.replace('-', '')}`]
  return typeof found === 'string' ? found : key
}

/** At most three names, then how many more there are. */
export const placesCalled = (places: readonly string[], f: Format): string => {
  if (places.length <= 4) return f.list(places)
  const more = places.length - 3
  return f.list([...places.slice(0, 3), f.language === 'nl' ? `nog ${f.number(more)} plekken` : `${f.number(more)} more places`])
}
