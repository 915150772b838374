/** Which files can be kept to learn from: by the end of their name and by what they begin with, never by what the sender says. */
import { extname } from 'node:path'

export interface FileKind {
  readonly mediaType: string
  /** Shown in the browser; others are only downloaded. */
  readonly shown: boolean
  readonly begins: (head: Buffer) => boolean
}

const startsWith =
  (text: string, at = 0): FileKind['begins'] =>
  (head) =>
    head.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'))
const zip = startsWith('PK\u0003\u0004')
const isText: FileKind['begins'] = (head) => !head.includes(0)
const kind = (mediaType: string, shown: boolean, begins: FileKind['begins']): FileKind => ({ mediaType, shown, begins })
const office = (name: string): FileKind => kind(`application/vnd.openxmlformats-officedocument.${name}`, false, zip)
const open = (name: string): FileKind => kind(`application/vnd.oasis.opendocument.${name}`, false, zip)

const kinds: ReadonlyMap<string, FileKind> = new Map([
  ['.pdf', kind('application/pdf', false, startsWith('%PDF-'))],
  ['.png', kind('image/png', true, startsWith('\u0089PNG\r\n\u001A\n'))],
  ['.jpg', kind('image/jpeg', true, startsWith('\u00FF\u00D8\u00FF'))],
  ['.jpeg', kind('image/jpeg', true, startsWith('\u00FF\u00D8\u00FF'))],
  ['.gif', kind('image/gif', true, startsWith('GIF8'))],
  ['.webp', kind('image/webp', true, startsWith('WEBP', 8))],
  ['.mp4', kind('video/mp4', true, startsWith('ftyp', 4))],
  ['.webm', kind('video/webm', true, startsWith('\u001AE\u00DF\u00A3'))],
  ['.txt', kind('text/plain; charset=utf-8', true, isText)],
  ['.vtt', kind('text/vtt; charset=utf-8', true, isText)],
  ['.docx', office('wordprocessingml.document')],
  ['.pptx', office('presentationml.presentation')],
  ['.xlsx', office('spreadsheetml.sheet')],
  ['.odt', open('text')],
  ['.odp', open('presentation')],
  ['.ods', open('spreadsheet')],
])

/** The kind of file that a name promises; undefined for one that is not kept. */
export const kindOf = (fileName: string): FileKind | undefined => kinds.get(extname(fileName).toLowerCase())

/** Whether files of a media type are shown in the browser. */
export const isShown = (mediaType: string): boolean => [...kinds.values()].some((one) => one.shown && one.mediaType === mediaType)

/**
 * A file's name without folders, control characters, marks that turn the direction of writing, and signs that systems do not take.
 *
 * @example plainName('../../a\u202Efdp.exe') // 'afdp.exe'
 */
export const plainName = (given: string): string => {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .trim()
  const end = extname(clean).slice(0, 10)
  return `${clean.slice(0, clean.length - extname(clean).length).slice(0, 120)}${end}`
}
