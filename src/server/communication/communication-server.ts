/** What communication gives the server. */
import type { JobParts, ServerChapter } from '#server/chapter.ts'
import { channelPostJob } from '#server/communication/channel-post-job.ts'
import { letterJob } from '#server/communication/letter-job.ts'
import { deliveryRoutes } from '#server/communication/delivery-routes.ts'
import { letterRoutes } from '#server/communication/letter-routes.ts'
import { createLetterSource } from '#server/communication/letter-source.ts'
import { openMailSender } from '#server/communication/mail-sender.ts'
import { mailChoiceRoutes } from '#server/communication/mail-choice-routes.ts'
import { messageTask } from '#server/communication/message-task.ts'
import { noticeJob } from '#server/communication/notice-job.ts'
import type { JobHandler } from '#server/jobs/runner.ts'
import { senderOf } from '#server/mail/direct-mail.ts'
import { mailServerAt } from '#server/mail/smtp-delivery.ts'

/** Channels always; letters and notices where there is a mail server. */
const jobHandlers = ({ context, by, base, jitter, patience }: JobParts): readonly JobHandler[] => {
  const { database, config, now, counters, threads } = context
  const common = { database, now, by, jitter, base, source: createLetterSource(database, now, threads), tried: counters.tried }
  const channels = channelPostJob({ ...common, allowPrivate: config.allowPrivateWebhooks })
  if (config.smtpUrl === null) return [channels]
  const sender = openMailSender(common, mailServerAt(config.smtpUrl, patience), senderOf(config))
  return [channels, letterJob(sender), noticeJob(sender)]
}

export const communicationServer: ServerChapter = {
  routes: [letterRoutes, deliveryRoutes, mailChoiceRoutes],
  tasks: { urgent: [messageTask] },
  jobHandlers,
}
