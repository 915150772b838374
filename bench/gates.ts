/** What a go/no-go check costs whose phase before has 10,000 and 50,000 people, four in five of whom answered: reading the figures, deciding under the writer, drawing the bounds: `npm run bench gates [people,…]`. */
import { pulseFiguresOn, type PulseOn } from '#server/pulse/pulse-queries.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '#core/access/access.ts'
import { boundsOf } from '#core/gates/check.ts'
import { evaluateGate } from '#core/gates/gate.ts'
import { storedEvidence } from '#core/gates/gate-inputs.ts'
import { gatesOf } from '#core/gates/rollout-gates.ts'
import { addDays } from '#core/kernel/calendar.ts'
import { seeded } from '#core/kernel/seeded.ts'
import { settingsOf } from '#core/plan/settings.ts'
import { weekOf } from '#core/pulse/pulse-week.ts'
import { commandCall } from '#server/base/command-call.ts'
import { openDatabase } from '#server/db/database.ts'
import { migrate } from '#server/db/migrate.ts'
import { evidenceFor } from '#server/gates/gate-evidence.ts'
import { createWriter } from '#server/write/write.ts'
import { rowOf } from '#test/cast.ts'
import { insertRows, makeLargeCompany } from '#test/large-company.ts'
import { line, spread } from './parts/spread.ts'

const [sizesGiven = '10000,50000'] = process.argv.slice(2)
const organisationId = 'bench'
const now = new Date().toISOString()
const today = now.slice(0, 10)
const runs = 9
/** Milliseconds under the one writer of an organisation; reading and drawing keep nobody waiting for long. */
const goals: Readonly<Record<number, number>> = { 10_000: 20 }

const folder = mkdtempSync(join(tmpdir(), 'uitrol-gates-'))
for (const people of sizesGiven.split(',').map(Number)) {
  const database = await openDatabase(`sqlite:${join(folder, `${people}.db`)}`)
  await migrate(database)
  const { rolloutId } = await makeLargeCompany(database, organisationId, people, now)
  const { db } = database
  const [first, next] = (await db.selectFrom('phase').selectAll().orderBy('position').execute()).filter(({ headCount }) => headCount > 0)
  if (!first || !next) throw new Error('no phases')
  const goLiveOn = addDays(today, -21)
  await db.updateTable('phase').set({ goLiveOn }).where('phaseKey', '=', first.phaseKey).execute()
  await db.updateTable('phase').set({ headCount: people }).where('phaseKey', '=', first.phaseKey).execute()
  await db.updateTable('participant').set({ phaseKey: first.phaseKey, goLiveOn }).execute()
  await db.updateTable('rollout').set({ approvedAt: now, approvedBy: 'Lilian' }).execute()
  const random = seeded(12)
  const ids = await db.selectFrom('person').select(['personId', 'locationId']).execute()
  const reply = ({ personId, locationId }: (typeof ids)[number]) => ({
    table: 'pulseReply' as const,
    row: rowOf('pulseReply', { rolloutId, personId, locationId, weekOn: weekOf(today), answeredOn: today, satisfied: Math.min(10, 5 + Math.floor(random() * 6)), recommend: Math.min(10, 5 + Math.floor(random() * 6)) }), // prettier-ignore
  })
  await insertRows(database, organisationId, ids.filter(() => random() < 0.8).map(reply) as unknown as Parameters<typeof insertRows>[2])

  const phases = (await db.selectFrom('phase').selectAll().execute()) as never as Parameters<typeof evidenceFor>[0]['phases']
  const { settings } = await db.selectFrom('rollout').select('settings').executeTakeFirstOrThrow()
  const gate = gatesOf(phases, settingsOf(settings).ticketsPerWeek, []).find(({ phaseKey }) => phaseKey === next.phaseKey)
  if (!gate) throw new Error('no gate')
  const pulseOn: PulseOn = ({ asOf }) => pulseFiguresOn(db, organisationId, rolloutId, asOf)
  const question = { database, organisationId, rolloutId, phaseKey: next.phaseKey, dueOn: next.goLiveOn, phases, today, now, pulseOn }
  const write = createWriter({ database, now: () => now, committed: async () => undefined })
  const took: Record<'reading' | 'verdict' | 'writer' | 'drawing', number[]> = { reading: [], verdict: [], writer: [], drawing: [] }
  const timed = async <T>(what: keyof typeof took, work: () => T | Promise<T>): Promise<T> => {
    const begun = performance.now()
    const done = await work()
    took[what].push(performance.now() - begun)
    return done
  }
  for (let run = 0; run < runs; run++) {
    // A new question each time: what one question read is kept for its other checks.
    const evidence = await timed('reading', () => evidenceFor({ ...question }, gate))
    await timed('verdict', () => evaluateGate({ asOf: today, checks: gate.checks, evidence }))
    await timed('drawing', () => gate.checks.map((check) => evidence[check.key] && boundsOf(check, evidence[check.key] as never)))
    // Another count each time, because equal figures are not stored again.
    const stored = Object.entries(storedEvidence(evidence)).map(([key, { windows, locations, ...one }]) => ({
      key,
      ...one,
      windows: key === 'issues' ? [`${run + 1}`] : [...windows],
      locations: locations.map(([answered, of]): [number, number] => [answered, of]),
    }))
    await timed('writer', () =>
      write(systemActor(organisationId), commandCall(now, 'gates.evaluate', { rolloutId, phaseKey: next.phaseKey, evidence: stored })),
    )
  }
  line(`${people} people, the verdict alone`, spread(took.verdict), 'ms')
  line(`${people} people, command under the writer`, spread(took.writer), 'ms', goals[people])
  line(`${people} people, reading the figures`, spread(took.reading), 'ms')
  line(`${people} people, drawing all bounds`, spread(took.drawing), 'ms')
  await database.close()
}
rmSync(folder, { recursive: true, force: true })
