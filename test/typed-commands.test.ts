/** Commands in tests are typed, so that a renamed command or another input does not compile. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '..')
/** Tests that send every command by its name, or on purpose what is wrong; all others issue a command with its own input. */
const whatever = [
  'src/server/http/route-access.test.ts',
  'src/server/write/write.db.test.ts',
  'test/access-matrix.ts',
  'test/any-command.ts',
  'test/cast.ts',
  'test/story.ts',
  'test/twins.ts',
]

test('only tests of every command send any name with any input', () => {
  const senders = ['src', 'test', 'e2e', 'bench']
    .flatMap((part) => readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' }).map((file) => `${part}/${file}`))
    .filter((file) => /\.tsx?$/.test(file) && file !== 'test/typed-commands.test.ts')
    .filter((file) => /\bissueAny\b/.test(readFileSync(join(folder, file), 'utf8')))
  expect(senders.toSorted()).toEqual(whatever)
})

test('what is refused is looked at in one way', () => {
  const copies = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.db.test.ts'))
    .filter((file) => /toBeInstanceOf\(Problem\)|const refused = async \(actor/.test(readFileSync(join(folder, 'src', file), 'utf8')))
  expect(copies).toEqual([])
})
