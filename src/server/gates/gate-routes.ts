/** A gate over HTTP, for who runs the rollout: its checks by the newest evaluation, its past days, and "what if" (GA-2, GA-6, GA-8). */
import { setImmediate } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { boundsOf } from '#core/gates/check.ts'
import { evaluateGate } from '#core/gates/gate.ts'
import { evaluationOf } from '#core/gates/gate-inputs.ts'
import type { GateLook, GateTold } from '#core/gates/gate-told.ts'
import { whatIf } from '#core/gates/what-if.ts'
import { id, oneOf, optional, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { check as checked } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import { remindWhoCan, whoCan } from '#server/gates/who-can.ts'
import type { PulseOn } from '#server/pulse/pulse-queries.ts'
import { callerOf } from '#server/http/route-access.ts'

/** Past days that are looked at, at most. */
const mostLooks = 60

const query = shape({ rollout: id, phase: id })
const changeQuery = shape({
  rollout: id,
  phase: id,
  check: id,
  threshold: optional(z.coerce.number().check(z.gte(-100), z.lte(1_000_000))),
  windows: optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(8))),
  basis: optional(oneOf(['answered', 'sequence', 'certain'])),
})

const remindBody = shape({ rollout: id, phase: id, check: id })

export const gateRoutes = (scope: FastifyInstance, { database, now, write, threads }: ServerContext): void => {
  const { db } = database
  const pulseIn =
    (organisationId: string): PulseOn =>
    (asked) =>
      threads.run(organisationId, 'pulseCounted', asked)
  /** The newest days of a gate, the oldest first; with their inputs where they are asked for. */
  const evaluations = async (organisationId: string, rolloutId: string, phaseKey: string, most: number) =>
    (
      await db
        .selectFrom('gateEvaluation')
        .select(['asOfOn', 'evaluatedAt', 'verdict', 'inputs'])
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .where('phaseKey', '=', phaseKey)
        .orderBy('asOfOn', 'desc')
        .limit(most)
        .execute()
    ).toReversed()

  scope.get(
    '/api/gate',
    {
      config: {
        access: 'gates.approve',
        about:
          'Gives the go/no-go check of a phase by its newest evaluation: each check with its figure, bounds and what settles it, who can supply what is missing, and the verdicts of the days before.',
        query,
      },
    },
    async (request): Promise<GateTold> => {
      const { rollout: rolloutId, phase: phaseKey } = checked(query, request.query)
      const { organisationId } = callerOf(request).actor
      const [newest] = await evaluations(organisationId, rolloutId, phaseKey, 1)
      if (!newest) throw new Problem('access.notFound', {})
      const evaluation = evaluationOf(newest)
      const { verdict, checks } = evaluateGate(evaluation)
      const told = []
      // What people answered is counted once for all checks.
      const gate = { database, organisationId, rolloutId, phaseKey, now: now(), today: newest.asOfOn, pulseOn: pulseIn(organisationId) }
      for (const [index, definition] of evaluation.checks.entries()) {
        // Drawing the bounds of many answers takes a while; others are answered in between.
        await setImmediate()
        const result = checks[index]
        if (!result) continue
        const evidence = evaluation.evidence[definition.key]
        told.push({
          ...definition,
          ...result,
          bounds: result.basis === null || !evidence ? null : boundsOf(definition, evidence),
          population: evidence?.population ?? 0,
          answered: evidence?.windows.at(-1)?.length ?? 0,
          forecastLow: evidence?.forecastLow ?? null,
          newest: evidence?.newest ?? null,
          past: (evidence?.windows ?? []).slice(-4).map((window) => window.at(-1) ?? null),
          people: result.verdict === 'pass' ? null : await whoCan(gate, definition),
        })
      }
      const looks = await db
        .selectFrom('gateEvaluation')
        .select(['asOfOn', 'verdict'])
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .where('phaseKey', '=', phaseKey)
        .orderBy('asOfOn', 'desc')
        .limit(mostLooks)
        .execute()
      return {
        phaseKey,
        asOf: newest.asOfOn,
        evaluatedAt: newest.evaluatedAt,
        verdict,
        checks: told,
        looks: looks.map(({ asOfOn, verdict: said }): GateLook => ({ asOf: asOfOn, verdict: said as GateLook['verdict'] })),
      }
    },
  )

  scope.post(
    '/api/gate/remind',
    {
      config: {
        access: 'gates.approve',
        about:
          'Reminds the people whose reply, task or training settles a check of a go/no-go check, at most every second day, and tells how many.',
        body: remindBody,
      },
    },
    async (request): Promise<{ readonly reminded: number }> => {
      const { actor } = callerOf(request)
      const { rollout: rolloutId, phase: phaseKey, check: key } = checked(remindBody, request.body)
      const { organisationId } = actor
      const [newest] = await evaluations(organisationId, rolloutId, phaseKey, 1)
      const definition = newest && evaluationOf(newest).checks.find((one) => one.key === key)
      if (!newest || !definition) throw new Problem('access.notFound', {})
      const gate = {
        database,
        write,
        organisationId,
        rolloutId,
        phaseKey,
        now: now(),
        today: newest.asOfOn,
        pulseOn: pulseIn(organisationId),
      }
      return { reminded: await remindWhoCan(gate, actor, definition) }
    },
  )

  scope.get(
    '/api/gate/what-if',
    {
      config: {
        access: 'gates.approve',
        about:
          'Replays a changed check over the stored evaluations of a go/no-go check: when it would have passed, and what its figure did afterwards.',
        query: changeQuery,
      },
    },
    async (request) => {
      const { rollout: rolloutId, phase: phaseKey, check: key, ...change } = checked(changeQuery, request.query)
      const past = await evaluations(callerOf(request).actor.organisationId, rolloutId, phaseKey, mostLooks)
      return whatIf(past.map(evaluationOf), {
        key,
        ...(change.threshold === undefined ? {} : { threshold: change.threshold }),
        ...(change.windows === undefined ? {} : { windows: change.windows }),
        ...(change.basis === undefined ? {} : { basis: change.basis }),
      })
    },
  )
}
