/** What the chapter of go/no-go checks gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { gateRoutes } from '#server/gates/gate-routes.ts'
import { evaluateGates, waitingStartsTask } from '#server/gates/gates-task.ts'

export const gatesServer: ServerChapter = { routes: [gateRoutes], tasks: { urgent: [waitingStartsTask], ordinary: [evaluateGates] } }
