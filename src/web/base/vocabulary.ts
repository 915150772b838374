/** Brings the core's whole vocabulary in; who imports this has it from the first line on. */
import { say, sayNote } from '#core/registry/vocabulary.ts'
import { vocabulary } from '#web/base/language.ts'

vocabulary.value = { say, sayNote }
