/** What people do about themselves: all that a member's device must be able to decide, without the planner and what else leads. */
import type { AnyCommand } from '#core/kernel/command.ts'
import * as chapters from '#core/registry/chapters.ts'

/** Every command with the right `part.take`. */
export const memberCommands: readonly AnyCommand[] = Object.values(chapters).flatMap(
  (chapter): readonly AnyCommand[] => chapter.memberCommands,
)
