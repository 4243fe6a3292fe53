import type { Features } from '../features/features.ts'
import weights from '../weights/linear.json' with { type: 'json' }
import { bytesOf, integersOf } from './binary.ts'
import { displaced, PLACE_BITS, placeOf } from './displacement.ts'
import { exponential } from './exponential.ts'

/** Labels in the order of the scores. */
export const LABELS = ['buyer', 'seller', 'human', 'optOut'] as const
const BOTS = ['lead', 'buyer', 'seller']
/** A row holds buyer, seller and both for each bot, then human and opt-out. */
const COLUMNS = 11
const HUMAN = 9
const OPT_OUT = 10
const CERTAIN = 10_000
/**
 * Log-odds are divided by this before they become scores, which keeps scores apart that are close
 * to certain.
 */
export const TEMPERATURE = 2

const bias = Int32Array.from(weights.bias)
const unit = weights.scale * TEMPERATURE

/**
 * All rows in one table of 16 bytes each, four in a line of cache: a feature's hash, its cells, and
 * whether it was counted in the present message (a feature counts once, however often it stands
 * there). One place for each hash, no probing.
 */
const RECORD_BYTES = 16
const RECORD = RECORD_BYTES / 4
const CELLS = 4
const COUNTED = RECORD_BYTES - 1
const known = integersOf(bytesOf(weights.hashes))
const displacements = displaced(known)
const hashes = new Int32Array(RECORD << PLACE_BITS)
const cells = new Int8Array(hashes.buffer)
fill(Int8Array.from(bytesOf(weights.cells)))
/**
 * One bit for each known hash by its upper bits: features without a row touch no line of the table.
 */
const FILTER_BITS = 19
const FILTER_SHIFT = 32 - FILTER_BITS
const filter = filterOf(known)

function fill(rows: Int8Array): void {
  known.forEach((hash, row) => {
    const place = placeOf(hash, displacements)
    hashes[place * RECORD] = hash
    cells.set(rows.subarray(row * COLUMNS, (row + 1) * COLUMNS), place * RECORD_BYTES + CELLS)
  })
}

function filterOf(hashes: Int32Array): Int32Array {
  const bits = new Int32Array(1 << (FILTER_BITS - 5))
  for (const hash of hashes) bits[hash >>> (FILTER_SHIFT + 5)]! |= 1 << (hash >>> FILTER_SHIFT)
  return bits
}

/** Index of the bot in the weights; a contact without a bot is read as by the lead bot. */
export function botIndex(bot: string): number {
  const index = BOTS.indexOf(bot)
  return Math.max(index, 0)
}

/** What a row says for a label under a bot; for an intent the stronger of it alone and both. */
export function weightOf(row: number, label: number, bot: number): number {
  const at = row * RECORD_BYTES + CELLS
  if (label >= 2) return cells[at + HUMAN - 2 + label]!
  const alone = cells[at + bot * 3 + label]!
  const both = cells[at + bot * 3 + 2]!
  return Math.max(alone, both)
}

/**
 * Scores of the four labels in 1/10,000, not yet calibrated, into `out`; notes which features are
 * known.
 */
export function scoreLinear(features: Features, bot: number, out: Int32Array): void {
  const intents = bot * 3
  let buyer = bias[intents]!
  let seller = bias[intents + 1]!
  let both = bias[intents + 2]!
  let human = bias[HUMAN]!
  let optOut = bias[OPT_OUT]!
  const count = findRows(features, sift(features))
  const { row } = features
  for (let k = 0; k < count; k++) {
    const at = row[k]! * RECORD_BYTES
    if (cells[at + COUNTED] !== 0) continue
    cells[at + COUNTED] = 1
    buyer += cells[at + CELLS + intents]!
    seller += cells[at + CELLS + intents + 1]!
    both += cells[at + CELLS + intents + 2]!
    human += cells[at + CELLS + HUMAN]!
    optOut += cells[at + CELLS + OPT_OUT]!
  }
  features.known = count
  for (let k = 0; k < count; k++) cells[row[k]! * RECORD_BYTES + COUNTED] = 0
  rawScores(buyer / unit, seller / unit, both / unit, human / unit, optOut / unit, out)
}

/**
 * Of the features that may have a row those that have one, with its place; how many they are.
 * Without a branch for each, so that many lines are on their way from memory at the same time.
 */
function findRows({ which, row }: Features, candidates: number): number {
  let found = 0
  for (let k = 0; k < candidates; k++) {
    const hash = row[k]!
    const place = placeOf(hash, displacements)
    which[found] = which[k]!
    row[found] = place
    const difference = hashes[place * RECORD]! ^ hash
    found += 1 - ((difference | -difference) >>> 31)
  }
  return found
}

/**
 * Notes the features that may have a row, with their hashes; how many they are. Without a branch
 * for each.
 */
function sift({ count, hash, which, row }: Features): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const h = hash[i]!
    which[kept] = i
    row[kept] = h
    kept += (filter[h >>> (FILTER_SHIFT + 5)]! >>> (h >>> FILTER_SHIFT)) & 1
  }
  return kept
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
