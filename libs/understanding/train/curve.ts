/**
 * How figures grow with the data: models of a quarter, a half, three quarters and all of it, on
 * messages unseen by each.
 */
import type { Example } from './data.ts'
import { partOf } from './folds.ts'
import { LABELS, type Label } from './linear.ts'
import { scorer, trained } from './model.ts'

const SHARES = [4, 8, 12, 16]
const SIXTEENTHS = 16
const PART = 5

/**
 * Prints, for each share, the best F1 of each label on a fifth of the messages that is in none of
 * the models.
 */
export function printCurve(examples: readonly Example[]): void {
  const unseen = examples.filter(e => partOf(e.text, PART) === 0)
  const rest = examples.filter(e => partOf(e.text, PART) !== 0)
  process.stdout.write(`\nLearning curve: best F1 on ${unseen.length} unseen messages\n`)
  for (const share of SHARES) {
    const part = rest.filter(e => partOf(`curve ${e.text}`, SIXTEENTHS) < share)
    const score = scorer(trained(part))
    const raw = unseen.map(score)
    const figures = LABELS.map((label, k) => {
      const scores = raw.map(row => row[k] ?? 0)
      return `${label} ${bestF1(unseen, scores, label).toFixed(3)}`
    })
    process.stdout.write(`  ${String(part.length).padStart(5)} messages: ${figures.join('  ')}\n`)
  }
}

function bestF1(examples: readonly Example[], scores: readonly number[], label: Label): number {
  const order = examples.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!)
  const positive = examples.filter(e => e[label]).length
  let hit = 0
  let best = 0
  order.forEach((i, rank) => {
    if (examples[i]![label]) hit++
    best = Math.max(best, (2 * hit) / (rank + 1 + positive))
  })
  return best
}
