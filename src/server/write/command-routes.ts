/** The way in for changes: one command or many, each answered on its own, in order. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { type Actor, may } from '#core/access/access.ts'
import type { Issued } from '#core/kernel/command.ts'
import type { AnyCommand } from '#core/kernel/command.ts'
import { commandNamed } from '#core/registry/commands.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { Problem } from '#core/kernel/problem.ts'
import { callerOf, deviceOf, languageOf } from '#server/http/route-access.ts'
import { linkBase, ownAddress } from '#server/http/public-address.ts'
import { listLimits, ordinaryLimits } from '#server/http/json-body.ts'
import type { ServerContext } from '#server/context.ts'
import { check } from '#server/base/input-validation.ts'
import { isOurs, isUnavailable, type ProblemDocument, problemDocument, problemOf, shownProblem } from '#server/http/problem-document.ts'
import { commandsWithLists, isBody, issuedShape, manyShape, offeredCommands, refuseLarge } from '#server/write/command-body.ts'
import { readComplete } from '#server/write/commit.ts'
import { previewCommands } from '#server/write/preview.ts'
import { previewAboutEveryone } from '#server/write/preview-beside.ts'
import type { Answer } from '#server/write/execute-command.ts'

const mayDoAny = (actor: Actor, commands: readonly AnyCommand[]): boolean => commands.some(({ may: right }) => may(actor, right))

/** An answer, with what to look at although the command was carried out. */
type WarnedAnswer = Answer & { readonly warnings?: readonly { readonly code: string; readonly text: string }[] }

export const commandRoutes = (
  scope: FastifyInstance,
  { config, database, now, write, threads, commandsBeside, counters }: ServerContext,
): void => {
  const warned = (request: FastifyRequest, name: string, answer: Answer): WarnedAnswer => {
    if (!commandNamed(name)?.lettersLeave || config.smtpUrl === null || linkBase(ownAddress(config, scope)) !== null) return answer
    const code = 'communication.mailWithoutLinks'
    return { ...answer, warnings: [{ code, text: sayNote(languageOf(request), { code, params: {} }) }] }
  }

  const one = async (request: FastifyRequest, read: () => Issued | Promise<Issued>): Promise<WarnedAnswer> => {
    const { actor } = callerOf(request)
    try {
      const asked = await read()
      if (commandNamed(asked.name)?.inside) throw new Problem('access.notFound', {})
      const answer = await write(actor, asked, { device: deviceOf(request) })
      counters.commanded('done')
      return warned(request, asked.name, answer)
    } catch (trouble) {
      const problem = problemOf(trouble)
      counters.commanded(problem && !isOurs(problem) ? 'refused' : 'fault')
      throw trouble
    }
  }

  const many = async (
    request: FastifyRequest,
    sent: readonly unknown[],
  ): Promise<(WarnedAnswer | { id: string; problem: ProblemDocument })[]> => {
    const answers: (WarnedAnswer | { id: string; problem: ProblemDocument })[] = []
    for (const issued of sent) {
      try {
        answers.push(await one(request, () => check(issuedShape, issued) as Issued))
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
      // Before any of the body is read.
      onRequest: async (request) => {
        if (!mayDoAny(callerOf(request).actor, offeredCommands)) throw new Problem('access.notFound', {})
      },
      config: {
        access: 'signedIn',
        forTokens: true,
        bodyLimits: (actor) => (mayDoAny(actor, commandsWithLists) ? listLimits : ordinaryLimits),
        about: 'Carries out one command or a list of them, each on its own and in order.',
        body: z.union([issuedShape, manyShape]),
        commands: 'oneOrMany',
      },
    },
    async (request) => {
      const { body } = request
      if (isBody(body)) {
        const { organisationId } = callerOf(request).actor
        return one(request, async () => ({
          ...(await threads.run(organisationId, 'commandEnvelope', body, { rows: Infinity })),
          input: body,
        }))
      }
      if (request.isLargeBody) refuseLarge(body)
      // A list with one envelope that cannot be read is refused before anything of it is done.
      if (Array.isArray(body)) return many(request, check(manyShape, body))
      return one(request, () => check(issuedShape, body) as Issued)
    },
  )

  scope.get(
    '/api/commands/:commandId/stage',
    {
      config: {
        access: 'rows.read',
        about:
          'Says how far a command about everyone is that you issued: reading, deciding or writing; null for one that is not under way.',
      },
    },
    (request) => ({ stage: commandsBeside.stageOf(callerOf(request).actor, (request.params as { commandId: string }).commandId) }),
  )

  scope.post(
    '/api/commands/preview',
    {
      config: {
        access: 'rows.read',
        forTokens: true,
        bodyLimits: (actor) => (mayDoAny(actor, commandsWithLists) ? listLimits : ordinaryLimits),
        about:
          'Says what commands would change, one after the other, and does none of them; of the tables that grow with the number of people only how many rows.',
        body: manyShape,
        commands: 'many',
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const { body } = request
      const issued = isBody(body) ? body : (check(manyShape, body) as Issued[])
      const asked = { actor, issued, now: now() }
      const isForThread = isBody(issued) || issued.some(({ name }) => commandNamed(name)?.aboutEveryone)
      return isForThread
        ? previewAboutEveryone({ database, threads, commandsBeside }, asked)
        : readComplete(
            () => previewCommands(database, actor, issued, asked.now),
            () => threads.complete(actor.organisationId),
          )
    },
  )
}
