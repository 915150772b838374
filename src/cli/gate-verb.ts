/** `uitrol gate FILE`: one go/no-go gate evaluated from a file, without a server (GA-2, GA-3, GA-8). */
import { Command } from 'commander'
import {
  amount,
  boolean,
  day,
  type Infer,
  list,
  listOf,
  nullable,
  oneOf,
  otherwise,
  shape,
  text,
  tuple,
  whole,
} from '#core/kernel/input.ts'
import type { CheckResult, DrawnBounds } from '#core/gates/check-shapes.ts'
import { boundsOf, evaluateCheck, gateVerdict } from '#core/gates/check.ts'
import { badInput } from '#server/base/input-validation.ts'
import { CliError } from '#cli/cli-error.ts'
import { withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'
import { readYaml } from '#cli/yaml-file.ts'

const mostPeople = 1_000_000
const value = amount(-1e15, 1e15)
const people = whole(0, mostPeople)

const checkShape = shape({
  key: text(100),
  kind: otherwise(oneOf(['guard', 'signal']), 'signal'),
  metric: oneOf(['share', 'mean', 'nps', 'number']),
  compare: otherwise(oneOf(['>=', '>', '<=', '<']), '>='),
  threshold: value,
  basis: otherwise(nullable(oneOf(['answered', 'sequence', 'certain'])), null),
  locations: otherwise(listOf(tuple([people, people]), 100_000), []),
  windows: otherwise(whole(1, 52), 1),
  minimum: otherwise(people, 5),
  population: otherwise(nullable(people), null),
  answers: otherwise(listOf(list(value), 52), []),
  newest: otherwise(nullable(day), null),
  maxAgeDays: otherwise(whole(0, 3660), 8),
  dryRun: otherwise(boolean(), false),
})
const gateShape = shape({
  asOf: day,
  level: otherwise(amount(0.5, 0.9999), 0.95),
  checks: listOf(checkShape, 500),
})
type GateFile = Infer<typeof gateShape>

const isRecord = (one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null && !Array.isArray(one)

/** Answers of one window may be written as one list, a number as itself; data without a date is of the day of the evaluation. */
const longForm = (file: unknown): unknown => {
  if (!isRecord(file) || !Array.isArray(file['checks'])) return file
  const checks = file['checks'].map((one: unknown) => {
    if (!isRecord(one)) return one
    const answers = one['answers'] ?? []
    const listed = typeof answers === 'number' ? [answers] : answers
    const isPlain = Array.isArray(listed) && listed.length > 0 && !listed.some((entry) => Array.isArray(entry))
    return { newest: file['asOf'], ...one, answers: isPlain ? [listed] : listed }
  })
  return { ...file, checks }
}

/** The values that an answer may have. */
const ranges = { share: [0, 1], mean: [0, 10], nps: [0, 10] } as const

const checkValues = (checks: GateFile['checks']): void => {
  for (const [at, { key, metric, answers, population, locations }] of checks.entries()) {
    for (const [window, values] of answers.entries()) {
      const field = `checks.${at}.answers.${answers.length > 1 ? `${window}.` : ''}`
      if (metric !== 'number') {
        const [least, most] = ranges[metric]
        for (const [index, answer] of values.entries()) {
          if (answer < least) throw badInput(`${field}${index}`, 'atLeast', least)
          if (answer > most) throw badInput(`${field}${index}`, 'atMost', most)
          if (!Number.isInteger(answer)) throw badInput(`${field}${index}`, 'whole')
        }
        if (population !== null && values.length > population)
          throw new CliError('cli.tooManyAnswers', { key, answers: values.length, population }, { field: `checks.${at}.population` })
      }
    }
    for (const [index, [answered, of]] of locations.entries())
      if (answered > of) throw badInput(`checks.${at}.locations.${index}.0`, 'atMost', of)
  }
}

const evaluate = ({ asOf, level, checks }: GateFile): readonly (CheckResult & { readonly bounds: DrawnBounds | null })[] =>
  checks.map(({ population, answers, locations, newest, ...check }) => {
    const evidence = { population: population ?? answers.at(-1)?.length ?? 0, windows: answers, locations, newest }
    const result = evaluateCheck(check, evidence, asOf, level)
    return { ...result, bounds: result.basis === null ? null : boundsOf(check, evidence, level) }
  })

const textOf = (results: readonly CheckResult[], { words }: Output): string => {
  const lines = results.map(({ key, verdict, value: figure, needs, luck, dryRun }) =>
    [
      `${words('gate.verdict', { verdict })}  ${key}`,
      figure === null ? '' : String(Math.round(figure * 1000) / 1000),
      words('gate.need', { need: needs }),
      luck === null ? '' : words('gate.luck', { chance: luck }),
      dryRun ? words('gate.dryRun') : '',
    ]
      .filter((part) => part !== '')
      .join('  '),
  )
  return `${[words('gate.whole', { verdict: gateVerdict(results) }), ...lines].join('\n')}\n`
}

const run = async (file: string, { json }: { json?: boolean }, output: Output): Promise<void> => {
  const gate = await readYaml(file, gateShape, longForm)
  checkValues(gate.checks)
  const results = evaluate(gate)
  const verdict = gateVerdict(results)
  const checks = results.map(({ needs, ...result }) => ({
    ...result,
    needs: { ...needs, text: output.words('gate.need', { need: needs }) },
  }))
  await (json ? output.putJson({ verdict, checks }) : output.put(textOf(results, output)))
  // A gate that does not pass is a check that is not met.
  if (verdict !== 'pass') process.exitCode = 1
}

/** The verb with its options. */
export const gateVerb = (output: Output): Command =>
  withCommon(new Command('gate'), output)
    .description(output.words('help.gate'))
    .argument('<FILE>', output.words('help.gateFile'))
    .action((file: string, options: { json?: boolean }) => run(file, options, output))
