import { expect, test } from 'vitest'
import { describeOnBoth } from '#test/dialects.ts'
import { recordEvidence } from '#test/evidence.ts'
import { tryTwins } from '#test/twins.ts'

describeOnBoth('two organisations with the same ids', (open, _place, dialect) => {
  test('[AC-2] whatever command is given in one of them, every row of the other stays as it was', async () => {
    const { done, changed } = await tryTwins(await open())
    expect(changed).toEqual([])
    expect(done.length).toBeGreaterThan(45)
    const what = `${dialect}: no command in one of two organisations with the same ids changed a row of the other`
    recordEvidence({ what, tries: done.length, held: done.length })
  })
})
