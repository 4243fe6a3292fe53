/**
 * Writes what is generated: the TypeScript types of libs/domain and, by policy.ts, the JSON Schema of policies.
 * `npm run generate` writes, `npm run generate -- --check` fails when a file is stale.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { toTypeScript } from '@ovotech/avro-ts'
import './policy.ts'

const here = new URL('.', import.meta.url)
const typesFile = new URL('../libs/domain/src/schemas.gen.ts', here)

/** One flat module: the library nests types in a namespace, which type stripping cannot run. */
const flatten = (source: string): string[] =>
  source
    .split('\n')
    .filter(line => !/^\s*export const \w+(Schema|Name) = /.test(line))
    .filter(line => !/^export (namespace Baton|type \w+ = Baton\.)|^}$|^\/\* eslint/.test(line))
    .map(line => line.replace(/^ {4}/, '').replaceAll('Baton.', ''))

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

const renderTypes = (): string => {
  const all = new Map<string, { text: string; file: string }>()
  for (const file of readdirSync(here).sort()) {
    if (!file.endsWith('.avsc')) continue
    const schema = JSON.parse(readFileSync(new URL(file, here), 'utf8'))
    for (const [name, text] of declarations(flatten(toTypeScript(schema)))) {
      const before = all.get(name)
      if (before && before.text !== text) {
        throw new Error(`${name} differs between ${before.file} and ${file}`)
      }
      if (!before) all.set(name, { text, file })
    }
  }
  const head = '// Generated from schemas/*.avsc by `npm run generate`; do not edit.\n'
  return `${head}\n${[...all.values()].map(d => d.text).join('\n\n')}\n`
}

const rendered = renderTypes()
if (process.argv.includes('--check')) {
  if (readFileSync(typesFile, 'utf8') !== rendered) {
    process.stderr.write('libs/domain/src/schemas.gen.ts is stale: run `npm run generate`\n')
    process.exit(1)
  }
} else writeFileSync(typesFile, rendered)
