/** Walks through the XML of a workbook once, from front to back; nothing in it is expanded or fetched. */

export interface Tag {
  /** Without its namespace. */
  readonly name: string
  readonly kind: 'open' | 'close' | 'empty'
  attribute(name: string): string | undefined
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi

/** Text as it is meant: the five named and all numbered characters. */
export const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(reference, (whole, decimal?: string, hex?: string, name?: string) => {
        if (name) return named[name.toLowerCase()] ?? whole
        const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      })
    : text

const attributeReaders = new Map<string, RegExp>()
const readAttribute = (source: string, name: string): string | undefined => {
  let reader = attributeReaders.get(name)
  if (!reader) attributeReaders.set(name, (reader = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)))
  const found = reader.exec(source)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : unescapeXml(value)
}

/** The name of a tag, up to its first white space and without its namespace. */
const nameOf = (source: string): string => {
  let from = 0
  for (let at = 0; at < source.length; at++) {
    const sign = source.charCodeAt(at)
    if (sign <= 32) return source.slice(from, at)
    if (sign === 58) from = at + 1
  }
  return source.slice(from)
}

/** Where a tag ends: at the first `>` that no quotes hold; -1 where it does not. */
const endOfTag = (xml: string, open: number): number => {
  for (let at = open + 1; at < xml.length; at++) {
    const sign = xml.charCodeAt(at)
    if (sign === 62) return at
    if (sign !== 34 && sign !== 39) continue
    at = xml.indexOf(sign === 34 ? '"' : "'", at + 1)
    if (at < 0) return -1
  }
  return -1
}

/** Calls `onTag` for each tag and `onText` for the text between; false where the XML breaks off. */
export const walkXml = (xml: string, onTag: (tag: Tag) => void, onText: (text: string) => void): boolean => {
  let at = 0
  let depth = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    if (open < 0) break
    if (open > at && depth > 0) onText(unescapeXml(xml.slice(at, open)))
    if (xml.startsWith('<!--', open) || xml.startsWith('<![CDATA[', open) || xml.startsWith('<?', open) || xml.startsWith('<!', open)) {
      const closing = xml.startsWith('<!--', open) ? '-->' : xml.startsWith('<![CDATA[', open) ? ']]>' : '>'
      const end = xml.indexOf(closing, open + 2)
      if (end < 0) return false
      if (closing === ']]>') onText(xml.slice(open + 9, end))
      at = end + closing.length
      continue
    }
    const end = endOfTag(xml, open)
    if (end < 0) return false
    const isClose = xml.charCodeAt(open + 1) === 47
    const isEmpty = xml.charCodeAt(end - 1) === 47
    const source = xml.slice(open + (isClose ? 2 : 1), isEmpty ? end - 1 : end)
    const name = nameOf(source)
    if (!isEmpty) depth += isClose ? -1 : 1
    onTag({ name, kind: isClose ? 'close' : isEmpty ? 'empty' : 'open', attribute: (wanted) => readAttribute(source, wanted) })
    at = end + 1
  }
  return depth === 0
}
