import type { Features } from '../features/features.ts'
import weights from '../weights/linear.json' with { type: 'json' }
import { bytesOf, integersOf } from './binary.ts'

/** Labels in the order of the weights. */
export const LABELS = ['buyer', 'seller', 'human', 'optOut'] as const
/** A row holds the four labels, then buyer and seller once more for each bot. */
export const COLUMNS = 10
const BOTS = ['lead', 'buyer', 'seller']

const hashes = integersOf(bytesOf(weights.hashes))
const cells = Int8Array.from(bytesOf(weights.cells))
const bias = Int32Array.from(weights.bias)
const slots = tableSize(hashes.length)
const table = new Int32Array(slots).fill(-1)
/** Number of the message that a row was last counted in: a feature counts once, however often it stands there. */
const countedIn = new Int32Array(hashes.length)
let message = 0

function tableSize(rows: number): number {
  let size = 1024
  while (size < rows * 3) size *= 2
  return size
}

for (let row = 0; row < hashes.length; row++) {
  let at = hashes[row]! & (slots - 1)
  while (table[at] !== -1) at = (at + 1) & (slots - 1)
  table[at] = row
}

/** The row of a feature, or -1. */
export function rowOf(hash: number): number {
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
  return index < 0 ? 0 : index
}

/** Weight of a row for a label under a bot. */
export function weightOf(row: number, label: number, bot: number): number {
  const at = row * COLUMNS
  return cells[at + label]! + (label < 2 ? cells[at + 4 + bot * 2 + label]! : 0)
}

/** Sums the weights of the distinct features into `out`, one integer for each label. */
export function scoreLinear(features: Features, bot: number, out: Int32Array): void {
  message = (message + 1) | 0
  let buyer = bias[0]! + bias[4 + bot * 2]!
  let seller = bias[1]! + bias[5 + bot * 2]!
  let human = bias[2]!
  let optOut = bias[3]!
  for (let i = 0; i < features.count; i++) {
    const row = rowOf(features.hash[i]!)
    if (row < 0 || countedIn[row] === message) continue
    countedIn[row] = message
    const at = row * COLUMNS
    buyer += cells[at]! + cells[at + 4 + bot * 2]!
    seller += cells[at + 1]! + cells[at + 5 + bot * 2]!
    human += cells[at + 2]!
    optOut += cells[at + 3]!
  }
  out[0] = buyer
  out[1] = seller
  out[2] = human
  out[3] = optOut
}
