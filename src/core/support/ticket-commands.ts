/** The verbs of whoever is stuck: ask, say more, say that it is solved, take it back. */
import { readingLanguage } from '#core/regional/at-location.ts'
import { refuseBeyond, selfOf } from '#core/access/access-scope.ts'
import { command, put, rows } from '#core/kernel/command.ts'
import { id, maybeText, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { around, type Around, asHelpTier, broughtTo, rolloutIn, type Ticket } from '#core/support/support.ts'
import { answerersNeeded, beginningOf, noted, tellAnswerers, tellAsker, ticketIn } from '#core/support/ticket-notices.ts'
import type { Row } from '#core/kernel/rows.ts'

const mostWords = 2000

const begun = (
  facts: Around,
  person: Row<'person'>,
  given: {
    readonly rolloutId: string
    readonly ticketId: string
    readonly question: string
    readonly page?: string | null
    readonly device?: string | null
  },
  at: { readonly now: string; readonly by: { readonly name: string } },
): Ticket => ({
  rolloutId: given.rolloutId,
  ticketId: given.ticketId,
  personId: person.personId,
  locationId: person.locationId,
  language: readingLanguage(
    person,
    facts.locations.find((one) => one.locationId === person.locationId),
    facts.organisations[0],
  ),
  question: given.question,
  page: given.page ?? null,
  device: given.device ?? null,
  tier: 1,
  ownerId: null,
  state: 'open',
  openedAt: at.now,
  openedBy: at.by.name,
  tierSince: at.now,
  dueAt: null,
  solvedAt: null,
  solvedTier: null,
  solvedBy: null,
  answer: null,
  articleId: null,
})

/**
 * Calls for help where no answer was found (SU-2): the ticket comes to the champion of the place, with their clock.
 * Problems: access.notAPerson, access.notFound.
 */
export const ask = command({
  name: 'support.ask',
  about: 'Calls for help oneself, where no answer was found; it comes to the champion of the place (SU-2).',
  may: 'part.take',
  input: shape({ rolloutId: id, ticketId: id, question: text(mostWords), page: maybeText(200), device: maybeText(200) }),
  needs: ({ rolloutId, ticketId }, at) => ({
    tickets: rows('ticket', { rolloutId, ticketId }),
    people: rows('person', { personId: at.by.personId ?? '' }),
    ...around(rolloutId),
  }),
  decide: (facts, input, at) => {
    selfOf(at)
    rolloutIn(facts)
    const person = facts.people[0]
    if (!person || facts.tickets.length > 0) throw new Problem('access.notFound', {})
    const ticket = broughtTo(begun(facts, person, input, at), 2, facts, at)
    return [
      put('ticket', ticket),
      ...tellAnswerers(at, ticket, facts, 'support.notice.yours', { name: person.name, text: beginningOf(input.question) }),
    ]
  },
})

/** Calls for help for somebody who told it in person. Problem: access.notFound. */
export const askFor = command({
  name: 'support.askFor',
  about: 'Writes a call for help down for somebody of one’s place, who told it in person or by phone (SU-2).',
  may: 'place.help',
  input: shape({ rolloutId: id, ticketId: id, personId: id, question: text(mostWords) }),
  needs: ({ rolloutId, ticketId, personId }) => ({
    tickets: rows('ticket', { rolloutId, ticketId }),
    people: rows('person', { personId }),
    ...around(rolloutId),
  }),
  decide: (facts, input, at) => {
    rolloutIn(facts)
    const person = facts.people[0]
    if (!person || facts.tickets.length > 0) throw new Problem('access.notFound', {})
    refuseBeyond(at, person)
    const ticket = broughtTo(begun(facts, person, input, at), 2, facts, at)
    return [
      put('ticket', ticket),
      ...tellAnswerers(at, ticket, facts, 'support.notice.yours', { name: person.name, text: beginningOf(input.question) }),
    ]
  },
})

/**
 * "This solved it": counts as solved at tier 1 (SU-2), also for what was asked before and waited.
 * Problems: access.notAPerson, access.notFound.
 */
export const solvedByArticle = command({
  name: 'support.solvedByArticle',
  about: 'Says that an answer solved it; that counts as solved at tier 1 (SU-2).',
  may: 'part.take',
  input: shape({ rolloutId: id, ticketId: id, question: text(mostWords), articleId: id }),
  needs: ({ rolloutId, ticketId, articleId }, at) => ({
    tickets: rows('ticket', { rolloutId, ticketId }),
    articles: rows('article', { rolloutId, articleId }),
    people: rows('person', { personId: at.by.personId ?? '' }),
    ...around(rolloutId),
  }),
  decide: (facts, input, at) => {
    const self = selfOf(at)
    rolloutIn(facts)
    const [person, before] = [facts.people[0], facts.tickets[0]]
    if (!person || facts.articles.length === 0 || (before && before.personId !== self)) throw new Problem('access.notFound', {})
    if (before && before.state !== 'open') return []
    const ticket: Ticket = {
      ...(before ?? begun(facts, person, input, at)),
      state: 'solved',
      dueAt: null,
      solvedAt: at.now,
      solvedTier: 1,
      solvedBy: at.by.name,
      articleId: input.articleId,
    }
    return [put('ticket', ticket), noted(at, { ...ticket, tier: 1 }, 'solved')]
  },
})

const oneTicket = (rolloutId: string, ticketId: string) => ({
  tickets: rows('ticket', { rolloutId, ticketId }),
})

/** Whoever asked found it themselves after all. Problems: access.notAPerson, access.notFound. */
export const solvedIt = command({
  name: 'support.solvedIt',
  about: 'Says that one’s own call for help is solved, without an answer of anybody.',
  may: 'part.take',
  input: shape({ rolloutId: id, ticketId: id }),
  needs: ({ rolloutId, ticketId }) => oneTicket(rolloutId, ticketId),
  decide: (facts, _input, at) => {
    const ticket = facts.tickets[0]
    if (!ticket || ticket.personId !== selfOf(at)) throw new Problem('access.notFound', {})
    if (ticket.state !== 'open') return []
    const solved = { ...ticket, state: 'solved', dueAt: null, solvedAt: at.now, solvedTier: ticket.tier, solvedBy: at.by.name }
    return [put('ticket', solved), noted(at, ticket, 'solved')]
  },
})

/** Says more about a ticket; the other side is told. Problem: access.notFound. */
export const say = command({
  name: 'support.say',
  about: 'Says more about a call for help; the other side is told.',
  may: 'part.take',
  beyondDevice: true,
  input: shape({ rolloutId: id, ticketId: id, text: text(mostWords) }),
  needs: ({ rolloutId, ticketId }) => ({
    ...oneTicket(rolloutId, ticketId),
    ...answerersNeeded(),
  }),
  decide: (facts, { text: said }, at) => {
    const ticket = ticketIn(facts, at)
    const params = { name: at.by.name, question: beginningOf(ticket.question), text: beginningOf(said) }
    return [
      noted(at, ticket, 'said', said),
      ...tellAsker(at, ticket, 'support.notice.said', params),
      // Helpers among themselves read it in the ticket.
      ...(at.by.personId === ticket.personId ? tellAnswerers(at, ticket, facts, 'support.notice.said', params) : []),
    ]
  },
})

/** Takes a call for help back; whoever asked does, or who wrote it down for them. Problems: access.notFound, support.notOpen. */
export const withdraw = command({
  name: 'support.withdraw',
  about: 'Takes a call for help back: it was no question after all.',
  may: 'part.take',
  input: shape({ rolloutId: id, ticketId: id }),
  needs: ({ rolloutId, ticketId }) => oneTicket(rolloutId, ticketId),
  decide: (facts, _input, at) => {
    const ticket = ticketIn(facts, at)
    const isOfOne = at.by.personId != null && ticket.personId === at.by.personId
    if (!isOfOne && ticket.openedBy !== at.by.name) throw new Problem('access.notFound', {})
    if (ticket.state === 'withdrawn') return []
    if (ticket.state !== 'open') throw new Problem('support.notOpen', {})
    return [put('ticket', { ...ticket, state: 'withdrawn', dueAt: null }), noted(at, ticket, 'withdrawn')]
  },
})

/** It is not solved after all: back to the tier that answered, at least the second, with a new clock (SU-2). Problem: access.notFound. */
export const reopen = command({
  name: 'support.reopen',
  about: 'Says that a call for help is not solved after all; it goes back to the tier that answered (SU-2).',
  may: 'part.take',
  beyondDevice: true,
  input: shape({ rolloutId: id, ticketId: id, because: maybeText(mostWords) }),
  needs: ({ rolloutId, ticketId }) => ({ ...oneTicket(rolloutId, ticketId), ...around(rolloutId) }),
  decide: (facts, { because }, at) => {
    const before = ticketIn(facts, at)
    if (before.state === 'open') return []
    const ticket = broughtTo(before, asHelpTier(before.solvedTier ?? before.tier), facts, at)
    return [
      put('ticket', ticket),
      noted(at, ticket, 'reopened', because),
      ...tellAnswerers(at, ticket, facts, 'support.notice.yours', { name: at.by.name, text: beginningOf(because ?? ticket.question) }),
    ]
  },
})

export const ticketCommands = [ask, askFor, solvedByArticle, solvedIt, say, withdraw, reopen] as const
