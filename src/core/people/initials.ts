/** The initials that stand for somebody where a picture would: of the first and the last part of the name. */
export const initialsOf = (name: string): string => {
  const parts = name.split(/\s+/u).filter(Boolean)
  const last = parts.length > 1 ? parts.at(-1) : ''
  return [parts[0], last].map((part) => [...(part ?? '')][0] ?? '').join('')
}
