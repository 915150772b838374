/** Imports an export of a survey as answers to the weekly question: by name, or in anonymous weeks without a link (ME-5). */
import { createHash } from 'node:crypto'
import type { Actor } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import { readSurvey, type SurveyLine } from '#core/pulse/survey-answers.ts'
import { isAnonymousIn, isAskedIn, lastAskedOn, weekOf } from '#core/pulse/pulse-week.ts'
import { commandCall } from '#server/base/command-call.ts'
import type { ServerContext } from '#server/context.ts'
import { answerKey } from '#server/pulse/answer-seal.ts'
import { keepAnonymousAnswer, keepNamelessAnswer } from '#server/pulse/anonymous-answer.ts'

export interface SurveyTold {
  /** Answers that were taken. */
  readonly imported: number
  /** Of people who had answered in that week already; theirs stay. */
  readonly answeredBefore: number
  /** Of people who are not asked in that week: not in the rollout, not live yet, or after its end. */
  readonly notAsked: number
  /** Lines of addresses that are not on the staff list. */
  readonly unknown: readonly { readonly line: number; readonly email: string }[]
  /** Lines without both scores. */
  readonly incomplete: number
}

/** Problems: those of `readSurvey`, and pulse.noNames. */
export const importSurvey = async (
  { config, database: { db }, write, now }: Pick<ServerContext, 'config' | 'database' | 'write' | 'now'>,
  actor: Actor,
  {
    rolloutId,
    headings,
    lines,
    today,
    order,
  }: {
    readonly rolloutId: string
    readonly headings: readonly string[]
    readonly lines: readonly SurveyLine[]
    readonly today: string
    readonly order?: 'day' | 'month' | undefined
  },
): Promise<SurveyTold> => {
  const { organisationId } = actor
  const { answers, incomplete } = readSurvey(headings, lines, today, order)
  const inRollout = <T extends 'phase' | 'pulseMode' | 'pulseReply'>(table: T) =>
    db
      .selectFrom(table as 'pulseReply')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .execute() as unknown as Promise<never[]>
  const [modes, phases] = [await inRollout('pulseMode'), await inRollout('phase')]
  const lastOn = lastAskedOn(phases)
  const people = await db
    .selectFrom('person')
    .leftJoin('participant', (join) =>
      join
        .onRef('participant.organisationId', '=', 'person.organisationId')
        .onRef('participant.personId', '=', 'person.personId')
        .on('participant.rolloutId', '=', rolloutId),
    )
    .select(['person.personId', 'person.email', 'person.locationId', 'participant.goLiveOn', 'participant.excludedAt'])
    .where('person.organisationId', '=', organisationId)
    .execute()
  const byEmail = new Map(people.flatMap((person) => (person.email === null ? [] : [[person.email.toLowerCase(), person] as const])))
  const replies: readonly { personId: string; weekOn: string }[] = await inRollout('pulseReply')
  const there = new Set(replies.map(({ personId, weekOn }) => `${personId} ${weekOn}`))

  const named = new Map<string, { personId: string; weekOn: string; locationId: string | null; answeredOn: string; satisfied: number; recommend: number; remark: string | null }>() // prettier-ignore
  const unknown: { line: number; email: string }[] = []
  const nobodys: typeof answers[number][] = [] // prettier-ignore
  let [answeredBefore, notAsked] = [0, 0]
  for (const answer of answers) {
    const { line, email, satisfied, recommend, remark } = answer
    const answeredOn = answer.answeredOn ?? today
    const weekOn = weekOf(answeredOn)
    const person = email === null ? undefined : byEmail.get(email)
    if (email === null) nobodys.push(answer)
    else if (!person) unknown.push({ line, email })
    else if (person.excludedAt !== null || !isAskedIn(weekOn, person.goLiveOn, lastOn)) notAsked++
    else if (there.has(`${person.personId} ${weekOn}`)) answeredBefore++
    // The last answer of a week counts.
    else named.set(`${person.personId} ${weekOn}`, { personId: person.personId, weekOn, locationId: person.locationId, answeredOn, satisfied, recommend, remark }) // prettier-ignore
  }
  const ofNamedWeek = nobodys.filter(({ answeredOn }) => !isAnonymousIn(weekOf(answeredOn ?? today), modes))
  if (ofNamedWeek.length > 0) throw new Problem('pulse.noNames', { count: ofNamedWeek.length })
  const taken = [...named.values()]
  const byName = taken.filter(({ weekOn }) => !isAnonymousIn(weekOn, modes))
  const withoutLink = taken.filter(({ weekOn }) => isAnonymousIn(weekOn, modes))
  const issued = commandCall(now(), 'pulse.importAnswers', {
    rolloutId,
    named: byName,
    nameless: withoutLink.map(({ personId, weekOn, locationId, answeredOn }) => ({ personId, weekOn, locationId, answeredOn })),
  })
  const scoresOf = ({ satisfied, recommend, remark }: { satisfied: number; recommend: number; remark: string | null }) => ({ satisfied, recommend, remark }) // prettier-ignore
  const told = { imported: taken.length + nobodys.length, answeredBefore, notAsked, unknown: unknown.slice(0, 100), incomplete }
  if (told.imported === 0) return told
  const cellsOf = new Map(lines.map(({ line, cells }) => [line, cells]))
  await write(actor, issued, {
    alongside: async (trx) => {
      const key = await answerKey(config.data)
      for (const one of withoutLink)
        await keepAnonymousAnswer(key, organisationId, one.personId, { rolloutId, weekOn: one.weekOn, ...scoresOf(one) })(trx)
      for (const one of nobodys) {
        const mark = createHash('sha256').update(JSON.stringify(cellsOf.get(one.line) ?? [])).digest('hex') // prettier-ignore
        await keepNamelessAnswer(trx, organisationId, mark, { rolloutId, weekOn: weekOf(one.answeredOn ?? today), ...scoresOf(one) })
      }
    },
  })
  return told
}
