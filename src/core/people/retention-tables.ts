/** How long what is personal is kept. */
import { table } from '#core/kernel/table.ts'

export const retentionTable = table('retention', {
  about:
    'How long things are kept: days after leaving until names are taken out by themselves (null: never), and days that ended sessions, used links and guesses stay. One row.',
  key: ['id'],
  columns: { id: 'text', forgetAfterDays: 'integer?', booksDays: 'integer', changedAt: 'text' },
})
