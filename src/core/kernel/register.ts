/** What the kernel knows of the chapters: types alone. Registry and access add theirs with `declare module`, so that the kernel imports neither. */

/** Filled in from outside: `tables` and `words` and `problems` by the registry, `rights` by access. */
// oxlint-disable-next-line typescript/no-empty-object-type -- empty here so that others can add to it
export interface Register {}

/** One part of what was registered; nothing where nobody registered it, so that its use does not compile. */
export type Registered<Part extends string> = Part extends keyof Register ? Register[Part] : Record<never, never>
