/** The verbs of training as it happens: seats, attendance, help for one, things to learn from, buddies. */
import { closeSession, noteAttendance, takeAttendance } from '#core/training/attendance-commands.ts'
import { fillSeats, invite } from '#core/training/calendar-invite-commands.ts'
import { rematch, replaceBuddies } from '#core/training/buddy-commands.ts'
import { askHelp, bookHelp, noteDropIn, settleHelp } from '#core/training/help-commands.ts'
import { attachFile, keepResource, removeResource } from '#core/training/resource-commands.ts'
import { cannotCome, signUp } from '#core/training/seat-commands.ts'
import { cancelSession, changeSession } from '#core/training/session-commands.ts'
import { noteVisit, takeBackVisit } from '#core/training/visit-commands.ts'

export const trainingCommands = [
  changeSession,
  cancelSession,
  signUp,
  cannotCome,
  noteAttendance,
  takeAttendance,
  closeSession,
  askHelp,
  bookHelp,
  settleHelp,
  noteDropIn,
  noteVisit,
  takeBackVisit,
  keepResource,
  removeResource,
  attachFile,
  rematch,
  replaceBuddies,
  fillSeats,
  invite,
] as const
