/** The browser's rows as signals: the server's truth from the device, with what was decided here on top. */
import { batch, computed, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import { byOf } from '#core/access/access.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { At, Change, Issued } from '#core/kernel/command.ts'
import type { CommandCall, CommandInputs, CommandName, CommandOn, RestOf } from '#core/registry/command-inputs.ts'
import type { Row, StoredRow, TableName } from '#core/registry/tables.ts'
import { chosenRollout } from '#web/sync/chosen-rollout.ts'
import { type Device, openDevice } from '#web/sync/device.ts'
import { newId } from '#web/sync/new-id.ts'
import {
  afterArrival,
  again,
  type Answer,
  afterAnswers,
  type Decided,
  type Decide,
  type Kept,
  overlaid,
  type ErrorNote,
} from '#web/sync/outbox.ts'
import { afterChanges, afterFeed, type Fed, noRows, type RowMap, type RowSets, tableNames } from '#web/sync/rows.ts'
import { actorHere, me } from '#web/sync/signed-in.ts'

/** What the server has said so far. */
let base: RowSets = noRows
let shownSets: RowSets = noRows
let device: Device | undefined
let decideHere: ((issued: Issued, sets: RowSets, at: At) => Decided) | undefined

const shown = Object.fromEntries(tableNames.map((name) => [name, signal(noRows[name])])) as unknown as { [T in TableName]: Signal<RowMap> }
const lists = Object.fromEntries(tableNames.map((name) => [name, computed(() => [...shown[name].value.values()])]))

/** The version of the organisation up to which the server's rows are here. */
export const version = signal(0)
/** Whether the rows were read from the device, and whether the server's rows have ever come. */
export const opened = signal(false)
export const filled = computed(() => version.value > 0)
export const outbox = signal<readonly Kept[]>([])
export const waitingCount = computed(() => outbox.value.filter((kept) => kept.state === 'waiting').length)
export const refused = computed(() => outbox.value.filter((kept) => kept.state === 'refused'))

/** The time, to the minute; pages that speak of now follow it. */
export const now = signal(new Date().toISOString())

/** All rows of a table, as an array that changes when they do. */
export const all = <T extends TableName>(table: T): readonly StoredRow<T>[] =>
  (lists[table] as unknown as ReadonlySignal<StoredRow<T>[]>).value
/** The rows of a table with these values. */
export const where = <T extends TableName>(table: T, wanted: Partial<Row<T>>): StoredRow<T>[] => {
  const entries = Object.entries(wanted)
  return all(table).filter((row) => entries.every(([column, value]) => (row as Record<string, unknown>)[column] === value))
}
/** One row by its key, joined with `/` where it has several parts. */
export const one = <T extends TableName>(table: T, key: string): StoredRow<T> | undefined =>
  shown[table].value.get(key) as unknown as StoredRow<T> | undefined

export const organisation = computed(() => all('organisation')[0])
export const zone = computed(() => organisation.value?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
export const today = computed(() => todayIn(zone.value, now.value))

/** The rollout at work: the one that was chosen on this device, else the one begun last. */
export const rollout = computed(() => {
  const begunLast = [...all('rollout')].sort((a, b) => (a.rolloutId < b.rolloutId ? 1 : -1))
  return begunLast.find(({ rolloutId }) => rolloutId === chosenRollout.value) ?? begunLast[0]
})
export const peopleById = computed(() => new Map(all('person').map((person) => [person.personId, person])))
export const placesById = computed(() => new Map(all('location').map((place) => [place.locationId, place])))

const byHere = (): At['by'] => {
  const actor = untracked(actorHere)
  return actor ? byOf(actor) : { accountId: '', name: '', rights: [], personId: null, places: [] }
}

const atFor = (issued: Issued): At => ({
  commandId: issued.id,
  organisationId: me.peek()?.organisation?.id ?? '',
  now: issued.issuedAt,
  today: todayIn(zone.peek(), issued.issuedAt),
  by: byHere(),
})

/** Each import alone in its function: of two in one expression the build makes one, and brings in what both of them need. */
const commands = {
  forMembers: () => import('#web/sync/local-commands-member.ts'),
  all: () => import('#web/sync/local-commands-all.ts'),
}

/** Brings the commands in (and with them the planner, for all but members), once. False while they are not on this device and the server is away. */
export const readyToDecide = async (): Promise<boolean> => {
  const isMember = me.peek()?.actor?.role === 'member'
  decideHere ??= await commands[isMember ? 'forMembers' : 'all']().then(
    (come) => come.decideHere,
    () => undefined,
  )
  return decideHere !== undefined
}

const decide: Decide = (issued, sets) => decideHere?.(issued, sets, atFor(issued)) ?? { changes: [] }

const show = (sets: RowSets): void => {
  shownSets = sets
  batch(() => {
    for (const name of tableNames) shown[name].value = sets[name] as unknown as RowMap
  })
}

const replay = (): void => show(overlaid(base, outbox.peek(), decide, me.peek()?.organisation?.id ?? ''))

/** Tells other tabs; set by sync. */
const wake: { outbox: () => void } = { outbox: () => undefined }
export const onOutboxChange = (tell: () => void): void => {
  wake.outbox = tell
}

let turns: Promise<unknown> = Promise.resolve()
/** One change of the outbox after the other: each waits for the device, and none may write over what another added meanwhile. */
const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
  const turn = turns.then(change)
  turns = turn.catch(() => undefined)
  return turn
}

/** Opens what this account keeps on this device and shows it. */
export const openStore = async (organisationId: string, accountId: string, sight = ''): Promise<void> => {
  device = await openDevice(organisationId, accountId, sight)
  await reload()
  opened.value = true
}

/** Reads everything from the device again: at the start, and when another tab is ahead. */
export const reload = (): Promise<void> =>
  inTurn(async () => {
    if (!device) return
    const kept = await device.load()
    if (kept.outbox.length > 0) await readyToDecide()
    batch(() => {
      // What this tab has heard meanwhile is newer than what the device had.
      if (kept.version >= version.peek()) {
        base = afterFeed(noRows, kept.fed.changes)
        version.value = kept.version
      }
      outbox.value = afterArrival(kept.outbox, version.peek())
      replay()
    })
  })

/** Reads the outbox again, because another tab changed it. */
export const reloadOutbox = (): Promise<void> =>
  inTurn(async () => {
    if (!device) return
    const kept = await device.loadOutbox()
    if (kept.length > 0) await readyToDecide()
    batch(() => {
      outbox.value = afterArrival(kept, version.peek())
      replay()
    })
  })

/** Takes in a piece of the feed that begins after `after`; false when there is a gap before it. */
export const takeFeed = (after: number, fed: Fed): boolean => {
  if (fed.version <= version.peek()) return true
  if (after > version.peek()) return false
  base = afterFeed(base, fed.changes)
  const before = outbox.peek()
  batch(() => {
    version.value = fed.version
    outbox.value = afterArrival(before, fed.version)
    replay()
  })
  return true
}

/** Keeps a piece of the feed on the device and lets go of commands whose rows are in it. */
export const keepFeed = (after: number, fed: Fed, before: readonly Kept[]): Promise<void> =>
  inTurn(async () => {
    await device?.take(after, fed)
    const still = new Set(outbox.peek().map((kept) => kept.issued.id))
    const gone = before.filter((kept) => !still.has(kept.issued.id)).map((kept) => kept.issued.id)
    if (gone.length > 0) await device?.forget(gone)
  })

/** Forgets the server's rows, to fetch them anew. What was accepted but never came back is sent again: the server may have lost it. */
export const startOver = (): Promise<void> =>
  inTurn(async () => {
    const unsure = outbox.peek().map((kept): Kept => (kept.state === 'accepted' ? { issued: kept.issued, state: 'waiting' } : kept))
    await device?.clearRows()
    await device?.keep(unsure)
    base = noRows
    batch(() => {
      outbox.value = unsure
      version.value = 0
      replay()
    })
  })

/** Writes the server's answers into the outbox. */
export const takeAnswers = (answers: readonly Answer[]): Promise<void> =>
  inTurn(async () => {
    const answered = afterAnswers(outbox.peek(), answers)
    const left = afterArrival(answered, version.peek())
    outbox.value = left
    if (answers.some((answer) => 'problem' in answer)) replay()
    const still = new Set(left.map((kept) => kept.issued.id))
    // Should the power fail before this: they are sent again and given the same answers.
    await device?.keep(left.filter((kept) => answers.some((answer) => answer.id === kept.issued.id)))
    await device?.forget(answered.map((kept) => kept.issued.id).filter((id) => !still.has(id)))
    wake.outbox()
  })

export type Outcome = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly trouble: ErrorNote }

