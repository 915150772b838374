/** Each option of the verbs that measure without a server: what it does, and what is said of a wrong value. */
import { describe, expect, test } from 'vitest'
import { fileIn, inFolder, uitrol } from '#test/command-line.ts'

/** Runs a verb with files by name; a name among the arguments becomes the path of its file. */
const run = async (files: Readonly<Record<string, string>>, ...args: string[]) => {
  let ran = { code: null as number | null, out: '', err: '' }
  await inFolder(async (folder) => {
    const paths = new Map<string, string>()
    for (const [name, text] of Object.entries(files)) paths.set(name, await fileIn(folder, name, text))
    ran = await uitrol(args.map((one) => paths.get(one) ?? one))
  })
  return ran
}
/** What is wrong, where, and what it takes; exit code 2, and nothing is printed but the problem. */
const refused = async (files: Readonly<Record<string, string>>, args: readonly string[], ...says: readonly string[]) => {
  const { code, err } = await run(files, ...args)
  expect([args.join(' '), code]).toEqual([args.join(' '), 2])
  for (const text of says) expect(err).toContain(text)
}

describe('uitrol measure', () => {
  const staff = 'Name,Email,Location\nAnita,anita@x.example,Paramaribo\nRavin,ravin@x.example,Nickerie\n'
  const teams = 'Report Refresh Date,User Principal Name,Last Activity Date,Team Chat Message Count\n2027-01-30,anita@x.example,2027-01-29,3\n2027-01-30,ravin@x.example,2027-01-20,3\n' // prettier-ignore
  const files = { 'staff.csv': staff, 'teams.csv': teams }
  const args = ['measure', '--people', 'staff.csv', '--usage', 'teams.csv', '--as-of', '2027-01-30']
  const told = async (...more: string[]) => JSON.parse((await run(files, ...args, '--json', ...more)).out) as Record<string, unknown>

  test('[ME-1] [ME-2] --window, --goal and --go-live change what counts as active, met and due', async () => {
    expect(await told()).toMatchObject({ active: 1, window: 7, goal: 80, gate: { reason: 'below' } })
    expect(await told('--window', '14')).toMatchObject({ active: 2, window: 14, gate: { verdict: 'pass' } })
    expect(await told('--goal', '50')).toMatchObject({ active: 1, goal: 50, gate: { verdict: 'pass' } })
    expect(await told('--go-live', '2027-01-20')).toMatchObject({ notDue: 2 })
  })

  test('[ME-4] several --usage files count together, and --dates and --app are for those that leave it open', async () => {
    const slack = 'Name,Email,Last active\nRavin,ravin@x.example,01/29/2027\n'
    const both = { ...files, 'slack.csv': slack }
    const { out, code } = await run(both, ...args, '--usage', 'slack.csv', '--dates', 'month-first', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ active: 2, sources: [{}, {}] })
  })

  test('[ME-4] a wrong value is refused with the option and what it takes', async () => {
    await refused(files, [...args, '--window', '0'], '--window', '365')
    await refused(files, [...args, '--window', 'week'], '--window')
    await refused(files, [...args, '--goal', '101'], '--goal', '100')
    await refused(files, [...args, '--go-live', '30-01-2027x'], '30-01-2027x')
    await refused(files, [...args, '--dates', 'year-first'], 'year-first', 'day-first')
    await refused(files, [...args, '--country', 'Atlantis'], 'Atlantis')
    await refused(files, ['measure', '--usage', 'teams.csv'], '--people')
    await refused(files, ['measure', '--people', 'staff.csv'], '--usage')
  })
})

describe('uitrol pulse', () => {
  const survey = 'Mail,Happy,Tell others\nanita@x.example,8,9\nravin@x.example,6,3\n'
  const named = ['--column', 'Happy=satisfied', '--column', 'Tell others=recommend', '--column', 'Mail=email']

  test('[ME-5] --column names the questions of a form that is not recognised', async () => {
    const { out } = await run({ 'form.csv': survey }, 'pulse', 'form.csv', ...named, '--json')
    expect(JSON.parse(out)).toMatchObject({ n: 2, mean: 7, promoters: 1, detractors: 1, nps: 0, silent: null })
    await refused({ 'form.csv': survey }, ['pulse', 'form.csv', '--column', 'Happy'], 'Happy')
    await refused({ 'form.csv': survey }, ['pulse', 'form.csv', '--column', 'Happy=mood'], 'mood', 'satisfied')
    await refused({ 'form.csv': survey }, ['pulse', 'form.csv', '--column', 'Smile=satisfied'], 'Smile')
    await refused({ 'form.csv': survey }, ['pulse', 'none.csv'], 'none.csv')
  })
})

