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

/** Where a tag ends: at the first `>` that no quotes hold; -1 where it does not. */
const endOfTag = (xml: string, open: number): number => {
  let end = xml.indexOf('>', open)
  let quote = xml.indexOf('"', open)
  while (quote >= 0 && quote < end) {
    const closing = xml.indexOf('"', quote + 1)
    if (closing < 0) return -1
    if (closing > end) end = xml.indexOf('>', closing)
    quote = xml.indexOf('"', closing + 1)
  }
  return end
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
    const stop = source.search(/\s/)
    const whole = stop < 0 ? source : source.slice(0, stop)
    const name = whole.slice(whole.indexOf(':') + 1)
    if (!isEmpty) depth += isClose ? -1 : 1
    onTag({ name, kind: isClose ? 'close' : isEmpty ? 'empty' : 'open', attribute: (wanted) => readAttribute(source, wanted) })
    at = end + 1
  }
  return depth === 0
}
