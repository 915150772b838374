/** What the guide says of each phase: its name, who is in it, why now, and what is done (PH-1). */
import type { PhaseKey } from '#core/plan/plan.ts'
import { note, type Note } from '#core/kernel/note.ts'

export interface PhaseGuide {
  readonly who: Note
  readonly whyNow: readonly Note[]
  readonly activities: readonly Note[]
}

const waveOf = /^rest-(\d+)$/

/** A phase that people start in has them; `full` and `off` are milestones of everybody. */
export const isMilestone = (key: PhaseKey): boolean => key === 'full' || key === 'off'

/**
 * The name of a phase, waves counted.
 *
 * @example say('en')('plan.phase.core') // 'Core team', as is sayNote('en', phaseName('core'))
 */
export const phaseName = (key: PhaseKey): Note => {
  const wave = waveOf.exec(key)
  if (wave) return note('plan.phase.restWave', { wave: Number(wave[1]) })
  switch (key) {
    case 'early':
      return note('plan.phase.early', {})
    case 'core':
      return note('plan.phase.core', {})
    case 'week-1':
      return note('plan.phase.week1', {})
    case 'week-2':
      return note('plan.phase.week2', {})
    case 'full':
      return note('plan.phase.full', {})
    case 'pilot':
      return note('plan.phase.pilot', {})
    case 'department-1':
      return note('plan.phase.department1', {})
    case 'department-2':
      return note('plan.phase.department2', {})
    case 'everyone':
      return note('plan.phase.everyone', {})
    case 'switch':
      return note('plan.phase.switch', {})
    case 'off':
      return note('plan.phase.off', {})
    default:
      return note('plan.phase.rest', {})
  }
}

const early: PhaseGuide = {
  who: note('plan.who.early', {}),
  whyNow: [note('plan.why.knowIt', {}), note('plan.why.canHelp', {}), note('plan.why.findFaults', {}), note('plan.why.stories', {})],
  activities: [
    note('plan.activity.accounts', {}),
    note('plan.activity.refresher', {}),
    note('plan.activity.watch', {}),
    note('plan.activity.quickWins', {}),
  ],
}
const core: PhaseGuide = {
  who: note('plan.who.core', {}),
  whyNow: [note('plan.why.enoughUsers', {}), note('plan.why.wholeProcess', {}), note('plan.why.helpCopes', {})],
  activities: [
    note('plan.activity.groupTraining', {}),
    note('plan.activity.oneOnOne', {}),
    note('plan.activity.officeHours', {}),
    note('plan.activity.feedback', {}),
  ],
}
const rest: PhaseGuide = {
  who: note('plan.who.rest', {}),
  whyNow: [
    note('plan.why.faultsGone', {}),
    note('plan.why.trainingBetter', {}),
    note('plan.why.championsReady', {}),
    note('plan.why.proven', {}),
  ],
  activities: [
    note('plan.activity.standardTraining', {}),
    note('plan.activity.selfService', {}),
    note('plan.activity.buddies', {}),
    note('plan.activity.measure', {}),
  ],
}
const off: PhaseGuide = {
  who: note('plan.who.off', {}),
  whyNow: [note('plan.why.proven', {}), note('plan.why.dataSafe', {})],
  activities: [
    note('plan.activity.export', {}),
    note('plan.activity.archive', {}),
    note('plan.activity.switchOff', {}),
    note('plan.activity.celebrate', {}),
  ],
}
const oneDay: PhaseGuide = {
  who: note('plan.who.switch', {}),
  whyNow: [note('plan.why.oneDay', { chosen: true })],
  activities: [note('plan.activity.accounts', {}), note('plan.activity.selfService', {}), note('plan.activity.watch', {})],
}

const alone: PhaseGuide = {
  who: note('plan.who.alone', {}),
  whyNow: [note('plan.approach.alone', {})],
  activities: [note('plan.activity.accounts', {}), note('plan.activity.selfService', {}), note('plan.activity.learn', {})],
}

/** Up to here one day for everyone is advised because so few people move (AP-2). */
const fewPeople = 3

/** The first phase of a rollout without a pilot claims nothing from one. */
const earlyOf = ({ pilots }: { readonly pilots: number }): PhaseGuide =>
  pilots > 0
    ? early
    : {
        who: note('plan.who.volunteers', {}),
        whyNow: early.whyNow.filter(({ code }) => code !== 'plan.why.knowIt'),
        activities: early.activities.map((activity) =>
          activity.code === 'plan.activity.refresher' ? note('plan.activity.groupTraining', {}) : activity,
        ),
      }

/** What a guide is told from: how many people take part, and how many of them took part in a pilot. */
export interface GuideFacts {
  readonly people: number
  readonly pilots: number
}

/**
 * Who is in a phase, why now, and its activities (PH-1); smaller shapes borrow from the phase they resemble (PH-6). It
 * speaks of a pilot only where there was one, and of few people only where they are few.
 *
 * @example phaseGuide('off', { people: 40, pilots: 3 }).activities.length // 4
 */
export const phaseGuide = (key: PhaseKey, facts: GuideFacts): PhaseGuide => {
  switch (key) {
    case 'early':
    case 'pilot':
      return earlyOf(facts)
    case 'core':
      return core
    case 'week-1':
      return { ...earlyOf(facts), who: note('plan.who.half', {}) }
    case 'week-2':
      return { ...core, who: note('plan.who.half', {}) }
    case 'department-1':
    case 'department-2':
      return { ...core, who: note('plan.who.department', {}) }
    case 'full':
      return { ...rest, who: note('plan.who.full', {}) }
    case 'switch':
      if (facts.people === 1) return alone
      return facts.people <= fewPeople ? { ...oneDay, whyNow: [note('plan.why.oneDay', { chosen: false })] } : oneDay
    case 'off':
      return off
    default:
      return rest
  }
}
