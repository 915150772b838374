/** The weekly question over HTTP: answers of an anonymous week, and the figures for who runs the rollout. */
import type { FastifyInstance } from 'fastify'
import { todayIn } from '#core/kernel/calendar.ts'
import { day, id, instant, maybeText, optional, shape, whole } from '#core/kernel/input.ts'
import { zoneAt } from '#core/regional/at-location.ts'
import type { PulseGroup } from '#core/pulse/pulse-figures.ts'
import { check } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import { callerOf } from '#server/http/route-access.ts'
import { rolloutOf } from '#server/http/named-rollout.ts'
import { keepAnonymousAnswer } from '#server/pulse/anonymous-answer.ts'
import { oldUseOn, pulseFiguresOn } from '#server/pulse/pulse-queries.ts'

const score = whole(0, 10)
const answer = shape({
  /** Made by the device, so that an answer sent twice counts once. */
  id,
  issuedAt: instant,
  rolloutId: id,
  weekOn: day,
  satisfied: score,
  recommend: score,
  remark: maybeText(300),
})
const query = shape({ rollout: optional(id), asOf: optional(day) })

/** How many people a list names. */
const mostNamed = 1000

/** A group as who runs the rollout sees it; single answers stay on the server. */
const shown = ({ pulse, atEase }: PulseGroup) => {
  const { satisfied: _, recommend: __, silent, ...told } = pulse
  const { answers: ___, silent: unsaid, ...ease } = atEase
  return {
    pulse: { ...told, silent: { count: silent.length, people: silent.slice(0, mostNamed) } },
    atEase: { ...ease, silent: { count: unsaid.length, people: unsaid.slice(0, mostNamed) } },
  }
}

export const pulseRoutes = (scope: FastifyInstance, { database, now, write }: ServerContext): void => {
  scope.post(
    '/api/pulse/anonymous',
    {
      config: {
        access: 'part.take',
        about:
          'Takes an answer to the weekly question of an anonymous week: notes that the caller answered, and keeps the answer apart without a link.',
        body: answer,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const { id: commandId, issuedAt, ...given } = check(answer, request.body)
      const { rolloutId, weekOn } = given
      // No device is noted: with it the trail would say more than that somebody answered.
      await write(
        actor,
        { id: commandId, name: 'pulse.noteAnswered', input: { rolloutId, weekOn }, issuedAt },
        { alongside: keepAnonymousAnswer(actor.organisationId, actor.personId ?? '', given) },
      )
      return { answered: weekOn }
    },
  )

  scope.get(
    '/api/pulse',
    {
      config: {
        access: 'metrics.run',
        forTokens: true,
        about: 'Gives satisfaction, NPS and who is at ease, of all and of each phase, with how many were asked and who is silent.',
        query,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const asked = check(query, request.query)
      const { organisationId } = actor
      const { db } = database
      const rolloutId = await rolloutOf(db, actor, asked.rollout)
      const organisation = await db
        .selectFrom('organisation')
        .select(['zone'])
        .where('organisationId', '=', organisationId)
        .executeTakeFirst()
      const asOf = asked.asOf ?? todayIn(zoneAt(organisation), now())
      const { all, phases, anonymous } = await pulseFiguresOn(db, organisationId, rolloutId, asOf)
      return {
        asOf,
        anonymous,
        all: shown(all),
        phases: [...phases].map(([key, group]) => ({ key, ...shown(group) })),
        oldUse: (await oldUseOn(db, organisationId, rolloutId, asOf)) ?? null,
      }
    },
  )
}
