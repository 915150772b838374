/** The sample company with its owner, made once for all stories of a run; each story gets a copy of its database. */
import { moveClock, now, startOf, testDay } from '#test/clock.ts'
import { sharedFile } from '#test/run-folder.ts'
import { testServer } from '#test/server.ts'

/** A file of SQLite with the sample company in English as it stands at the start of a day of tests, to be copied. */
export const sampleFile = (day = testDay): Promise<string> =>
  sharedFile(`sample-${day}.db`, async (path) => {
    // Made an hour before, so that nothing in it is of later than the story that begins with it.
    const before = now()
    moveClock(new Date(Date.parse(startOf(day)) - 3_600_000).toISOString())
    const server = await testServer({ UITROL_DATABASE_URL: `sqlite:${path}` })
    await server.welcome('en')
    const answer = await server.post('/api/sample', { language: 'en' })
    if (!answer.ok) throw new Error(`The sample company was not made: ${await answer.text()}`)
    await server.close()
    moveClock(before)
  })
