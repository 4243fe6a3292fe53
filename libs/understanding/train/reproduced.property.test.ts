// Trains anew and compares bytes. Takes as long as `npm run train`, so the short form only compares
// the names of the sources (src/model/figures.test.ts).
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { trainedFiles } from './ship.ts'

const LONG = process.env.BATON_TEST_LONG === '1'
const TIMEOUT_MS = 600_000

test.runIf(LONG)(
  'training gives the weights that ship, byte for byte',
  () => {
    for (const [name, content] of trainedFiles()) {
      const shipped = readFileSync(new URL(`../src/weights/${name}`, import.meta.url), 'utf8')
      expect(content === shipped, name).toBe(true)
    }
  },
  TIMEOUT_MS,
)
