/** A heading with a few sentences below it, on paper. */
export interface PaperList {
  readonly title: string
  readonly lines: readonly string[]
}
