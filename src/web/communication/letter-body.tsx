/** The words of a letter as the reader sees them: paragraphs, lists, addresses that open, and marks where a place is still empty. */
import type { ComponentChildren } from 'preact'

/** An address, or a place that nothing fills yet. */
const special = /\{\{\w+\}\}|https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g

const withMarks = (line: string): ComponentChildren[] => {
  const parts: ComponentChildren[] = []
  let from = 0
  for (const { 0: found, index } of line.matchAll(special)) {
    parts.push(
      line.slice(from, index),
      found.startsWith('{{') ? (
        <mark key={index}>{found}</mark>
      ) : (
        <a href={found} key={index} rel="noreferrer">
          {found}
        </a>
      ),
    )
    from = index + found.length
  }
  return [...parts, line.slice(from)]
}

const isPoint = (line: string): boolean => line.startsWith('- ')

/** Lines that belong together: a piece of text, or a list. */
const runsIn = (text: string): string[][] => {
  const runs: string[][] = []
  for (const line of text.split('\n')) {
    const last = runs.at(-1)
    if (last && isPoint(last[0] ?? '') === isPoint(line)) last.push(line)
    else runs.push([line])
  }
  return runs
}

const Run = ({ lines }: { lines: readonly string[] }) =>
  isPoint(lines[0] ?? '') ? (
    <ul>
      {lines.map((line, nth) => (
        <li key={nth}>{withMarks(line.slice(2))}</li>
      ))}
    </ul>
  ) : (
    <p>
      {lines.map((line, nth) => (
        <span key={nth}>
          {nth > 0 && <br />}
          {withMarks(line)}
        </span>
      ))}
    </p>
  )

export const LetterBody = ({ body, language }: { body: string; language: string }) => (
  <div class="letter-body" lang={language}>
    {body
      .trim()
      .split(/\n{2,}/)
      .flatMap(runsIn)
      .map((lines, nth) => (
        <Run key={nth} lines={lines} />
      ))}
  </div>
)
