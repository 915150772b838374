/** Answering the weekly question by a link, without signing in: the link opens nothing else (ME-5). */
import type { FastifyInstance } from 'fastify'
import type { Actor } from '#core/access/access.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { day, id, instant, matching, maybeText, shape, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { firstNameOf } from '#core/people/first-name.ts'
import { isAnonymousIn, questionsFor, weekOf } from '#core/pulse/pulse-week.ts'
import { readingLanguage, zoneAt } from '#core/regional/at-location.ts'
import { hasLeft } from '#server/access/access-end.ts'
import { hashOfSecret } from '#server/base/ids.ts'
import { check } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import { answerKey } from '#server/pulse/answer-seal.ts'
import { keepAnonymousAnswer } from '#server/pulse/anonymous-answer.ts'
import { admissionOf, flood } from '#server/sign-in/start-sign-in-session.ts'

const token = matching(/^[\w-]{43}$/)
const score = whole(0, 10)
const aboutShape = shape({ token })
const answerShape = shape({ token, id, issuedAt: instant, weekOn: day, satisfied: score, recommend: score, remark: maybeText(300) })

export const pulseLinkRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const { config, database, now, write } = context
  const { db } = database
  const { attempt } = admissionOf(context)

  const opened = async (secret: string) => {
    const link = await db
      .selectFrom('pulseLink')
      .innerJoin('person', (join) =>
        join.onRef('person.organisationId', '=', 'pulseLink.organisationId').onRef('person.personId', '=', 'pulseLink.personId'),
      )
      .innerJoin('rollout', (join) =>
        join.onRef('rollout.organisationId', '=', 'pulseLink.organisationId').onRef('rollout.rolloutId', '=', 'pulseLink.rolloutId'),
      )
      .leftJoin('location', (join) =>
        join.onRef('location.organisationId', '=', 'person.organisationId').onRef('location.locationId', '=', 'person.locationId'),
      )
      .innerJoin('organisation', 'organisation.organisationId', 'pulseLink.organisationId')
      .select(['pulseLink.organisationId', 'pulseLink.rolloutId', 'pulseLink.personId', 'rollout.tool'])
      .select([
        'person.name',
        'person.language',
        'location.language as localLanguage',
        'organisation.zone',
        'organisation.language as usual',
      ])
      .where('pulseLink.secretHash', '=', hashOfSecret(secret))
      .executeTakeFirst()
    if (!link || (await hasLeft(db, link.organisationId, link.personId, now()))) throw new Problem('pulse.linkEnded', {})
    return link
  }

  scope.post(
    '/api/pulse/link/about',
    {
      config: {
        ...flood,
        access: 'open',
        about: 'Says what a link to the weekly question asks, and of whom by first name.',
        body: aboutShape,
      },
    },
    async (request) => {
      const { token: secret } = check(aboutShape, request.body)
      const link = await attempt(request, null, () => opened(secret))
      const { organisationId, rolloutId, personId, tool, name } = link
      const today = todayIn(zoneAt(link), now())
      const weekOn = weekOf(today)
      const ofRollout = <T extends 'phase' | 'pulseMode'>(table: T) =>
        db.selectFrom(table as 'phase').selectAll().where('organisationId', '=', organisationId).where('rolloutId', '=', rolloutId).execute() // prettier-ignore
      const ofPerson = <T extends 'participant' | 'pulseReply'>(table: T) =>
        db
          .selectFrom(table as 'participant')
          .selectAll()
          .where('organisationId', '=', organisationId)
          .where('rolloutId', '=', rolloutId)
          .where('personId', '=', personId)
          .execute()
      const [participant] = await ofPerson('participant')
      const replies = (await ofPerson('pulseReply')) as unknown as { weekOn: string }[]
      const due = questionsFor({ rolloutId, participant, phases: await ofRollout('phase'), replies, ease: [], said: [] }, today)
      return {
        firstName: firstNameOf(name),
        tool,
        language: readingLanguage(link, { language: link.localLanguage }, { language: link.usual }),
        weekOn,
        isAnonymous: isAnonymousIn(weekOn, (await ofRollout('pulseMode')) as never),
        isAsked: due.includes('pulse'),
        isAnswered: replies.some((reply) => reply.weekOn === weekOn),
      }
    },
  )

  scope.post(
    '/api/pulse/link',
    { config: { ...flood, access: 'open', about: 'Takes an answer to the weekly question by a link, by name or in an anonymous week without a link to the person.', body: answerShape } }, // prettier-ignore
    async (request) => {
      const { token: secret, id: commandId, issuedAt, ...answer } = check(answerShape, request.body)
      const { organisationId, rolloutId, personId, name } = await attempt(request, null, () => opened(secret))
      const actor: Actor = { organisationId, accountId: 'system', name, role: 'member', personId, locationIds: [] }
      const modes = await db
        .selectFrom('pulseMode')
        .select(['fromOn', 'anonymous'])
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .execute()
      const { weekOn } = answer
      if (isAnonymousIn(weekOn, modes))
        await write(
          actor,
          { id: commandId, name: 'pulse.noteAnswered', input: { rolloutId, weekOn }, issuedAt },
          { alongside: keepAnonymousAnswer(await answerKey(config.data), organisationId, personId, { rolloutId, ...answer }) },
        )
      else await write(actor, { id: commandId, name: 'pulse.answer', input: { rolloutId, ...answer }, issuedAt })
      return { answered: weekOn }
    },
  )
}
