/** What the activity log says of each command, in every language. */
import type { Sentence } from '#core/kernel/sentence.ts'
import * as allChapters from '#core/registry/all-chapters.ts'
import { together } from '#core/registry/together.ts'

const of = Object.values(allChapters).map((chapter) => chapter.sentences)

export const sentences = { en: together(of.map(({ en }) => en)), nl: together(of.map(({ nl }) => nl)) } as const satisfies Readonly<
  Record<string, Readonly<Record<string, Sentence>>>
>
