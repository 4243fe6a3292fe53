/**
 * Writes compatibility fixtures: values in the bytes of each schema version, which every later
 * version must read.
 *     node schemas/fixtures.ts --write   the newest version of each schema anew, while it is not released
 *     node schemas/fixtures.ts --add     a further version of each schema that has changed since the newest
 * schemas/fixtures/<schema>/v<n>.json holds the schema it was written with, the values as JSON and
 * their bytes as hex.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type Codec, localCodecs, type SchemaName, schemaNames, schemaText } from '@baton/codec'
import { samplesOf } from './generator/samples.ts'

export interface Fixture {
  readonly schema: unknown
  readonly records: readonly { readonly value: unknown; readonly bytes: string }[]
}

const root = new URL('./fixtures/', import.meta.url)
const folderOf = (schema: SchemaName) => new URL(`${schema}/`, root)

/** The versions of a schema that have fixtures, the oldest first. */
export const versionsOf = (schema: SchemaName): readonly number[] => {
  const folder = folderOf(schema)
  if (!existsSync(folder)) return []
  const versions = readdirSync(folder).map(file => Number(/^v(\d+)\.json$/.exec(file)?.[1]))
  return versions.filter(version => version > 0).sort((a, b) => a - b)
}

export const readFixture = (schema: SchemaName, version: number): Fixture =>
  JSON.parse(readFileSync(new URL(`v${version}.json`, folderOf(schema)), 'utf8'))

const render = (schema: SchemaName): string => {
  const text = schemaText(schema)
  const codec = localCodecs().of(schema) as Codec<unknown>
  const records = samplesOf(text).map(value => ({
    value,
    bytes: codec.encodeBody(value).toString('hex'),
  }))
  return `${JSON.stringify({ schema: JSON.parse(text), records }, null, 2)}\n`
}

const write = (schema: SchemaName, version: number): void => {
  mkdirSync(folderOf(schema), { recursive: true })
  writeFileSync(new URL(`v${version}.json`, folderOf(schema)), render(schema))
}

const isNewest = (schema: SchemaName, version: number): boolean =>
  JSON.stringify(readFixture(schema, version).schema) === schemaText(schema)

const main = (flags: readonly string[]): void => {
  for (const schema of schemaNames) {
    const newest = versionsOf(schema).at(-1) ?? 0
    if (flags.includes('--write')) write(schema, Math.max(1, newest))
    if (!flags.includes('--add')) continue
    if (newest === 0 || !isNewest(schema, newest)) write(schema, newest + 1)
  }
}

if (import.meta.main) main(process.argv.slice(2))
