/** A part of the page as a drawing (SVG) that stands on its own: its words, bars and lines where they stand, in their colours. */

/** What a drawing takes from the styles of the page, written into it. */
const drawn = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'font-family', 'font-size', 'font-weight', 'opacity', 'paint-order', 'letter-spacing'] as const // prettier-ignore
/** What belongs to the screen alone, or is folded away. */
const leftOut = '.unseen, .no-print, details, select, input'

const [edge, titleHeight] = [16, 28]
/** Where the letters of a line stand, as a share of its height. */
const baseline = 0.79

export interface Picture {
  readonly text: string
  readonly width: number
  readonly height: number
}

const svg = (name: string, given: Readonly<Record<string, string | number>>): SVGElement => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(given)) made.setAttribute(key, String(value))
  return made
}

/** A drawing of the page with its colours and letters written into it. */
const styled = (chart: SVGSVGElement): SVGSVGElement => {
  const copy = chart.cloneNode(true) as SVGSVGElement
  const [from, to] = [chart.querySelectorAll('*'), copy.querySelectorAll('*')]
  for (const [index, part] of [...from].entries()) {
    const style = getComputedStyle(part)
    for (const name of drawn) to[index]?.setAttribute(name, style.getPropertyValue(name))
  }
  return copy
}

/** The words of a text, line by line as the page breaks them, each with where it stands. */
const linesOf = (node: Text): { readonly words: string; readonly box: DOMRect }[] => {
  const range = document.createRange()
  const lines: { words: string; box: DOMRect }[] = []
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index)
    range.setEnd(node, index + word.length)
    // A long word can be broken too; it is then drawn from its first line.
    const [box] = range.getClientRects()
    const last = lines.at(-1)
    if (!box) continue
    if (last && Math.abs(last.box.top - box.top) < 2) last.words += ` ${word}`
    else lines.push({ words: word, box })
  }
  return lines
}

/**
 * Draws a part of the page below its title. Buttons in it are drawn as their words.
 *
 * @example pictureOf(part, 'By location').text // '<svg xmlns="http://www.w3.org/2000/svg" …'
 */
export const pictureOf = (part: HTMLElement, title: string): Picture => {
  const around = part.getBoundingClientRect()
  const [left, top] = [around.left - edge, around.top - edge - titleHeight]
  const [width, height] = [Math.ceil(around.width) + 2 * edge, Math.ceil(around.height) + 2 * edge + titleHeight]
  const whole = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}` })
  const card = getComputedStyle(part.closest('.card') ?? part)
  whole.append(svg('rect', { width, height, fill: card.backgroundColor }))
  const write = (words: string, x: number, y: number, style: CSSStyleDeclaration): void => {
    const given = { x, y, fill: style.color, ...Object.fromEntries(drawn.filter((name) => /font|letter/.test(name)).map((name) => [name, style.getPropertyValue(name)])) } // prettier-ignore
    const text = svg('text', given)
    text.textContent = words
    whole.append(text)
  }
  const visit = (element: Element): void => {
    if (element.matches(leftOut)) return
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    if (style.display === 'none' || box.width === 0) return
    const [x, y] = [box.left - left, box.top - top]
    if (element instanceof SVGSVGElement) {
      const copy = styled(element)
      for (const [key, value] of Object.entries({ x, y, width: box.width, height: box.height })) copy.setAttribute(key, String(value))
      whole.append(copy)
      return
    }
    if (!/(?:^transparent|, 0\))$/.test(style.backgroundColor))
      whole.append(svg('rect', { x, y, width: box.width, height: box.height, rx: Math.min(box.height / 2, Number.parseFloat(style.borderTopLeftRadius)), fill: style.backgroundColor })) // prettier-ignore
    if (Number.parseFloat(style.borderTopWidth) > 0 && !element.matches('button, a'))
      whole.append(svg('path', { d: `M${x} ${y}h${box.width}`, stroke: style.borderTopColor }))
    for (const node of element.childNodes) {
      if (node instanceof Element) visit(node)
      if (node instanceof Text)
        for (const { words, box: line } of linesOf(node)) write(words, line.left - left, line.top - top + line.height * baseline, style)
    }
  }
  visit(part)
  const heading = getComputedStyle(part.closest('.card')?.querySelector('h2') ?? part)
  write(title, edge, edge + 16, heading)
  return { text: new XMLSerializer().serializeToString(whole), width, height }
}
