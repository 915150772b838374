/** Which addresses mail can reach at all. */

/** Names kept for examples and tests, which no mail server serves (RFC 2606, RFC 6761); mail to them would only come back. */
const reserved = /[@.](?:example|test|invalid|localhost)\.?$/i

/**
 * Whether mail to an address may reach somebody; people of the sample company, whose addresses are only examples, are told by hand (CM-6).
 *
 * @example isMailable('milton@marowijne.example') // false
 */
export const isMailable = (email: string | null): email is string => email !== null && !reserved.test(email.trim())
