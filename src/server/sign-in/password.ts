/** Passwords: Argon2id, and the same time spent on an address that nobody has. */
import { Problem } from '#core/kernel/problem.ts'
import { isCommonPassword } from '#server/sign-in/common-passwords.ts'

export const leastPasswordLength = 10

/** 19 MiB, two passes, one handler: about 20 ms, and what is commonly advised for Argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hashes a password; `own` is what others know of its owner. Problems: access.passwordTooShort, access.passwordCommon. */
export const hashPassword = async (password: string, own: readonly string[] = []): Promise<string> => {
  if ([...password].length < leastPasswordLength)
    throw new Problem('access.passwordTooShort', { least: leastPasswordLength }, { field: 'password' })
  if (isCommonPassword(password, own)) throw new Problem('access.passwordCommon', {}, { field: 'password' })
  const { hash } = await import('@node-rs/argon2')
  return hash(password.normalize('NFKC'), cost)
}

let stranger: Promise<string> | undefined

/** Whether a password fits; without a hash the work is done all the same, so that time does not tell who has an account. */
export const passwordFits = async (passwordHash: string | null, password: string): Promise<boolean> => {
  const { verify } = await import('@node-rs/argon2')
  stranger ??= hashPassword('a password that nobody has')
  const fits = await verify(passwordHash ?? (await stranger), password.normalize('NFKC'))
  return passwordHash !== null && fits
}
