/** What the chapters say under one name, put together. */

/** All of these at once. */
export type Together<Part> = (Part extends unknown ? (one: Part) => void : never) extends (all: infer All) => void ? All : never

export const together = <Part extends object>(parts: readonly Part[]): Together<Part> => Object.assign({}, ...parts) as Together<Part>
