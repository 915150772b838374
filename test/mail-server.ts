/** A real mail server on a free port, which keeps what it is given for a test to read. */
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface MailServer {
  /** For UITROL_SMTP_URL. */
  readonly url: string
  /** Everything that arrived, in order. */
  readonly mails: ParsedMail[]
  /** The next mail that has not been asked for yet; waits until it arrives. */
  next(): Promise<ParsedMail>
  close(): Promise<void>
}

/** Starts a mail server that takes anything from anyone. */
export const startMailServer = async (): Promise<MailServer> => {
  const mails: ParsedMail[] = []
  const waiting: ((mail: ParsedMail) => void)[] = []
  let asked = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream, (trouble, mail) => {
        if (mail) {
          mails.push(mail)
          waiting.shift()?.(mail)
        }
        done(trouble)
      })
    },
  })
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    next: () => {
      const there = mails[asked++]
      return there ? Promise.resolve(there) : new Promise((arrived) => waiting.push(arrived))
    },
    close: () => new Promise((closed) => server.close(closed)),
  }
}

/** The secret at the end of a mailed link. */
export const secretIn = (mail: ParsedMail): string => /#[a-z-]+=([\w-]{43})\s/.exec(mail.text ?? '')?.[1] ?? ''
