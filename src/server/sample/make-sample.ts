/** Makes the sample company with its first weeks behind it: by commands alone, each at its own moment, as its people would have given them. */
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { commandCall } from '#server/base/command-call.ts'
import { type Actor, systemActor } from '#core/access/access.ts'
import { addDays, todayIn } from '#core/kernel/calendar.ts'
import { letterNeeds, type LetterRows } from '#core/communication/letter-facts.ts'
import { lettersOf } from '#core/communication/letters.ts'
import { outBeside } from '#core/communication/recipients.ts'
import {
  sampleCommands,
  sampleFirstDay,
  samplePersonId,
  sampleRolloutId as rolloutId,
  type SampleStage,
} from '#core/organisation/sample-company.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import { holidaysFrom } from '#server/regional/adopt-holidays.ts'
import type { Database } from '#server/db/database.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { loadFacts } from '#server/db/facts.ts'
import { newId } from '#server/base/ids.ts'
import { withTasksSuspended } from '#server/jobs/suspend-tasks.ts'
import { evaluateGates } from '#server/gates/gates-task.ts'
import { rowsByKey } from '#server/sample/rows-by-key.ts'
import { sampleLifeWords } from '#server/sample/sample-life-words.ts'
import { checklistTask } from '#server/checklist/checklist-task.ts'
import { type PlannedRows, sampleLife } from '#server/sample/sample-life.ts'
import { noteGoals } from '#server/metrics/goals-task.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { importUsage } from '#server/metrics/usage-import.ts'
import { moment, type Step } from '#server/sample/sample-step.ts'
import { samplePulse } from '#server/sample/sample-pulse.ts'
import { sampleSource, type SampleUsage, sampleUsage } from '#server/sample/sample-usage.ts'
import type { Write } from '#server/write/write.ts'

export interface SampleParts {
  readonly database: Database
  readonly write: Write
  /** Now, RFC 3339 in UTC: where the story has come to. */
  readonly now: string
}

export interface SampleChoice {
  readonly language: Language
  readonly stage: SampleStage
}

const zone = 'America/Paramaribo'
/** 09:00 in Paramaribo. */
const morning = (day: string): string => `${day}T12:00:00.000Z`
const later = (instant: string, minutes: number): string => new Date(Date.parse(instant) + minutes * 60_000).toISOString()

/** Who does a step: whoever made the sample, under the name of the person it is about. */
const actorFor = (owner: Actor, people: ReadonlyMap<string, Row<'person'>>, champions: ReadonlySet<string>, by: Step['by']): Actor => {
  const person = by === null ? undefined : people.get(by)
  const lead = people.get(samplePersonId('Maureen Landveld'))
  if (!person) return { ...owner, name: lead?.name ?? owner.name, personId: lead?.personId ?? null, role: 'lead', locationIds: [] }
  const isChampion = champions.has(person.personId)
  return {
    ...owner,
    name: person.name,
    personId: person.personId,
    role: isChampion ? 'champion' : 'member',
    locationIds: isChampion && person.locationId !== null ? [person.locationId] : [],
  }
}

/** A check of which nothing is changed. */
const unchangedCheck = { kind: null, threshold: null, windows: null, minimum: null, maxAgeDays: null, basis: null, dryRun: null }

/** The phases that have started, and the one that is next. */
const phasesAt: Readonly<Record<SampleStage, { readonly started: readonly string[]; readonly next: string }>> = {
  second: { started: ['early'], next: 'core' },
  third: { started: ['early', 'core'], next: 'rest' },
}

/** What was done of the checklist: all of the phases that have started, and of the next one all but making its accounts. */
const isKept = ({ phaseKey, list, item }: Pick<Row<'checklistItem'>, 'phaseKey' | 'list' | 'item'>, stage: SampleStage): boolean =>
  phasesAt[stage].started.includes(phaseKey) || (phaseKey === phasesAt[stage].next && list.endsWith('Before') && item !== 'accountsCreated')

/** One mail server in the story does not know an address that was written wrong. */
const misspelt = samplePersonId('Desiree Vola')

/**
 * Makes the sample company for an owner whose organisation has no rollout yet, who stays its issuer whatever changes meanwhile: commands
 * are issued for people without an account. Problem: plan.rolloutExists.
 *
 * @example await makeSample({ database, write, now }, owner, { language: 'nl', stage: 'third' })
 */
export const makeSample = (parts: SampleParts, { asOf: _, ...owner }: Actor, choice: SampleChoice): Promise<void> =>
  withTasksSuspended(parts.database, owner.organisationId, parts.now, () => liveThrough(parts, owner, choice))

