/** What is told of the weekly question to who runs a rollout, counted from the answers of everyone. */
import type { PulseFigures, PulseGroup, PulseShown, PulseTold } from '#core/pulse/pulse-figures.ts'
import { oldUseOn, type PulseAsked, pulseFiguresOn, pulseSeriesTo } from '#server/pulse/pulse-queries.ts'
import type { ThreadTask } from '#server/threads/thread-task.ts'

/** How many people a list names. */
const mostNamed = 1000

/** Weeks of the small series. */
const seriesWeeks = 7

/** A group as who runs the rollout sees it; single answers stay on the server. */
const shown = ({ pulse, atEase }: PulseGroup): PulseShown => {
  const { people, answered, newestOn, mean, nps, withheld } = pulse
  const { yes, partly, no, recorded } = atEase
  const listOf = (silent: readonly string[]) => ({ count: silent.length, people: silent.slice(0, mostNamed) })
  return {
    pulse: { people, answered, newestOn, mean, nps, withheld, silent: listOf(pulse.silent) },
    atEase: { people: atEase.people, answered: atEase.answered, yes, partly, no, recorded, silent: listOf(atEase.silent) },
  }
}

/** It looks at everyone, so a thread does it where there are many. */
export const pulseTold: ThreadTask<PulseAsked, PulseTold> = async ({ database: { db } }, { organisationId, rolloutId, asOf }) => {
  const { figures, weeks } = await pulseSeriesTo(db, organisationId, rolloutId, asOf, seriesWeeks)
  const { all, phases, anonymous } = figures
  return {
    asOf,
    anonymous,
    all: shown(all),
    phases: [...phases].map(([key, group]) => ({ key, ...shown(group) })),
    weeks,
    oldUse: (await oldUseOn(db, organisationId, rolloutId, asOf)) ?? null,
  }
}

/** The figures of a day with everything that they are made of, for whoever draws a conclusion from them. */
export const pulseCounted: ThreadTask<PulseAsked, PulseFigures> = async ({ database: { db } }, { organisationId, rolloutId, asOf }) => {
  const { anonymous, all, phases } = await pulseFiguresOn(db, organisationId, rolloutId, asOf)
  return { asOf, anonymous, all, phases }
}
