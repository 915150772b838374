/** Every command, by name. */
import type { AnyCommand } from '#core/kernel/command.ts'
import * as allChapters from '#core/registry/all-chapters.ts'

// In the order of the chapters' names: not every runtime lists the exports of a module in the same order.
const byName = new Map(
  Object.entries(allChapters)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, chapter]): readonly AnyCommand[] => chapter.commands)
    .map((one) => [one.name, one]),
)

/** The command of a name, if there is one. */
export const commandNamed = (name: string): AnyCommand | undefined => byName.get(name)
export const allCommands = (): readonly AnyCommand[] => [...byName.values()]
