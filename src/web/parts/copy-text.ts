/** Copies a text where the browser allows it, and says whether it did. */
import { shared } from '#web/base/lead-words.ts'
import { w } from '#web/base/language.ts'
import { announce } from '#web/parts/toast.tsx'

/** Over plain HTTP browsers have no clipboard, and one that has it may refuse: then the reader selects the text. */
export const copyText = async (text: string): Promise<void> => {
  const copied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  )
  announce(copied ? w('copied') : shared('copyByHand'))
}
