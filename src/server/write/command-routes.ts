/** The way in for changes: one command or many, each answered on its own, in order. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Issued } from '#core/kernel/command.ts'
import { commandNamed } from '#core/registry/commands.ts'
import { id, list, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import * as z from 'zod/mini'
import { callerOf, deviceOf, languageOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'
import { check } from '#server/base/input-validation.ts'
import { type ProblemDocument, problemDocument, problemOf, shownProblem, isUnavailable } from '#server/http/problem-document.ts'
import type { Answer } from '#server/write/execute-command.ts'

const issuedShape = shape({ id, name: z.string().check(z.maxLength(80)), input: z.unknown(), issuedAt: z.iso.datetime({ offset: true }) })
const manyShape = list(issuedShape).check(z.maxLength(1000))

/** A staff list of a hundred thousand fits. */
const bodyLimit = 64 * 1024 * 1024

export const commandRoutes = (scope: FastifyInstance, { write, counters }: ServerContext): void => {
  const one = async (request: FastifyRequest, issued: unknown): Promise<Answer> => {
    const { actor } = callerOf(request)
    try {
      const asked = check(issuedShape, issued) as Issued
      if (commandNamed(asked.name)?.inside) throw new Problem('access.notFound', {})
      const answer = await write(actor, asked, { device: deviceOf(request) })
      counters.commanded('done')
      return answer
    } catch (trouble) {
      const problem = problemOf(trouble)
      counters.commanded(problem && !isUnavailable(problem) ? 'refused' : 'fault')
      throw trouble
    }
  }

  const many = async (
    request: FastifyRequest,
    sent: readonly unknown[],
  ): Promise<(Answer | { id: string; problem: ProblemDocument })[]> => {
    const answers: (Answer | { id: string; problem: ProblemDocument })[] = []
    for (const issued of sent) {
      try {
        answers.push(await one(request, issued))
      } catch (trouble) {
        const known = problemOf(trouble)
        // Nothing is carried out after what could not be just now, because it may build on that. Sent again, what was done is done once.
        if (known && isUnavailable(known)) throw trouble
        const problem = problemDocument(shownProblem(trouble, request, '/api/commands'), languageOf(request))
        answers.push({ id: check(issuedShape, issued).id, problem })
      }
    }
    return answers
  }

  scope.post(
    '/api/commands',
    {
      bodyLimit,
      config: {
        access: 'signedIn',
        forTokens: true,
        about: 'Carries out one command or a list of them, each on its own and in order.',
        body: z.union([issuedShape, manyShape]),
      },
    },
    (request) => {
      // A list with one envelope that cannot be read is refused before anything of it is done.
      if (Array.isArray(request.body)) return many(request, check(manyShape, request.body))
      return one(request, request.body)
    },
  )
}