const liveThrough = async ({ database, write, now }: SampleParts, owner: Actor, { language, stage }: SampleChoice): Promise<void> => {
  const threads = createThreads(database, threadTasks)
  const { organisationId } = owner
  const read = <T extends TableName>(table: T): Promise<Row<T>[]> => rowsByKey(database, organisationId, table)
  if ((await read('rollout')).length > 0) throw new Problem('plan.rolloutExists', {})
  const give = async <Name extends CommandName>(actor: Actor, name: Name, input: CommandInputs[Name], at: string): Promise<void> => {
    await write(actor, commandCall(at, name, input), { device: 'uitrol sample', at })
  }

  const firstDay = sampleFirstDay(todayIn(zone, now), stage)
  const begunOn = addDays(firstDay, -21)
  const holidays = await Promise.all(
    ['SR', 'GY'].map(async (country) => ({ country, holidays: await holidaysFrom(country, morning(begunOn)) })),
  )
  for (const command of sampleCommands({ firstDay, stage, base: '00000000-0000', language, holidays }))
    await write(
      owner,
      { ...command, id: newId(morning(begunOn)), issuedAt: morning(begunOn) },
      { device: 'uitrol sample', at: morning(begunOn) },
    )

  const plan: PlannedRows = {
    phases: await read('phase'),
    people: await read('person'),
    participants: await read('participant'),
    sessions: await read('session'),
    attendees: await read('attendee'),
    officeHours: await read('officeHour'),
  }
  const people = new Map(plan.people.map((one) => [one.personId, one]))
  const champions = new Set((await read('champion')).map(({ personId }) => personId))
  const as = (by: Step['by']): Actor => actorFor(owner, people, champions, by)
  const system = systemActor(organisationId)
  const { role: _, ...leader } = as(null)
  const lead: Actor = { ...leader, role: 'owner' }

  /** A message leaves, most of it arrives, and many say that they read it. */
  const send = async (message: Row<'message'>, at: string): Promise<void> => {
    const { messageKey } = message
    const beside = outBeside(message, await read('message')).map((one) => one.messageKey)
    await give(system, 'communication.queue', { rolloutId, messageKey, mail: true, story: true, beside }, at)
    const facts = (await loadFacts(database.db, database.kind, organisationId, letterNeeds(rolloutId))) as unknown as LetterRows
    const letters = lettersOf(facts, at.slice(0, 10))
    const deliveries = (await read('delivery')).filter((one) => one.messageKey === messageKey)
    const arrived = later(at, 5)
    const outcomes = deliveries
      .filter(({ channel }) => channel === 'email')
      .map(({ personId }) => {
        const wrong = personId === misspelt && message.kind === 'announcement'
        return {
          messageKey,
          personId,
          state: wrong ? ('failed' as const) : ('sent' as const),
          attempts: 1,
          words: wrong ? '550 5.1.1 No such mailbox here' : null,
          dueAt: null,
          letter: wrong ? null : letters.letter(message, personId),
        }
      })
    await give(system, 'communication.noteDeliveries', { rolloutId, outcomes }, arrived)
    if (outcomes.some(({ state }) => state === 'failed'))
      await give(lead, 'communication.byHand', { rolloutId, messageKey, personId: misspelt }, later(at, 60))
    for (const [index, { personId, channel, locationId }] of deliveries.entries()) {
      const byHand = channel === 'hand' || (personId === misspelt && message.kind === 'announcement')
      const champion = [...champions].find((one) => people.get(one)?.locationId === locationId)
      if (byHand && champion && message.kind !== 'update')
        await give(as(champion), 'communication.tell', { rolloutId, messageKey, personId, how: 'whatsapp' }, later(at, 90))
      else if (!byHand && index % 3 !== 2)
        await give(as(personId), 'communication.confirmRead', { rolloutId, messageKey }, later(at, 30 + index * 4))
    }
  }

  /** An item that nobody but people can see is ticked on its day; what the server saw already is left as it is. */
  const tick = async (itemKey: string, at: string): Promise<void> => {
    await checklistTask(
      { database, write: (actor, issued) => write(actor, issued, { device: 'uitrol sample', at }), threads },
      organisationId,
      at,
    )
    const item = (await read('checklistItem')).find((one) => one.itemKey === itemKey)
    if (item?.state === 'open') await give(lead, 'checklist.settle', { rolloutId, itemKey, state: 'done', evidence: null }, at)
  }
  const usage = sampleUsage(plan, { begunOn, language, until: now })
  const parts = {
    database,
    threads,
    now: () => usageAt,
    write: ((actor, issued, circumstances) =>
      write(actor, issued, { ...circumstances, device: 'uitrol sample', at: usageAt })) satisfies Write as Write,
  }
  const ingest = createUsageIngest(parts)
  const describedAt = moment(begunOn, '10:30')
  let usageAt = morning(begunOn)
  /** Usage comes in: by itself, or as a file of the lead. */
  const takeIn = async (told: SampleUsage): Promise<void> => {
    usageAt = told.at
    if ('lines' in told) {
      await ingest({ organisationId, rolloutId, sourceId: 'crm', by: 'New CRM', lines: told.lines, once: null, isPartial: false })
      return
    }
    const { file, text, mapping, ...source } = told
    const bytes = new TextEncoder().encode(text)
    await importUsage(parts, lead, { ...source, rolloutId, fileName: file, bytes, mapping: { ...mapping, order: null } })
  }
  const { started: begun, next } = phasesAt[stage]
  const lastStart =
    plan.phases
      .flatMap(({ phaseKey, goLiveOn }) => (begun.includes(phaseKey) ? [goLiveOn] : []))
      .toSorted()
      .at(-1) ?? firstDay
  const askedOn = moment(addDays(lastStart, 2), '16:00')
  /** The starts that lie behind it were approved the day before, although not everything was known. */
  const started = plan.phases.filter(({ goLiveOn }) => goLiveOn <= todayIn(zone, now))
  const approveStart = async (phaseKey: string, at: string): Promise<void> => {
    const gate = (await read('gate')).find((one) => one.phaseKey === phaseKey)
    if (!gate) return
    const because = gate.needs === 'nothing' ? null : speak(sampleLifeWords, language)('gateReason')
    await give(lead, 'gates.approve', { rolloutId, phaseKey, because }, at)
  }
  const due = (await read('message')).filter(({ sendOn }) => later(morning(sendOn), 8 * 60) <= now)
  const championAt = new Map((await read('champion')).map(({ personId }) => [people.get(personId)?.locationId ?? '', personId]))
  const happenings: { readonly at: string; readonly happen: () => Promise<void> }[] = [
    ...sampleLife(plan, { begunOn, language, stage, until: now }).map(({ at, by, name, input }) => ({
      at,
      happen: () => give(by === null ? lead : as(by), name, input, at),
    })),
    ...samplePulse(plan, championAt, now)
      .filter(({ at }) => at <= now)
      .map(({ at, by, name, input }) => ({ at, happen: () => give(as(by), name, input, at) })),
    { at: describedAt, happen: () => give(lead, 'metrics.describeSource', { rolloutId, ...sampleSource(language) }, describedAt) },
    ...usage.map((told) => ({ at: told.at, happen: () => takeIn(told) })),
    // The group that starts next waits until the first group's satisfaction is certain, whatever the silent say.
    ...(askedOn <= now
      ? [
          {
            at: askedOn,
            happen: () =>
              give(
                lead,
                'gates.changeCheck',
                {
                  rolloutId,
                  phaseKey: next,
                  checkKey: 'satisfaction',
                  ...unchangedCheck,
                  basis: 'certain' as const,
                  because: speak(sampleLifeWords, language)('gateCheckReason'),
                },
                askedOn,
              ),
          },
        ]
      : []),
    ...started.map(({ phaseKey, goLiveOn }) => {
      const at = moment(addDays(goLiveOn, -1), '15:30')
      return { at, happen: () => approveStart(phaseKey, at) }
    }),
    ...due.flatMap((message) => {
      const at = morning(message.sendOn)
      const approvedAt =
        message.sendOn > addDays(begunOn, 1) ? later(morning(addDays(message.sendOn, -1)), 240) : later(morning(begunOn), 120)
      return [
        { at: approvedAt, happen: () => give(lead, 'communication.approve', { rolloutId, messageKey: message.messageKey }, approvedAt) },
        { at, happen: () => send(message, at) },
      ]
    }),
    ...(await read('checklistItem'))
      .filter(
        ({ phaseKey, list, item, dueOn, state }) =>
          state === 'open' && isKept({ phaseKey, list, item }, stage) && later(morning(dueOn), 7 * 60) <= now,
      )
      .map(({ itemKey, dueOn }) => {
        const at = later(morning(dueOn < begunOn ? begunOn : dueOn), 7 * 60)
        return { at, happen: () => tick(itemKey, at) }
      }),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

  /** What the server works with when it looks at a moment. */
  const seenAt = (at: string) => ({
    database,
    threads,
    write: ((actor, issued) => write(actor, issued, { device: 'uitrol sample', at })) satisfies Write as Write,
  })
  let day = begunOn
  /** What the server sees at the end of a day: the checklist, and the next gate from a few days before the first start on. */
  const endDay = async (): Promise<void> => {
    const at = `${day}T20:00:00.000Z`
    const seen = seenAt(at)
    await checklistTask(seen, organisationId, at)
    if (day >= addDays(firstDay, -5)) await evaluateGates(seen, organisationId, at)
  }
  for (const { at, happen } of happenings) {
    while (day < at.slice(0, 10)) {
      await endDay()
      day = addDays(day, 1)
    }
    await happen()
  }
  // Of today as well, so that the server finds nothing new when it looks.
  await evaluateGates(seenAt(now), organisationId, now)
  await noteGoals(seenAt(now), organisationId, now)
}
