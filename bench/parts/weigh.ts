/** What a page fetches, by address and weight, as it comes over the wire. */
import type { BrowserContext, Page } from 'playwright-core'

export interface Fetched {
  /** Kilobytes by address, as they came over the wire. */
  readonly kilobytes: Map<string, number>
  readonly total: () => number
}

/** Counts what a page fetches from now on; what comes out of the browser's own cache weighs nothing. */
export const weigh = async (context: BrowserContext, page: Page): Promise<Fetched> => {
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const kilobytes = new Map<string, number>()
  const addresses = new Map<string, string>()
  const add = (requestId: string, bytes: number): void => {
    const address = addresses.get(requestId) ?? requestId
    kilobytes.set(address, (kilobytes.get(address) ?? 0) + bytes / 1000)
  }
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    addresses.set(requestId, new URL(request.url).pathname)
  })
  // The head of an answer is counted when it comes and its body as it flows, because a stream never ends.
  session.on('Network.responseReceivedExtraInfo', ({ requestId, headersText }) => add(requestId, headersText?.length ?? 0))
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => add(requestId, encodedDataLength))
  // Of a page that is opened in a new process the pieces are not told, only the sum at the end.
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const address = addresses.get(requestId) ?? requestId
    kilobytes.set(address, Math.max(kilobytes.get(address) ?? 0, encodedDataLength / 1000))
  })
  return { kilobytes, total: () => [...kilobytes.values()].reduce((sum, one) => sum + one, 0) }
}
