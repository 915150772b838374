/** The post: hands a letter to the mail server of the settings, after the answer went out, so that its time tells nobody anything. */
import type { Config } from '#server/base/config.ts'

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface Post {
  /** Sends later; what goes wrong is told to `onFault` and to nobody else. */
  later(write: () => Promise<Letter | null>): void
  /** Waits for what is under way. */
  close(): Promise<void>
}

/** Who a letter is from where no one is named: nobody at the host of the public address. */
export const senderOf = ({ mailFrom, publicUrl }: Pick<Config, 'mailFrom' | 'publicUrl'>): string =>
  mailFrom ?? `Uitrol <no-reply@${publicUrl ? new URL(publicUrl).hostname : 'localhost'}>`

/** Opens the post; null without a mail server. */
export const createDirectMail = (config: Config, onFault: (fault: unknown) => void): Post | null => {
  const { smtpUrl } = config
  if (smtpUrl === null) return null
  const underWay = new Set<Promise<void>>()
  const send = async (letter: Letter): Promise<void> => {
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({ url: smtpUrl, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 })
    try {
      await transport.sendMail({ from: senderOf(config), ...letter, headers: { 'auto-submitted': 'auto-generated' } })
    } finally {
      transport.close()
    }
  }
  return {
    later: (write) => {
      const sent = write()
        .then((letter) => (letter ? send(letter) : undefined))
        .catch(onFault)
        .finally(() => underWay.delete(sent))
      underWay.add(sent)
    },
    close: async () => void (await Promise.all(underWay)),
  }
}
