/** The verbs of those who help: answer, bring a ticket to another tier; and of the server, when nobody did in time. */
import { command, type At, type Change, put, rows } from '#core/kernel/command.ts'
import { id, maybeText, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { around, type Around, asHelpTier, broughtTo, type HelpTier, type Ticket } from '#core/support/support.ts'
import { isOverdue } from '#core/support/support-clock.ts'
import { beginningOf, noted, tellAnswerers, tellAsker, ticketIn, ticketToAnswer } from '#core/support/ticket-notices.ts'

/**
 * Answers a ticket. An answer to one that is solved already is kept beside the first: whoever worked without a connection loses nothing
 * (RG-1). Problem: access.notFound.
 */
export const solve = command({
  name: 'support.solve',
  about: 'Answers a call for help of one’s place or in one’s hands; whoever asked is told (SU-2).',
  may: 'part.take',
  beyondDevice: true,
  input: shape({ rolloutId: id, ticketId: id, answer: text(4000) }),
  needs: ({ rolloutId, ticketId }) => ({ tickets: rows('ticket', { rolloutId, ticketId }) }),
  decide: (facts, { answer }, at) => {
    const ticket = ticketToAnswer(facts, at)
    const told = tellAsker(at, ticket, 'support.notice.solved', {
      name: at.by.name,
      question: beginningOf(ticket.question),
      text: beginningOf(answer),
    })
    if (ticket.state !== 'open') return [noted(at, ticket, 'said', answer), ...told]
    const solved = {
      ...ticket,
      state: 'solved',
      dueAt: null,
      solvedAt: at.now,
      solvedTier: ticket.tier,
      solvedBy: at.by.name,
      answer,
    }
    return [put('ticket', solved), noted(at, ticket, 'solved', answer), ...told]
  },
})

/** The ticket at another tier, and everybody told: who is to answer now, and who asked where it is further up. */
const brought = (
  facts: Around,
  before: Ticket,
  to: HelpTier,
  at: At,
  code: 'support.notice.yours' | 'support.notice.overdue',
): readonly [ticket: Ticket, changes: readonly Change[]] => {
  const ticket = broughtTo(before, to, facts, at)
  const text = beginningOf(ticket.question)
  return [
    ticket,
    [
      put('ticket', ticket),
      ...tellAnswerers(at, ticket, facts, code, { name: ticket.openedBy, text }),
      ...(to > before.tier ? tellAsker(at, ticket, 'support.notice.up', { tier: to, text }) : []),
    ],
  ]
}

const needed = (rolloutId: string, ticketId: string) => ({
  tickets: rows('ticket', { rolloutId, ticketId }),
  ...around(rolloutId),
})

/**
 * Brings a ticket to another tier: up by one without more ado; past a tier, or back down, only with a reason (SU-2).
 * Problems: access.notFound, support.notOpen, support.reasonMissing.
 */
export const up = command({
  name: 'support.up',
  about: 'Brings a call for help of one’s place or in one’s hands to another tier; past a tier or back down only with a reason (SU-2).',
  may: 'part.take',
  beyondDevice: true,
  input: shape({ rolloutId: id, ticketId: id, to: whole(2, 4), because: maybeText(500) }),
  needs: ({ rolloutId, ticketId }) => needed(rolloutId, ticketId),
  decide: (facts, { to, because }, at) => {
    const before = ticketToAnswer(facts, at)
    if (before.state !== 'open') throw new Problem('support.notOpen', {})
    if (to === before.tier) return []
    if (to !== before.tier + 1 && because === null)
      throw new Problem('support.reasonMissing', { from: before.tier, to }, { field: 'because' })
    const [ticket, changes] = brought(facts, before, asHelpTier(to), at, 'support.notice.yours')
    return [...changes, noted(at, ticket, to > before.tier ? 'up' : 'down', because)]
  },
})

/** A ticket that nobody answered in time goes up by itself, and says so; at the last tier its clock begins anew (SU-2). */
export const goUp = command({
  name: 'support.goUp',
  about: 'Takes a call for help that nobody answered in time one tier up, and says so; at the last tier it asks again (SU-2).',
  may: 'support.run',
  inside: true,
  input: shape({ rolloutId: id, ticketId: id }),
  needs: ({ rolloutId, ticketId }) => needed(rolloutId, ticketId),
  decide: (facts, _input, at) => {
    const before = ticketIn(facts, at)
    if (!isOverdue(before, at.now)) return []
    const [ticket, changes] = brought(facts, before, asHelpTier(before.tier + 1), at, 'support.notice.overdue')
    return [...changes, noted(at, ticket, 'overdue')]
  },
})

export const ticketHelpCommands = [solve, up, goUp] as const
