import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '../src')

/** The lists of all chapters name every folder; what they are for is to be imported by the registries alone. */
const lists = /^registry\/(?:all-)?chapters\.ts$/

/** Which folders of a runtime each folder imports, types included, with one file as the witness. */
const foldersOf = (runtime: string): Map<string, Map<string, string>> => {
  const found = new Map<string, Map<string, string>>()
  for (const file of readdirSync(join(source, runtime), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file) || !file.includes('/') || lists.test(file)) continue
    const folder = file.split('/')[0] ?? ''
    const imports = found.get(folder) ?? new Map<string, string>()
    for (const [, into = ''] of readFileSync(join(source, runtime, file), 'utf8').matchAll(new RegExp(`'#${runtime}/([^/']+)/`, 'g')))
      if (into !== folder) imports.set(into, file)
    found.set(folder, imports)
  }
  return found
}

/** A way from a folder back to itself, with the files that make it. */
const circleFrom = (start: string, graph: Map<string, Map<string, string>>): string[] | undefined => {
  const seen = new Set<string>()
  const walk = (folder: string, way: string[]): string[] | undefined => {
    for (const [into, file] of graph.get(folder) ?? []) {
      if (into === start) return [...way, file]
      if (seen.has(into)) continue
      seen.add(into)
      const circle = walk(into, [...way, file])
      if (circle) return circle
    }
    return undefined
  }
  return walk(start, [])
}

test.each(['core', 'files', 'server', 'web'])('folders of src/%s import each other in one direction only', (runtime) => {
  const graph = foldersOf(runtime)
  expect([...graph.keys()].flatMap((folder) => circleFrom(folder, graph) ?? [])).toEqual([])
})

/** The files that each file of the product imports, those that it asks for when they are first needed included. */
const importsOf = (): Map<string, string[]> =>
  new Map(
    readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => {
        const text = readFileSync(join(source, file), 'utf8')
        return [file, [...text.matchAll(/(?:\bfrom |\bimport\(|^import )'#([^']+)'/gm)].map(([, into = '']) => into)]
      }),
  )

/** Groups of files each of which leads to all others of its group (Tarjan, Depth-first search and linear graph algorithms, 1972). */
const circlesIn = (graph: ReadonlyMap<string, readonly string[]>): string[][] => {
  const circles: string[][] = []
  const numbers = new Map<string, number>()
  const open: string[] = []
  const lowestFrom = (file: string): number => {
    const own = numbers.size
    let lowest = own
    numbers.set(file, own)
    const at = open.push(file) - 1
    for (const into of graph.get(file) ?? []) {
      if (!numbers.has(into)) lowest = Math.min(lowest, lowestFrom(into))
      else if (open.includes(into)) lowest = Math.min(lowest, numbers.get(into) ?? own)
    }
    if (lowest === own) {
      const group = open.splice(at)
      if (group.length > 1) circles.push(group)
    }
    return lowest
  }
  for (const file of graph.keys()) if (!numbers.has(file)) lowestFrom(file)
  return circles
}

test('no file comes back to itself by its imports, those at run time included', () => {
  expect(circlesIn(importsOf())).toEqual([])
  expect(circlesIn(new Map([['a', ['b']], ['b', ['c']], ['c', ['b']]]))).toEqual([['b', 'c']]) // prettier-ignore
})
