/** What one reader gets: the words of a message in their language. */
import type { Language } from '#core/kernel/language.ts'

/** What goes to one reader; the body is plain text: paragraphs parted by empty lines, lists in lines that begin with "- ". */
export interface Letter {
  readonly language: Language
  readonly subject: string
  readonly body: string
}
