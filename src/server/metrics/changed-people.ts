/** Remembers whose days changed, in order, so that what was read of them is read again and of nobody else. */

/** People who are remembered; whoever last looked before that looks at everybody again. */
const mostRemembered = 200_000

export class ChangedPeople {
  #people: string[] = []
  #dropped = 0

  /** How many changes there were: to be given to `since` later. */
  get position(): number {
    return this.#dropped + this.#people.length
  }

  add(personId: string): void {
    this.#people.push(personId)
    if (this.#people.length < mostRemembered) return
    this.#dropped += this.#people.length
    this.#people = []
  }

  /** Nothing that was read of anybody holds any longer. */
  everybody(): void {
    this.#dropped = this.position + 1
    this.#people = []
  }

  /** Who changed since a position, each once; null where it may be everybody. */
  since(position: number): ReadonlySet<string> | null {
    return position < this.#dropped ? null : new Set(this.#people.slice(position - this.#dropped))
  }
}
