/** Brings the core's whole vocabulary in; who imports this has it from the first line on. */
import { vocabulary as words } from '#core/registry/vocabulary.ts'
import { know } from '#web/base/known-words.ts'

know(words, true)
