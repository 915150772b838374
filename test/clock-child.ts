/** Sets the clock in a Node process that a test starts, before anything else is loaded there. */
import { clockOffset, shiftDate } from './clock.ts'

shiftDate(clockOffset())
