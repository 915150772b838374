/** The verbs of asking the vendor: what was asked under which reference, and what they said. */
import { command, put, rows } from '#core/kernel/command.ts'
import { id, maybeText, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { around, broughtTo } from '#core/support/support.ts'
import { beginningOf, noted, tellAsker, ticketIn } from '#core/support/ticket-notices.ts'

const mostWords = 8000

/**
 * Keeps what the vendor was asked (SU-5); from the third tier the ticket comes to the fourth with it.
 * Problems: access.notFound, support.notOpen, support.vendorTooEarly.
 */
export const askVendor = command({
  name: 'support.askVendor',
  about: 'Keeps what the vendor was asked and under which reference; the call for help is then with the vendor (SU-5).',
  may: 'support.run',
  input: shape({ rolloutId: id, ticketId: id, reference: maybeText(120), text: text(mostWords) }),
  needs: ({ rolloutId, ticketId }) => ({ tickets: rows('ticket', { rolloutId, ticketId }), ...around(rolloutId) }),
  decide: (facts, { reference, text: asked }, at) => {
    const before = ticketIn(facts, at)
    if (before.state !== 'open') throw new Problem('support.notOpen', {})
    if (before.tier < 3) throw new Problem('support.vendorTooEarly', {})
    const ticket = broughtTo(before, 4, facts, at)
    return [
      put('ticket', ticket),
      noted(at, ticket, 'vendorAsked', asked, reference),
      ...(before.tier < 4 ? tellAsker(at, ticket, 'support.notice.up', { tier: 4, text: beginningOf(ticket.question) }) : []),
    ]
  },
})

/** Keeps what the vendor answered (SU-5); the clock begins anew, because now it is our turn. Problems: access.notFound, support.vendorNotAsked. */
export const noteVendor = command({
  name: 'support.noteVendor',
  about: 'Keeps what the vendor answered, and their reference (SU-5).',
  may: 'support.run',
  input: shape({ rolloutId: id, ticketId: id, reference: maybeText(120), text: text(mostWords) }),
  needs: ({ rolloutId, ticketId }) => ({ tickets: rows('ticket', { rolloutId, ticketId }), ...around(rolloutId) }),
  decide: (facts, { reference, text: answered }, at) => {
    const before = ticketIn(facts, at)
    if (before.tier < 4) throw new Problem('support.vendorNotAsked', {})
    const ticket = before.state === 'open' ? broughtTo(before, 4, facts, at) : before
    return [...(before.state === 'open' ? [put('ticket', ticket)] : []), noted(at, ticket, 'vendorAnswered', answered, reference)]
  },
})

export const vendorCommands = [askVendor, noteVendor] as const
