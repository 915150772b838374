/** Reads the JSON body of a request within what its sender may send: bytes, depth and number of values are looked at before it is parsed. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { parse } from 'secure-json-parse'
import type { Actor } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import { cutOff } from '#server/http/cut-off.ts'
import { badInput } from '#server/base/input-validation.ts'
import { arriving } from '#server/http/arriving-bytes.ts'

/** How much JSON somebody may send at once. */
export interface BodyLimits {
  readonly bytes: number
  /** Commas, colons and opening brackets outside texts: about twice the number of values. */
  readonly marks: number
  /** Opening brackets outside texts: one empty group costs as much as twenty values. */
  readonly groups: number
  /** What is more than the ordinary is not read where requests are answered: the route gets its bytes, which it hands to a thread (decision 0023). */
  readonly isForThread?: true
}

const megabyte = 1024 * 1024
/** From whoever is not signed in. */
export const openLimits: BodyLimits = { bytes: 64 * 1024, marks: 2000, groups: 2000 }
/** A thousand commands at once fit. */
export const ordinaryLimits: BodyLimits = { bytes: megabyte, marks: 60_000, groups: 30_000 }
/** A staff list of a hundred thousand people fits, and one of a quarter of a million with few columns. */
export const listLimits: BodyLimits = { bytes: 64 * megabyte, marks: 6_000_000, groups: 300_000, isForThread: true }
/** Nothing that we take is nested deeper than this. */
const mostDepth = 40
/** Nor has it more different names of fields: parsing a million of them takes seconds. */
const mostNames = 2000

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How much JSON an actor may send here, where that is more than the ordinary. */
    bodyLimits?: (actor: Actor) => BodyLimits
  }
  interface FastifyRequest {
    /** Whether the body was read here and is more than the ordinary: it may then only be what the extra is meant for. */
    isLargeBody: boolean
  }
}

/** The refusal of more than so many bytes. */
export const tooManyBytes = (bytes: number): Problem =>
  new Problem('access.tooLarge', { limit: bytes < megabyte ? `${bytes / 1024} kB` : `${bytes / megabyte} MB` })

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a]
const [openList, openGroup, closeList, closeGroup] = [0x5b, 0x7b, 0x5d, 0x7d]

/** A hash (FNV-1a) of some bytes. */
const hashOf = (text: Uint8Array, from: number, until: number): number => {
  let hash = 0
  for (let index = from; index < until; index++) hash = Math.imul(hash ^ (text[index] ?? 0), 16_777_619)
  return hash
}

/** Counts the marks of a JSON text, in one pass over its bytes. Problem: access.badInput, for one with too many or nested too deep. */
export const countMarks = (text: Uint8Array, most: Pick<BodyLimits, 'marks' | 'groups'>): number => {
  let marks = 0
  let groups = 0
  let depth = 0
  /** Where the text that was read last begins and ends: before a colon that is the name of a field. */
  let [from, until] = [0, 0]
  const names = new Set<number>()
  /** Names that came lately, by the end of their hash: most come again at once. */
  const recent = new Int32Array(256)
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] ?? 0
    if (sign === quote) {
      from = ++index
      while (index < text.length && text[index] !== quote) index += text[index] === backslash ? 2 : 1
      until = index
    } else if (sign === comma) marks++
    else if (sign === colon) {
      marks++
      const name = hashOf(text, from, until)
      // Another colon has no name before it.
      from = until
      if (recent[name & 255] !== name) {
        recent[name & 255] = name
        names.add(name)
        if (names.size > mostNames) throw badInput('', 'fewer', mostNames)
      }
    } else if (sign === openList || sign === openGroup) {
      marks++
      if (++groups > most.groups) throw badInput('', 'fewer', most.groups)
      if (++depth > mostDepth) throw badInput('', 'shallow', mostDepth)
    } else if (sign === closeList || sign === closeGroup) depth--
    if (marks > most.marks) throw badInput('', 'fewer', most.marks)
  }
  return marks
}

/** What a JSON text says, and how many marks it has. Problem: access.badInput, also for a field that would reach into the objects of others. */
export const readJson = (text: Uint8Array, limits: BodyLimits): { readonly value: unknown; readonly marks: number } => {
  const marks = countMarks(text, limits)
  try {
    return { value: parse(decoder.decode(text), { protoAction: 'error', constructorAction: 'error' }), marks }
  } catch (trouble) {
    if (trouble instanceof SyntaxError) throw badInput('', 'json')
    throw trouble
  }
}

const readAll = (request: FastifyRequest, { bytes: most, isForThread }: BodyLimits): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const { raw } = request
    const refuse = (): void => {
      raw.removeAllListeners('data')
      cutOff(request)
      reject(tooManyBytes(most))
    }
    if (Number(request.headers['content-length'] ?? 0) > most) return refuse()
    const arrived = arriving(most, isForThread ? ordinaryLimits.bytes : most)
    raw.on('data', (piece: Buffer) => {
      if (arrived.length() + piece.length > most) refuse()
      else arrived.add(piece)
    })
    raw.on('end', () => resolve(arrived.all()))
    raw.on('error', () => reject(badInput('', 'json')))
  })

const limitsOf = ({ routeOptions: { config }, signedIn }: FastifyRequest): BodyLimits =>
  config.access === 'open' || !signedIn ? openLimits : (config.bodyLimits?.(signedIn.actor) ?? ordinaryLimits)

/** Takes JSON, and no other kind of body but a form where a route reads it itself. */
export const takeJson = (app: FastifyInstance): void => {
  app.decorateRequest('isLargeBody', false)
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', async (request: FastifyRequest) => {
    const limits = limitsOf(request)
    const body = await readAll(request, limits)
    if (limits.isForThread && body.length > ordinaryLimits.bytes) return body
    const { value, marks } = readJson(body, limits)
    request.isLargeBody = body.length > ordinaryLimits.bytes || marks > ordinaryLimits.marks
    return value
  })
}
