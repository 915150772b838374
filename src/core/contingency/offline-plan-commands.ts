/** The verbs of a location's offline plan: write it, note that it was printed and tried (RG-8). */
import { refuseBeyond } from '#core/access/access-scope.ts'
import { type At, command, put, rows } from '#core/kernel/command.ts'
import { day, id, maybeText, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { StoredRow } from '#core/kernel/rows.ts'

const planKey = { rolloutId: id, locationId: id }

const needsOf = ({ rolloutId, locationId }: { readonly rolloutId: string; readonly locationId: string }) => ({
  plans: rows('offlinePlan', { rolloutId, locationId }),
})

/** The plan that a command is about. Problems: access.notFound, also beyond reach; contingency.dayAhead. */
const planOf = (
  { plans: [plan] }: { readonly plans: readonly StoredRow<'offlinePlan'>[] },
  { locationId, on }: { readonly locationId: string; readonly on: string },
  at: At,
): StoredRow<'offlinePlan'> => {
  refuseBeyond(at, { locationId })
  if (!plan) throw new Problem('access.notFound', {})
  if (on > at.today) throw new Problem('contingency.dayAhead', { on }, { field: 'on' })
  return plan
}

/** Writes the plan of a location; what changed has to be printed and tried again. Problem: access.notFound. */
export const writeOfflinePlan = command({
  name: 'contingency.writeOfflinePlan',
  about:
    'Writes how a location works while the new tool cannot be reached: what staff do, the paper form, who enters it afterwards (RG-8).',
  may: 'place.help',
  input: shape({ ...planKey, work: text(4000), form: text(2000), entry: text(500) }),
  needs: (input) => ({
    ...needsOf(input),
    rollouts: rows('rollout', { rolloutId: input.rolloutId }),
    locations: rows('location', { locationId: input.locationId }),
  }),
  decide: (from, input, at) => {
    refuseBeyond(at, input)
    if (from.rollouts.length === 0 || from.locations.length === 0) throw new Problem('access.notFound', {})
    const [known] = from.plans
    if (known && known.work === input.work && known.form === input.form && known.entry === input.entry) return []
    return [
      put('offlinePlan', {
        ...input,
        writtenAt: at.now,
        writtenBy: at.by.name,
        printedOn: null,
        printedBy: null,
        triedOn: null,
        triedBy: null,
        triedNote: null,
      }),
    ]
  },
})

/** Notes that the plan was printed. Problems: access.notFound, contingency.dayAhead. */
export const notePrinted = command({
  name: 'contingency.notePrinted',
  about: 'Notes that the offline plan of a location was printed and is where people find it (RG-8).',
  may: 'place.help',
  input: shape({ ...planKey, on: day }),
  needs: (input) => needsOf(input),
  decide: (from, input, at) => [put('offlinePlan', { ...planOf(from, input, at), printedOn: input.on, printedBy: at.by.name })],
})

/** Notes that the plan was tried. Problems: access.notFound, contingency.dayAhead. */
export const noteTried = command({
  name: 'contingency.noteTried',
  about: 'Notes that the offline plan of a location was tried once, and how it went (RG-8).',
  may: 'place.help',
  input: shape({ ...planKey, on: day, note: maybeText(1000) }),
  needs: (input) => needsOf(input),
  decide: (from, input, at) => [
    put('offlinePlan', { ...planOf(from, input, at), triedOn: input.on, triedBy: at.by.name, triedNote: input.note }),
  ],
})

export const offlinePlanCommands = [writeOfflinePlan, notePrinted, noteTried] as const
