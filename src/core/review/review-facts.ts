/** What `GET /api/reviews/facts` answers: whom to thank, and who needs training in which workflow (RV-1, RV-2). */

/** Some people by name, and how many there are in all. */
export interface Named {
  readonly people: readonly { readonly personId: string; readonly name: string }[]
  readonly count: number
}

export interface ReviewFacts {
  readonly champions: Named
  /** Those who began in the pilot or the first phase, champions left out. */
  readonly early: Named
  readonly needs: readonly {
    readonly workflow: string
    readonly inNew: number
    /** How many still do it in the old system alone, and the names of the first of them. */
    readonly onlyOld: number
    readonly names: readonly string[]
  }[]
}
