/** Whose the lines of a usage report are: by address or alias; by name alone somebody is only proposed (ME-4). */
import type { LastSeen } from '#core/metrics/usage-report.ts'

export interface UsageMatch<P> {
  readonly known: readonly { readonly line: LastSeen; readonly person: P }[]
  /** Lines of nobody on the list. */
  readonly unknown: readonly LastSeen[]
  /** Lines without a match by address, whose name is that of exactly one person: to be confirmed, never counted. */
  readonly proposed: readonly { readonly line: LastSeen; readonly person: P }[]
  /** Lines whose name is that of several people. */
  readonly ambiguous: readonly { readonly line: LastSeen; readonly people: readonly P[] }[]
}

/** How names are compared. */
export const nameKey = (name: string): string => name.trim().toLowerCase()

/** Matches lines; `named` gives the people of a name, as `nameKey` has it. */
export const matchUsage = <P>(
  lines: readonly LastSeen[],
  personOf: (identity: string) => P | undefined,
  named: (name: string) => readonly P[],
): UsageMatch<P> => {
  const known: { line: LastSeen; person: P }[] = []
  const unknown: LastSeen[] = []
  const proposed: { line: LastSeen; person: P }[] = []
  const ambiguous: { line: LastSeen; people: readonly P[] }[] = []
  for (const line of lines) {
    const person = personOf(line.identity)
    const alike = person === undefined ? named(nameKey(line.name ?? line.identity)) : []
    const [only] = alike
    if (person !== undefined) known.push({ line, person })
    else if (only === undefined) unknown.push(line)
    else if (alike.length === 1) proposed.push({ line, person: only })
    else ambiguous.push({ line, people: alike })
  }
  return { known, unknown, proposed, ambiguous }
}
