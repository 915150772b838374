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

const isPoint = (line: string): boolean => /^[-•] /.test(line)

const Part = ({ text }: { text: string }) => {
  const lines = text.split('\n')
  const points = lines.findIndex(isPoint)
  const said = points === -1 ? lines : lines.slice(0, points)
  return (
    <>
      {said.length > 0 && (
        <p>
          {said.map((line, nth) => (
            <span key={nth}>
              {nth > 0 && <br />}
              {withMarks(line)}
            </span>
          ))}
        </p>
      )}
      {points !== -1 && (
        <ul>
          {lines.slice(points).map((line, nth) => (
            <li key={nth}>{withMarks(line.replace(/^[-•] /, ''))}</li>
          ))}
        </ul>
      )}
    </>
  )
}

export const LetterBody = ({ body, language }: { body: string; language: string }) => (
  <div class="letter-body" lang={language}>
    {body
      .trim()
      .split(/\n\s*\n/)
      .map((text, nth) => (
        <Part key={nth} text={text} />
      ))}
  </div>
)
