/** How wide the words of a chart are, in pixels. */

/** How wide a letter is at most, where nothing is drawn that could be measured. */
const usualLetter = 8

let pen: CanvasRenderingContext2D | null | undefined

/** A label of a chart, in the letters of the page. */
export const textWidth = (text: string): number => {
  if (typeof HTMLCanvasElement === 'undefined') return text.length * usualLetter
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return text.length * usualLetter
  pen.font = `600 13px ${getComputedStyle(document.body).fontFamily}`
  return Math.ceil(pen.measureText(text).width)
}
