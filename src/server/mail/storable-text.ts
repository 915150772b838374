/** What others said, made into text that can be kept: no half characters, no NUL, and no longer than there is room. */

/**
 * Text that a command takes, at most so many UTF-16 units long and never cut inside a character.
 *
 * @example plainWords('550 \u0000no \ud83d', 500) // '550 no \ufffd'
 */
export const plainWords = (text: string, most: number): string => {
  const plain = text.toWellFormed().replaceAll('\0', '')
  if (plain.length <= most) return plain
  const cut = plain.slice(0, most)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
