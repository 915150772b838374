/** The shapes of answers, as the description of the interface tells them: of what programs rely on, in JSON Schema. */
import { type TableName, tables } from '#core/registry/tables.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

const text = { type: 'string' }
const whole = { type: 'integer' }
const yesNo = { type: 'boolean' }
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] })
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
/** An object with all of these fields; more may come with a later version. */
const group = (properties: Record<string, JsonSchema>, optional: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
})

const columnKinds: Record<string, JsonSchema> = {
  text,
  'text?': { type: ['string', 'null'] },
  integer: whole,
  'integer?': { type: ['integer', 'null'] },
  real: { type: 'number' },
  'real?': { type: ['number', 'null'] },
}

/** The row of a table; columns that a reader may not see are left out. */
const rowSchema = (table: TableName): JsonSchema => ({
  description: tables[table].about,
  type: 'object',
  properties: {
    organisationId: text,
    version: whole,
    ...Object.fromEntries(Object.entries(tables[table].columns).map(([name, kind]) => [name, columnKinds[kind] ?? {}])),
  },
})

const rowName = (table: TableName): string => `row.${table}`
const tableNames = Object.keys(tables) as TableName[]

const moment = { type: 'string', format: 'date-time' }
const day = { type: 'string', format: 'date' }
const named = { type: 'object', additionalProperties: true }
const note = group({ code: text, params: named })
const lineNote = group({ line: whole, code: text, params: named })

/** Parts that answers share, by name. */
export const sharedShapes = (): Record<string, JsonSchema> => ({
  CommandAnswer: group(
    {
      id: text,
      version: { type: 'integer', description: 'The version of the organisation from which on it holds.' },
      warnings: { ...list(group({ code: text, text })), description: 'What to look at, although it was carried out.' },
    },
    ['warnings'],
  ),
  CommandRefused: group({ id: text, problem: ref('Problem') }),
  Change: {
    oneOf: tableNames.map((table) =>
      group({
        version: whole,
        table: { type: 'string', const: table },
        key: text,
        op: { type: 'string', enum: ['put', 'remove'] },
        row: orNull(ref(rowName(table))),
      }),
    ),
  },
  Changes: group(
    {
      version: { type: 'integer', description: 'Ask again after this one.' },
      changes: list(ref('Change')),
      more: { type: 'boolean', description: 'There is more after this version already.' },
      scope: text,
      absent: list(text),
      reset: yesNo,
    },
    ['scope', 'absent', 'reset'],
  ),
  ...Object.fromEntries(tableNames.map((table) => [rowName(table), rowSchema(table)])),
})

const planned = (fields: Record<string, JsonSchema>): JsonSchema => list(group(fields))

/** Answers by method and address; what is not here is an object whose fields the screens alone use. */
export const answerShapes: Readonly<Record<string, JsonSchema>> = {
  'POST /api/commands': { oneOf: [ref('CommandAnswer'), list({ anyOf: [ref('CommandAnswer'), ref('CommandRefused')] })] },
  'POST /api/commands/preview': group({
    changes: list(group({ op: { type: 'string', enum: ['put', 'remove'] }, table: text, row: named })),
    before: list(group({ op: text, table: text, row: named })),
    elsewhere: { type: 'object', additionalProperties: group({ rows: whole, columns: { type: 'object', additionalProperties: whole } }) },
  }),
  'GET /api/changes': ref('Changes'),
  'POST /api/usage': group({
    source: text,
    import: text,
    lines: whole,
    taken: whole,
    early: whole,
    late: whole,
    refused: whole,
    refusedLines: list(group({ line: whole, code: text })),
  }),
  'POST /api/people/preview': group({
    format: text,
    encoding: orNull(text),
    delimiter: orNull(text),
    sheet: orNull(group({ name: text, all: list(text) })),
    source: text,
    columns: list(named),
    people: list({ ...named, required: ['name'], properties: { name: text, email: orNull(text), location: orNull(text) } }),
    refused: list(lineNote),
    asked: list(lineNote),
    gone: list(named),
    notes: list(note),
    locations: list(named),
    changes: orNull(named),
  }),
  'GET /api/rollouts/:rolloutId/plan.:format': {
    ...group({
      tool: text,
      approach: group({ chosen: text, recommended: text, risk: text, reasons: list(text), wouldChange: list(text) }),
      shape: text,
      people: whole,
      phases: planned({ key: text, name: text, goLive: day, ends: day, share: { type: 'number' }, people: list(named) }),
      messages: planned({ key: text, stage: text, sendOn: day, readers: whole }),
      sessions: planned({ phase: text, startsAt: moment, minutes: whole, seats: whole, attendees: list(text) }),
      officeHours: planned({ phase: text, startsAt: moment, minutes: whole }),
      champions: planned({ location: text, person: text }),
      checklist: planned({ phase: text, list: text, key: text, due: day }),
      warnings: list(group({ code: text, text })),
    }),
    description: 'With the format json; other formats are files.',
  },
  'GET /api/tokens': planned({
    tokenId: text,
    name: text,
    rights: list(text),
    createdAt: moment,
    expiresAt: orNull(moment),
    revokedAt: orNull(moment),
    lastUsedAt: orNull(moment),
  }),
  'GET /health': group({ status: text }),
  'GET /ready': group({ status: text }),
}

/** The form of an upload, by address. */
export const formShapes: Readonly<Record<string, JsonSchema>> = {
  'POST /api/people/preview': {
    type: 'object',
    required: ['file'],
    properties: {
      mapping: { type: 'string', contentMediaType: 'application/json', description: 'Field by heading: {"Wie": "name"}.' },
      sheet: { type: 'string', description: 'The name of the sheet to read.' },
      accepted: { type: 'string', contentMediaType: 'application/json', description: 'Lines that were asked about and go in: [4, 9].' },
      file: { type: 'string', format: 'binary', description: 'CSV, TSV, XLSX, ODS or FODS, at most 64 MB, after the other fields.' },
    },
  },
}
