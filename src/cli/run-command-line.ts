/** The command line: chooses the language, offers the verbs, and turns every trouble into a sentence and an exit code. */
import { Command, CommanderError } from 'commander'
import { type Language, languages, asLanguage, spokenLanguage } from '#core/kernel/language.ts'
import { productVersion } from '#server/base/product.ts'
import { auditVerb } from '#cli/audit-verb.ts'
import { backupVerb } from '#cli/backup-verb.ts'
import { CliError } from '#cli/cli-error.ts'
import { doVerb } from '#cli/do-verb.ts'
import { effectVerb } from '#cli/effect-verb.ts'
import { exportVerb, importVerb } from '#cli/export-verb.ts'
import { forecastVerb } from '#cli/forecast-verb.ts'
import { gateVerb } from '#cli/gate-verb.ts'
import { speakHelp, withParts } from '#cli/help.ts'
import { measureVerb } from '#cli/measure-verb.ts'
import { migrateVerb } from '#cli/migrate-verb.ts'
import { organisationVerb } from '#cli/organisation-verb.ts'
import { peopleVerb } from '#cli/people-verb.ts'
import { planVerb } from '#cli/plan-verb.ts'
import { pulseVerb } from '#cli/pulse-verb.ts'
import { returnVerb } from '#cli/return-verb.ts'
import { restoreVerb } from '#cli/restore-verb.ts'
import { sampleVerb } from '#cli/sample-verb.ts'
import { startVerb } from '#cli/start-verb.ts'
import { statusVerb } from '#cli/status-verb.ts'
import { tokenVerb } from '#cli/token-verb.ts'
import { usageVerb } from '#cli/usage-verb.ts'
import { userVerb } from '#cli/user-verb.ts'
import { type Output, voiceIn } from '#cli/output.ts'

/** As asked for, else as the system speaks, else English; asked before anything is said, because help is said in it too. */
const languageFrom = (parts: readonly string[], environment: NodeJS.ProcessEnv): { language: Language; wrong: string | null } => {
  const system = (environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '').slice(0, 2).toLowerCase()
  const otherwise = spokenLanguage(system)
  const end = parts.indexOf('--')
  const asked = end < 0 ? parts : parts.slice(0, end)
  const at = asked.findLastIndex((part) => part === '--language' || part.startsWith('--language='))
  if (at < 0) return { language: otherwise, wrong: null }
  const value = asked[at]?.includes('=') ? (asked[at]?.split('=')[1] ?? '') : (asked[at + 1] ?? '')
  const language = asLanguage(value)
  return language ? { language, wrong: null } : { language: otherwise, wrong: value }
}

const verbs = [
  planVerb,
  peopleVerb,
  measureVerb,
  pulseVerb,
  forecastVerb,
  effectVerb,
  gateVerb,
  returnVerb,
  startVerb,
  sampleVerb,
  doVerb,
  statusVerb,
  usageVerb,
  auditVerb,
  exportVerb,
  importVerb,
  backupVerb,
  restoreVerb,
  migrateVerb,
  tokenVerb,
  userVerb,
  organisationVerb,
]

const program = (output: Output): Command => {
  const { words } = output
  const top = new Command('uitrol')
    .description(words('help.program'))
    .version(productVersion(), '-V, --version', words('help.version'))
    .option('--language <nl|en>', words('help.language'))
    .helpOption('-h, --help', words('help.help'))
    .helpCommand('help [verb]', words('help.helpVerb'))
  for (const verb of verbs) top.addCommand(verb(output))
  speakHelp(top, output)
  // What goes wrong is said once, by us, in the reader's language.
  const writeErr = (text: string): void => output.tell(text.replace(/\n$/, ''))
  for (const one of withParts(top)) one.configureOutput({ writeErr, outputError: () => undefined }).exitOverride()
  return top
}

/** Does what these arguments say and answers the exit code; `tell` is standard error. */
export const runCommandLine = async (parts: readonly string[], tell: Output['tell']): Promise<number> => {
  const { language, wrong } = languageFrom(parts, process.env)
  const output = voiceIn(language, tell)
  const json = parts.includes('--json')
  try {
    if (wrong !== null) throw new CliError('cli.badChoice', { name: '--language', value: wrong, choices: languages })
    await program(output).parseAsync(parts, { from: 'user' })
    // A verb that did its work may say so that a check is not met.
    return Number(process.exitCode ?? 0)
  } catch (trouble) {
    if (trouble instanceof CommanderError && trouble.exitCode === 0) return 0
    if (trouble instanceof CommanderError && trouble.code === 'commander.help' && !json) return 2
    return output.complain(trouble, json)
  }
}
