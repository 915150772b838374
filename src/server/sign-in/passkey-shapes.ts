/** What browsers say of passkeys, as far as it is looked at. */
import * as z from 'zod/mini'

export const base64url = z.string().check(z.regex(/^[\w-]{1,20000}$/))
export const credentialId = z.string().check(z.regex(/^[\w-]{1,1400}$/))

/** What a browser makes of a passkey; it may say more than is looked at. */
export const answer = <T extends z.core.$ZodLooseShape>(response: T) =>
  z.looseObject({
    id: credentialId,
    rawId: credentialId,
    type: z.literal('public-key'),
    response: z.looseObject(response),
  })

/** A passkey that was used. */
export const assertion = answer({
  clientDataJSON: base64url,
  authenticatorData: base64url,
  signature: base64url,
  userHandle: z.optional(z.nullable(base64url)),
})
