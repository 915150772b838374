/** Where tickets are found on the screen: for those who help, and for whoever asked. */

export const ticketPath = (ticketId: string): string => `/support/tickets/${encodeURIComponent(ticketId)}`
/** One’s own questions; the same address for everyone. */
export const askedPath = '/help'
