/** Writes the TypeScript types of an OpenAPI document; openapi-typescript needs the API of TypeScript 5, which version 7 has not. */
import { readFileSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

registerHooks({ resolve: (name, context, next) => next(name === 'typescript' ? 'typescript5' : name, context) })
const { default: openapiTS, astToString } = await import('openapi-typescript')

const [, , from = '', to = ''] = process.argv
writeFileSync(to, astToString(await openapiTS(readFileSync(from, 'utf8'))))
