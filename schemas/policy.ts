/**
 * Writes `policy.schema.json` from the one declaration of the policy file's shape
 * (libs/rules/src/policy/document.ts). `node schemas/policy.ts` writes, `node schemas/policy.ts
 * --check` fails when the file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { policyJsonSchema } from '@baton/rules'

const file = new URL('./policy.schema.json', import.meta.url)
const rendered = `${JSON.stringify(policyJsonSchema(), null, 2)}\n`

if (!process.argv.includes('--check')) writeFileSync(file, rendered)
else if (readFileSync(file, 'utf8') !== rendered) {
  process.stderr.write('schemas/policy.schema.json is stale: run `npm run generate`\n')
  process.exit(1)
}
