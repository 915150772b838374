/** Every command by name with the input it takes: types alone, so that whoever issues a command carries none of them. */
import type * as allChapters from '#core/registry/all-chapters.ts'

type OneOf = (typeof allChapters)[keyof typeof allChapters]['commands'][number]

/** The same, without asking whoever gives it to be able to change it. */
type Given<T> = T extends readonly (infer Item)[] ? readonly Given<Item>[] : T extends object ? { readonly [K in keyof T]: Given<T[K]> } : T

/** What each command takes, before defaults are filled in. */
export type CommandInputs = {
  readonly [C in OneOf as C['name']]: C extends { readonly input: { readonly _zod: { readonly input: infer Input } } }
    ? Given<Input>
    : never
}

export type CommandName = keyof CommandInputs

/** A command as it is asked for: a name together with the input of that name. */
export type CommandCall<Name extends CommandName = CommandName> = {
  readonly [N in Name]: { readonly name: N; readonly input: CommandInputs[N] }
}[Name]
