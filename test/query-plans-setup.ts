/** After each test file, judges the plans of the statements that the product ran in it for the first time. The runner loads it. */
import { afterAll } from 'vitest'
import { complaints } from '#test/query-plans.ts'
import { newStatements, noteStatements } from '#test/prepared-statements.ts'

noteStatements()

afterAll(async () => {
  const statements = newStatements()
  if (statements.length === 0) return
  const found = await complaints(statements)
  if (found.length > 0)
    throw new Error(`Statements that read many times the rows they need (test/query-plans.ts):\n\n${found.join('\n\n')}`)
})
