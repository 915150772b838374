/** The page about our HTTP interface: routes, commands and problems, without a script. */
import { allCommands } from '#core/registry/commands.ts'
import * as z from 'zod/mini'
import { type ProblemCode, problems } from '#core/registry/problems.ts'
import type { Language } from '#core/kernel/language.ts'
import type { DeclaredRoute } from '#server/http/route-access.ts'
import { statusOf } from '#server/http/problem-document.ts'

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const words = {
  en: {
    title: 'The HTTP interface of Uitrol',
    about: 'Every change is a command, sent to /api/commands; everything that changed is read from /api/changes. The same for programs:',
    routes: 'Addresses',
    commands: 'Commands',
    problems: 'Problems',
    code: 'Code',
    status: 'Status',
    takes: 'takes',
    open: 'open to all',
    signedIn: 'a session',
  },
  nl: {
    title: 'De HTTP-koppeling van Uitrol',
    about:
      'Elke wijziging is een opdracht aan /api/commands; alles wat gewijzigd is, lees je uit /api/changes. Hetzelfde voor programma’s:',
    routes: 'Adressen',
    commands: 'Opdrachten',
    problems: 'Problemen',
    code: 'Code',
    status: 'Status',
    takes: 'vraagt',
    open: 'open voor iedereen',
    signedIn: 'een sessie',
  },
} as const

export const referenceLooks = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h2 { margin-top: 2.5rem } h3 { margin: 1.5rem 0 0; font-family: ui-monospace, monospace; font-size: 1rem }
p { margin: .25rem 0 } small { opacity: .75 }
pre { overflow: auto; padding: .75rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: .5rem; font-size: .8125rem }
table { border-collapse: collapse } td, th { text-align: left; padding: .125rem 1.5rem .125rem 0 }
`

/** The page in a language. */
export const referencePage = (routes: readonly DeclaredRoute[], language: Language): string => {
  const say = words[language]
  const accessName = (access: string | undefined): string =>
    access === 'open' ? say.open : `${say.takes} ${access === 'signedIn' ? say.signedIn : access}`
  const route = ({ method, url, about }: DeclaredRoute): string =>
    `<h3>${method} ${escaped(url)}</h3><p>${escaped(about.about ?? '')} <small>(${accessName(about.access)})</small></p>`
  const command = ({ name, about, may, input }: ReturnType<typeof allCommands>[number]): string => {
    const schema = JSON.stringify(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }), null, 1)
    return `<h3 id="${name}">${name}</h3><p>${escaped(about)} <small>(${say.takes} ${may})</small></p><details><summary>JSON Schema</summary><pre>${escaped(schema)}</pre></details>`
  }
  const problem = (code: ProblemCode): string => `<tr id="${code}"><td><code>${code}</code></td><td>${statusOf[problems[code]]}</td></tr>`
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${say.title}</title><link rel="stylesheet" href="/api/reference.css"></head><body><main>
<h1>${say.title}</h1><p>${say.about} <a href="/api/openapi.json">openapi.json</a></p>
<h2>${say.routes}</h2>${routes.map(route).join('\n')}
<h2>${say.commands}</h2>${allCommands().map(command).join('\n')}
<h2>${say.problems}</h2><table><thead><tr><th>${say.code}</th><th>${say.status}</th></tr></thead><tbody>${(Object.keys(problems) as ProblemCode[]).map(problem).join('\n')}</tbody></table>
</main></body></html>`
}
