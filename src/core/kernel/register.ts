/** What the kernel knows of the chapters: types alone. Each chapter adds its own with `declare module`, so that the kernel imports none. */

/** The tables of all chapters, by name. */
export interface Tables {}
/** The sentences of all chapters, by key, as English has them. */
export interface Words {}
/** The kinds of all Problems, by code. */
export interface Problems {}
/** The rights that access knows, each as a key. */
export interface Rights {}

/** What a chapter adds: `declare module '#core/kernel/register.ts' { interface Tables extends Adds<typeof trainingTables> {} }`. */
export type Adds<Part> = Part
