/**
 * Writes what is generated: the TypeScript types of libs/domain, asyncapi.yaml and, by policy.ts,
 * the JSON Schema of policies. `npm run generate` writes, `npm run generate -- --check` fails when
 * a file is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { renderAsyncApi } from './generator/asyncapi.ts'
import { renderTypes } from './generator/types.ts'
import './policy.ts'

const root = new URL('../', import.meta.url)
const targets: readonly (readonly [path: string, render: () => string])[] = [
  ['libs/domain/src/schemas.gen.ts', renderTypes],
  ['schemas/asyncapi.yaml', renderAsyncApi],
]

for (const [path, render] of targets) {
  const file = new URL(path, root)
  const rendered = render()
  if (!process.argv.includes('--check')) writeFileSync(file, rendered)
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== rendered) {
    process.stderr.write(`${path} is stale: run \`npm run generate\`\n`)
    process.exitCode = 1
  }
}
