/** Sends a file to the server and says how far it is; it can be stopped at any time. */
import { NotReached, Refused, troubleOf } from '#web/sync/server-request.ts'
import { language } from '#web/base/language.ts'
import { me } from '#web/sync/signed-in.ts'

/** Sends a file as a form; `onShare` hears what share has gone. Raises NotReached or Refused, also when it was stopped. */
export const upload = (path: string, file: File, onShare: (share: number) => void, stop: AbortSignal): Promise<void> =>
  new Promise((done, failed) => {
    // fetch cannot tell how far a body has gone.
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', language.peek())
    const organisationId = me.peek()?.organisation?.id
    if (organisationId) request.setRequestHeader('x-uitrol-organisation', organisationId)
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0))
    request.addEventListener('error', () => failed(new NotReached()))
    request.addEventListener('abort', () => failed(new NotReached()))
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) return done()
      try {
        failed(new Refused(request.status, troubleOf(JSON.parse(request.responseText) as Parameters<typeof troubleOf>[0])))
      } catch {
        failed(new NotReached(request.status))
      }
    })
    stop.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
