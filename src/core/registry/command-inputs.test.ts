import { expect, test } from 'vitest'
import type { CommandCall } from '#core/registry/command-inputs.ts'

const calls = (...all: readonly CommandCall[]): number => all.length

test('a command that is not there, and an input that it does not take, do not compile', () => {
  const key = { rolloutId: 'crm', sessionKey: 'core:albina:1' }
  expect(calls({ name: 'training.cannotCome', input: { ...key, personId: null, because: null } })).toBe(1)
  // @ts-expect-error -- no such command
  calls({ name: 'training.cannotCame', input: { ...key, personId: null, because: null } })
  // @ts-expect-error -- a key is missing
  calls({ name: 'training.cannotCome', input: { rolloutId: 'crm', personId: null, because: null } })
  // @ts-expect-error -- a value of another kind
  calls({ name: 'training.cannotCome', input: { ...key, personId: 7, because: null } })
  // @ts-expect-error -- one of a few values
  calls({ name: 'plan.chooseApproach', input: { rolloutId: 'crm', approach: 'sideways', reason: null } })
})
