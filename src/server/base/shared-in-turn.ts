/** Asks once for all who ask the same in one turn of the event loop, such as requests that arrived together. */

/**
 * Wraps a question so that those who ask it with the same key before others are answered share one answer. Whoever asks later asks
 * anew, so that nobody is told what was so before a request that was answered.
 */
export const sharedInTurn = <A extends readonly unknown[], T>(
  keyOf: (...asked: A) => string,
  ask: (...asked: A) => Promise<T>,
): ((...asked: A) => Promise<T>) => {
  const answers = new Map<string, Promise<T>>()
  return (...asked) => {
    const key = keyOf(...asked)
    const found = answers.get(key)
    if (found) return found
    const answer = ask(...asked)
    if (answers.size === 0) setImmediate(() => answers.clear())
    answers.set(key, answer)
    return answer
  }
}
