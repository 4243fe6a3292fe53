import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { toTypeScript } from '@ovotech/avro-ts'

const schemas = new URL('../', import.meta.url)

/**
 * The library and its helper bring old TypeScripts that warn about their own functions on stderr.
 */
const quiet = () => {
  const library = createRequire(import.meta.resolve('@ovotech/avro-ts'))
  for (const require of [library, createRequire(library.resolve('@ovotech/ts-compose'))]) {
    const { Debug } = require('typescript') as { Debug: { enableDeprecationWarnings: boolean } }
    Debug.enableDeprecationWarnings = false
  }
}

/** One flat module: the library nests types in a namespace, which type stripping cannot run. */
const flatten = (source: string): string[] =>
  source
    .split('\n')
    .filter(line => !/^\s*export const \w+(Schema|Name) = /.test(line))
    .filter(line => !/^export (namespace Baton|type \w+ = Baton\.)|^}$|^\/\* eslint/.test(line))
    .map(line =>
      line
        .replace(/^ {4}/, '')
        .replaceAll('Baton.', '')
        .replace(/: RecentId\[\];$/, ': RecentIds;'),
    )

/** Blocks by the name they declare, so that a type shared by several schemas is written once. */
const declarations = (lines: readonly string[]): Map<string, string> => {
  const found = new Map<string, string>()
  let block: string[] = []
  let name: string | undefined
  for (const line of lines) {
    if (block.length === 0 && line.trim() === '') continue
    block.push(line)
    name ??= /^export (?:interface|type) (\w+)/.exec(line)?.[1]
    const closed = line === '}' || (name !== undefined && /^export type .*;$/.test(line))
    if (!closed) continue
    if (name === undefined) throw new Error(`no declaration in: ${block.join('\n')}`)
    found.set(name, block.join('\n'))
    block = []
    name = undefined
  }
  return found
}

/** The TypeScript types of all schemas, as one module. */
export const renderTypes = (): string => {
  quiet()
  const all = new Map<string, { text: string; file: string }>()
  for (const file of readdirSync(schemas).sort()) {
    if (!file.endsWith('.avsc')) continue
    const schema = JSON.parse(readFileSync(new URL(file, schemas), 'utf8'))
    for (const [name, text] of declarations(flatten(toTypeScript(schema)))) {
      const before = all.get(name)
      if (before && before.text !== text) {
        throw new Error(`${name} differs between ${before.file} and ${file}`)
      }
      if (!before) all.set(name, { text, file })
    }
  }
  const head = `// Generated from schemas/*.avsc by \`npm run generate\`; do not edit.
import type { RecentIds } from './recent-ids.ts'
`
  return `${head}\n${[...all.values()].map(d => d.text).join('\n\n')}\n`
}
