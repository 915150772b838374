/** Sends a file and tells how much of it has left, which `fetch` cannot. */
import { answerOf, NotReached, ownHeaders } from '#web/sync/server-request.ts'

/** Sends a file in a form; `onPart` hears the share that has left, 0 to 1. Raises NotReached or Refused; stopped by `signal`. */
export const sendFile = <T>(path: string, file: File, onPart: (share: number) => void, signal: AbortSignal): Promise<T> =>
  new Promise((done, fail) => {
    const form = new FormData()
    form.append('file', file)
    const request = new XMLHttpRequest()
    request.open('POST', path)
    for (const [name, value] of Object.entries(ownHeaders())) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () =>
      done(answerOf<T>(request.status, request.getResponseHeader('content-type') ?? '', () => JSON.parse(request.responseText) as unknown)),
    )
    for (const end of ['error', 'abort', 'timeout'] as const) request.addEventListener(end, () => fail(new NotReached()))
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
