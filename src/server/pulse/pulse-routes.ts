/** The weekly question over HTTP: answers of an anonymous week, and the figures for who runs the rollout. */
import type { FastifyInstance } from 'fastify'
import { day, id, instant, maybeText, oneOf, optional, shape, whole } from '#core/kernel/input.ts'
import { check } from '#server/base/input-validation.ts'
import { todayOf } from '#server/db/todays-date.ts'
import type { ServerContext } from '#server/context.ts'
import { readForm } from '#server/http/file-form.ts'
import { callerOf } from '#server/http/route-access.ts'
import { rolloutOf } from '#server/http/named-rollout.ts'
import { answerKey } from '#server/pulse/answer-seal.ts'
import { keepAnonymousAnswer } from '#server/pulse/anonymous-answer.ts'
import { importSurvey } from '#server/pulse/survey-import.ts'

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

const mostBytes = 8_000_000

const surveyFields = shape({ rollout: optional(id), order: optional(oneOf(['day', 'month'])) })

export const pulseRoutes = (scope: FastifyInstance, { config, database, now, write, threads }: ServerContext): void => {
  const { db } = database
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
        { alongside: keepAnonymousAnswer(await answerKey(config.data), actor.organisationId, actor.personId ?? '', given) },
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
      const rolloutId = await rolloutOf(db, actor, asked.rollout)
      const asOf = asked.asOf ?? (await todayOf(db, organisationId, now()))
      return threads.run(organisationId, 'pulseTold', { organisationId, rolloutId, asOf })
    },
  )

  scope.post(
    '/api/pulse/import',
    {
      bodyLimit: mostBytes + 100_000,
      config: {
        access: 'metrics.run',
        forTokens: true,
        about:
          'Imports an export of a survey (`file`: CSV, TSV, XLSX, ODS or FODS, of Microsoft Forms, Google Forms or another; beside it `rollout`, and `order` day or month where days can be read in two ways) as answers to the weekly question, and says what came of it.',
        takes: 'multipart/form-data',
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const { file, fields } = await readForm(request, ['rollout', 'order'], mostBytes)
      const { rollout, order } = check(surveyFields, Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')))
      const rolloutId = await rolloutOf(db, actor, rollout)
      const { usageTable } = await import('#files/usage/usage-file.ts')
      const { headings, lines } = usageTable(file.bytes, file.name)
      return importSurvey({ config, database, write, now }, actor, {
        rolloutId,
        headings,
        lines,
        order,
        today: await todayOf(db, actor.organisationId, now()),
      })
    },
  )
}
