/** Names that are written last name first. */

/** `Kust, van der` as `van der Kust`, `Pinas, Milton` as `Milton Pinas`. */
const turned = (name: string): string => {
  const [last = '', first = ''] = name.split(',', 2)
  return `${first.trim()} ${last.trim()}`.trim()
}
/** A name that is written last name first, as a list of managers may have it. */
export const inOrder = (name: string): string => (name.split(',').length === 2 ? turned(name) : name)
