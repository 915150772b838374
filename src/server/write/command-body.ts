/** What a body with commands holds; one with a long list is read in a thread, and only its envelope is known where requests are answered (decision 0023). */
import * as z from 'zod/mini'
import type { Issued } from '#core/kernel/command.ts'
import { id, listOf, shape } from '#core/kernel/input.ts'
import { allCommands } from '#core/registry/commands.ts'
import { check } from '#server/base/input-validation.ts'
import { listLimits, ordinaryLimits, readJson, tooManyBytes } from '#server/http/json-body.ts'
import type { ThreadTask } from '#server/threads/thread-task.ts'

export const issuedShape = shape({
  id,
  name: z.string().check(z.maxLength(80)),
  input: z.unknown(),
  issuedAt: z.iso.datetime({ offset: true }),
})
export const manyShape = listOf(issuedShape, 1000)

export const offeredCommands = allCommands().filter(({ inside }) => !inside)
export const commandsWithLists = offeredCommands.filter(({ carriesList }) => carriesList)

/** Refuses a body that is more than the ordinary and not the one command that it is allowed for. Problem: access.tooLarge. */
export const refuseLarge = (body: unknown): void => {
  const { name } = (body ?? {}) as { name?: unknown }
  if (!commandsWithLists.some((one) => one.name === name)) throw tooManyBytes(ordinaryLimits.bytes)
}

const bodyIn = (body: Uint8Array): unknown => readJson(body, listLimits).value

/** The envelope of the one command in a large body: its input is the body, which is read again where it is carried out. Problems: access.badInput, access.tooLarge. */
export const commandEnvelope: ThreadTask<Uint8Array, Omit<Issued, 'input'>> = async (_, bytes) => {
  const body = bodyIn(bytes)
  refuseLarge(body)
  const { id: commandId, name, issuedAt } = check(issuedShape, body)
  return { id: commandId, name, issuedAt }
}

/** Whether the input of a command is the body that holds it: JSON has no such value. */
export const isBody = (input: unknown): input is Uint8Array => input instanceof Uint8Array

/** A command with its input, where that was still the body. */
export const withInput = (issued: Issued): Issued => (isBody(issued.input) ? (bodyIn(issued.input) as Issued) : issued)

/** The commands of a list that is still a body. Problem: access.badInput. */
export const commandsIn = (sent: readonly Issued[] | Uint8Array): readonly Issued[] =>
  isBody(sent) ? (check(manyShape, bodyIn(sent)) as Issued[]) : sent
