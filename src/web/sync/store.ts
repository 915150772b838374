/** The browser's rows as signals: the server's truth from the device, with what was decided here on top. */
import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { todayIn } from '#core/kernel/calendar.ts'
import type { Row, StoredRow, TableName } from '#core/registry/tables.ts'
import { chosenRollout } from '#web/sync/chosen-rollout.ts'
import { decideOn, readyToDecide } from '#web/sync/decide-here.ts'
import { type Device, ifUsable, openDevice } from '#web/sync/device.ts'
import { afterArrival, type Answer, afterAnswers, type Decide, type Kept, overlaid } from '#web/sync/outbox.ts'
import { afterFeed, type Fed, isFirstFill, noRows, noScope, type RowMap, type RowSets, scopeAfter, tableNames } from '#web/sync/rows.ts'
import { firstAnswers, noAnswers } from '#web/sync/first-answers.ts'
import { mayI, me } from '#web/sync/signed-in.ts'
import { dropUnlinked } from '#web/sync/unsent-answers.ts'
import { zonesShown } from '#web/sync/zones-shown.ts'

let device: Device | undefined
/** Where rows and outbox are kept; nothing before the store is opened. */
export const deviceHere = (): Device | undefined => device

/** What the server has said so far. */
let base: RowSets = noRows
let shownSets: RowSets = noRows

const shown = Object.fromEntries(tableNames.map((name) => [name, signal(noRows[name])])) as unknown as { [T in TableName]: Signal<RowMap> }
const lists = Object.fromEntries(tableNames.map((name) => [name, computed(() => [...shown[name].value.values()])]))

/** The version of the organisation up to which the server's rows are here. */
export const version = signal(0)
/** Whether the rows were read from the device, and whether the server's rows have ever come. */
export const opened = signal(false)
/** The first rows are still coming in, page by page. */
const behind = signal(false)
export const filled = computed(() => version.value > 0 && !behind.value)
/** What this device holds, and which tables stay on the server because they are large. */
export const scope = signal(noScope)
/** Whether the rows of others in a table are on the server alone. */
export const isAbsent = (table: TableName): boolean => scope.value.absent.has(table)
export const outbox = signal<readonly Kept[]>([])
export const waitingCount = computed(() => outbox.value.filter((kept) => kept.state === 'waiting').length)
/** Commands that somebody just gave, from the press until they are on the device or refused: until then nothing may say that all is sent. */
export const decidingCount = signal(0)
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

/** The zone of a location here; the organisation's own where there is none. */
export const zoneOfLocation = (locationId: string | null): string => placesById.value.get(locationId ?? '')?.zone ?? zone.value
export const today = computed(() => todayIn(zone.value, now.value))

/** The rollout at work: the one that was chosen on this device, else the one begun last. */
export const rollout = computed(() => {
  const begunLast = [...all('rollout')].sort((a, b) => (a.rolloutId < b.rolloutId ? 1 : -1))
  return begunLast.find(({ rolloutId }) => rolloutId === chosenRollout.value) ?? begunLast[0]
})
export const placesById = computed(() => new Map(all('location').map((place) => [place.locationId, place])))
/** The zone in which somebody reads times that belong to no location: their own (RG-5). */
export const ownZone = computed(() => {
  const person = one('person', me.value?.actor?.personId ?? '')
  return zoneOfLocation(person?.locationId ?? null)
})
effect(() => {
  // To find the zone of a browser takes a tenth of a second: not where rows are about to say another.
  if (!organisation.value && (!me.value || mayI('rows.read'))) return
  const own = ownZone.value
  if (own !== zonesShown.peek()[0]) zonesShown.value = [own]
})

export const decide: Decide = (issued, sets) => decideOn(issued, sets, zone.peek(), scope.peek().absent)

/** Rows of tables that are on the server alone, looked at in this window; commands are not decided on them. */
let borrowed: RowSets = noRows

/** Puts rows on the screen. */
export const show = (sets: RowSets): void => {
  shownSets = sets
  batch(() => {
    for (const name of tableNames) {
      const own: ReadonlyMap<string, unknown> = sets[name]
      const more: ReadonlyMap<string, unknown> = borrowed[name]
      const seesMore = more.size > 0 && scope.peek().absent.has(name)
      shown[name].value = (seesMore ? new Map([...more, ...own]) : own) as RowMap
    }
  })
}

/** Shows rows that are on the server alone, until this window closes. */
export const borrow = (rows: readonly { readonly table: TableName; readonly key: string; readonly row: object }[]): void => {
  borrowed = afterFeed(
    borrowed,
    rows.map(({ table, key, row }) => ({ version: 0, op: 'put', table, key, row: row as Record<string, unknown> })),
  )
  show(shownSets)
}

/** Shows the server's rows with all that waits on top. */
export const replay = (): void => show(overlaid(base, outbox.peek(), decide, me.peek()?.organisation?.id ?? ''))

