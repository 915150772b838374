/** The verb behind "Remind" at a check: reminds those whose reply, task or training settles it, at most every second day (GA-2). */
import { gateNeeds, phaseOf } from '#core/gates/gate-commands.ts'
import { goesOnAfter, type Reminder, remindedOf, reminderOf, restOf } from '#core/gates/reminders.ts'
import { gatesOf } from '#core/gates/rollout-gates.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { command, put, rows } from '#core/kernel/command.ts'
import { boolean, id, listOf, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { settingsOf } from '#core/plan/settings.ts'
import { mostReminded } from '#core/pulse/pulse-commands.ts'
import { weekOf } from '#core/pulse/pulse-week.ts'
import { zoneAt } from '#core/regional/at-location.ts'

/** Refused while the last reminder of the same is too recent, the weekly one included, unless it only goes on. */
const refuseTooSoon = (before: Reminder | undefined, weekly: string | null, people: readonly string[], today: string): void => {
  const after = goesOnAfter(before, today)
  const goesOn = after !== null && people.every((personId) => personId > after)
  const rest = restOf(before, weekly, today)
  if (rest && !goesOn) throw new Problem('gates.remindedBefore', rest)
}

/**
 * Reminds the people whose reply, task or training settles a check (GA-2), at most every second day and not on the day of the weekly
 * reminder; `more` while not all of them fitted. Problems: access.notFound, gates.planNotApproved, gates.unknownCheck, gates.nobodyToRemind,
 * gates.remindedBefore.
 */
export const remindPeople = command({
  name: 'gates.remind',
  about: 'Reminds the people whose reply, task or training settles a check of a go/no-go check, at most every second day (GA-2).',
  may: 'gates.approve',
  inside: true,
  carriesList: true,
  lettersLeave: true,
  input: shape({ rolloutId: id, phaseKey: id, checkKey: id, people: listOf(id, mostReminded), more: boolean() }),
  needs: ({ rolloutId }, at) => ({
    ...gateNeeds(rolloutId),
    organisation: rows('organisation'),
    reminders: rows('gateReminder', { rolloutId }),
    rounds: rows('pulseRound', { rolloutId, weekOn: weekOf(at.today) }),
  }),
  decide: (from, { rolloutId, phaseKey, checkKey, people, more }, at) => {
    phaseOf(from, phaseKey)
    const [rollout] = from.rollouts
    if (!rollout) throw new Problem('access.notFound', {})
    const gate = gatesOf(from.phases, settingsOf(rollout.settings).ticketsPerWeek, from.changes).find((one) => one.phaseKey === phaseKey)
    const check = gate?.checks.find(({ key }) => key === checkKey)
    if (!check) throw new Problem('gates.unknownCheck', { check: checkKey }, { field: 'checkKey' })
    const of = remindedOf[check.source]
    if (of === undefined || people.length === 0) throw new Problem('gates.nobodyToRemind', {})
    const before = from.reminders.find((one) => one.remindedOf === of)
    const [round] = of === 'survey' ? from.rounds : []
    refuseTooSoon(before, round ? todayIn(zoneAt(from.organisation[0]), round.remindedAt) : null, people, at.today)
    const soFar = goesOnAfter(before, at.today) === null ? 0 : (before?.people ?? 0)
    const reminder = reminderOf(of, { tool: rollout.tool, phase: phaseKey })
    return [
      put('gateReminder', {
        rolloutId,
        remindedOf: of,
        phaseKey,
        remindedOn: at.today,
        remindedBy: at.by.name,
        people: soFar + people.length,
        throughId: more ? (people.at(-1) ?? null) : null,
      }),
      ...people.map((personId, n) => noticeTo(at, n, { personId, rolloutId, ...reminder })),
    ]
  },
})
