/** The verbs of messages, from their words to each reader. */
import { chooseChannel, leaveMail } from '#core/communication/channel-choice-commands.ts'
import { addChannel, notePosts, removeChannel, settlePost } from '#core/communication/channel-commands.ts'
import { byHand, noteDeliveries, retryDelivery, settleUnsure, tellByHand, untell } from '#core/communication/delivery-commands.ts'
import {
  approveMessage,
  holdMessage,
  releaseMessage,
  sendNow,
  withdrawApproval,
  withdrawMessage,
} from '#core/communication/message-commands.ts'
import { noteNotices, readNotice } from '#core/communication/notice-commands.ts'
import { holdBack, queueMessage, queueReaders } from '#core/communication/queue-commands.ts'
import { confirmRead } from '#core/communication/read-command.ts'
import { retryNotice, settleNotice, tellUndelivered } from '#core/communication/undelivered-notices.ts'
import { brief, dropText, writeDetail, writeText } from '#core/communication/text-commands.ts'

export const communicationCommands = [
  brief,
  writeDetail,
  writeText,
  dropText,
  approveMessage,
  withdrawApproval,
  holdMessage,
  releaseMessage,
  sendNow,
  withdrawMessage,
  tellByHand,
  untell,
  confirmRead,
  retryDelivery,
  byHand,
  settleUnsure,
  addChannel,
  removeChannel,
  settlePost,
  readNotice,
  queueMessage,
  queueReaders,
  holdBack,
  noteDeliveries,
  notePosts,
  noteNotices,
  chooseChannel,
  leaveMail,
  retryNotice,
  settleNotice,
  tellUndelivered,
] as const
