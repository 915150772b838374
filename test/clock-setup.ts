/** Sets the clock before each test file; the runner loads it. */
import { moveClock, testStart } from '#test/clock.ts'

moveClock(testStart)
