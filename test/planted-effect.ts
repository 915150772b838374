/** Rollouts in which the tool changes an outcome by a planted amount, for simulations of its estimate (ME-13). */
import { seeded } from '#core/kernel/seeded.ts'
import { type EffectResult, estimateEffect, type Observation } from '#core/metrics/effect.ts'

const weeks = 16

/** The estimate over three phases: each person slow or quick, weeks that are bad for all, habits that last, and an effect that is learnt. */
export const plantedEffect = (seed: number, effect: number, sizes: readonly [number, number, number] = [12, 16, 22]): EffectResult => {
  const random = seeded(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const badWeeks = Array.from({ length: weeks }, () => 2 * normal())
  const firstLive = new Map<string, number>()
  const observations: Observation[] = []
  for (const [group, size] of sizes.entries())
    for (let nth = 0; nth < size; nth++) {
      const unit = `g${group}-${nth}`
      const first = 6 + 3 * group
      const own = 30 + 6 * normal()
      let lasting = 0
      firstLive.set(unit, first)
      for (let time = 0; time < weeks; time++) {
        lasting = 0.5 * lasting + 2 * normal()
        const learnt = time < first ? 0 : Math.min(1, (time - first + 1) / 4)
        observations.push({ unit, time, outcome: own + (badWeeks[time] ?? 0) + lasting + effect * learnt - 0.3 * time })
      }
    }
  return estimateEffect({ observations, firstLive }, 'not-yet', { anticipation: 2, isSmall: true })
}
