/** Every statement that the product prepares on SQLite in this process, and from where. */
import { subscribe } from 'node:diagnostics_channel'
import { join } from 'node:path'

/** A statement with the lines of ours that led to it, the nearest first. */
export interface Prepared {
  readonly sql: string
  readonly from: readonly string[]
}

const root = join(import.meta.dirname, '..')
/** What every statement goes through. */
const layer =
  /^(?:src\/server\/db\/(?:sqlite-[\w-]+|prepared|run-together|bulk|facts|shared-facts|list-page)\.ts|test\/prepared-statements\.ts):/

/** Our own lines on the stack, across what was waited for. */
const linesOnStack = (): string[] => {
  const before = Error.stackTraceLimit
  Error.stackTraceLimit = 100
  const { stack = '' } = new Error()
  Error.stackTraceLimit = before
  return stack
    .split('\n')
    .flatMap((line) => {
      const at = line.indexOf(`${root}/`)
      return at < 0 || line.includes('/node_modules/') ? [] : [line.slice(at + root.length + 1).replace(/(:\d+):\d+\)?$/, '$1')]
    })
    .filter((line) => !layer.test(line))
}

const seen = new Set<string>()
const waiting: Prepared[] = []

const isOfTests = (line: string | undefined): boolean => line !== undefined && /^(?:test|e2e|bench)\/|\.(?:test|spec)\.ts:/.test(line)

/** Statements that differ in how many values they hold alone are one. */
const shapeOf = (sql: string): string => sql.replaceAll(/\?(?:, \?)+/g, '?').replaceAll(/\(\?\)(?:, \(\?\))+/g, '(?)')

const note = (message: unknown): void => {
  const { sql } = message as { readonly sql: string }
  if (!/^\s*(?:select|with|update|delete|insert)\b/i.test(sql) || seen.has(shapeOf(sql))) return
  const from = linesOnStack()
  if (isOfTests(from[0]) || from.some((line) => line.startsWith('src/server/db/migrations/'))) return
  seen.add(shapeOf(sql))
  waiting.push({ sql, from })
}

let isNoting = false

/** Begins to note statements. What was noted in this process before is not noted again. */
export const noteStatements = (): void => {
  if (isNoting) return
  isNoting = true
  subscribe('uitrol.statement', note)
}

/** The statements that came since this was asked last. */
export const newStatements = (): readonly Prepared[] => waiting.splice(0)
