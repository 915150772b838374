/** The sample company with its owner, made once for all stories of a run; each story gets a copy of its database. */
import { moveClock, now, startOf, testDay } from '#test/clock.ts'
import { sharedFile } from '#test/run-folder.ts'
import { testServer } from '#test/server.ts'

/** Does this an hour before a day of tests begins, so that nothing it leaves is of later than the test that begins with it. */
export const anHourBefore = async (day: string, task: () => Promise<void>): Promise<void> => {
  const before = now()
  moveClock(new Date(Date.parse(startOf(day)) - 3_600_000).toISOString())
  await task()
  moveClock(before)
}

/** A file of SQLite with the sample company in English as it stands at the start of a day of tests, to be copied. */
export const sampleFile = (day = testDay): Promise<string> =>
  sharedFile(`sample-${day}.db`, (path) =>
    anHourBefore(day, async () => {
      const server = await testServer({ UITROL_DATABASE_URL: `sqlite:${path}` })
      await server.welcome('en')
      const answer = await server.post('/api/sample', { language: 'en' })
      if (!answer.ok) throw new Error(`The sample company was not made: ${await answer.text()}`)
      await server.close()
    }),
  )
