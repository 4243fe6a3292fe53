// The shipped weights on the messages that they were never trained on: figures may rise, they may
// not fall.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readAll } from '../../train/data.ts'
import { fingerprint } from '../../train/fingerprint.ts'
import { isHeldOut } from '../../train/folds.ts'
import { LABELS } from '../../train/linear.ts'
import { count } from '../../train/measure.ts'
import { trainingSources } from '../../train/sources.ts'
import { ENGINE, understand } from '../index.ts'
import trained from '../weights/sources.json' with { type: 'json' }

const heldOut = readAll()
  .filter(e => isHeldOut(e.text))
  .map(example => {
    const context = { bot: example.currentBot, pendingQuestion: null }
    const reading = understand(example.text, context)
    return { example, scores: LABELS.map(label => reading[label]) }
  })

test.each([
  ['buyer', 0.92, 0.83],
  ['seller', 0.93, 0.9],
  ['human', 0.85, 0.91],
  ['optOut', 0.95, 0.9],
] as const)(
  '%s held out: precision at least %d, recall at least %d',
  (label, precision, recall) => {
    const { hit, extra, missed } = count(heldOut, label)
    expect(hit / (hit + extra)).toBeGreaterThanOrEqual(precision)
    expect(hit / (hit + missed)).toBeGreaterThanOrEqual(recall)
  },
)

test('weights and lexicon ship in at most 2 MB', () => {
  const folder = new URL('../weights/', import.meta.url)
  const names = ['linear.json', 'vocabulary.json', 'calibration.json']
  const bytes = names.reduce((sum, name) => sum + readFileSync(new URL(name, folder)).length, 0)
  expect(bytes).toBeLessThanOrEqual(2_000_000)
})

test('the engine is named after what is there: `npm run engine` after a change of rules', () => {
  expect(ENGINE).toBe(fingerprint())
})

test('the weights were trained from the data and by the trainer that are there: else `npm run train`', () => {
  expect(trained.sources).toBe(trainingSources())
})
