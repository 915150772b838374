/** Brings the core's whole vocabulary in; who imports this has it from the first line on. */
import { vocabulary as words } from '#core/registry/vocabulary.ts'
import { vocabulary } from '#web/base/known-words.ts'

vocabulary.value = { words, isWhole: true }
