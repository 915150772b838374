/** Brings the core's whole vocabulary in; who imports this has it from the first line on. */
import { say, sayNote } from '#core/say.ts'
import { vocabulary } from '#web/language.ts'

vocabulary.value = { say, sayNote }
