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

const bias = Int32Array.from(weights.bias)
const unit = weights.scale * TEMPERATURE

/**
 * All rows in one open hash table, so that a feature costs one line of cache: its hash, the number of the message that it
 * was last counted in (a feature counts once, however often it stands there; -1 is an empty place), and its cells.
 */
const RECORD = 5
const RECORD_BYTES = RECORD * 4
const STAMP = 1
const CELLS = 8
const EMPTY = -1
/** Messages are numbered from 0 to this, then anew. */
const MOST_MESSAGES = 0x3fffffff
const table = tableOf(integersOf(bytesOf(weights.hashes)), Int8Array.from(bytesOf(weights.cells)))
/** One bit for each known hash by its upper bits: most features of a message have no row. */
const FILTER_BITS = 19
const FILTER_SHIFT = 32 - FILTER_BITS
const filter = filterOf(integersOf(bytesOf(weights.hashes)))
let message = 0

interface Table {
  readonly mask: number
  readonly words: Int32Array
  readonly cells: Int8Array
}

function tableOf(hashes: Int32Array, cells: Int8Array): Table {
  let size = 1024
  while (size < hashes.length * 1.5) size *= 2
  const words = new Int32Array(size * RECORD)
  const bytes = new Int8Array(words.buffer)
  for (let at = STAMP; at < words.length; at += RECORD) words[at] = EMPTY
  hashes.forEach((hash, row) => {
    let place = hash & (size - 1)
    while (words[place * RECORD + STAMP] !== EMPTY) place = (place + 1) & (size - 1)
    words[place * RECORD] = hash
    words[place * RECORD + STAMP] = 0
    bytes.set(cells.subarray(row * COLUMNS, (row + 1) * COLUMNS), place * RECORD_BYTES + CELLS)
  })
  return { mask: size - 1, words, cells: bytes }
}

function filterOf(hashes: Int32Array): Int32Array {
  const bits = new Int32Array(1 << (FILTER_BITS - 5))
  for (const hash of hashes) bits[hash >>> (FILTER_SHIFT + 5)]! |= 1 << (hash >>> FILTER_SHIFT)
  return bits
}

/** The place of a feature in the table, or -1. */
function placeOf(hash: number): number {
  if (((filter[hash >>> (FILTER_SHIFT + 5)]! >>> (hash >>> FILTER_SHIFT)) & 1) === 0) return -1
  const { mask, words } = table
  let place = hash & mask
  for (;;) {
    const at = place * RECORD
    if (words[at + STAMP] === EMPTY) return -1
    if (words[at] === hash) return place
    place = (place + 1) & mask
  }
}

/** Index of the bot in the weights; a contact without a bot is read as by the lead bot. */
export function botIndex(bot: string): number {
  const index = BOTS.indexOf(bot)
  return Math.max(index, 0)
}

/** What a row says for a label under a bot; for an intent the stronger of it alone and both. */
export function weightOf(row: number, label: number, bot: number): number {
  const { cells } = table
  const at = row * RECORD_BYTES + CELLS
  if (label >= 2) return cells[at + HUMAN - 2 + label]!
  const alone = cells[at + bot * 3 + label]!
  const both = cells[at + bot * 3 + 2]!
  return Math.max(alone, both)
}

/** Scores of the four labels in 1/10,000, not yet calibrated, into `out`; notes which features are known. */
export function scoreLinear(features: Features, bot: number, out: Int32Array): void {
  message = (message + 1) & MOST_MESSAGES
  const { words, cells } = table
  const intents = bot * 3
  let buyer = bias[intents]!
  let seller = bias[intents + 1]!
  let both = bias[intents + 2]!
  let human = bias[HUMAN]!
  let optOut = bias[OPT_OUT]!
  let known = 0
  for (let i = 0; i < features.count; i++) {
    const row = placeOf(features.hash[i]!)
    if (row < 0) continue
    features.which[known] = i
    features.row[known] = row
    known++
    if (words[row * RECORD + STAMP] === message) continue
    words[row * RECORD + STAMP] = message
    const at = row * RECORD_BYTES + CELLS
    buyer += cells[at + intents]!
    seller += cells[at + intents + 1]!
    both += cells[at + intents + 2]!
    human += cells[at + HUMAN]!
    optOut += cells[at + OPT_OUT]!
  }
  features.known = known
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
