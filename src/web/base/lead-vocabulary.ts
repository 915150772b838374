/** The core's whole vocabulary for those who lead: it comes with what lets them act. */
import '#web/base/vocabulary.ts'
