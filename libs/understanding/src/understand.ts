import { newFeatures } from './features/features.ts'
import { addAll } from './features/message.ts'
import { calibrated } from './model/calibration.ts'
import { botIndex, scoreLinear } from './model/linear.ts'
import type { Reading, ReadingContext } from './reading.ts'
import { keywordOf } from './rules/keywords.ts'
import { readSlots } from './slots/index.ts'
import { newSentence, readSentence } from './text/sentence.ts'

/** Names the weights, lexicon and rules that a reading depends on. */
export const ENGINE = 'understanding-1'

const CERTAIN = 10_000
const sentence = newSentence()
const features = newFeatures()
const sums = new Int32Array(4)

/** Reads one message in its context. Never throws; time is linear in the first 2,000 characters. */
export function understand(text: string, context: ReadingContext): Reading {
  const keyword = keywordOf(text)
  readSentence(text, sentence)
  addAll(sentence, features)
  scoreLinear(features, botIndex(context.bot), sums)
  const bare = keyword !== null
  return {
    buyer: bare ? 0 : calibrated(0, sums[0]!),
    seller: bare ? 0 : calibrated(1, sums[1]!),
    human: bare ? 0 : calibrated(2, sums[2]!),
    optOut: keyword === 'optOut' ? CERTAIN : bare ? 0 : calibrated(3, sums[3]!),
    optIn: keyword === 'optIn',
    first: null,
    withdrawn: { buyer: false, seller: false },
    evidence: [],
    slots: readSlots(text, context),
  }
}
