import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { sharedInTurn } from '#server/base/shared-in-turn.ts'

test('[AC-2] those who ask together share one answer, each key its own, and whoever asks later is told what is so by then', async () => {
  let asked = 0
  const question = sharedInTurn(
    (key: string) => key,
    async (key) => `${key} ${(asked += 1)}`,
  )
  expect(await Promise.all([question('a'), question('a'), question('b')])).toEqual(['a 1', 'a 1', 'b 2'])
  await setImmediate()
  expect(await question('a')).toBe('a 3')
})

test('[AC-2] a question that fails fails for those who asked together, and is asked again later', async () => {
  let asked = 0
  const question = sharedInTurn(
    () => '',
    async () => {
      asked += 1
      if (asked === 1) throw new Error('no answer')
      return asked
    },
  )
  const both = await Promise.allSettled([question(), question()])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await setImmediate()
  expect(await question()).toBe(2)
})
