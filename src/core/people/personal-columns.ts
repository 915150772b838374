/** For every table: which columns are about one person or can quote a name, so that forgetting reaches all of them. */
import type { Table } from '#core/kernel/table.ts'
import type { TableName } from '#core/kernel/rows.ts'
import { tables } from '#core/registry/tables.ts'

/** What becomes of the text columns of a table when somebody is forgotten; ids, keys, hashes, days and instants stay without being named here. */
export interface Personal {
  /** In rows of the person: taken out, whatever it says. */
  readonly own?: readonly string[]
  /** In all rows: the name, addresses and numbers are taken out of it, the rest stays. */
  readonly quotes?: readonly string[]
  /** Holds no person: words of ours such as a kind or a state, or names of things and places. */
  readonly plain?: readonly string[]
}

export const personal: Readonly<Partial<Record<TableName, Personal>>> = {
  organisation: { plain: ['name', 'country', 'zone', 'language', 'currency'] },
  location: { plain: ['name', 'country', 'zone', 'language', 'connectivity'] },
  holiday: { plain: ['country', 'nameEn', 'nameNl', 'source'] },
  person: { own: ['employeeNumber', 'name', 'email', 'phone', 'jobTitle', 'managerEmail', 'startsOn'], plain: ['department', 'language'] },
  rollout: {
    quotes: ['benefit', 'problem', 'approachReason', 'approachBy', 'approvedBy'],
    plain: ['tool', 'oldSystem', 'complexity', 'approach', 'settings'],
  },
  participant: { own: ['excludedBecause'], quotes: ['because', 'pinnedBy'] },
  champion: { quotes: ['because'] },
  freeze: { quotes: ['name'] },
  warning: { quotes: ['params'], plain: ['code'] },
  baseline: { plain: ['thing'] },
  message: { quotes: ['approvedBy', 'heldBy', 'heldBecause'], plain: ['kind', 'stage'] },
  session: { quotes: ['trainer', 'room'], plain: ['language', 'form', 'link'] },
  attendee: { own: ['because'], plain: ['state'] },
  attendance: { quotes: ['notedBy'], plain: ['source'] },
  appointment: { own: ['topic', 'log'], plain: ['state'] },
  resource: { quotes: ['title', 'link', 'fileName', 'changedBy'], plain: ['kind', 'language', 'state', 'mediaType', 'sha256'] },
  buddy: { quotes: ['because'] },
  checklistItem: { quotes: ['settledBy', 'evidence', 'seen'], plain: ['list', 'item', 'state'] },
  calendarLink: { quotes: ['name'] },
  accessToken: { quotes: ['name', 'makerName'], plain: ['rights'] },
  membership: { own: ['name', 'email'], quotes: ['givenBy'], plain: ['role'] },
  invitation: { own: ['name', 'email'], quotes: ['madeBy'], plain: ['language', 'role'] },
  messageText: { quotes: ['subject', 'body', 'editedBy'], plain: ['scope', 'language'] },
  briefing: { quotes: ['pilotGroup', 'pilotResult', 'askName', 'askContact', 'signedBy'] },
  delivery: { own: ['words'], quotes: ['toldBy'], plain: ['channel', 'language', 'state', 'toldHow'] },
  letter: { own: ['subject', 'body'], plain: ['language'] },
  channel: { quotes: ['name', 'addedBy'], plain: ['kind', 'language', 'address'] },
  post: { quotes: ['words'], plain: ['state'] },
  pause: { quotes: ['because', 'pausedBy', 'endedBy'] },
  notice: { own: ['words'], quotes: ['params'], plain: ['code', 'path', 'method', 'state'] },
  supportTier: { quotes: ['name', 'contact'] },
  ticket: { quotes: ['question', 'openedBy', 'solvedBy', 'answer'], plain: ['language', 'page', 'device', 'state', 'tierSince'] },
  ticketEvent: { quotes: ['by', 'text', 'reference'], plain: ['kind'] },
  article: { quotes: ['title', 'body', 'changedBy'], plain: ['language'] },
  objection: { own: ['words', 'response'], quotes: ['loggedBy', 'answeredBy'], plain: ['kind', 'outcome'] },
  story: { quotes: ['text', 'notedBy'], plain: ['kind', 'toldIn'] },
  feedback: { quotes: ['text', 'answer', 'answeredBy'], plain: ['state', 'toldIn'] },
  estimate: { quotes: ['source', 'notedBy'], plain: ['what', 'basis', 'amount'] },
}

const evident = /(?:Id|Ids|Key|Hash|On|At)$|^(?:id|at|day)$/

/** Text columns of which nobody has said what forgetting does to them; a test keeps this empty. */
export const unsaidColumns = (table: Table): readonly string[] => {
  const { own = [], quotes = [], plain = [] } = personal[table.name as TableName] ?? {}
  const said = new Set([...own, ...quotes, ...plain])
  return Object.entries(table.columns).flatMap(([column, kind]) =>
    kind.startsWith('text') && !evident.test(column) && !said.has(column) ? [column] : [],
  )
}

/** Which column says whose row it is; null where rows are nobody's. */
export const personColumn = ({ speaksOf, columns }: Table): string | null =>
  speaksOf.person ?? (Object.hasOwn(columns, 'personId') ? 'personId' : null)

const byPerson = ['personId', 'buddyId', 'hostId', 'ownerId'] as const
/** Every column by which a row is about somebody, theirs or in their hands. */
export const personColumns = (table: Table): readonly string[] => {
  const whose = personColumn(table)
  return [...new Set([...(whose ? [whose] : []), ...byPerson.filter((column) => Object.hasOwn(table.columns, column))])]
}

/** Tables of which forgetting somebody can change a row. */
export const tablesWithNames = (Object.keys(personal) as TableName[]).filter(
  (name) => (personal[name]?.quotes ?? []).length > 0 || ((personal[name]?.own ?? []).length > 0 && personColumn(tables[name]) !== null),
)
