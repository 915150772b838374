/** A pin that has to be planned for everyone: what stands in the way of moving one person alone (PH-10). */
import { expect, test } from 'vitest'
import { type Change, put, remove } from '#core/kernel/command.ts'
import { fewPeople } from '#core/kernel/many.ts'
import { pin } from '#core/planning/cohort-commands.ts'
import { rowOf } from '#test/cast.ts'
import { companyOf } from '#test/company.ts'
import { plannedCompany } from '#test/planned-company.ts'

const rolloutId = 'crm'
type World = ReturnType<typeof plannedCompany>

const alone = (world: World, personId: string): readonly Change[] | null | undefined => {
  const input = { rolloutId, personId, phaseKey: 'core' }
  return pin.nearby?.decide(world.load(pin.nearby.needs(input, world.at)), input, world.at)
}

test('[PH-10] [PH-3] [PH-7] [TR-6] whoever leads, goes first, waits, leaves or chose a seat, and a phase without room there, ask for the whole plan', () => {
  const world = plannedCompany(companyOf(fewPeople + 200))
  const rest = world.of('participant').filter(({ phaseKey }) => phaseKey === 'rest')
  const part = rest.find(({ personId }) => alone(world, personId))
  const person = world.of('person').find(({ personId }) => personId === part?.personId)
  const seat = world.of('attendee').find(({ personId }) => personId === part?.personId)
  if (!part || !person || !seat) throw new Error('somebody of the rest can be moved alone')
  const { personId } = part
  const locationId = person.locationId ?? ''
  const sites = world.of('phaseSite').filter((row) => row.locationId === locationId)
  const offered = world.of('session').filter((row) => row.phaseKey === 'core' && row.locationId === locationId)
  const waiting = { rolloutId, personId: 'somebody', locationId, state: 'waiting', chosenAt: world.at.now }
  const obstacles: Record<string, readonly Change[]> = {
    nominated: [put('participant', { ...part, nominated: 1 })],
    'pilot user': [put('participant', { ...part, pilot: 1 })],
    'held back': [put('participant', { ...part, notBeforeOn: '2027-03-01' })],
    leaving: [put('person', { ...person, leftOn: '2027-06-01' })],
    champion: [put('champion', { rolloutId, personId, locationId, because: '[]' })],
    'own choice of a seat': [put('attendee', { ...seat, chosenAt: world.at.now })],
    'the last one of a location': sites.filter((row) => row.phaseKey === 'rest').map((row) => put('phaseSite', { ...row, headCount: 1 })),
    'nobody of the location in the phase': sites.filter((row) => row.phaseKey === 'core').map((row) => remove('phaseSite', row)),
    'no seat': offered.map((row) => put('session', { ...row, seats: 1 })),
    'others wait for each seat': offered.map(({ sessionKey }) => put('attendee', rowOf('attendee', { ...waiting, sessionKey }))),
  }
  for (const [name, changes] of Object.entries(obstacles)) {
    expect(changes.length, name).toBeGreaterThan(0)
    const before = world.snapshot()
    world.carryOut(changes)
    expect([name, alone(world, personId)]).toEqual([name, null])
    world.restore(before)
  }
  expect(alone(world, personId)).not.toBeNull()
})

test('[PH-10] up to five hundred people everyone is planned anew', () => {
  const world = plannedCompany(companyOf(fewPeople))
  const outcomes = world
    .of('participant')
    .slice(0, 40)
    .map(({ personId }) => alone(world, personId))
  expect(outcomes.every((one) => one === null)).toBe(true)
})

test('[PH-10] [PH-9] whoever is pinned where they are keeps their reason, and says that they are pinned until they are let go', () => {
  const world = plannedCompany(companyOf(fewPeople + 200))
  const part = world.of('participant').find(({ phaseKey }) => phaseKey === 'core')
  if (!part) throw new Error('the core team has somebody')
  world.carryOut(alone(world, part.personId) ?? [])
  const reasonOf = () => JSON.parse(world.of('participant').find((row) => row.personId === part.personId)?.because ?? '') as unknown[]
  expect(reasonOf()).toEqual([{ code: 'plan.because.fixed', params: {} }, ...(JSON.parse(part.because) as unknown[])])
  const letGo = { rolloutId, personId: part.personId, phaseKey: null }
  world.carryOut(pin.nearby?.decide(world.load(pin.nearby.needs(letGo, world.at)), letGo, world.at) ?? [])
  expect(world.of('participant').find((row) => row.personId === part.personId)).toEqual(part)
})
