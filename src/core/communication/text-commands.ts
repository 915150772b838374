/** The verbs of what messages say: own words in each language, and what no plan knows. */
import { type At, command, put, remove, rows } from '#core/kernel/command.ts'
import { id, language, maybeText, oneOf, shape, text } from '#core/kernel/input.ts'
import { details, detailWritten, homeLanguage } from '#core/communication/details.ts'
import { kindOfScope, scopesOf } from '#core/communication/kinds.ts'
import { isHeldByItself } from '#core/communication/hold-reason.ts'
import { takeApart } from '#core/communication/text-with-merge-fields.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'

/** Mails and posts of which nothing left yet, for commands that change what would stand in them. */
const waitingNeeds = (rolloutId: string) => ({
  deliveries: rows('delivery', { rolloutId, state: 'queued', channel: 'email' }),
  posts: rows('post', { rolloutId, state: 'queued' }),
})

/** Part of it left with the words that were agreed to: the rest is kept back until somebody looked at it again (CM-2). */
const holdingRest = (
  from: {
    readonly messages: readonly Row<'message'>[]
    readonly deliveries: readonly Pick<Row<'delivery'>, 'messageKey'>[]
    readonly posts: readonly Pick<Row<'post'>, 'messageKey'>[]
  },
  at: At,
  concerns: (message: Row<'message'>) => boolean,
) => {
  const waiting = new Set([...from.deliveries, ...from.posts].map(({ messageKey }) => messageKey))
  const heldBecause = JSON.stringify({ code: 'communication.wordsChanged', params: { by: at.by.name } })
  return from.messages
    .filter((row) => row.queuedAt !== null && row.heldAt === null && waiting.has(row.messageKey) && concerns(row))
    .map((row) => put('message', { ...row, heldAt: at.now, heldBy: at.by.name, heldBecause }))
}

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

const noBriefing = { pilotGroup: null, pilotResult: null, askName: null, askContact: null, signedBy: null }

export const brief = command({
  name: 'communication.brief',
  about:
    'Says what messages tell beside the plan: who tested the tool and what that showed, whom to ask, who signs; where something else was said before, what has not left is kept back (CM-2).',
  may: 'communication.run',
  input: shape({
    rolloutId: id,
    pilotGroup: maybeText(200),
    pilotResult: maybeText(500),
    askName: maybeText(120),
    askContact: maybeText(200),
    signedBy: maybeText(120),
  }),
  needs: ({ rolloutId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    briefings: rows('briefing', { rolloutId }),
    messages: rows('message', { rolloutId }),
    ...waitingNeeds(rolloutId),
  }),
  decide: (from, input, at) => {
    const { rollouts, briefings, messages } = from
    if (rollouts.length === 0) throw new Problem('access.notFound', {})
    const [before] = briefings
    const parts = ['pilotGroup', 'pilotResult', 'askName', 'askContact', 'signedBy'] as const
    const saysOther = before !== undefined && parts.some((part) => before[part] !== null && before[part] !== input[part])
    return [put('briefing', input), ...lettingGo(messages, () => true), ...(saysOther ? holdingRest(from, at, () => true) : [])]
  },
})

export const writeDetail = command({
  name: 'communication.writeDetail',
  about:
    'Says the benefit, the problem it solves or what the pilot showed in one language; where something else was said before, what has not left is kept back (CM-5).',
  may: 'communication.run',
  input: shape({ rolloutId: id, detail: oneOf(details), language, text: maybeText(500) }),
  needs: ({ rolloutId }, at) => ({
    organisation: rows('organisation', { id: at.organisationId }),
    rollouts: rows('rollout', { rolloutId }),
    briefings: rows('briefing', { rolloutId }),
    details: rows('detail', { rolloutId }),
    messages: rows('message', { rolloutId }),
    ...waitingNeeds(rolloutId),
  }),
  decide: (from, { rolloutId, detail, language: spoken, text: said }, at) => {
    const [rollout] = from.rollouts
    if (!rollout) throw new Problem('access.notFound', {})
    const before = detailWritten(from, detail, spoken)
    if (before === said) return []
    const there = from.details.find((row) => row.detail === detail && row.language === spoken)
    const written =
      spoken !== homeLanguage(from)
        ? said === null
          ? there
            ? [remove('detail', there)]
            : []
          : [put('detail', { rolloutId, detail, language: spoken, text: said })]
        : detail === 'benefit' || detail === 'problem'
          ? [put('rollout', { ...rollout, [detail]: said })]
          : [put('briefing', { ...noBriefing, ...from.briefings[0], rolloutId, [detail]: said })]
    return [...written, ...lettingGo(from.messages, () => true), ...(before === null ? [] : holdingRest(from, at, () => true))]
  },
})

/** A text as it was written. */
const textWritten = ({ rolloutId, scope, language: spoken, subject, body }: Row<'messageText'>) => ({
  name: 'communication.writeText',
  input: { rolloutId, scope, language: spoken, subject, body },
})

export const writeText = command({
  name: 'communication.writeText',
  about:
    'Keeps own words for a kind of message or for one message, in one language; what was agreed to with other words waits for agreement again, and what is on its way is kept back. Refused where a place stands in it that nobody can fill.',
  may: 'communication.run',
  input: shape({ rolloutId: id, scope: id, language, subject: text(150), body: text(8000) }),
  needs: ({ rolloutId, scope, language: spoken }) => ({
    rollouts: rows('rollout', { rolloutId }),
    texts: rows('messageText', { rolloutId, scope, language: spoken }),
    messages: rows('message', { rolloutId }),
    ...waitingNeeds(rolloutId),
  }),
  decide: (from, input, at) => {
    const { rollouts, messages } = from
    const kind = kindOfScope(input.scope)
    const concerned = messages.filter((row) => scopesOf(row).includes(input.scope))
    if (rollouts.length === 0 || !kind || (kind !== input.scope && concerned.length === 0)) throw new Problem('access.notFound', {})
    takeApart(input.subject, kind, 'subject')
    takeApart(input.body, kind, 'body')
    return [
      put('messageText', { ...input, editedAt: at.now, editedBy: at.by.name }),
      ...askingAgain(concerned, () => true),
      ...holdingRest(from, at, (row) => scopesOf(row).includes(input.scope)),
    ]
  },
  reverse: ({ texts: [kept] }, { rolloutId, scope, language: spoken }) => [
    kept ? textWritten(kept) : { name: 'communication.dropText', input: { rolloutId, scope, language: spoken } },
  ],
})

export const dropText = command({
  name: 'communication.dropText',
  about: 'Takes own words in one language away again; what is on its way with them is kept back.',
  may: 'communication.run',
  input: shape({ rolloutId: id, scope: id, language }),
  needs: ({ rolloutId, scope, language: one }) => ({
    texts: rows('messageText', { rolloutId, scope, language: one }),
    messages: rows('message', { rolloutId }),
    ...waitingNeeds(rolloutId),
  }),
  decide: (from, { scope }, at) => {
    const [kept] = from.texts
    const concerns = (row: Row<'message'>): boolean => scopesOf(row).includes(scope)
    if (!kept) throw new Problem('access.notFound', {})
    return [remove('messageText', kept), ...askingAgain(from.messages, concerns), ...holdingRest(from, at, concerns)]
  },
  reverse: ({ texts }) => texts.map(textWritten),
})
