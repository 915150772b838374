/** The help of every verb in the reader's language: titles, what stands for a value, and what goes without one. */
import type { Command } from 'commander'
import type { Output } from '#cli/output.ts'

/** A verb and all that is below it. */
export const withParts = (verb: Command): readonly Command[] => [verb, ...verb.commands.flatMap(withParts)]

/** Makes a program and its verbs speak one language. */
export const speakHelp = (program: Command, { words }: Output): void => {
  const titles: Record<string, string> = {
    'Usage:': words('help.usage'),
    'Options:': words('help.options'),
    'Arguments:': words('help.arguments'),
    'Commands:': words('help.commands'),
  }
  const valueName = (name: string): string => words('help.valueName', { name })
  /** `--out <FILE>` with its value as the reader calls it. */
  const spoken = (term: string): string =>
    term.replace(/([<[])([^>\]]+?)((?:\.{3})?[>\]])/g, (_, open: string, name: string, close: string) => open + valueName(name) + close)
  for (const one of withParts(program))
    one
      .usage(
        one.commands.length > 0
          ? words('help.usageLine')
          : [...one.registeredArguments.map((argument) => valueName(argument.name())), words('help.usageVerb')].join(' '),
      )
      .configureHelp({
        showGlobalOptions: false,
        styleTitle: (title) => titles[title] ?? title,
        styleSubcommandTerm: spoken,
        optionTerm: ({ flags }) => spoken(flags),
        argumentTerm: (argument) => valueName(argument.name()),
        optionDescription: ({ description, defaultValue }) =>
          typeof defaultValue === 'string' || typeof defaultValue === 'number'
            ? `${description} (${words('help.byDefault', { value: String(defaultValue) })})`
            : description,
      })
}
