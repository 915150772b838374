import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importPreview } from '#core/people/people-import.ts'
import { Problem } from '#core/kernel/problem.ts'
import { readReport } from '#core/training/attendance-report.ts'
import { readAttendanceFile } from '#files/training/attendance-file.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import { staffListFile } from '#test/staff-list-generator.ts'

const options = { today: '2026-11-02', defaults: { country: 'SR', language: 'nl' } } as const

test('[IM-1] in a list of any shape nobody is lost and nobody is invented: whoever is not taken for sure is asked about', () => {
  fc.assert(
    fc.property(staffListFile, ({ bytes, name, truth, text }) => {
      const { people, asked, gone } = importPreview(readPeopleFile(bytes, name), options)
      const known = new Map(truth.map((one) => [one.number || one.email, one]))
      const seen = (list: readonly { email: string | null; employeeNumber: string | null }[]) =>
        list.map((one) => known.get(one.employeeNumber ?? one.email ?? ''))
      // Nobody invented: each person is one of the truth, once, as they are.
      expect(seen(people), text).not.toContain(undefined)
      expect(new Set(seen(people)).size, text).toBe(people.length)
      for (const one of people) {
        const real = known.get(one.employeeNumber ?? one.email ?? '')
        expect([one.name, one.email ?? '', one.department ?? '', one.location ?? ''], text).toEqual([
          real?.name,
          real?.email,
          real?.department,
          real?.location,
        ])
      }
      // Nobody lost: who works here goes in, who left is known as gone, and the rest is asked about.
      const of = (state: string) => truth.filter((one) => one.state === state)
      expect(new Set(seen(people)), text).toEqual(new Set(of('here')))
      expect(new Set(seen(gone)), text).toEqual(new Set(of('gone')))
      expect(asked.length, text).toBeGreaterThanOrEqual(of('unsure').length)
    }),
    { numRuns: 400 },
  )
})

const cases = new URL('../../../test/cases/', import.meta.url)
const files = readdirSync(cases).map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, cases))) }))

test('[IM-1] [TR-6] every case, cut, bent and put together anew, is read or refused with a Problem', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true })
  const bend = fc.record({
    file: fc.constantFrom(...files),
    cut: fc.option(unit),
    bent: fc.array(fc.tuple(unit, fc.nat(255)), { maxLength: 6 }),
    doubled: fc.option(fc.tuple(unit, unit)),
    sheet: fc.option(fc.constantFrom('Blad1', 'Personeel', 'x')),
  })
  fc.assert(
    fc.property(bend, ({ file: { name, bytes }, cut, bent, doubled, sheet }) => {
      let made = Uint8Array.from(cut === null ? bytes : bytes.subarray(0, Math.floor(bytes.length * cut)))
      if (doubled) {
        const [from, to] = doubled.map((at) => Math.floor(at * made.length)).toSorted((a, b) => a - b)
        made = Uint8Array.from([...made.subarray(0, to), ...made.subarray(from)])
      }
      for (const [where, byte] of bent) if (made.length > 0) made[Math.floor(where * (made.length - 1))] = byte
      for (const read of [
        () => importPreview(readPeopleFile(made, name, undefined, sheet ?? undefined), { ...options, askForColumns: true }),
        () => readAttendanceFile(made, name),
        () => readReport(new TextDecoder().decode(made)),
      ]) {
        try {
          read()
        } catch (trouble) {
          if (!(trouble instanceof Problem)) throw trouble
        }
      }
    }),
    { numRuns: 800 },
  )
})