describe('uitrol forecast', () => {
  const series = `period,adopters\n${[3, 8, 14, 18, 14, 8, 4].map((adopters, at) => `${at + 1},${adopters}`).join('\n')}\n`
  const told = async (...more: string[]) => JSON.parse((await run({ 'series.csv': series }, 'forecast', 'series.csv', '--json', ...more)).out) as { model: string; parameters: { m: number }; forecast: unknown[] } // prettier-ignore

  test('[ME-10] --model, --horizon and --people', async () => {
    expect((await told('--model', 'logistic')).model).toBe('logistic')
    expect(['bass', 'logistic']).toContain((await told('--model', 'auto')).model)
    expect((await told()).forecast).toHaveLength(4)
    expect((await told('--horizon', '0')).forecast).toHaveLength(0)
    expect((await told('--people', '90')).parameters.m).toBe(90)
  })

  test('[ME-10] a wrong value is refused with the option and what it takes', async () => {
    const of = { 'series.csv': series }
    await refused(of, ['forecast', 'series.csv', '--model', 'linear'], 'linear', 'logistic')
    await refused(of, ['forecast', 'series.csv', '--horizon', '-1'], '--horizon')
    await refused(of, ['forecast', 'series.csv', '--horizon', '521'], '--horizon', '520')
    await refused(of, ['forecast', 'series.csv', '--people', '10'], '--people', '69')
  })
})

describe('uitrol effect', () => {
  const row = (group: string, at: number, week: number, live: number | '') => `${group}${at},${week},${50 + at + week - (live !== '' && week >= live ? 6 : 0)},${live}` // prettier-ignore
  const panel = (groups: Readonly<Record<string, number | ''>>): string =>
    `person,week,minutes,live\n${Object.entries(groups).flatMap(([group, live]) => Array.from({ length: 12 }, (_, at) => [1, 2, 3].map((week) => row(group, at, week, live)))).flat().join('\n')}\n` // prettier-ignore
  const columns = ['--outcome', 'minutes', '--unit', 'person', '--time', 'week', '--first', 'live']

  test('[ME-13] --compare never asks for units that never go live; by default those not live yet count too', async () => {
    const staggered = { 'panel.csv': panel({ early: 2, late: 3 }) }
    const notYet = await run(staggered, 'effect', 'panel.csv', ...columns, '--json')
    expect([notYet.code, JSON.parse(notYet.out)]).toMatchObject([0, { method: { comparison: 'not-yet' }, refused: null }])
    const never = await run(staggered, 'effect', 'panel.csv', ...columns, '--compare', 'never', '--json')
    expect([never.code, JSON.parse(never.out)]).toMatchObject([1, { refused: { code: 'nobodyToCompare' } }])
    const with_ = await run(
      { 'panel.csv': panel({ early: 2, none: '' }) },
      'effect',
      'panel.csv',
      ...columns,
      '--compare',
      'never',
      '--json',
    )
    expect([with_.code, JSON.parse(with_.out)]).toMatchObject([0, { method: { comparison: 'never' } }])
  })

  test('[ME-13] a wrong value is refused with the option, and a cell with its line and column', async () => {
    const of = { 'panel.csv': panel({ early: 2, none: '' }) }
    await refused(of, ['effect', 'panel.csv', ...columns, '--compare', 'all'], 'all', 'not-yet')
    await refused(of, ['effect', 'panel.csv', ...columns.slice(0, 6)], '--first')
    for (const at of [1, 3, 5, 7]) await refused(of, ['effect', 'panel.csv', ...columns.with(at, 'other')], 'other')
    await refused({ 'panel.csv': 'person,week,minutes,live\na,1,many,2\n' }, ['effect', 'panel.csv', ...columns], 'many', '2')
  })
})
