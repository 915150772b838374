/** What access gives the server. */
import type { ServerChapter } from '#server/chapter.ts'
import { companyRoutes } from '#server/sign-in/company-routes.ts'
import { mailedLinkRoutes } from '#server/sign-in/mailed-link-routes.ts'
import { ownSignInSessionRoutes } from '#server/sign-in/own-sign-in-session-routes.ts'
import { passkeyRoutes } from '#server/sign-in/passkey-routes.ts'
import { personalLinkRoutes } from '#server/sign-in/personal-link-routes.ts'
import { reauthenticationRoutes } from '#server/sign-in/reauthentication-routes.ts'
import { signInRoutes } from '#server/sign-in/sign-in-routes.ts'
import { tokenRoutes } from '#server/sign-in/api-token-routes.ts'

export const accessServer: ServerChapter = {
  routes: [
    signInRoutes,
    mailedLinkRoutes,
    passkeyRoutes,
    reauthenticationRoutes,
    companyRoutes,
    personalLinkRoutes,
    ownSignInSessionRoutes,
    tokenRoutes,
  ],
}
