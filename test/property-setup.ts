/** Gives the properties that fast-check tries the same inputs in every run; UITROL_TEST_SEED names other ones. The runner loads it. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['UITROL_TEST_SEED'] ?? 20_261_130) })
