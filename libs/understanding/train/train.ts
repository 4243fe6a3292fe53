/** Trains and writes what ships in `src/weights`. Equal data gives equal bytes: `npm run train`. */
import { writeFileSync } from 'node:fs'
import { fingerprint } from './fingerprint.ts'
import { trainedFiles } from './ship.ts'

const base = new URL('../src/weights/', import.meta.url)
for (const [name, content] of trainedFiles()) writeFileSync(new URL(name, base), content)
writeFileSync(new URL('engine.json', base), `${JSON.stringify({ engine: fingerprint() })}\n`)
