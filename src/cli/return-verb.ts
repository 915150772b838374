/** `uitrol return FILE`: the return of a list of payments, without a server (RV-4, RG-4). */
import { append } from '#core/kernel/many.ts'
import { Command } from 'commander'
import { amount, day, type Infer, listOf, matching, oneOf, otherwise, shape } from '#core/kernel/input.ts'
import { type ReturnFigures, returnOf, type ReturnResult } from '#core/finance/return-of-flows.ts'
import { badInput } from '#server/base/input-validation.ts'
import { CliError } from '#cli/cli-error.ts'
import { withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'
import { readYaml } from '#cli/yaml-file.ts'

/** An exact decimal, as text: `-1250.50`. */
const decimal = matching(/^[+-]?\d{1,18}(?:\.\d{1,12})?$/)
const currency = matching(/^[A-Z]{3}$/)
const dated = shape({ date: day, amount: decimal, currency })
const returnShape = shape({
  currency,
  rate: amount(-0.99, 100),
  period: otherwise(oneOf(['year', 'month']), 'year'),
  flows: otherwise(listOf(decimal, 2000), []),
  dated: otherwise(listOf(dated, 2000), []),
  rates: otherwise(listOf(shape({ date: day, from: currency, to: currency, rate: decimal }), 20_000), []),
})
type ReturnFile = Infer<typeof returnShape>

const isRecord = (one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null && !Array.isArray(one)
/** Numbers as the text they are written with, without an exponent. */
const asDecimal = (value: unknown): unknown =>
  typeof value === 'number' && Number.isFinite(value)
    ? Number.isInteger(value)
      ? value.toFixed(0)
      : String(value).includes('e')
        ? value.toFixed(12)
        : String(value)
    : value

/** Brings numbers into exact decimals, and dated payments apart from plain ones. */
const longForm = (file: unknown): unknown => {
  if (!isRecord(file)) return file
  const flows = Array.isArray(file['flows']) ? file['flows'] : []
  const isDated = flows.some(isRecord)
  const withCurrency = (flow: unknown): unknown =>
    isRecord(flow) ? { currency: file['currency'], ...flow, amount: asDecimal(flow['amount']) } : flow
  const rates = Array.isArray(file['rates'])
    ? file['rates'].map((rate: unknown) => (isRecord(rate) ? { ...rate, rate: asDecimal(rate['rate']) } : rate))
    : file['rates']
  return {
    ...file,
    ...(isDated ? { flows: [], dated: flows.map(withCurrency) } : Array.isArray(file['flows']) ? { flows: flows.map(asDecimal) } : {}),
    ...(rates === undefined ? {} : { rates }),
  }
}

const resultOf = (file: ReturnFile): ReturnResult => {
  for (const [at, { rate }] of file.rates.entries()) if (Number(rate) <= 0) throw badInput(`rates.${at}.rate`, 'above', 0)
  const flows = file.dated.length > 0 ? file.dated : file.flows
  if (flows.length === 0) throw badInput('flows', 'present')
  const result = returnOf({ ...file, flows })
  if ('missing' in result) {
    const { at, ...missing } = result.missing
    throw new CliError('cli.rateMissing', missing, { field: `flows.${at}.date` })
  }
  return result
}

const linesOf = (figures: ReturnFigures, { currency: in_, method }: ReturnResult, { words }: Output): string[] => [
  words('return.npv', { amount: figures.npv.toFixed(2) as `${number}`, currency: in_ }),
  figures.irr === null
    ? words('return.noIrr', { reason: figures.irrReason ?? 'none', roots: figures.irrRoots })
    : words('return.irr', { rate: figures.irr }),
  figures.payback === null ? words('return.noPayback') : words('return.payback', { periods: figures.payback, unit: method.unit }),
  ...(figures.roi === null ? [] : [words('return.roi', { share: figures.roi })]),
]

const textOf = (result: ReturnResult, output: Output): string => {
  const lines = linesOf(result, result, output)
  if (result.stress)
    append(lines, [
      output.words('return.stress', { dearer: result.stress.dearer }),
      ...linesOf(result.stress, result, output).map((line) => `  ${line}`),
    ])
  return `${lines.join('\n')}\n`
}

const run = async (file: string, { json }: { json?: boolean }, output: Output): Promise<void> => {
  const result = resultOf(await readYaml(file, returnShape, longForm))
  await (json ? output.putJson(result) : output.put(textOf(result, output)))
}

/** The verb with its options. */
export const returnVerb = (output: Output): Command =>
  withCommon(new Command('return'), output)
    .description(output.words('help.return'))
    .argument('<FILE>', output.words('help.returnFile'))
    .action((file: string, options: { json?: boolean }) => run(file, options, output))
