/** The verbs of what messages say: own words in each language, and what no plan knows. */
import { command, put, remove, rows } from '#core/command.ts'
import { id, language, maybeText, shape, text } from '#core/input.ts'
import { kindOfScope, scopesOf } from '#core/communication/kinds.ts'
import { isHeldByItself } from '#core/communication/held.ts'
import { takeApart } from '#core/communication/text-with-places.ts'
import { Problem } from '#core/problem.ts'
import type { Row } from '#core/tables.ts'

/** Lets go what was kept back because it could not be filled: the next look says whether it can now. */
const lettingGo = (messages: readonly Row<'message'>[], concerns: (message: Row<'message'>) => boolean) =>
  messages
    .filter((row) => row.queuedAt === null && isHeldByItself(row) && concerns(row))
    .map((row) => put('message', { ...row, heldAt: null, heldBy: null, heldBecause: null }))

/** Other words are not the ones that were agreed to: whoever agreed is asked again, and what kept itself back is let go. */
const askingAgain = (messages: readonly Row<'message'>[], concerns: (message: Row<'message'>) => boolean) =>
  messages
    .filter((row) => row.queuedAt === null && concerns(row) && (row.approvedAt !== null || isHeldByItself(row)))
    .map((row) =>
      put('message', {
        ...row,
        approvedAt: null,
        approvedBy: null,
        ...(isHeldByItself(row) ? { heldAt: null, heldBy: null, heldBecause: null } : {}),
      }),
    )

export const brief = command({
  name: 'communication.brief',
  about: 'Says what messages tell beside the plan: who tested the tool and what that showed, whom to ask, who signs (CM-2).',
  may: 'communication.run',
  input: shape({
    rolloutId: id,
    pilotGroup: maybeText(200),
    pilotResult: maybeText(500),
    askName: maybeText(120),
    askContact: maybeText(200),
    signedBy: maybeText(120),
  }),
  needs: ({ rolloutId }) => ({ rollouts: rows('rollout', { rolloutId }), messages: rows('message', { rolloutId }) }),
  decide: ({ rollouts, messages }, input) => {
    if (rollouts.length === 0) throw new Problem('access.notFound', {})
    return [put('briefing', input), ...lettingGo(messages, () => true)]
  },
})

export const writeText = command({
  name: 'communication.writeText',
  about:
    'Keeps own words for a kind of message or for one message, in one language; what was agreed to with other words waits for agreement again. Refused where a place stands in it that nobody can fill.',
  may: 'communication.run',
  input: shape({ rolloutId: id, scope: id, language, subject: text(150), body: text(8000) }),
  needs: ({ rolloutId }) => ({ rollouts: rows('rollout', { rolloutId }), messages: rows('message', { rolloutId }) }),
  decide: ({ rollouts, messages }, input, at) => {
    const kind = kindOfScope(input.scope)
    const concerned = messages.filter((row) => scopesOf(row).includes(input.scope))
    if (rollouts.length === 0 || !kind || (kind !== input.scope && concerned.length === 0)) throw new Problem('access.notFound', {})
    takeApart(input.subject, kind, 'subject')
    takeApart(input.body, kind, 'body')
    return [put('messageText', { ...input, editedAt: at.now, editedBy: at.by.name }), ...askingAgain(concerned, () => true)]
  },
})

export const dropText = command({
  name: 'communication.dropText',
  about: 'Takes own words in one language away again.',
  may: 'communication.run',
  input: shape({ rolloutId: id, scope: id, language }),
  needs: ({ rolloutId, scope, language: one }) => ({
    texts: rows('messageText', { rolloutId, scope, language: one }),
    messages: rows('message', { rolloutId }),
  }),
  decide: ({ texts, messages }, { scope }) => {
    const [kept] = texts
    if (!kept) throw new Problem('access.notFound', {})
    return [remove('messageText', kept), ...askingAgain(messages, (row) => scopesOf(row).includes(scope))]
  },
})
