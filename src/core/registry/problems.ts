/** The kind of each Problem; its code is also the key of its sentence. */
import * as chapters from '#core/registry/chapters.ts'
import { type Together, together } from '#core/registry/together.ts'

export const problems: Together<(typeof chapters)[keyof typeof chapters]['problems']> = together(
  Object.values(chapters).map((chapter) => chapter.problems),
)

export type { ProblemCode } from '#core/kernel/problem.ts'