/** Tells other tabs; set by sync. */
export const wake: { outbox: () => void } = { outbox: () => undefined }
export const onOutboxChange = (tell: () => void): void => {
  wake.outbox = tell
}

let turns: Promise<unknown> = Promise.resolve()
/** One change of the outbox after the other: each waits for the device, and none may write over what another added meanwhile. */
export const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
  const turn = turns.then(change)
  turns = turn.catch(() => undefined)
  return turn
}

/** Opens what this account keeps on this device and shows it. */
export const openStore = async (organisationId: string, accountId: string, sight = ''): Promise<void> => {
  const coming = openDevice(organisationId, accountId, sight, () => {
    if (device === opening) device = undefined
  })
  // The first format of a time takes a tenth of a second to make: here the device is waited for anyway.
  Intl.DateTimeFormat()
  const opening = await coming
  device = opening
  await reload()
  opened.value = true
}

/** Reads everything from the device again: at the start, and when another tab is ahead. */
export const reload = (): Promise<void> =>
  inTurn(async () => {
    const from = device
    const kept = await ifUsable(from?.load())
    if (kept && kept.outbox.length > 0) await readyToDecide()
    // Whatever was deleted meanwhile is not shown again.
    if (!kept || device !== from) return
    batch(() => {
      // What this tab has heard meanwhile is newer than what the device had.
      if (kept.version >= version.peek()) {
        base = afterFeed(noRows, kept.fed.changes)
        version.value = kept.version
        scope.value = kept.scope
        behind.value = kept.behind
      }
      outbox.value = afterArrival(kept.outbox, version.peek())
      replay()
    })
  })

/** Reads the outbox again, because another tab changed it. */
export const reloadOutbox = (): Promise<void> =>
  inTurn(async () => {
    const from = device
    const kept = await ifUsable(from?.loadOutbox())
    if (kept && kept.length > 0) await readyToDecide()
    if (!kept || device !== from) return
    batch(() => {
      outbox.value = afterArrival(kept, version.peek())
      replay()
    })
  })

/** Takes in a piece of the feed that begins after `after`; false when there is a gap before it. */
export const takeFeed = (after: number, fed: Fed): boolean => {
  if (!fed.reset && fed.version <= version.peek()) return true
  if (!fed.reset && after > version.peek()) return false
  base = afterFeed(fed.reset ? noRows : base, fed.changes)
  const before = outbox.peek()
  batch(() => {
    version.value = fed.version
    scope.value = scopeAfter(scope.peek(), fed)
    behind.value = isFirstFill(after, fed, behind.peek())
    outbox.value = afterArrival(before, fed.version)
    replay()
  })
  return true
}

/** Keeps a piece of the feed on the device and lets go of commands whose rows are in it. */
export const keepFeed = (after: number, fed: Fed, before: readonly Kept[]): Promise<void> =>
  inTurn(async () => {
    await ifUsable(device?.take(after, fed))
    const still = new Set(outbox.peek().map((kept) => kept.issued.id))
    const gone = before.filter((kept) => !still.has(kept.issued.id)).map((kept) => kept.issued.id)
    if (gone.length > 0) await ifUsable(device?.forget(gone))
  })

/** Forgets the server's rows, to fetch them anew. What was accepted but never came back is sent again: the server may have lost it. */
export const startOver = (): Promise<void> =>
  inTurn(async () => {
    const unsure = outbox.peek().map((kept): Kept => (kept.state === 'accepted' ? { issued: kept.issued, state: 'waiting' } : kept))
    await ifUsable(device?.clearRows())
    await ifUsable(device?.keep(unsure))
    base = noRows
    batch(() => {
      outbox.value = unsure
      version.value = 0
      scope.value = noScope
      behind.value = false
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
    await ifUsable(device?.keep(left.filter((kept) => answers.some((answer) => answer.id === kept.issued.id))))
    await ifUsable(device?.forget(answered.map((kept) => kept.issued.id).filter((id) => !still.has(id))))
    wake.outbox()
  })

/** The rows as the pages show them, with what was decided here. */
export const rowsShown = (): RowSets => shownSets

const forgetting = new Set<() => void>()
/** Does this too whenever the device is wiped: for what the server told beside the rows. */
export const onWipe = (forget: () => void): void => void forgetting.add(forget)

/** Leaves nothing of this account on this device. */
export const wipeDevice = async (): Promise<void> => {
  const wiped = device
  // What is still under way keeps nothing on it any more.
  device = undefined
  await ifUsable(wiped?.wipe())
  dropUnlinked()
  for (const forget of forgetting) forget()
  base = noRows
  borrowed = noRows
  firstAnswers.value = noAnswers
  batch(() => {
    outbox.value = []
    version.value = 0
    scope.value = noScope
    behind.value = false
    opened.value = false
    show(noRows)
  })
}
