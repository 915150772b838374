import { expect, test } from 'vitest'
import { Problem } from '#core/kernel/problem.ts'
import { cast, issue, person } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { refusedLeavesNothing } from '#test/refusals.ts'
import { beginStory } from '#test/story.ts'

describeOnBoth('a refusal that leaves nothing', (open) => {
  test('is told apart from one that wrote something first, and from none', async () => {
    const { database, write } = await beginStory(await open())
    const refuse = (): Promise<void> => Promise.reject(new Problem('access.notFound', {}))
    await refusedLeavesNothing(database, refuse, 'access.notFound')
    const writing = async (): Promise<void> => {
      await write(cast.owner, issue('people.change', { ...person('milton'), phone: '8765432' }))
      await refuse()
    }
    await expect(refusedLeavesNothing(database, writing, 'access.notFound')).rejects.toThrow()
    await expect(refusedLeavesNothing(database, async () => undefined, 'access.notFound')).rejects.toThrow()
    await expect(refusedLeavesNothing(database, refuse, 'access.badInput')).rejects.toThrow()
  })
})