/** Does a command: decided here at once, kept, sent as soon as the server can be reached. A local Problem changes nothing. */
export const issue = <Name extends CommandName>(name: Name, input: CommandInputs[Name]): Promise<Outcome> =>
  issueCall({ name, input } as unknown as CommandCall)

/** The same for a command about one thing: its key, and the rest of the input. */
export const issueOn = <Key extends object, Name extends CommandOn<Key>>(key: Key, name: Name, rest: RestOf<Name, Key>): Promise<Outcome> =>
  issueCall({ name, input: { ...key, ...rest } } as unknown as CommandCall)

/** The same, with name and input together. */
export const issueCall = async ({ name, input }: CommandCall): Promise<Outcome> => {
  // Without the commands at hand it is kept all the same, and shows once the server has decided.
  await readyToDecide()
  return inTurn(async () => {
    const issued: Issued = { id: newId(), name, input, issuedAt: new Date().toISOString() }
    const seen = shownSets
    const decided = decide(issued, seen)
    if ('trouble' in decided) return { ok: false, trouble: decided.trouble }
    const kept: Kept = { issued, state: 'waiting' }
    // First on the device, then on the screen: what a person has seen done survives the power.
    await device?.keep([kept])
    batch(() => {
      outbox.value = [...outbox.peek(), kept]
      if (shownSets === seen) show(afterChanges(seen, decided.changes, me.peek()?.organisation?.id ?? ''))
      else replay()
    })
    wake.outbox()
    return { ok: true, id: issued.id }
  })
}

