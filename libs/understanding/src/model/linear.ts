import type { Features } from '../features/features.ts'
import weights from '../weights/linear.json' with { type: 'json' }
import { bytesOf, integersOf } from './binary.ts'
import { exponential } from './exponential.ts'

/** Labels in the order of the scores. */
export const LABELS = ['buyer', 'seller', 'human', 'optOut'] as const
const BOTS = ['lead', 'buyer', 'seller']
/** A row holds buyer, seller and both for each bot, then human and opt-out. */
const COLUMNS = 11
const HUMAN = 9
const OPT_OUT = 10
const CERTAIN = 10_000
/** Log-odds are divided by this before they become scores, which keeps scores apart that are close to certain. */
export const TEMPERATURE = 2

const hashes = integersOf(bytesOf(weights.hashes))
const cells = Int8Array.from(bytesOf(weights.cells))
const bias = Int32Array.from(weights.bias)
const unit = weights.scale * TEMPERATURE
const slots = tableSize(hashes.length)
const table = new Int32Array(slots).fill(-1)
/** Number of the message that a row was last counted in: a feature counts once, however often it stands there. */
const countedIn = new Int32Array(hashes.length)
let message = 0

function tableSize(rows: number): number {
  let size = 1024
  while (size < rows * 2) size *= 2
  return size
}

for (let row = 0; row < hashes.length; row++) {
  let at = hashes[row]! & (slots - 1)
  while (table[at] !== -1) at = (at + 1) & (slots - 1)
  table[at] = row
}

/** The row of a feature, or -1. */
function rowOf(hash: number): number {
  let at = hash & (slots - 1)
  for (;;) {
    const row = table[at]!
    if (row === -1 || hashes[row] === hash) return row
    at = (at + 1) & (slots - 1)
  }
}

/** Index of the bot in the weights; a contact without a bot is read as by the lead bot. */
export function botIndex(bot: string): number {
  const index = BOTS.indexOf(bot)
  return Math.max(index, 0)
}

/** What a row says for a label under a bot; for an intent the stronger of it alone and both. */
export function weightOf(row: number, label: number, bot: number): number {
  const at = row * COLUMNS
  if (label >= 2) return cells[at + HUMAN - 2 + label]!
  const alone = cells[at + bot * 3 + label]!
  const both = cells[at + bot * 3 + 2]!
  return Math.max(alone, both)
}

/** Scores of the four labels in 1/10,000, not yet calibrated, into `out`; notes the row of each feature. */
export function scoreLinear(features: Features, bot: number, out: Int32Array): void {
  message = (message + 1) | 0
  const intents = bot * 3
  let buyer = bias[intents]!
  let seller = bias[intents + 1]!
  let both = bias[intents + 2]!
  let human = bias[HUMAN]!
  let optOut = bias[OPT_OUT]!
  for (let i = 0; i < features.count; i++) {
    const row = rowOf(features.hash[i]!)
    features.row[i] = row
    if (row < 0 || countedIn[row] === message) continue
    countedIn[row] = message
    const at = row * COLUMNS
    buyer += cells[at + intents]!
    seller += cells[at + intents + 1]!
    both += cells[at + intents + 2]!
    human += cells[at + HUMAN]!
    optOut += cells[at + OPT_OUT]!
  }
  rawScores(buyer / unit, seller / unit, both / unit, human / unit, optOut / unit, out)
}

/** Scores in 1/10,000 of log-odds against "none". */
export function rawScores(
  buyer: number,
  seller: number,
  both: number,
  human: number,
  optOut: number,
  out: Int32Array,
): void {
  const b = exponential(buyer)
  const s = exponential(seller)
  const bs = exponential(both)
  const total = 1 + b + s + bs
  out[0] = Math.floor(((b + bs) / total) * CERTAIN)
  out[1] = Math.floor(((s + bs) / total) * CERTAIN)
  out[2] = Math.floor(CERTAIN / (1 + exponential(-human)))
  out[3] = Math.floor(CERTAIN / (1 + exponential(-optOut)))
}
