/** A text with places to fill, `{{goLive}}`: taken apart once, filled for each reader. */
import { type MessageKind } from '#core/communication/kinds.ts'
import { type PlaceName, placesOf } from '#core/communication/merge-fields.ts'
import { Problem } from '#core/kernel/problem.ts'

/** A piece of text as it stands, or a place. */
type Piece = string | { readonly place: PlaceName; readonly line: number }
export type TextWithPlaces = readonly Piece[]

const anyPlace = /\{\{([^{}]*)\}\}/g

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length

/**
 * Takes a text apart into words and places. Problem: communication.unknownPlace, with the line, for a place that does not
 * exist or cannot stand in this kind of message.
 *
 * @example takeApart('On {{goLive}}', 'reminder', 'body') // ['On ', { place: 'goLive', line: 1 }]
 */
export const takeApart = (text: string, kind: MessageKind, field: 'subject' | 'body'): TextWithPlaces => {
  const allowed = placesOf(kind)
  const pieces: Piece[] = []
  let from = 0
  for (const found of text.matchAll(anyPlace)) {
    const name = (found[1] ?? '').trim()
    const place = allowed.find((one) => one === name)
    const line = lineOf(text, found.index)
    if (!place) throw new Problem('communication.unknownPlace', { place: name, kind, allowed: [...allowed] }, { field, line })
    if (found.index > from) pieces.push(text.slice(from, found.index))
    pieces.push({ place, line })
    from = found.index + found[0].length
  }
  if (from < text.length) pieces.push(text.slice(from))
  return pieces
}

/**
 * Parts a text at its empty lines.
 *
 * @example paragraphsOf(['One\n\nTwo']) // [['One'], ['Two']]
 */
export const paragraphsOf = (pieces: TextWithPlaces): readonly TextWithPlaces[] => {
  const paragraphs: Piece[][] = [[]]
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      paragraphs.at(-1)?.push(piece)
      continue
    }
    for (const [index, part] of piece.split(/\n{2,}/).entries()) {
      if (index > 0) paragraphs.push([])
      if (part !== '') paragraphs.at(-1)?.push(part)
    }
  }
  return paragraphs
}

export interface Filled {
  readonly text: string
  /** Whether the text has places and there is nothing to say in any of them. */
  readonly empty: boolean
  /** Places for which there was nothing; they stand in the text as they were. */
  readonly unfilled: readonly PlaceName[]
}

/**
 * Fills the places of a text; what has nothing to stand there stays and is named (CM-2).
 *
 * @example fillPlaces(takeApart('On {{goLive}}', 'reminder', 'body'), () => null).unfilled // ['goLive']
 */
export const fillPlaces = (pieces: TextWithPlaces, valueOf: (place: PlaceName) => string | null): Filled => {
  const unfilled = new Set<PlaceName>()
  let text = ''
  let places = 0
  let said = 0
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece
      continue
    }
    const value = valueOf(piece.place)
    places += 1
    if (value !== '') said += 1
    if (value === null) unfilled.add(piece.place)
    text += value ?? `{{${piece.place}}}`
  }
  return { text, empty: places > 0 && said === 0, unfilled: [...unfilled] }
}
