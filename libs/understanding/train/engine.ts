/**
 * Writes the name of the engine anew after a change of rules that needs no training: `npm run
 * engine`.
 */
import { writeFileSync } from 'node:fs'
import { fingerprint } from './fingerprint.ts'

writeFileSync(
  new URL('../src/weights/engine.json', import.meta.url),
  `${JSON.stringify({ engine: fingerprint() })}\n`,
)
