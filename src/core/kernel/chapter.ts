/** A chapter of the core: all that it tells the rest of the product about itself, in one object. */
import type { AnyCommand } from '#core/kernel/command.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import type { Sentences } from '#core/kernel/sentence.ts'
import type { Table } from '#core/kernel/table.ts'
import type { Catalogue } from '#core/kernel/words.ts'

type NameOf<Commands extends readonly AnyCommand[]> = Commands[number]['name']
type KeyOf<Words extends readonly Catalogue[]> = Words[number] extends infer One ? (One extends Catalogue ? keyof One['en'] : never) : never

/**
 * Declares a chapter. What it leaves out does not compile: a command without its sentence, a Problem without words.
 * Its types reach the kernel by `declare module '#core/kernel/register.ts'` in the same file.
 */
export const chapter = <
  const Tables extends Readonly<Record<string, Table>>,
  const Words extends readonly Catalogue[],
  const Problems extends Readonly<Record<string, ProblemKind>>,
  const Commands extends readonly AnyCommand[],
>(of: {
  readonly tables: Tables
  readonly words: Words
  /** The kind of each Problem; its code is also the key of its sentence. */
  readonly problems: Problems & Readonly<Record<Exclude<keyof Problems, KeyOf<Words>>, never>>
  readonly commands: Commands
  /** Of those, the ones that members issue (`part.take`): all that a member's device carries. */
  readonly memberCommands: readonly Commands[number][]
  /** What the activity log says of each command. */
  readonly sentences: Sentences<NameOf<Commands>>
}) => of
