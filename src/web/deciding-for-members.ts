/** The few commands of a member on the device: small enough for dear mobile data, and there without a connection. */
import { takingPart } from '#core/taking-part.ts'
import { decideBy } from '#web/deciding.ts'

const byName = new Map(takingPart.map((one) => [one.name, one]))

export const decideHere = decideBy((name) => byName.get(name))