export type Previewed =
  | { readonly ok: true; readonly changes: readonly Change[]; readonly after: RowSets; readonly before: RowSets }
  | { readonly ok: false; readonly trouble: ErrorNote }

/** What commands would change, one after the other, without doing them. */
export const previewAll = async (commands: readonly CommandCall[]): Promise<Previewed> => {
  if (!(await readyToDecide())) return { ok: false, trouble: { code: 'web.notReached', params: {} } }
  const before = shownSets
  let after = before
  const changes: Change[] = []
  for (const { name, input } of commands) {
    const decided = decide({ id: newId(), name, input, issuedAt: new Date().toISOString() }, after)
    if ('trouble' in decided) return { ok: false, trouble: decided.trouble }
    changes.push(...decided.changes)
    after = afterChanges(after, decided.changes, me.peek()?.organisation?.id ?? '')
  }
  return { ok: true, changes, before, after }
}
/** What a command would change, without doing it. */
export const preview = (call: CommandCall): Promise<Previewed> => previewAll([call])

/** Lets a refused command go. */
export const discard = (id: string): Promise<void> =>
  inTurn(async () => {
    await device?.forget([id])
    outbox.value = outbox.peek().filter((kept) => kept.issued.id !== id)
    wake.outbox()
  })

/** Tries a refused command again, as a new one. */
export const tryAgain = async (kept: Kept): Promise<void> => {
  await readyToDecide()
  return inTurn(async () => {
    const renewed = again(kept, newId(), new Date().toISOString())
    await device?.keep([renewed])
    await device?.forget([kept.issued.id])
    batch(() => {
      outbox.value = [...outbox.peek().filter((one) => one.issued.id !== kept.issued.id), renewed]
      replay()
    })
    wake.outbox()
  })
}

/** Leaves nothing of this account on this device. */
export const wipeDevice = async (): Promise<void> => {
  await device?.wipe()
  device = undefined
  base = noRows
  batch(() => {
    outbox.value = []
    version.value = 0
    opened.value = false
    show(noRows)
  })
}
